// A line as a screen gets it, and which of them ask something of the officer.
import { dayOfInstant } from '#domain/calendar.ts';
import { nextDue } from '#domain/due.ts';
import { instantText } from '#domain/instant.ts';
import type { PlacedLine } from './record-line.ts';
import type { Delivery, RecordLine } from './phone-storage.ts';

/** By the council's clock, as far as this phone has measured it. */
export const councilDay = (now: number, clockOffset: number): string => dayOfInstant(instantText(now + clockOffset));

export function shownLine(placed: PlacedLine, today: string, delivery: Delivery): RecordLine {
  const { words: _, deciding: __, pages: ___, identity: ____, links: _____, dues, ...line } = placed;
  const due = nextDue(dues, today);
  return { ...line, ...(due && { due }), delivery };
}

export function dueAmong(some: readonly PlacedLine[], today: string): readonly PlacedLine[] {
  // What somebody asked for comes before what a date asks for.
  const found = some.flatMap((line) => {
    const when = line.returned ? '' : nextDue(line.dues, today)?.at;
    return when === undefined ? [] : [{ line, when }];
  });
  found.sort((a, b) => Number(a.when > b.when) - Number(a.when < b.when));
  return found.map(({ line }) => line);
}
