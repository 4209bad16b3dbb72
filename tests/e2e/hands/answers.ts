// What the officer of these tests writes down: each kind's own example, moved to the days around today.
import { addDays, dayOfInstant } from '#domain/calendar.ts';
import { isJsonObject, type Json, type JsonObject } from '#domain/json.ts';
import { kindNamed } from '#kinds/registry.ts';

const WRITTEN_ON = '2026-11-23';

export const today = (): string => dayOfInstant(new Date().toISOString());
export const daysFromToday = (days: number): string => addDays(today(), days);

/** The example of an entry type as if it had been written today. */
export function exampleOf(kind: string, type: string, changes: JsonObject = {}): JsonObject {
  const example = kindNamed(kind)?.entries[type]?.example;
  if (!example) throw new Error(`${kind} has no entry type ${type}`);
  const moved = movedDays(example, daysBetween(WRITTEN_ON, today()));
  return { ...(isJsonObject(moved) ? moved : {}), ...changes };
}

const DAY = /^\d{4}-\d\d-\d\d/;

function movedDays(value: Json, days: number): Json {
  if (typeof value === 'string') return value.replace(DAY, (day) => addDays(day, days));
  if (Array.isArray(value)) return value.map((each) => movedDays(each, days));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => (each === undefined ? [] : [[key, movedDays(each, days)]])),
  );
}

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
