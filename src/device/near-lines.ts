import { DAY_MS } from '#domain/clock.ts';
import { metresBetween, type Position } from '#domain/place.ts';
import { kindNamed } from '#kinds/registry.ts';
import type { PlacedLine } from './record-line.ts';

/** Of lines, the newest first, those that the kind's own rule calls near in place and time; the nearest first. */
export function nearLines(
  newestFirst: readonly PlacedLine[],
  kind: string,
  position: Position,
  at: string,
): readonly { readonly line: PlacedLine; readonly metres: number }[] {
  const rule = kindNamed(kind)?.near;
  if (!rule) return [];
  const span = rule.days * DAY_MS;
  const [from, to] = [Date.parse(at) - span, Date.parse(at) + span];
  const found: { readonly line: PlacedLine; readonly metres: number }[] = [];
  for (const line of newestFirst) {
    const when = Date.parse(line.at);
    if (when < from) break;
    if (line.kind !== kind || when > to || !line.position) continue;
    const metres = metresBetween(line.position, position);
    if (metres <= rule.metres) found.push({ line, metres });
  }
  return found.toSorted((a, b) => a.metres - b.metres);
}
