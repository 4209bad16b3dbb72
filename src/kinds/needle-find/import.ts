import { z } from 'zod';
import { yesNo } from '#domain/choice.ts';
import type { ImportDefinition } from '../define-record-kind.ts';
import { choiceCell, countCell, degreesCell, momentCell } from '../import-cells.ts';
import { BIN, conditions, sources } from './choices.ts';

const rowSchema = z.object({
  found_at: momentCell,
  logged_at: momentCell.optional(),
  place: z.string().optional(),
  lat: degreesCell(90).optional(),
  lon: degreesCell(180).optional(),
  count: countCell,
  source: choiceCell(sources).optional(),
  condition: choiceCell(conditions).optional(),
  counts_officially: choiceCell(yesNo).optional(),
  flagged: choiceCell(yesNo).optional(),
  flag_reason: z.string().optional(),
  reference: z.string().optional(),
  notes: z.string().optional(),
});

export const importNeedleFinds: ImportDefinition = {
  name: 'needle-finds',
  columns: Object.keys(rowSchema.shape),
  required: ['found_at', 'count'],
  read: (cells) => {
    const row = rowSchema.parse(cells);
    const position = row.lat !== undefined && row.lon !== undefined ? { lat: row.lat, lon: row.lon } : undefined;
    const name = row.place ?? 'Not recorded';
    const body = {
      ...(row.source === BIN
        ? { bins: [{ bin: name, count: row.count }], ...(position && { place: { position } }) }
        : { place: { name, ...(position && { position }) }, count: row.count, action: 'unrecorded' }),
      source: row.source ?? 'discarded',
      condition: row.condition ?? 'unknown',
      countsOfficially: row.counts_officially,
      flagged: row.flagged,
      flagReason: row.flag_reason,
      loggedAt: row.logged_at,
      notes: row.notes,
    };
    return { reference: row.reference, entries: [{ type: 'logged', at: row.found_at, body }] };
  },
  example: {
    found_at: '2020-04-02T10:30',
    logged_at: '2020-04-03',
    place: 'River Steps',
    lat: '51.273',
    lon: '0.519',
    count: '7',
    source: 'discarded',
    condition: 'used',
    counts_officially: 'yes',
    flagged: 'no',
    flag_reason: 'Counted twice at the time',
    reference: 'N-104',
    notes: 'By the lower steps',
  },
};
