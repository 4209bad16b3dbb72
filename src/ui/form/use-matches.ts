import { useEffect, useState } from 'react';
import { newId } from '#domain/id.ts';
import type { EntryToBe, FormWorld, LikelyMatch } from './form-context.ts';
import type { FormLinks } from './form-draft.ts';
import { fieldId } from './form-step.ts';
import type { HeldForm } from './use-form-answers.ts';

const AFTER_TYPING = 400;

/** Records that may be about the same as this form; looked for again shortly after a change, where a page asks what tells. */
export function useMatches(
  { matches, matchedBy = [] }: FormWorld,
  { steps, shown }: HeldForm,
  entries: readonly EntryToBe[],
): readonly LikelyMatch[] {
  const [found, setFound] = useState<readonly LikelyMatch[]>([]);
  const asked = shown
    ? shown.fields.map((field) => fieldId(shown.step.type, field.key))
    : steps.flatMap(({ type, pages }) => pages.flatMap(({ fields }) => fields.map(({ key }) => fieldId(type, key))));
  const isAsked = matches && asked.some((id) => matchedBy.includes(id));
  const key = isAsked ? JSON.stringify(entries.map(({ type, body }) => [type, body])) : '';
  useEffect(() => {
    if (key === '') return;
    let late = false;
    const look = async () => {
      const next = await matches?.(entries);
      if (!late && next) setFound(next);
    };
    const timer = setTimeout(() => void look(), AFTER_TYPING);
    return () => {
      late = true;
      clearTimeout(timer);
    };
    // The key is the entries' content: a new object that says the same asks nothing again.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key]);
  return key === '' ? [] : found;
}

/** With a match linked, under the id it had before if it was linked before, or no longer linked. */
export function linksWith(links: FormLinks, match: LikelyMatch, linked: boolean): FormLinks {
  const { [match.record]: before, ...others } = links;
  return linked ? { ...others, [match.record]: before ?? { entry: newId(), why: whyWords(match) } } : others;
}

/** What the linked records become when the form is saved. */
export const linksToBe = (links: FormLinks): readonly EntryToBe[] =>
  Object.entries(links).map(([record, { entry, why }]) => ({ id: entry, type: 'linked', body: { record, why } }));

/** As it is shown and as it is kept with a link: "Same date of birth, name sounds alike". */
export function whyWords({ why }: Pick<LikelyMatch, 'why'>): string {
  const words = why.join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
