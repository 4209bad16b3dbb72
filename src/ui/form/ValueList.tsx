import { useState } from 'react';
import type { Field } from '#domain/field.ts';
import type { JsonObject } from '#domain/json.ts';
import { Card } from '../Card.tsx';
import { CheckAnswers } from '../CheckAnswers.tsx';
import { answerWords, type WordsWorld } from './answer-words.ts';

interface ValueListProps {
  readonly title?: string;
  readonly fields: readonly Field[];
  readonly values: JsonObject;
  /** `details`, or `<list>/<id>`: the path of an answer is this and its key. */
  readonly path: string;
  readonly world: WordsWorld;
  readonly onReveal: (path: string) => void;
}

/** The answers that were given; nothing at all where there are none. */
export function ValueList({ title, fields, values, path, world, onReveal }: ValueListProps) {
  const [revealed, setRevealed] = useState<readonly string[]>([]);
  const reveal = (key: string) => {
    onReveal(`${path}/${key}`);
    setRevealed((keys) => [...keys, key]);
  };
  const lines = fields
    .map((field) => ({
      field,
      words:
        field.input === 'photos' || field.input === 'signature' ? '' : answerWords(field, values[field.key], world),
    }))
    .filter(({ words }) => words !== '');
  if (lines.length === 0) return null;
  const answers = lines.map(({ field: { key, label, guarded }, words }) => ({
    key,
    label,
    value: guarded && !revealed.includes(key) ? <Guarded label={label} onReveal={() => reveal(key)} /> : words,
  }));
  return title ? (
    <Card title={title}>
      <CheckAnswers answers={answers} />
    </Card>
  ) : (
    <CheckAnswers answers={answers} />
  );
}

const Guarded = ({ label, onReveal }: { readonly label: string; readonly onReveal: () => void }) => (
  <button type="button" className="text-button" onClick={onReveal}>
    Show<span className="visually-hidden"> {label}</span>
  </button>
);
