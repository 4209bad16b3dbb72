import { useState } from 'react';
import { defaultLaw, lawTableSchema } from '#domain/law-table.ts';
import { CheckBox } from '#ui/CheckBox.tsx';
import { Chip } from '#ui/Chip.tsx';
import { TextArea } from '#ui/TextArea.tsx';
import { TextField } from '#ui/TextField.tsx';
import { latestOf } from '../settings-versions.ts';
import { lawFields } from './law-fields.ts';
import type { SettingsFormProps } from './settings-form.ts';
import { VersionForm } from './VersionForm.tsx';
import { wholeNumber } from './whole-number.ts';

export function LawForm({ documents, onSaved }: SettingsFormProps) {
  const [law] = useState(() => latestOf(documents, 'law', lawTableSchema) ?? defaultLaw);
  const [numbers, setNumbers] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(lawFields.map(({ key }) => [key, String(law[key])])),
  );
  const [words, setWords] = useState({
    appealSuspends: law.appealSuspends,
    explanation46to51: law.explanation46to51,
    explanationVersion: law.explanationVersion,
    explanationApproved: law.explanationApproved,
  });
  const typed = Object.fromEntries(lawFields.map(({ key }) => [key, wholeNumber(numbers[key])]));
  const messages = Object.fromEntries(
    lawFields.map(({ key, label, unit }) => [key, `Enter “${label}” in whole ${unit}, 1 or more`]),
  );
  return (
    <VersionForm name="law" body={{ ...typed, ...words }} messages={messages} onSaved={onSaved}>
      {(errorFor) => (
        <>
          <div className="field-row">
            {lawFields.map(({ key, label, unit, hint, unverified }) => (
              <div key={key}>
                <TextField
                  id={key}
                  label={label}
                  hint={hint}
                  inputMode="numeric"
                  suffix={unit}
                  short
                  value={numbers[key] ?? ''}
                  onChange={(value) => setNumbers((before) => ({ ...before, [key]: value }))}
                  error={errorFor(key)}
                />
                {unverified && <Confirm />}
              </div>
            ))}
          </div>
          <div>
            <CheckBox
              id="appealSuspends"
              label="An appeal that names single requirements suspends those alone"
              hint="s.46(3), as read: every “do” and “achieve” requirement has no effect while any appeal runs"
              checked={words.appealSuspends === 'named'}
              onChange={(named) => setWords((before) => ({ ...before, appealSuspends: named ? 'named' : 'every' }))}
            />
            <Confirm />
          </div>
          <div>
            <TextArea
              id="explanation46to51"
              label="The explanation of sections 46 to 51"
              hint="Printed on every notice"
              value={words.explanation46to51}
              onChange={(explanation46to51) => setWords((before) => ({ ...before, explanation46to51 }))}
              error={errorFor('explanation46to51')}
            />
            {!words.explanationApproved && <Confirm />}
          </div>
          <TextField
            id="explanationVersion"
            label="Its version"
            hint="Printed small beside it, for example “Legal, March 2026”"
            value={words.explanationVersion}
            onChange={(explanationVersion) => setWords((before) => ({ ...before, explanationVersion }))}
            error={errorFor('explanationVersion')}
          />
          <CheckBox
            id="explanationApproved"
            label="Our solicitor has approved this wording"
            hint="Until then a printed notice is marked as a draft"
            checked={words.explanationApproved}
            onChange={(explanationApproved) => setWords((before) => ({ ...before, explanationApproved }))}
          />
        </>
      )}
    </VersionForm>
  );
}

const Confirm = () => (
  <p className="confirm">
    <Chip tone="waiting">Confirm with your solicitor</Chip>
  </p>
);
