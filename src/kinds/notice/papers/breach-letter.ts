// The letter about a breach: which requirements of which notice, what happened, and what is asked of them or follows.
import type { Block } from '#documents/content.ts';
import { dateWords } from '#domain/format-moment.ts';
import { placeWords } from '#domain/place.ts';
import type { Paper, PaperWorld, WordingText } from '../../paper.ts';
import { breachedRequirements } from '../appeal-effect.ts';
import { type Letter, readLetter } from '../breach-letter-body.ts';
import { readCase } from '../case.ts';
import { dayOfLine, issuedOn, itemNamed, parentOf } from '../clocks.ts';
import { issuedBy, letter, optional, part, textOf, whereToAsk } from './letter.ts';

const opening: WordingText = {
  key: 'breach.opening',
  title: 'Letter about a breach: how it begins',
  hint: '{council} and {notice}, its reference and day of issue, are filled in',
  text: '{council} has evidence that you did not comply with the Community Protection Notice {notice}. This letter says what happened, and what we ask of you or do next.',
};
const offence: WordingText = {
  key: 'breach.offence',
  title: 'Letter about a breach: why it matters',
  text: 'Failing to comply with a Community Protection Notice without a reasonable excuse is a criminal offence under section 48 of the Anti-social Behaviour, Crime and Policing Act 2014. You may be offered a fixed penalty or be prosecuted.',
};
const explain: WordingText = {
  key: 'breach.explain',
  title: 'Letter about a breach: asking for their side',
  hint: '{by}, the day to reply by, is filled in',
  text: 'Tell us your side by {by}. If you took all reasonable steps to comply, or had another reasonable excuse, say what it was and send us anything that shows it. We will look at what you say before we decide what to do.',
};
const noAction: WordingText = {
  key: 'breach.noAction',
  title: 'Letter about a breach: no action this time',
  text: 'We do not intend to do anything more about what is described in this letter. If it happens again, we may act on that.',
};
const disagree: WordingText = {
  key: 'breach.disagree',
  title: 'Letter about a breach: if they disagree',
  text: 'If you think that this letter is wrong, or if you need help to understand it, tell us. You may also ask us at any time to vary or discharge the notice: say what should change and why.',
};

export const breachLetterPaper: Paper = {
  texts: [opening, offence, explain, noAction, disagree],
  content(world) {
    const { state, entry } = world;
    const said = readLetter(entry.body);
    const breach = itemNamed(state, 'breaches', said.item);
    const notice = breach && itemNamed(state, 'notices', parentOf(state, 'breaches', breach.id));
    const { reference } = notice?.values ?? {};
    if (!breach || !notice || typeof reference !== 'string')
      return { lacking: 'The notice that was breached is not on this phone, so the letter cannot name it.' };
    const { place } = readCase(state.details);
    return letter(world, {
      title: 'Breach of a Community Protection Notice',
      about: { label: 'Notice', reference },
      blocks: [
        {
          is: 'paragraph',
          text: textOf(world, opening, { notice: `${reference}, issued on ${dateWords(issuedOn(state, notice))}` }),
        },
        ...part('What happened', said.what),
        {
          is: 'facts',
          rows: [
            { label: 'When', value: dateWords(dayOfLine(breach)) },
            { label: 'Where', value: [placeWords(place), place?.ward].filter(Boolean).join(', ') },
          ],
        },
        { is: 'heading', text: 'What the notice requires' },
        {
          is: 'facts',
          rows: breachedRequirements(state, breach).flatMap(({ number, text }) =>
            optional(`Requirement ${number}`, text),
          ),
        },
        ...next(world, said),
        ...part('If you disagree or need help', textOf(world, disagree)),
        ...issuedBy(world, said),
        ...whereToAsk(world),
      ],
    });
  },
};

function next(world: PaperWorld, { aim, replyBy, follows }: Letter): readonly Block[] {
  const callout = (title: string, text: string): readonly Block[] => [{ is: 'callout', title, text }];
  if (aim === 'no-action') return callout('No further action this time', textOf(world, noAction));
  if (aim === 'follows' && follows)
    return [...part('Why it matters', textOf(world, offence)), ...callout('What follows', follows)];
  const by = replyBy === undefined ? '' : dateWords(replyBy);
  return [
    ...part('Why it matters', textOf(world, offence)),
    ...callout(`Tell us your side by ${by}`, textOf(world, explain, { by })),
  ];
}
