// The sums kept beside the records say what the records say, whatever was written, corrected or taken back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import type { JsonObject } from '#domain/json.ts';
import { kinds } from '#kinds/registry.ts';
import type { Period } from '#reports/period.ts';
import { writeEntries } from '#server/entries/write-entries.ts';
import { theCouncil } from '#server/people/set-up.ts';
import { readCounted, readFacts } from '#server/reports/read-facts.ts';
import { ensureTallies } from '#server/reports/tallies.ts';
import { countedAnew } from '../reports/counted-anew.ts';
import { chanceOf } from '../sync/chance.ts';
import { openTestCouncil, type TestCouncil } from './http/test-council.ts';

const SEED = 20_261_125;
const WRITES = 120;
const kind = kinds.find(({ gathers }) => gathers);
if (!kind) throw new Error('No kind gathers');
const reports = (await kind.reports()).filter(({ tally }) => tally);

let server: TestCouncil;
let council = '';
let person = '';
beforeAll(async () => {
  server = await openTestCouncil();
  council = (await theCouncil(server.services))?.id ?? '';
  person = (await server.person('Robin Vale', ['officer', 'manager'])).id;
});
afterAll(() => server.close());

const write = (record: string, type: string, body: JsonObject, day?: string, id = newId()) => {
  const at = day === undefined ? undefined : ({ from: `${day}T12:00:00.000Z`, precision: 'day', typed: true } as const);
  const entries = [{ id, type, body, at }];
  return writeEntries(server.services, { council, person }, [{ record, kind: kind.name, entries }], 'import');
};

/** As the sums give it, and as the records themselves do. */
async function bothWays(period: Period) {
  const facts = await readFacts(server.services.database, council, kind ?? fail(), period);
  return Promise.all(
    reports.map(async (report) => ({
      kept: await readCounted(server.services.database, council, kind ?? fail(), report, period),
      anew: countedAnew(report, facts),
    })),
  );
}
const fail = (): never => {
  throw new Error('No kind gathers');
};

async function writeMany(): Promise<void> {
  const chance = chanceOf(SEED);
  const records: { id: string; logged: string; count: number; more: string[] }[] = [];
  const day = () => `2020-0${chance.below(5) + 1}-${chance.below(19) + 10}`;
  const count = () => (chance.happens(0.2) ? 60 + chance.below(900) : 1 + chance.below(6));
  for (let i = 0; i < WRITES; i += 1) {
    const of = records[chance.below(records.length + 1)];
    if (!of || chance.happens(0.4)) {
      const begun = { id: newId(), logged: newId(), count: count(), more: [] };
      records.push(begun);
      const body = {
        place: { name: chance.one(['Rose Garden', 'rose garden', 'Mill Lane', 'Needle bin']) },
        source: chance.one(['discarded', 'handed-in', 'bulk-unused']),
        countsOfficially: chance.one(['yes', 'yes', 'yes', 'no']),
        count: begun.count,
        condition: 'used',
        action: 'made-safe',
      };
      await write(begun.id, 'logged', body, day(), begun.logged);
      continue;
    }
    const id = newId();
    switch (chance.below(5)) {
      case 0: {
        const to = count();
        await write(of.id, 'amended', {
          changes: [{ path: 'details/count', from: of.count, to }],
          why: 'Counted again',
        });
        of.count = to;
        break;
      }
      case 1:
        await write(of.id, 'flagged', { flagged: chance.one(['yes', 'no']), reason: 'By hand' });
        break;
      case 2:
      case 3:
        await write(of.id, 'more', { count: count(), action: 'made-safe' }, undefined, id);
        of.more.push(id);
        break;
      default: {
        const more = of.more.pop();
        await write(of.id, 'annulled', { entry: more ?? of.logged, reason: 'Another one’s' });
        // Nothing is added to what has not begun.
        if (more === undefined) records.splice(records.indexOf(of), 1);
      }
    }
  }
}

describe(`tallies after ${WRITES} writes of chance, seed ${SEED}`, () => {
  beforeAll(writeMany);

  it.each([
    { from: '2020-01-01', to: '2020-12-31' },
    { from: '2020-02-01', to: '2020-03-31' },
    { from: '2020-01-15', to: '2020-05-14' },
    { from: '2020-03-11', to: '2020-03-20' },
  ])('say what the records say, $from to $to', async (period) => {
    for (const { kept, anew } of await bothWays(period)) {
      expect(anew.length).toBeGreaterThan(3);
      expect(kept).toEqual(anew);
    }
  });

  it('are counted anew after a restore, and not again after that', async () => {
    const period = { from: '2020-01-01', to: '2020-12-31' };
    const { database } = server.services;
    const change = (times: number) =>
      database.as({ act: 'ingest', council }, (tx) => tx.updateTable('tallies').set({ times }).execute());
    await change(7);
    await ensureTallies(database, council);
    for (const { kept, anew } of await bothWays(period)) expect(kept).toEqual(anew);
    await change(7);
    await ensureTallies(database, council);
    for (const { kept, anew } of await bothWays(period)) expect(kept).not.toEqual(anew);
  });
});
