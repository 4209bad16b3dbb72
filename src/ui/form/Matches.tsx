import { useEffect, useState } from 'react';
import { CheckBox } from '../CheckBox.tsx';
import { Fieldset } from '../Fieldset.tsx';
import { type EntryToBe, type FormWorld, type LikelyMatch, useFormWorld } from './form-context.ts';
import type { FormLinks } from './form-draft.ts';

interface MatchesProps {
  readonly matches: readonly LikelyMatch[];
  readonly links: FormLinks;
  readonly onLink: (match: LikelyMatch, linked: boolean) => void;
}

/** Records that may be about the same: offered with the reason, linked only by a person. */
export function Matches({ matches, links, onLink }: MatchesProps) {
  const { onMatch } = useFormWorld();
  if (matches.length === 0) return null;
  return (
    <Fieldset
      id="matches"
      label="This may be the same person, premises or land"
      hint="Tick what is the same. The records are linked, never merged, and a link can be taken back"
    >
      {matches.map((match) => (
        <div key={match.record} className="match">
          <CheckBox
            id={`match.${match.record}`}
            label={match.heading}
            hint={[match.detail, whyWords(match)].filter(Boolean).join(' · ')}
            checked={links[match.record] !== undefined}
            onChange={(linked) => onLink(match, linked)}
          />
          {onMatch && (
            <button type="button" className="text-button" onClick={() => onMatch(match.record)}>
              Open<span className="visually-hidden"> {match.heading}</span>
            </button>
          )}
        </div>
      ))}
    </Fieldset>
  );
}

/** As it is shown and as it is kept with a link: "Same date of birth, name sounds alike". */
export function whyWords({ why }: Pick<LikelyMatch, 'why'>): string {
  const words = why.join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const AFTER_TYPING = 400;

/** Asked again shortly after the last change; an answer that comes late is dropped. */
export function useMatches(
  matches: FormWorld['matches'],
  entries: readonly EntryToBe[],
  asked: boolean,
): readonly LikelyMatch[] {
  const [found, setFound] = useState<readonly LikelyMatch[]>([]);
  const key = asked && matches ? JSON.stringify(entries.map(({ type, body }) => [type, body])) : '';
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
