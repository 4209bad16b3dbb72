// A manager lets a warning sign pass, with a reason that stays. What stops somebody (a block) can never be let pass.
import { z } from 'zod';
import { choiceSchema, labelOf } from '#domain/choice.ts';
import type { Guard } from '#domain/guard.ts';
import { textSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import type { EntryType } from '../define-record-kind.ts';
import { overridable } from './choices.ts';

const overriddenSchema = z.strictObject({
  code: choiceSchema(overridable, 'Say what may pass'),
  reason: textSchema('Say why'),
});

export const overridden = defineEntryType({
  title: 'Let pass by the manager',
  body: overriddenSchema,
  writers: ['manager'],
  pages: [
    {
      title: 'Let something pass',
      fields: [
        { key: 'code', label: 'What may pass in this case', input: 'choice', choices: overridable },
        { key: 'reason', label: 'Why', hint: 'It stays on the record', input: 'text' },
      ],
    },
  ],
  summarise: ({ code }) => labelOf(overridable, code) ?? 'Let pass',
  example: { code: 'warning-old', reason: 'The recipient was abroad for four months' },
});

/** The same types, with guards that do not say again what a manager let pass. */
export const heedingOverrides = <Name extends string>(
  types: Readonly<Record<Name, EntryType>>,
): Readonly<Record<Name, EntryType>> => {
  const heeding: Record<Name, EntryType> = { ...types };
  for (const name in types) heeding[name] = { ...types[name], guards: types[name].guards.map(heedful) };
  return heeding;
};

const heedful =
  (guard: Guard): Guard =>
  (entry, context) => {
    const found = guard(entry, context);
    if (found.every(({ level }) => level === 'block')) return found;
    const passed = context.state.timeline.flatMap(({ type, outcome, body }) =>
      type === 'overridden' && outcome === 'effect' ? [body.code] : [],
    );
    return found.filter(({ level, code }) => level === 'block' || !passed.includes(code));
  };
