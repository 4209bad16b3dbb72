// What the contract suite asks of any kind, so that a kind in the list, a planted fault and a fifth kind are judged alike.
import { z } from 'zod';
import type { Choice, Field, FieldCondition } from '#domain/field.ts';
import type { JsonObject } from '#domain/json.ts';
import { emptyRecord } from '#domain/record.ts';
import { defaultRules } from '#domain/rulebook.ts';
import type { LifecycleCell } from '#domain/kind-rules.ts';
import { type EntryType, fieldsOf, type Flow, type RecordKind } from '#kinds/registry.ts';

type Shape = Readonly<Record<string, z.core.$ZodType>>;

/** Every fault of the kind as a value, in words; none for a sound one. */
export const faultsOf = (kind: RecordKind): readonly string[] => [
  ...Object.entries(kind.entries).flatMap(([name, type]) =>
    entryFaults(kind, type).map((fault) => `${kind.name}/${name}: ${fault}`),
  ),
  ...lifecycleFaults(kind).map((fault) => `${kind.name} lifecycle: ${fault}`),
  ...flowFaults(kind).map((fault) => `${kind.name} flows: ${fault}`),
  ...(kind.version === kind.upgrades.length + 1
    ? []
    : [`${kind.name}: version ${kind.version} needs an upgrade from each version before`]),
];

function shapeOf(schema: z.core.$ZodType | undefined): Shape {
  if (schema instanceof z.ZodOptional) return shapeOf(schema.unwrap());
  if (schema instanceof z.ZodArray) return shapeOf(schema.element);
  return schema instanceof z.ZodObject ? schema.shape : {};
}

function entryFaults(kind: RecordKind, type: EntryType): readonly string[] {
  const shape = shapeOf(type.body);
  const fields = fieldsOf(type);
  const example = type.body.safeParse(type.example);
  return [
    ...(example.success ? [] : [`its example does not fit: ${z.prettifyError(example.error)}`]),
    ...(type.writers.length > 0 ? [] : ['nobody may write it']),
    ...(type.summarise(type.example) ? [] : ['its example has no summary']),
    ...fieldFaults(kind, fields, shape),
    ...type.pages.flatMap(({ when }) => conditionFaults(when, fields)),
    ...unaskedFaults(type, fields, shape),
    ...sparedFaults(type, fields),
    ...plainWordsFaults(type),
    ...(type.adds === undefined || kind.lists[type.adds]?.statuses[type.itemStatus ?? 'open']
      ? []
      : [`it adds to a list or with a status that lists does not have`]),
    ...concernsFaults(kind, type),
  ];
}

function fieldFaults(kind: RecordKind, fields: readonly Field[], shape: Shape): readonly string[] {
  return fields.flatMap((field): readonly string[] => {
    const schema = shape[field.key];
    if (!schema) return [`the field ${field.key} is not in its schema`];
    return [
      ...conditionFaults(field.when, fields),
      ...('choices' in field ? choiceFaults(field.key, field.choices, schema) : []),
      ...(field.input === 'item' || field.input === 'items' ? listFaults(kind, field.list, field.statuses ?? []) : []),
      ...(field.input === 'parts' ? partsFaults(kind, field, fields) : []),
      ...(field.input === 'count' && field.unit?.endsWith('s') ? [`${field.key} has its unit in the plural`] : []),
      ...(field.input === 'photos' && field.key !== 'attachments' ? ['its photos are not kept in attachments'] : []),
      ...(field.input === 'rows'
        ? [...fieldFaults(kind, field.fields, shapeOf(schema)), ...missingFields(field.fields, shapeOf(schema))]
        : []),
    ];
  });
}

function conditionFaults(when: FieldCondition | undefined, fields: readonly Field[]): readonly string[] {
  if (!when) return [];
  const asked = fields.find(({ key }) => key === when.field);
  if (!asked) return [`a condition looks at ${when.field}, which is not asked`];
  const known: readonly (string | boolean)[] =
    'choices' in asked ? asked.choices.map(({ value }) => value) : [true, false];
  return when.is
    .filter((value) => !known.includes(value))
    .map((value) => `${when.field} can never be ${String(value)}`);
}

function choiceFaults(key: string, choices: readonly Choice[], schema: z.core.$ZodType): readonly string[] {
  const accepts = (value: string): boolean =>
    z.safeParse(schema, value).success || z.safeParse(schema, [value]).success;
  return choices
    .filter(({ value }) => !accepts(value))
    .map(({ value }) => `${key} offers ${value}, which its schema refuses`);
}

const listFaults = (kind: RecordKind, list: string, statuses: readonly string[]): readonly string[] => {
  const info = kind.lists[list];
  if (!info) return [`there is no list ${list}`];
  return statuses.filter((status) => !info.statuses[status]).map((status) => `items of ${list} never are ${status}`);
};

const partsFaults = (
  kind: RecordKind,
  { key, list, of }: Extract<Field, { readonly input: 'parts' }>,
  fields: readonly Field[],
): readonly string[] => [
  ...(kind.lists[list]?.parts ? [] : [`items of ${list} have no parts for ${key}`]),
  ...(fields.some((asked) => asked.key === of && asked.input === 'item' && asked.list === list)
    ? []
    : [`${key} is of ${of}, which names no item of ${list}`]),
];

const missingFields = (fields: readonly Field[], shape: Shape): readonly string[] =>
  Object.keys(shape)
    .filter((key) => !fields.some((field) => field.key === key))
    .map((key) => `no field asks for ${key}`);

