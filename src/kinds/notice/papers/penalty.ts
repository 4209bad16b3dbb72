// The fixed penalty on paper, with all that s.52(6) asks: particulars, the days without proceedings, amount, to whom and how.
import type { LabelledValue } from '#documents/content.ts';
import { addDays } from '#domain/calendar.ts';
import { dateWords } from '#domain/format-moment.ts';
import type { Paper, PaperWorld, WordingText } from '../../paper.ts';
import { breachedRequirements } from '../appeal-effect.ts';
import { issuedOn, itemsOf } from '../clocks.ts';
import { readPenalty } from '../penalty-body.ts';
import { issueDay, issuedBy, letter, optional, part, receipt, textOf, whereToAsk } from './letter.ts';

const opening: WordingText = {
  key: 'penalty.opening',
  title: 'Fixed penalty: how it begins',
  hint: '{council} is filled in',
  text: 'This is a fixed penalty notice under section 52 of the Anti-social Behaviour, Crime and Policing Act 2014. {council} has reason to believe that you have committed an offence under section 48 of that Act by failing to comply with a Community Protection Notice. It offers you the opportunity of discharging any liability to conviction for that offence by paying a fixed penalty.',
};
const payment: WordingText = {
  key: 'penalty.payment',
  title: 'Fixed penalty: what paying means',
  hint: '{days} and {last}, the last day without proceedings, are filled in',
  text: 'No proceedings will be taken for this offence before the end of {days} days following the date of this notice, that is until the end of {last}. If you pay within that time you cannot be convicted of the offence. If you do not pay, you may be prosecuted.',
};
const disagree: WordingText = {
  key: 'penalty.disagree',
  title: 'Fixed penalty: if they disagree',
  text: 'You do not have to accept this offer. If you do not accept it, the case may go to a magistrates’ court, which will decide. If you think that a mistake was made, tell us before the days for payment are over.',
};

export const penaltyPaper: Paper = {
  texts: [opening, payment, disagree],
  content(world) {
    const penalty = readPenalty(world.entry.body);
    const day = issueDay(world);
    const { amountPounds, discountPounds, discountDays, protectedDays, payTo, payHow } = penalty;
    if (amountPounds === undefined || protectedDays === undefined)
      return {
        lacking: 'The amount or the days without proceedings are missing. Give them on the page “The penalty”.',
      };
    const lower =
      discountPounds !== undefined && discountDays !== undefined
        ? `£${discountPounds} if paid within ${discountDays} days, by ${dateWords(addDays(day, discountDays))}`
        : undefined;
    const last = dateWords(addDays(day, protectedDays));
    return letter(world, {
      title: 'Fixed Penalty Notice',
      blocks: [
        { is: 'paragraph', text: textOf(world, opening) },
        { is: 'heading', text: 'The offence' },
        {
          is: 'facts',
          rows: [
            ...optional('Date of the offence', penalty.offenceOn && dateWords(penalty.offenceOn)),
            ...noticeBreached(world, penalty.item),
            ...optional('Particulars', penalty.particulars),
          ],
        },
        {
          is: 'callout',
          title: `Amount: £${amountPounds}${lower === undefined ? '' : `, or ${lower}`}`,
          text: textOf(world, payment, { days: String(protectedDays), last }),
        },
        { is: 'heading', text: 'How to pay' },
        {
          is: 'facts',
          rows: [
            ...optional('Pay to', payTo),
            ...optional('How', payHow),
            { label: 'Quote', value: typeof world.entry.body.reference === 'string' ? world.entry.body.reference : '' },
          ],
        },
        ...part('If you disagree or need help', textOf(world, disagree)),
        ...issuedBy(world, penalty),
        ...whereToAsk(world),
        ...receipt,
      ],
    });
  },
};

/** The notice that the breach is of, and the requirements by their numbers on that notice. */
function noticeBreached({ state }: PaperWorld, item: string | undefined): readonly LabelledValue[] {
  const breach = itemsOf(state, 'breaches').find(({ id }) => id === item);
  const notice = itemsOf(state, 'notices').find(({ id }) => id === breach?.values.item);
  const reference = notice?.values.reference;
  return [
    ...optional(
      'Community Protection Notice',
      notice && typeof reference === 'string'
        ? `${reference}, issued on ${dateWords(issuedOn(state, notice))}`
        : undefined,
    ),
    ...(breach ? breachedRequirements(state, breach) : []).flatMap(({ number, text }) =>
      optional(`Requirement ${number}`, text),
    ),
  ];
}
