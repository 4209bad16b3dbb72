// Other answers to the same questions: a kind's example, varied field by field as long as its own schema takes it. Knows
// no kind, so a new one is in the demonstration by being listed.
import { DAY_MS } from '#domain/clock.ts';
import { type Field, isShown } from '#domain/field.ts';
import { gridReference } from '#domain/geo/national-grid.ts';
import { wardAt } from '#domain/geo/ward-at.ts';
import { isJsonObject, type Json, type JsonObject } from '#domain/json.ts';
import { addDays } from '#domain/calendar.ts';
import type { Place, Position } from '#domain/place.ts';
import { type EntryType, fieldsOf } from '#kinds/registry.ts';
import { places, wards } from './eastmere.ts';
import type { Random } from './random.ts';

/** The day the kinds' examples are about. */
const EXAMPLE_DAY = Date.parse('2026-11-23T12:00:00.000Z');

/** The type's example as of that day, beside what is given; undefined where the two do not fit. */
export function exampleAnswers(type: EntryType, given: JsonObject, now: number): JsonObject | undefined {
  const days = Math.round((now - EXAMPLE_DAY) / DAY_MS);
  const answers = shown(type, { ...movedBy(type.example, days), ...given });
  return type.body.safeParse(answers).success ? answers : undefined;
}

/** The same with other answers, as long as they fit. */
export function variedAnswers(type: EntryType, given: JsonObject, now: number, random: Random): JsonObject | undefined {
  const start = exampleAnswers(type, given, now);
  if (!start) return undefined;
  return fieldsOf(type).reduce<JsonObject>((answers, field) => {
    const answer = field.key in given ? undefined : varied(field, answers[field.key], random);
    if (answer === undefined) return answers;
    const candidate = shown(type, { ...answers, [field.key]: answer });
    return type.body.safeParse(candidate).success ? candidate : answers;
  }, start);
}

/** Without answers to questions that are not asked beside these. */
function shown(type: EntryType, answers: JsonObject): JsonObject {
  const hidden = type.pages.flatMap((page) =>
    page.fields.filter((field) => !isShown(page, answers) || !isShown(field, answers)).map(({ key }) => key),
  );
  return Object.fromEntries(
    Object.entries(answers).filter(
      ([key, value]) => value !== undefined && (!hidden.includes(key) || isPaperOf(type, key)),
    ),
  );
}

/** The paper is made for the answers; no question asks for it. */
const isPaperOf = ({ paper }: EntryType, key: string): boolean => paper !== undefined && key === 'attachments';

function varied(field: Field, answer: Json | undefined, random: Random): Json | undefined {
  // What the example leaves out is mostly for cases unlike it.
  if (field.optional && answer === undefined) return undefined;
  if (field.input === 'choice') return random.pick(field.choices.filter(({ offered }) => offered !== false))?.value;
  if (field.input === 'count') return (random.next() < 0.6 && random.pick(field.presets ?? [])) || 1 + random.below(8);
  if (field.input === 'place') return somewhere(random);
  // A date of birth: nobody has another's, or every case would look like every other.
  if (field.input === 'date' && typeof answer === 'string' && BIRTH.test(answer))
    return addDays(answer, -random.below(12_000));
  return field.input === 'line' && typeof answer === 'string' ? otherName(answer, random) : undefined;
}

function somewhere(random: Random): Json {
  const place = random.pick(places.filter(({ position }) => position));
  const near = () => (random.next() - 0.5) * 0.0008;
  const position = {
    lat: round((place?.position?.lat ?? 0) + near()),
    lon: round((place?.position?.lon ?? 0) + near()),
  };
  return { ...placeAt(place?.name ?? '', position), accuracy: 4 + random.below(12) };
}

/** With its ward and grid reference, as a phone finds them. */
export function placeAt(name: string, position: Position): Place {
  const [ward, grid] = [wardAt(wards, position), gridReference(position)];
  return { name, position, ...(ward && { ward }), ...(grid && { grid }) };
}

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

const FIRST_NAMES = [
  'Ash',
  'Billie',
  'Charlie',
  'Drew',
  'Eden',
  'Frankie',
  'Gray',
  'Harper',
  'Indy',
  'Jules',
  'Kerry',
  'Lee',
  'Max',
  'Nat',
  'Ocean',
  'Perry',
  'Quinn',
  'Rowan',
  'Sky',
  'Tay',
  'Usha',
  'Val',
  'Win',
  'Zola',
];

/** "Sam Example" becomes "Jules Example", "3 Sample Court" becomes "41 Sample Court": plainly nobody, and not always the same. */
function otherName(text: string, random: Random): string | undefined {
  if (/^\w+ Example$/.test(text)) return `${random.pick(FIRST_NAMES) ?? 'Sam'} Example`;
  if (/^\d+ Sample /.test(text)) return text.replace(/^\d+/, String(1 + random.below(90)));
  return undefined;
}

/** Years before anything that is told here. */
const BIRTH = /^(19\d\d|200\d)-/;
const DAY = /^20(2[6-9])-\d\d-\d\d$/;
const INSTANT = /^20(2[6-9])-\d\d-\d\dT\d\d:\d\d/;

/** The example's days and instants moved to another day; what lies years before it (a date of birth) stays. */
function movedBy(example: JsonObject, days: number): JsonObject {
  const moved = move(example, days);
  return isJsonObject(moved) ? moved : {};
}

function move(value: Json, days: number): Json {
  if (typeof value === 'string') {
    if (DAY.test(value)) return addDays(value, days);
    return INSTANT.test(value) ? new Date(Date.parse(value) + days * DAY_MS).toISOString() : value;
  }
  if (Array.isArray(value)) return value.map((each) => move(each, days));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, each === undefined ? each : move(each, days)]),
  );
}
