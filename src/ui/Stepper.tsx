import { measureWords, unitWords } from '#domain/count-words.ts';
import { steppedCount, typedCount } from './count-steps.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-paths.ts';
import { describedBy, type Labelled } from './labelled.ts';

interface StepperProps extends Labelled {
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
  readonly least?: number | undefined;
  readonly most?: number | undefined;
  readonly presets?: readonly number[] | undefined;
  /** One of what is counted, or `£`. */
  readonly unit?: string | undefined;
}

/** A count without a keyboard; the number itself can be typed too. */
export function Stepper({ value, onChange, least = 0, most = 100_000, presets = [], unit, ...labelled }: StepperProps) {
  const step = (by: number) => onChange(steppedCount(value, by, least, most));
  return (
    <FieldFrame {...labelled}>
      <div className="stepper">
        <StepButton
          icon="minus"
          label={`One fewer, ${labelled.label}`}
          off={value === undefined || value <= least}
          onPress={() => step(-1)}
        />
        <div className={unit ? 'stepper-middle with-unit' : 'stepper-middle'}>
          <input
            id={labelled.id}
            className="stepper-count"
            inputMode="numeric"
            role="spinbutton"
            aria-valuenow={value}
            aria-valuetext={value === undefined ? undefined : measureWords(value, unit)}
            aria-valuemin={least}
            aria-valuemax={most}
            autoComplete="off"
            placeholder="–"
            value={value ?? ''}
            aria-invalid={labelled.error ? true : undefined}
            aria-describedby={describedBy(labelled)}
            onFocus={(event) => event.target.select()}
            onChange={(event) => onChange(typedCount(event.target.value, most))}
            onKeyDown={(event) => {
              if (event.key === 'ArrowUp') step(1);
              else if (event.key === 'ArrowDown') step(-1);
              else return;
              event.preventDefault();
            }}
          />
          {unit && (
            <span className="stepper-unit" aria-hidden="true">
              {unitWords(value, unit)}
            </span>
          )}
        </div>
        <StepButton
          icon="plus"
          label={`One more, ${labelled.label}`}
          off={value !== undefined && value >= most}
          onPress={() => step(1)}
        />
      </div>
      {presets.length > 0 && (
        <div className="presets">
          {presets.map((preset) => (
            <button
              key={preset}
              type="button"
              className="preset"
              aria-pressed={preset === value}
              onClick={() => onChange(preset)}
            >
              {preset}
            </button>
          ))}
        </div>
      )}
    </FieldFrame>
  );
}

interface StepButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly off: boolean;
  readonly onPress: () => void;
}

const StepButton = ({ icon, label, off, onPress }: StepButtonProps) => (
  <button
    type="button"
    className="stepper-button"
    aria-label={label}
    aria-disabled={off || undefined}
    onClick={off ? undefined : onPress}
  >
    <Icon name={icon} />
  </button>
);
