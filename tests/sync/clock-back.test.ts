// A phone whose clock was ahead for a while, and is put right: what it waited for then must not keep it waiting.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import { drainAll, type Drained } from '#sync/drain.ts';
import { openTestCouncil, type TestCouncil } from '../server/http/test-council.ts';
import { chanceOf } from './chance.ts';
import { type Fetch, urlOf } from './council-fetch.ts';
import { newSimPhone, type SimPhone } from './sim-phone.ts';

const YEAR = 365 * 24 * 3_600_000;
let council: TestCouncil;
let phone: SimPhone;
beforeAll(async () => {
  council = await openTestCouncil();
  phone = await newSimPhone(council, await council.person('Robin Hale', ['officer']), chanceOf(1), 0);
});
afterAll(() => council.close());

async function save(photo: boolean): Promise<void> {
  const device = phone.device();
  const [draft, record] = [newId(), newId()];
  const form = { id: draft, record, kind: 'needle-find', flow: 'logged', entries: {}, form: {}, heading: '' };
  await device.keepDraft({ ...form, savedAt: phone.now() });
  const kept = photo ? await device.keepPhoto(draft, jpeg(), 'photo') : undefined;
  const attachments = kept?.outcome === 'kept' ? [{ ...kept.attachment }] : [];
  const body = {
    place: { name: 'River Steps' },
    count: 3,
    source: 'discarded',
    condition: 'used',
    action: 'made-safe',
  };
  const saved = await device.save(
    record,
    'needle-find',
    [{ id: newId(), type: 'logged', body: { ...body, attachments } }],
    draft,
  );
  expect(saved.outcome).toBe('saved');
}

const jpeg = (): Blob =>
  new Blob([Uint8Array.from([255, 216, 255, 192, 0, 11, 8, 0, 16, 0, 16, 1, 1, 17, 0, 255, 217])], {
    type: 'image/jpeg',
  });

async function drain(fetch: Fetch, ahead: number, eager: boolean): Promise<Drained | undefined> {
  const [drained] = await drainAll(
    {
      factory: phone.factory,
      fetch,
      version: 'test',
      now: () => phone.now() + ahead,
      random: () => 0.5,
      newId,
      locks: undefined,
      files: async () => undefined,
      changed: () => undefined,
    },
    eager,
  );
  await phone.device().refresh();
  return drained;
}

const busy: Fetch = async () =>
  Response.json({ code: 'unavailable', message: 'Try again soon.' }, { status: 503, headers: { 'retry-after': '60' } });
const broken: Fetch = async () => Response.json({ code: 'broken', message: 'Try again.' }, { status: 500 });
const noFiles: Fetch = (input, init) =>
  urlOf(input).includes('/attachments/') ? broken(input, init) : phone.fetch(input, init);

describe('a clock that was two years ahead', () => {
  it.each([
    ['asked to wait', busy, true],
    ['asked to wait, and nobody asks anew', busy, false],
    ['stumbled', broken, false],
  ])('does not silence the phone where the council had %s', async (_, fetch, eager) => {
    await save(false);
    await drain(fetch, 2 * YEAR, true);
    expect((await phone.device().outbox()).ledger.waiting).toBe(1);
    await drain(phone.fetch, 0, eager);
    expect((await phone.device().outbox()).ledger.waiting).toBe(0);
  });

  it('does not keep a photo back either', async () => {
    await save(true);
    await drain(noFiles, 2 * YEAR, true);
    expect((await phone.device().outbox()).ledger).toMatchObject({ waiting: 0, photos: { taken: 1, received: 0 } });
    await drain(phone.fetch, 0, false);
    expect((await phone.device().outbox()).ledger.photos.received).toBe(1);
  });
});
