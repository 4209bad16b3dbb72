// A council restored from a backup that is older than a photo, but not than the entry that lists it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import { openTestCouncil, type TestCouncil } from '../server/http/test-council.ts';
import { chanceOf } from './chance.ts';
import { newSimPhone, type SimPhone } from './sim-phone.ts';

const GOOD = { rate: 0, eager: true };
let council: TestCouncil;
let phone: SimPhone;
let photo: string;
beforeAll(async () => {
  council = await openTestCouncil();
  phone = await newSimPhone(council, await council.person('Robin Hale', ['officer']), chanceOf(1), 0);
  const device = phone.device();
  const [draft, record] = [newId(), newId()];
  const form = { id: draft, record, kind: 'needle-find', flow: 'logged', entries: {}, form: {}, heading: '' };
  await device.keepDraft({ ...form, savedAt: phone.now() });
  const jpeg = Uint8Array.from([255, 216, 255, 192, 0, 11, 8, 0, 16, 0, 16, 1, 1, 17, 0, 255, 217]);
  const kept = await device.keepPhoto(draft, new Blob([jpeg]), 'photo');
  if (kept.outcome !== 'kept') throw new Error('Refused');
  photo = kept.attachment.id;
  const body = {
    place: { name: 'River Steps' },
    count: 3,
    source: 'discarded',
    condition: 'used',
    action: 'made-safe',
  };
  const entry = { id: newId(), type: 'logged', body: { ...body, attachments: [{ ...kept.attachment }] } };
  const saved = await device.save(record, 'needle-find', [entry], draft);
  if (saved.outcome !== 'saved') throw new Error('Not saved');
});
afterAll(() => council.close());

const asIngestion = async () => ({ act: 'ingest', council: (await phone.device().me()).council.id }) as const;
const stateAtCouncil = async () => {
  const { state } = await council.services.database.as(await asIngestion(), (tx) =>
    tx.selectFrom('attachments').select('state').where('id', '=', photo).executeTakeFirstOrThrow(),
  );
  return state;
};
const restore = async () =>
  council.services.database.as(await asIngestion(), async (tx) => {
    await tx.updateTable('councils').set({ incarnation: newId() }).execute();
    await tx
      .updateTable('attachments')
      .set({ state: 'expected', chunks: 0, receipt: null, completed_at: null })
      .where('id', '=', photo)
      .execute();
  });

it.each(['push', 'pull'] as const)('is sent the photo again, whether it is a %s that hears of it', async (by) => {
  await phone.push(GOOD);
  expect(await stateAtCouncil()).toBe('complete');
  await restore();
  await phone[by](GOOD);
  await phone.push({ rate: 0 });
  expect(await stateAtCouncil()).toBe('complete');
  expect((await phone.device().outbox()).ledger.photos).toEqual({ taken: 1, received: 1 });
});
