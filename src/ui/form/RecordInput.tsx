import { useEffect, useState } from 'react';
import type { Field } from '#domain/field.ts';
import { isJsonObject, type Json } from '#domain/json.ts';
import { Segments } from '../Segments.tsx';
import { type Match, useFormWorld } from './form-context.ts';
import { type FieldInputProps, useAnswer } from './use-answer.ts';

interface Chosen {
  readonly record: string;
  readonly words: string;
}

/** One of the records this device knows, kept with the words it had: nothing is asked where there is none. */
export function RecordInput({ field, name }: FieldInputProps<Extract<Field, { readonly input: 'record' }>>) {
  const { records } = useFormWorld();
  const { value, onChange, labelled } = useAnswer({ field, name });
  const [found, setFound] = useState<readonly Match[]>([]);
  useEffect(() => {
    let late = false;
    const look = async () => {
      const next = await records?.();
      if (!late && next) setFound(next);
    };
    void look();
    return () => {
      late = true;
    };
  }, [records]);
  const chosen = chosenIn(value);
  const known = found.some(({ record }) => record === chosen?.record);
  const choices = [
    ...(chosen && !known ? [{ value: chosen.record, label: chosen.words }] : []),
    ...found.map(({ record, heading, detail }) => ({ value: record, label: heading, hint: detail })),
  ];
  if (choices.length === 0) return null;
  const choose = (record: string | undefined) => {
    const match = found.find((each) => each.record === record);
    onChange(match ? { record: match.record, words: `${match.heading}, ${match.detail}` } : undefined);
  };
  return <Segments {...labelled} choices={choices} value={chosen?.record} onChange={choose} />;
}

function chosenIn(value: unknown): Chosen | undefined {
  if (!isObject(value)) return undefined;
  const { record, words } = value;
  return typeof record === 'string' && typeof words === 'string' ? { record, words } : undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && isJsonObject({ ...value });
