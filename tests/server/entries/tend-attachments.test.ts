import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#domain/id.ts';
import { kinds } from '#kinds/registry.ts';
import { readRecordKeys } from '#server/entries/record-keys.ts';
import { writeChunk } from '#server/entries/attachment-files.ts';
import { storedTask } from '#server/entries/tasks.ts';
import { tendAttachments } from '#server/entries/tend-attachments.ts';
import { openTestCouncil, type TestCouncil, type TestPhone } from '../../support/council.ts';

let council: TestCouncil;
let phone: TestPhone;
const MONTH_MS = 31 * 86_400_000;

beforeAll(async () => {
  council = await openTestCouncil();
  await council.person('coordinator');
  phone = await council.phone(await council.person('officer', 'assessor', 'coordinator'));
});
afterAll(() => council.remove());

const kindThatIs = (sealed: boolean) => kinds.find((kind) => kind.sealed === sealed);
const tend = () => tendAttachments(council.services, council.id);

async function listPhotos(sealed: boolean, count: number): Promise<{ record: string; ids: readonly string[] }> {
  const record = newId();
  const ids = Array.from({ length: count }, newId);
  const attachments = ids.map((id) => ({ id, sha256: 'a'.repeat(64), size: 10, type: 'image/jpeg', role: 'photo' }));
  const kind = kindThatIs(sealed);
  const begun = { kind: kind?.name ?? '', record };
  await phone.push(await phone.seal({ ...begun, type: 'logged', body: { ...kind?.entries.logged?.example } }));
  await phone.push(await phone.seal({ ...begun, type: 'attached', body: { attachments } }));
  return { record, ids };
}

const tasksOf = (record: string) =>
  council.database.as({ act: 'ingest', council: council.id }, async (tx) => {
    const keys = await readRecordKeys(tx, await council.services.keyring.of(council.id), [record]);
    const rows = await tx.selectFrom('tasks').selectAll().where('record', '=', record).execute();
    return rows
      .map((row) => storedTask(row, keys.get(record)))
      .filter(({ code }) => code === 'files-not-come')
      .map(({ message, closedAt }) => ({ message, open: closedAt === undefined }));
  });

test.each([false, true])(
  'files that do not come in a month raise one task, closed when somebody says why (sealed: %s)',
  async (sealed) => {
    const { record, ids } = await listPhotos(sealed, 2);
    await tend();
    expect(await tasksOf(record)).toEqual([]);
    council.time.now += MONTH_MS;
    await tend();
    await tend();
    expect(await tasksOf(record)).toEqual([{ message: expect.stringMatching(/^2 files listed here/), open: true }]);

    const kind = kindThatIs(sealed);
    const body = { missing: [...ids], reason: 'The phone was lost' };
    await phone.push(await phone.seal({ kind: kind?.name ?? '', record, type: 'attached', body }));
    await tend();
    expect(await tasksOf(record)).toMatchObject([{ open: false }]);
  },
);

test('bytes that no entry lists are kept a month, then removed', async () => {
  const id = newId();
  const file = { folder: council.services.attachmentsFolder, council: council.id, attachment: id };
  await writeChunk({ ...file, key: randomBytes(32) }, 0, randomBytes(10));
  await council.database.as({ act: 'ingest', council: council.id }, (tx) =>
    tx
      .insertInto('attachments')
      .values({
        council: council.id,
        id,
        record: newId(),
        enrolment: phone.identity.enrolment,
        sealed: true,
        chunks: 1,
        state: 'receiving',
        expected_at: new Date(council.time.now),
      })
      .execute(),
  );
  const lies = () => fs.existsSync(path.join(file.folder, council.id, id));
  await tend();
  expect(lies()).toBe(true);
  council.time.now += MONTH_MS;
  await tend();
  expect(lies()).toBe(false);
});
