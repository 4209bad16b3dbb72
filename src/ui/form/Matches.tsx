import { CheckBox } from '../CheckBox.tsx';
import { Fieldset } from '../Fieldset.tsx';
import { type LikelyMatch, useFormWorld } from './form-context.ts';
import type { FormLinks } from './form-draft.ts';
import { whyWords } from './use-matches.ts';

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
