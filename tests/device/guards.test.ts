import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import { momentOfMinute } from '#domain/moment.ts';
import { kinds } from '#kinds/registry.ts';
import { emptyStorage, example, needle, newPhone, outboxAtCouncil, rawRows } from './phone.ts';

beforeEach(emptyStorage);

const ROLES = ['officer', 'assessor', 'coordinator', 'manager'] as const;

describe('guards', () => {
  it('stop what must not be done before it is saved, and say where to put it right', async () => {
    const { device } = await newPhone();
    const record = newId();
    await device.save(record, 'needle-find', [
      { ...needle({ action: 'crew-called' }), at: momentOfMinute('2026-11-23T08:00:00.000Z') },
    ]);
    const early = { ...example('needle-find', 'removed'), at: momentOfMinute('2026-11-22T08:00:00.000Z') };
    const refused = await device.save(record, 'needle-find', [early]);
    expect(refused).toMatchObject({
      outcome: 'refused',
      findings: [{ code: 'before-its-record', level: 'block', field: 'at' }],
    });
    expect(await device.check(record, 'needle-find', [early])).toMatchObject([{ code: 'before-its-record' }]);
    expect((await rawRows('outbox')).length).toBe(1);
  });

  it('judge the entries of one save one after another', async () => {
    const { device } = await newPhone();
    const [record, find] = [newId(), needle({ action: 'crew-called' })];
    const saved = await device.save(record, 'needle-find', [find, example('needle-find', 'removed')]);
    expect(saved).toMatchObject({ outcome: 'saved' });
    expect((await device.record(record))?.state.timeline.map(({ outcome }) => outcome)).toEqual(['effect', 'effect']);
  });

  it('let nobody write at the phone what belongs on the desk', async () => {
    const { device } = await newPhone({ roles: ['manager'] });
    const record = newId();
    await device.save(record, 'needle-find', [needle()]);
    const review = { id: newId(), type: 'reviewed', body: { outcome: 'accepted', through: 1, comments: [] } };
    expect(await device.save(record, 'needle-find', [review])).toMatchObject({ outcome: 'failed' });
  });
});

describe('references', () => {
  it('count on in order, each with letters, year and the phone’s own prefix; a numbered paper form keeps its own', async () => {
    const { device } = await newPhone({ roles: ROLES });
    for (const kind of kinds)
      for (const [type, { reference }] of Object.entries(kind.entries)) {
        if (!reference || type !== 'logged') continue;
        const given = [];
        for (let i = 0; i < 2; i++) {
          const { reference: _, ...body } = example(kind.name).body;
          const saved = await device.save(newId(), kind.name, [{ ...example(kind.name), body }]);
          given.push(saved.outcome === 'saved' ? saved.references[0] : JSON.stringify(saved));
        }
        expect(given).toEqual([1, 2].map((n) => `${reference} 26-7K-000${n}`));
      }
  });
});

describe('every kind', () => {
  it.each(kinds.map(({ name }) => name))(
    '%s is saved offline from its own example, listed, opened and sealed',
    async (kind) => {
      const { device, council } = await newPhone({ roles: ROLES });
      const record = newId();
      const entry = { ...example(kind), at: momentOfMinute('2026-11-23T08:00:00.000Z') };
      const saved = await device.save(record, kind, [entry]);
      expect(saved).toMatchObject({ outcome: 'saved', record });
      expect((await device.records({ kind, most: 5 })).lines).toMatchObject([{ id: record, delivery: 'waiting' }]);
      expect((await device.record(record))?.state.begun).toBe(true);
      expect((await outboxAtCouncil(council))[0]).toMatchObject({ kind, record, type: 'logged' });
    },
  );
});
