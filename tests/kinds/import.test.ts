import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { kinds } from '#kinds/registry.ts';

const importNamed = (name: string) => {
  const found = kinds.find((kind) => kind.import?.name === name)?.import;
  if (!found) throw new Error(`No import ${name}`);
  return found;
};
const read = (name: string, row: Record<string, string>) => importNamed(name).read(row);

/** Published: scripts of councils rely on these names and their order. */
const columns = {
  'needle-finds':
    'found_at, logged_at, place, lat, lon, count, source, condition, counts_officially, flagged, flag_reason, reference, notes',
  notices: 'type, reference, issued_at, reason, issued_with, recipient_type, recipient_ref, follows, outcome, ward',
  encampments:
    'reference, place, ward, land_owner, case_type, first_reported_at, arrived_at, first_engaged_at, departed_at, caravans, counts_officially, flagged, flag_reason, notes',
  'sanctuary-referrals': 'reference, referred_at, source, assessed_at, works_completed_at',
};

describe('imports', () => {
  it.each(Object.entries(columns))('%s has its published columns', (name, published) => {
    expect(importNamed(name).columns.join(', ')).toBe(published);
  });

  it('take times without a zone as Europe/London, and keep what is only a day', () => {
    const at = (found_at: string) => read('needle-finds', { found_at, count: '1' }).entries[0]?.at;
    expect(at('2020-07-02T10:30')).toMatchObject({ from: '2020-07-02T09:30:00.000Z', precision: 'minute' });
    expect(at('2020-07-02 10:30:15')).toMatchObject({ from: '2020-07-02T09:30:00.000Z' });
    expect(at('2020-12-02T10:30')).toMatchObject({ from: '2020-12-02T10:30:00.000Z' });
    expect(at('2020-07-02T10:30:00+02:00')).toMatchObject({ from: '2020-07-02T08:30:00.000Z' });
    expect(at('2020-07-02')).toMatchObject({ from: '2020-07-01T23:00:00.000Z', precision: 'day' });
  });

  it.each(['2020-02-30', '02/07/2020', '2020-07-02T25:00', 'yesterday', '2020-07-02T10:30:00+99:00'])(
    'refuse %s and say what to write',
    (found_at) => {
      expect(() => read('needle-finds', { found_at, count: '1' })).toThrow(z.ZodError);
      expect(() => read('needle-finds', { found_at, count: '1' })).toThrow(/Write a date/);
    },
  );

  it('need only what they say they need', () => {
    const body = read('needle-finds', { found_at: '2020-04-02', count: '1500' }).entries[0]?.body;
    expect(body).toMatchObject({
      count: 1500,
      place: { name: 'Not recorded' },
      source: 'discarded',
      condition: 'unknown',
    });
    expect(read('encampments', { reference: 'E1', arrived_at: '2019-01-01', place: 'Mote Park' }).entries).toHaveLength(
      1,
    );
    expect(read('sanctuary-referrals', { reference: 'S1', referred_at: '2019-01-01' }).entries).toHaveLength(2);
  });

  it('take the six reasons in the committee’s words or ours', () => {
    const row = { type: 'CPW', reference: 'W1', issued_at: '2020-01-02' };
    for (const reason of ['Noise (Inc. with ASB)', 'noise', 'NOISE (INC. WITH ASB)'])
      expect(read('notices', { ...row, reason }).entries[0]?.body.reason).toBe('noise');
    expect(() => read('notices', { ...row, reason: 'Loud' })).toThrow(/Write one of: asb, dog, noise/);
  });

  it('keep who issued with the council', () => {
    const jointly = (issued_with?: string) =>
      read('notices', {
        type: 'CPW',
        reference: 'W1',
        issued_at: '2020-01-02',
        reason: 'ASB',
        ...(issued_with && { issued_with }),
      }).entries[1]?.body;
    expect(jointly()).toMatchObject({ jointly: 'none' });
    expect(jointly('Kent Police')).toMatchObject({ jointly: 'kent-police' });
    expect(jointly('Golding Homes')).toMatchObject({ jointly: 'other', jointlyWith: 'Golding Homes' });
  });

  it('refuse a departure before the arrival', () => {
    const row = { reference: 'E1', place: 'Mote Park', arrived_at: '2019-05-02', departed_at: '2019-05-01' };
    expect(() => read('encampments', row)).toThrow(/cannot have left before/);
  });

  it('keep nothing of whom or where in a sealed kind', () => {
    const row = { ...importNamed('sanctuary-referrals').example, name: 'Robin Example', address: '12 Sample Street' };
    expect(JSON.stringify(read('sanctuary-referrals', row))).not.toMatch(/Example|Sample/);
  });
});
