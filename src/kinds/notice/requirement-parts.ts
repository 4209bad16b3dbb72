// The requirements of a notice as a breach or an appeal may name them.
import { labelOf } from '#domain/choice.ts';
import { dateWords } from '#domain/format-moment.ts';
import type { ListInfo } from '../define-record-kind.ts';
import { requirementsAt, underAppeal } from './appeal-effect.ts';
import { requirementTypes } from './choices.ts';
import { itemNamed } from './clocks.ts';

export const requirementParts: NonNullable<ListInfo['parts']> = (state, item, instant, { law }) => {
  const notice = itemNamed(state, 'notices', item);
  return (notice ? requirementsAt(state, notice, instant) : []).map((requirement) => {
    const { number, type, text, due } = requirement;
    const suspended = notice && underAppeal(state, notice, requirement, instant, law) === 'suspended';
    const words = [labelOf(requirementTypes, type), due && `by ${dateWords(due)}`].filter(Boolean).join(', ');
    return { number, words: text, hint: suspended ? `${words}. No effect while the appeal runs` : words };
  });
};
