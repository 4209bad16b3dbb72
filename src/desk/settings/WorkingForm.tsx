import { useState } from 'react';
import { defaultWorking, workingSchema } from '#domain/working.ts';
import { CheckBox } from '#ui/CheckBox.tsx';
import { TextField } from '#ui/TextField.tsx';
import { latestOf } from '../settings-versions.ts';
import type { SettingsFormProps } from './settings-form.ts';
import { VersionForm } from './VersionForm.tsx';
import { wholeNumber } from './whole-number.ts';

const messages = {
  lockMinutes: 'Enter the minutes until a phone locks, from 1 to 30',
  needleTargetHours: 'Enter the target in whole hours, 1 or more',
};

export function WorkingForm({ documents, onSaved }: SettingsFormProps) {
  const [working] = useState(() => latestOf(documents, 'working', workingSchema) ?? defaultWorking);
  const [lock, setLock] = useState(String(working.lockMinutes));
  const [target, setTarget] = useState(String(working.needleTargetHours));
  const [approvalBeforeIssue, setApproval] = useState(working.approvalBeforeIssue);
  const body = { lockMinutes: wholeNumber(lock), needleTargetHours: wholeNumber(target), approvalBeforeIssue };
  return (
    <VersionForm name="working" body={body} messages={messages} onSaved={onSaved}>
      {(errorFor) => (
        <>
          <TextField
            id="lockMinutes"
            label="A phone locks after"
            hint="Hidden or untouched for this long. 2 is a good start"
            inputMode="numeric"
            suffix="minutes"
            short
            value={lock}
            onChange={setLock}
            error={errorFor('lockMinutes')}
          />
          <TextField
            id="needleTargetHours"
            label="Needles are removed within"
            hint="The target that a find is due by"
            inputMode="numeric"
            suffix="hours"
            short
            value={target}
            onChange={setTarget}
            error={errorFor('needleTargetHours')}
          />
          <CheckBox
            id="approvalBeforeIssue"
            label="A manager approves a notice before it is issued"
            hint="Officers can still issue an urgent one and say why"
            checked={approvalBeforeIssue}
            onChange={setApproval}
          />
        </>
      )}
    </VersionForm>
  );
}
