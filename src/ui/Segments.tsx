import type { Choice } from '#domain/field.ts';
import { classNames } from './class-names.ts';
import { Fieldset } from './Fieldset.tsx';
import type { Labelled } from './labelled.ts';
import { standsInColumn } from './segments-layout.ts';

interface SegmentsProps extends Labelled {
  readonly choices: readonly Choice[];
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly large?: boolean;
  readonly hideLabel?: boolean;
  /** One line that scrolls sideways, whatever the number: a chooser of parts, not an answer. */
  readonly strip?: boolean;
}

/** Radio buttons as large segments: one tap, no keyboard. */
export function Segments({
  choices,
  value,
  onChange,
  large = false,
  hideLabel = false,
  strip = false,
  ...labelled
}: SegmentsProps) {
  const column = !strip && standsInColumn(choices);
  return (
    <Fieldset {...labelled} large={large} hideLabel={hideLabel}>
      <div className={classNames('segments', column && 'segments-stack', strip && 'segments-strip')}>
        {choices.map((choice, index) => (
          <label key={choice.value} className="segment">
            <input
              type="radio"
              id={index === 0 ? labelled.id : undefined}
              name={labelled.id}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            {column && (
              <span className="segment-mark" aria-hidden="true">
                <span className="segment-dot" />
              </span>
            )}
            <span className="segment-words">
              {choice.label}
              {choice.hint && <span className="hint">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {labelled.optional && value !== undefined && (
        <div>
          <button type="button" className="text-button" onClick={() => onChange(undefined)}>
            Clear this answer
          </button>
        </div>
      )}
    </Fieldset>
  );
}