/** The phone gives a reference by itself, and attachments come with a photo or a signature, and a signature with its paper. */
function unaskedFaults(type: EntryType, fields: readonly Field[], shape: Shape): readonly string[] {
  const signed = fields.some(({ input }) => input === 'signature');
  const given = [
    ...(type.reference ? ['reference'] : []),
    ...(signed ? ['attachments'] : []),
    ...(type.signsPaper ? ['signedPaper'] : []),
  ];
  return missingFields(fields, shape).filter((fault) => !given.some((key) => fault.endsWith(` ${key}`)));
}

/** A question may be left out only where the entry is whole without its answer. */
function sparedFaults({ spares }: EntryType, fields: readonly Field[]): readonly string[] {
  const start = { state: emptyRecord('', ''), ...defaultRules, now: '2026-11-23T12:00:00.000Z' };
  return (spares?.(start) ?? [])
    .filter((key) => !fields.find((field) => field.key === key)?.optional)
    .map((key) => `it spares ${key}, which is no optional question`);
}

/** Without an answer the person reads what to do, never the library's words. */
function plainWordsFaults(type: EntryType): readonly string[] {
  return Object.keys(type.example).flatMap((key) => {
    const { [key]: _, ...rest } = type.example;
    const { error } = type.body.safeParse(rest);
    return (error?.issues ?? [])
      .filter(({ path, message }) => path[0] === key && /^(Invalid|Too|Unrecognized|Expected)/.test(message))
      .map(({ message }) => `without ${key} it says “${message}”`);
  });
}

function concernsFaults(kind: RecordKind, { concerns, example, pages }: EntryType): readonly string[] {
  if (!concerns) return [];
  const { to, parent } = concerns;
  const reached = typeof to === 'function' ? concerns.from.map((status) => to(example, status)) : [to];
  return [
    ...listFaults(kind, concerns.list, [...concerns.from, ...reached]),
    ...(parent ? listFaults(kind, parent.list, []) : []),
    ...(fieldsOf({ pages }).some(({ key }) => key === 'item') ? [] : ['it concerns an item but does not ask which']),
  ];
}

function lifecycleFaults(kind: RecordKind): readonly string[] {
  const statuses = Object.keys(kind.statuses);
  const types = Object.keys(kind.entries);
  return ['none', ...statuses].flatMap((status) => {
    const row = kind.lifecycle[status];
    if (!row) return [`${status} has no row`];
    return types.flatMap((type) => {
      const cell = row[type];
      if (cell === undefined) return [`${status} × ${type} is not decided`];
      const next = after(cell, kind.entries[type]?.example ?? {});
      return next === null || statuses.includes(next) ? [] : [`${status} × ${type} leads to ${next}`];
    });
  });
}

const after = (cell: LifecycleCell, body: JsonObject): string | null =>
  typeof cell === 'function' ? cell(body, {}) : cell;

function flowFaults(kind: RecordKind): readonly string[] {
  const faults = kind.flows.flatMap((flow) => [
    ...flow.types.filter((type) => !kind.entries[type]).map((type) => `${flow.name} has no type ${type}`),
    ...flow.roles.flatMap((role) =>
      flow.types
        .filter((type) => !kind.entries[type]?.writers.includes(role))
        .map((type) => `${flow.name}: ${role} may not write ${type}`),
    ),
    ...onlyWhenFaults(kind, flow),
    ...flow.statuses.flatMap((status) =>
      waysThrough(flow).flatMap((types) => walkFaults(kind, flow.name, types, status)),
    ),
  ]);
  const begins = kind.flows.some(({ statuses, types }) => statuses.includes('none') && types[0] === 'logged');
  const names = new Set(kind.flows.map(({ name }) => name));
  return [
    ...faults,
    ...(begins ? [] : ['no flow begins a record']),
    ...(names.size === kind.flows.length ? [] : ['two flows have one name']),
  ];
}

/** A type that may be left out waits for an answer of a type before it. */
const onlyWhenFaults = (kind: RecordKind, { name, types, onlyWhen = {} }: Flow): readonly string[] =>
  Object.entries(onlyWhen).flatMap(([type, { type: before, ...when }]) => [
    ...(types.indexOf(before) >= 0 && types.indexOf(before) < types.indexOf(type)
      ? []
      : [`${name}: ${type} waits for ${before}, which is not before it`]),
    ...conditionFaults(when, fieldsOf(kind.entries[before] ?? { pages: [] })).map((fault) => `${name}: ${fault}`),
  ]);

/** With all that may join, with none, and with each alone. */
function waysThrough({ types, onlyWhen = {} }: Flow): readonly (readonly string[])[] {
  const always = types.filter((type) => !onlyWhen[type]);
  const joining = types.filter((type) => onlyWhen[type]);
  return [types, always, ...joining.map((one) => types.filter((type) => always.includes(type) || type === one))];
}

/** Where a flow is offered, the lifecycle table must take every entry of it. */
function walkFaults(kind: RecordKind, flow: string, types: readonly string[], from: string): readonly string[] {
  let status = from;
  for (const type of types) {
    const cell = kind.lifecycle[status]?.[type];
    const next = cell === undefined ? null : after(cell, kind.entries[type]?.example ?? {});
    if (next === null) return [`${flow} is offered in ${from}, but ${type} has no effect there`];
    status = next;
  }
  return [];
}
