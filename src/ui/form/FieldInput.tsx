import type { Choice, Field } from '#domain/field.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import { CheckBox } from '../CheckBox.tsx';
import { CheckList } from '../CheckList.tsx';
import { DateField } from '../DateField.tsx';
import { dayShortcuts } from '../day-shortcuts.ts';
import { FieldError } from '../FieldError.tsx';
import { Segments } from '../Segments.tsx';
import { Stepper } from '../Stepper.tsx';
import { TextArea } from '../TextArea.tsx';
import { TextField } from '../TextField.tsx';
import { whenOf } from '../when-answer.ts';
import { WhenField } from '../WhenField.tsx';
import { ChecklistInput } from './ChecklistInput.tsx';
import { ContainerInput } from './ContainerInput.tsx';
import { useFormWorld } from './form-context.ts';
import { ItemInput } from './ItemInput.tsx';
import { PartsInput } from './PartsInput.tsx';
import { PhotosInput } from './PhotosInput.tsx';
import { PlaceInput } from './PlaceInput.tsx';
import { RecordInput } from './RecordInput.tsx';
import { RowsInput } from './RowsInput.tsx';
import { SignatureInput } from './SignatureInput.tsx';
import { type FieldInputProps, textOf, textsOf, useAnswer } from './use-answer.ts';

/** One question of a form, whatever its input. */
export function FieldInput({ field, name }: FieldInputProps) {
  switch (field.input) {
    case 'rows':
      return (
        <RowsInput
          field={field}
          name={name}
          renderField={(inner, innerName) => <FieldInput key={inner.key} field={inner} name={innerName} />}
        />
      );
    case 'place':
      return <PlaceInput field={field} name={name} />;
    case 'record':
      return <RecordInput field={field} name={name} />;
    case 'container':
      return <ContainerInput field={field} name={name} />;
    case 'photos':
      return <PhotosInput field={field} name={name} />;
    case 'signature':
      return <SignatureInput field={field} name={name} />;
    case 'checklist':
      return <ChecklistInput field={field} name={name} />;
    case 'item':
    case 'items':
      return <ItemInput field={field} name={name} />;
    case 'parts':
      return <PartsInput field={field} name={name} />;
    case 'line':
    case 'text':
    case 'checkbox':
    case 'choice':
    case 'choices':
    case 'count':
    case 'date':
    case 'moment':
      return <PlainInput field={field} name={name} />;
  }
}

type PlainField = Exclude<
  Field,
  {
    readonly input:
      | 'rows'
      | 'place'
      | 'container'
      | 'record'
      | 'photos'
      | 'signature'
      | 'checklist'
      | 'item'
      | 'items'
      | 'parts';
  }
>;

function PlainInput({ field, name }: FieldInputProps<PlainField>) {
  const world = useFormWorld();
  const { value, onChange, labelled } = useAnswer({ field, name });
  const guarded = world.guarded || field.guarded;
  switch (field.input) {
    case 'line':
      return <TextField {...labelled} value={textOf(value)} onChange={onChange} guarded={guarded} />;
    case 'text':
      return <TextArea {...labelled} value={textOf(value)} onChange={onChange} guarded={guarded} />;
    case 'checkbox':
      return (
        <div className="field">
          <FieldError id={name} error={labelled.error} />
          <CheckBox {...labelled} checked={value === true} onChange={onChange} />
        </div>
      );
    case 'choice':
      return (
        <Segments
          {...labelled}
          choices={offered(field.choices, [value])}
          value={textOf(value) || undefined}
          onChange={onChange}
        />
      );
    case 'choices':
      return (
        <CheckList
          {...labelled}
          choices={offered(field.choices, textsOf(value))}
          values={textsOf(value)}
          onChange={onChange}
        />
      );
    case 'count':
      return (
        <Stepper
          {...labelled}
          value={typeof value === 'number' ? value : undefined}
          onChange={onChange}
          least={field.least}
          most={field.most}
          presets={field.presets}
          unit={field.unit}
        />
      );
    case 'date':
      return (
        <DateField
          {...labelled}
          value={textOf(value)}
          onChange={onChange}
          shortcuts={dayShortcuts(dayOfInstant(world.now().from), field.days)}
        />
      );
    case 'moment':
      return <WhenField {...labelled} value={whenOf(value)} onChange={onChange} now={world.now} />;
  }
}

/** What only earlier records say is kept when it is the answer already, and not offered otherwise. */
const offered = (choices: readonly Choice[], given: readonly unknown[]): readonly Choice[] =>
  choices.filter((choice) => choice.offered !== false || given.includes(choice.value));
