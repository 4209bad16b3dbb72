// The Community Protection Warning on paper. The Act asks only for a written warning (s.43(5)); the rest is good practice.
import { z } from 'zod';
import type { Block } from '#documents/content.ts';
import { dateWords } from '#domain/format-moment.ts';
import { daySchema } from '#domain/moment.ts';
import type { JsonObject } from '#domain/json.ts';
import type { Paper, PaperWorld, WordingText } from '../../paper.ts';
import {
  issuedBy,
  letter,
  part,
  readIssued,
  receipt,
  requirementItems,
  textOf,
  theTest,
  whereToAsk,
} from './letter.ts';

const opening: WordingText = {
  key: 'warning.opening',
  title: 'Warning: how it begins',
  hint: '{council} is filled in',
  text: 'This is a written warning under section 43(5) of the Anti-social Behaviour, Crime and Policing Act 2014. {council} is satisfied that your conduct is having a detrimental effect, of a persistent or continuing nature, on the quality of life of people in the locality, and that it is unreasonable.',
};
const next: WordingText = {
  key: 'warning.next',
  title: 'Warning: what may follow',
  hint: '{council} and {until}, the end of the time given, are filled in',
  text: 'A Community Protection Notice will be issued to you unless your conduct stops having this effect. You have until {until} to deal with it. Failing to comply with a notice without a reasonable excuse is a criminal offence. You may be offered a fixed penalty or be prosecuted, and a court may impose a fine and order forfeiture or work to be done.',
};
const disagree: WordingText = {
  key: 'warning.disagree',
  title: 'Warning: if they disagree',
  text: 'There is no appeal to a court against a warning. If you think that it is wrong, cannot do what it asks, need more time or need help to understand it, tell us before the time given has passed. We can change or withdraw it.',
};

const incidentsSchema = z.array(z.object({ on: daySchema, time: z.string().optional(), what: z.string() })).catch([]);

export const warningPaper: Paper = {
  texts: [opening, next, disagree],
  content(world) {
    const issued = readIssued(world.entry.body);
    const until = issued.complianceDate === undefined ? '' : dateWords(issued.complianceDate);
    return letter(world, {
      title: 'Community Protection Warning',
      blocks: [
        { is: 'paragraph', text: textOf(world, opening) },
        ...theTest(world, issued),
        ...incidents(world),
        { is: 'heading', text: 'What you must do' },
        { is: 'numbered', items: requirementItems(issued.requirements) },
        { is: 'callout', title: `Time given: until ${until}`, text: textOf(world, next, { until }) },
        ...part('If you disagree or need help', textOf(world, disagree)),
        ...issuedBy(world, issued),
        ...whereToAsk(world),
        ...receipt,
      ],
    });
  },
};

function incidents({ entry }: PaperWorld): readonly Block[] {
  const rows = incidentsSchema.parse(entry.body.incidents);
  return [
    ...(rows.length > 0
      ? [
          { is: 'heading' as const, text: 'What happened' },
          {
            is: 'facts' as const,
            rows: rows.map(({ on, time, what }) => ({
              label: [dateWords(on), time].filter(Boolean).join(', '),
              value: what,
            })),
          },
        ]
      : []),
    ...part('Who is affected', affectedOf(entry.body)),
  ];
}

const affectedOf = ({ affected }: JsonObject): string | undefined =>
  typeof affected === 'string' ? affected : undefined;
