import type { ChecklistArea } from '#domain/field.ts';
import { isJsonObject, type Json, type JsonObject } from '#domain/json.ts';

export interface ChecklistLine {
  readonly answer?: string;
  readonly note?: string;
}

export function lineOf(value: JsonObject, key: string): ChecklistLine {
  const line = value[key];
  if (!isJsonObject(line)) return {};
  const { answer, note } = line;
  return { ...textAs('answer', answer), ...textAs('note', note) };
}

export const isAreaDone = (area: ChecklistArea, value: JsonObject): boolean =>
  area.items.every(({ key }) => lineOf(value, key).answer !== undefined);

/** The area to show first: the one with an answer missing, else the first. */
export const firstOpenArea = (areas: readonly ChecklistArea[], value: JsonObject): string | undefined =>
  (areas.find((area) => !isAreaDone(area, value)) ?? areas[0])?.key;

const textAs = <Key extends string>(key: Key, value: Json | undefined): Partial<Record<Key, string>> | object =>
  typeof value === 'string' && value !== '' ? { [key]: value } : {};
