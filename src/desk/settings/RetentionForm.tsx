import { useState } from 'react';
import { retentionSchema } from '#domain/retention.ts';
import { kinds } from '#kinds/registry.ts';
import { Notice } from '#ui/Notice.tsx';
import { TextField } from '#ui/TextField.tsx';
import { latestOf } from '../settings-versions.ts';
import type { SettingsFormProps } from './settings-form.ts';
import { VersionForm } from './VersionForm.tsx';
import { wholeNumber } from './whole-number.ts';

export function RetentionForm({ documents, onSaved }: SettingsFormProps) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(
      Object.entries(latestOf(documents, 'retention', retentionSchema) ?? {}).map(([kind, years]) => [
        kind,
        `${years}`,
      ]),
    ),
  );
  const body = Object.fromEntries(
    Object.entries(typed).flatMap(([kind, years]) => (years.trim() ? [[kind, wholeNumber(years)]] : [])),
  );
  const messages = Object.fromEntries(
    kinds.map(({ name, plural }) => [name, `${plural}: enter whole years from 1 to 99, or leave it empty`]),
  );
  return (
    <VersionForm name="retention" body={body} messages={messages} deskOnly onSaved={onSaved}>
      {(errorFor) => (
        <>
          <Notice tone="neutral">
            <p>
              Years after the last thing that happened in a record that has ended. No law gives one number for these
              records: ask your data protection officer. Empty means kept until you decide.
            </p>
          </Notice>
          {kinds.map(({ name, plural }) => (
            <TextField
              key={name}
              id={name}
              label={plural}
              inputMode="numeric"
              suffix="years"
              short
              value={typed[name] ?? ''}
              onChange={(years) => setTyped((before) => ({ ...before, [name]: years }))}
              error={errorFor(name)}
            />
          ))}
        </>
      )}
    </VersionForm>
  );
}
