// The Community Protection Notice on paper: the conduct (s.43(7)(a)), the requirements (s.43(3)) and the effect of sections
// 46 to 51 (s.43(7)(b)), without which it is defective.
import { z } from 'zod';
import type { Block } from '#documents/content.ts';
import { addDays } from '#domain/calendar.ts';
import { dateWords } from '#domain/format-moment.ts';
import { daySchema } from '#domain/moment.ts';
import { readerOf } from '#domain/readable.ts';
import { optionalLineSchema } from '#domain/text.ts';
import type { Paper, PaperWorld, WordingText } from '../../paper.ts';
import { issuedOn, itemsOf } from '../clocks.ts';
import {
  issueDay,
  issuedBy,
  letter,
  optional,
  part,
  readIssued,
  receipt,
  requirementItems,
  textOf,
  theTest,
  whereToAsk,
} from './letter.ts';

const opening: WordingText = {
  key: 'notice.opening',
  title: 'Notice: how it begins',
  hint: '{council} is filled in',
  text: 'This is a Community Protection Notice under section 43 of the Anti-social Behaviour, Crime and Policing Act 2014. {council} is satisfied on reasonable grounds that your conduct is having a detrimental effect, of a persistent or continuing nature, on the quality of life of those in the locality, and that it is unreasonable. You were warned in writing and given time to deal with it, and it still has that effect.',
};
const offence: WordingText = {
  key: 'notice.offence',
  title: 'Notice: what failing to comply means',
  text: 'You must comply with every requirement above. Failing to comply without a reasonable excuse is a criminal offence.',
};
const appeal: WordingText = {
  key: 'notice.appeal',
  title: 'Notice: how to appeal',
  hint: '{days}, {issued} and {last} are filled in from the law table and the date of the notice, which may be handed over later',
  text: 'You may appeal to a magistrates’ court within {days} days beginning with the day on which this notice is issued to you. If it is issued to you on {issued}, the last day to appeal is {last}. If it is issued to you on a later day, the {days} days begin with that day. You may appeal on the grounds that the conduct did not take place, had no detrimental effect, was not persistent or continuing, is not unreasonable, or is not something you can reasonably be expected to control or affect; that a requirement or a period is unreasonable; that the notice has a material defect or error; or that it was issued to the wrong person.',
};
const ends: WordingText = {
  key: 'notice.ends',
  title: 'Notice: how long it lasts',
  hint: '{ends} is filled in',
  text: 'This notice has effect until the end of {ends}, unless it is varied or discharged before.',
};
const endless: WordingText = {
  key: 'notice.endless',
  title: 'Notice: that it has no end date',
  text: 'This notice has no end date. It has effect until it is varied or discharged.',
};
const change: WordingText = {
  key: 'notice.change',
  title: 'Notice: how to ask for a change',
  text: 'You may ask us at any time to vary this notice or to discharge it, for example because your circumstances have changed or a requirement is no longer needed. Write to us with the reference of this notice and say what should change and why. The notice stays in force until we have decided and told you.',
};

const UNAPPROVED = 'The council has not yet approved its explanation of sections 46 to 51.';

export const noticePaper: Paper = {
  texts: [opening, offence, ends, endless, appeal, change],
  content(world) {
    const { entry } = world;
    const { law } = world.rules;
    const issued = readIssued(entry.body);
    const day = issueDay(world);
    const dates = {
      days: String(law.appealDays),
      issued: dateWords(day),
      // The day of issue is the first of the days of s.46(2).
      last: dateWords(addDays(day, law.appealDays - 1)),
    };
    return letter(world, {
      title: 'Community Protection Notice',
      draft: law.explanationApproved ? undefined : UNAPPROVED,
      blocks: [
        { is: 'paragraph', text: textOf(world, opening) },
        ...theTest(world, issued),
        ...warned(world),
        { is: 'heading', text: 'What you must do' },
        { is: 'numbered', items: requirementItems(issued.requirements, issued.complianceDate) },
        { is: 'callout', title: 'Failing to comply', text: textOf(world, offence) },
        ...part('How long this notice lasts', termOf(world)),
        ...part('Your right to appeal', textOf(world, appeal, dates)),
        ...part('Asking for a change', textOf(world, change)),
        ...part('The effect of sections 46 to 51 of the Act', ...law.explanation46to51.split(/\n{2,}/)),
        { is: 'paragraph', text: `This explanation: version ${law.explanationVersion}.` },
        ...issuedBy(world, issued),
        ...whereToAsk(world),
        ...receipt,
      ],
    });
  },
};

function termOf(world: PaperWorld): string {
  const { endsOn } = readTerm(world.entry.body);
  return endsOn === undefined ? textOf(world, endless) : textOf(world, ends, { ends: dateWords(endsOn) });
}

const readTerm = readerOf(z.object({ endsOn: daySchema.optional() }));
const followsSchema = z.array(z.string()).catch([]);
const readOther = readerOf(
  z.object({
    otherReference: optionalLineSchema,
    otherAgency: optionalLineSchema,
    otherServedOn: daySchema.optional(),
  }),
);

/** Which warning it follows, ours or another agency's, and what shows that the effect continues. */
function warned({ state, entry: { body } }: PaperWorld): readonly Block[] {
  const followed = new Set(followsSchema.parse(body.follows));
  const ours = itemsOf(state, 'warnings')
    .filter(({ id }) => followed.has(id))
    .map((warning) => ({
      label: typeof warning.values.reference === 'string' ? warning.values.reference : 'Warning',
      value: `Given on ${dateWords(issuedOn(state, warning))}`,
    }));
  const { otherReference, otherAgency, otherServedOn } = readOther(body);
  const given = otherServedOn === undefined ? undefined : `given on ${dateWords(otherServedOn)}`;
  const theirs = optional(otherReference ?? '', [otherAgency, given].filter(Boolean).join(', '));
  const rows = [...ours, ...theirs];
  return [
    ...(rows.length > 0
      ? [
          { is: 'heading' as const, text: 'The warning you were given' },
          { is: 'facts' as const, rows },
        ]
      : []),
    ...part('Why it still continues', typeof body.evidence === 'string' ? body.evidence : undefined),
  ];
}
