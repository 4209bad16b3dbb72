import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { daySchema, instantText } from '#domain/moment.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import type { Json } from '#domain/json.ts';
import { call } from '#protocol/call.ts';
import { settingsBodies, type SettingsName, writeSettings } from '#protocol/settings-documents.ts';
import { Card } from '#ui/Card.tsx';
import type { FormError } from '#ui/ErrorSummary.tsx';
import { Notice } from '#ui/Notice.tsx';
import { DayField } from '../DayField.tsx';
import { Form } from '../Form.tsx';
import { errorOf } from '../form-errors.ts';
import { useAction } from '../use-action.ts';
import { useChecked } from '../use-checked.ts';

interface VersionFormProps {
  readonly name: SettingsName;
  /** As typed: the schema of the document judges it. */
  readonly body: unknown;
  /** Said in place of the schema's words, by the key of the answer. */
  readonly messages?: Readonly<Record<string, string>>;
  /** What the desk alone goes by, whatever day a record is of. */
  readonly deskOnly?: boolean;
  readonly onSaved: () => void;
  readonly children: (errorFor: (key: string) => string | undefined) => ReactNode;
}

/** The next version of a settings document: its answers and the day it begins. */
export function VersionForm({ name, body, messages = {}, deskOnly, onSaved, children }: VersionFormProps) {
  const [from, setFrom] = useState(() => dayOfInstant(instantText(Date.now())));
  const [saved, setSaved] = useState('');
  const schema = z.object({ from: daySchema, body: settingsBodies[name] });
  const save = useAction(async (version: { from: string; body: Json }) => {
    const { version: number } = await call(writeSettings, { params: { name }, body: version });
    setSaved(`Version ${number} is saved.${deskOnly ? '' : ' Phones have it at their next contact.'}`);
    onSaved();
  });
  const { errors, attempt, check } = useChecked(schema, save.run);
  const told = errors.map(({ id, message }): FormError => {
    if (id === 'from') return { id, message: 'Enter the day it begins' };
    // A list is judged as a whole: its control is named like the document.
    const part = id.split('.')[1] ?? name;
    const key = /^\d+$/.test(part) ? name : part;
    return { id: key, message: messages[key] ?? message };
  });
  return (
    <Card title="Next version">
      <Form
        errors={told}
        attempt={attempt}
        problem={save.problem}
        submit="Save as a new version"
        busy={save.busy ? 'Saving…' : undefined}
        onSubmit={() => check({ from, body })}
      >
        {children((key) => errorOf(told, key))}
        <DayField
          id="from"
          label="In force from"
          hint={deskOnly ? undefined : 'Records before this day keep the version of their day'}
          value={from}
          onChange={setFrom}
          error={errorOf(told, 'from')}
        />
        <div role="status">{saved && !save.busy && <Notice tone="received" title={saved} />}</div>
      </Form>
    </Card>
  );
}
