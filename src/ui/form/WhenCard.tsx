import { useState } from 'react';
import { momentWords } from '#domain/format-moment.ts';
import type { Moment } from '#domain/moment.ts';
import { Card } from '../Card.tsx';
import { CheckAnswers } from '../CheckAnswers.tsx';
import { momentOfWhen, type WhenAnswer } from '../when-answer.ts';
import { WhenField } from '../WhenField.tsx';
import { useFormWorld } from './form-context.ts';
import { WHEN_ID } from './form-entries.ts';

interface WhenCardProps {
  readonly label: string;
  readonly when: WhenAnswer;
  readonly onWhen: (when: WhenAnswer) => void;
  readonly error: string | undefined;
}

/** When it happened: now, unless an officer says otherwise; asked here so that it costs no page and no tap. */
export function WhenCard({ label, when, onWhen, error }: WhenCardProps) {
  const { now } = useFormWorld();
  const [open, setOpen] = useState(false);
  return (
    <Card>
      {open || error ? (
        <WhenField
          id={WHEN_ID}
          label={label}
          error={error}
          value={when}
          onChange={(next) => onWhen(next ?? { mode: 'now' })}
          now={now}
          nowAtSave
        />
      ) : (
        <CheckAnswers
          answers={[{ key: WHEN_ID, label, value: whenWords(when, now()), onChange: () => setOpen(true) }]}
        />
      )}
    </Card>
  );
}

function whenWords(when: WhenAnswer, now: Moment): string {
  if (when.mode === 'now') return 'Now';
  const made = momentOfWhen(when, now);
  return 'moment' in made ? momentWords(made.moment, now.from) : made.problem;
}
