// An evidence bundle: written down as a disclosure before anything leaves, and saying what the record says.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleContent } from '#desk/record/bundle-content.ts';
import { wordsOf } from '#documents/print-paper.ts';
import { foldRecord } from '#domain/fold-record.ts';
import { newId } from '#domain/id.ts';
import { kinds, type RecordKind } from '#kinds/registry.ts';
import { readAudit } from '#protocol/audit.ts';
import { type DeskRecord, readRecord } from '#protocol/desk-records.ts';
import { discloseRecord } from '#protocol/disclosure.ts';
import {
  openTestCouncil,
  phoneEntry,
  pushFrom,
  type TestCouncil,
  type TestPhone,
} from '../server/http/test-council.ts';

let council: TestCouncil;
let phone: TestPhone;
beforeAll(async () => {
  council = await openTestCouncil();
  const { id } = await council.person('Robin Vale', ['officer', 'assessor']);
  phone = await council.phone(id);
});
afterAll(() => council.close());

const kindThatIs = (sealed: boolean): RecordKind => {
  const kind = kinds.find((each) => each.sealed === sealed && each.keeper === (sealed ? 'coordinator' : 'manager'));
  if (!kind) throw new Error('There is no such kind');
  return kind;
};
const photo = { id: newId(), sha256: 'c'.repeat(64), size: 12_345, type: 'image/jpeg', role: 'photo' as const };

async function recorded(kind: RecordKind): Promise<string> {
  const record = newId();
  const logged = phoneEntry(phone, {
    record,
    kind: kind.name,
    type: 'logged',
    body: kind.entries.logged?.example ?? {},
  });
  const noted = phoneEntry(phone, {
    record,
    kind: kind.name,
    type: 'noted',
    body: { text: 'The gate was open', attachments: [photo] },
  });
  await pushFrom(council, phone, [logged, noted]);
  return record;
}
const disclose = (record: string, body: object = { recipient: 'Eastmere Magistrates’ Court' }) =>
  council.ask(discloseRecord, { cookie: council.admin, params: { id: record }, body });

it('stands in the audit with who was given it, and gives what proves each entry', async () => {
  const record = await recorded(kindThatIs(false));
  const answer = await disclose(record);
  expect(answer.statusCode).toBe(200);
  expect(Object.keys(answer.json().receipts)).toHaveLength(2);
  const { lines } = (await council.ask(readAudit, { cookie: council.admin })).json();
  const [line] = lines.filter(({ order }: { order: number }) => order === answer.json().order);
  expect(line).toMatchObject({ what: 'disclosure', detail: `record ${record} to Eastmere Magistrates’ Court` });
});

it('names who opened the record on the desk, once an hour for each', async () => {
  const record = await recorded(kindThatIs(false));
  const { cookie, id } = await council.person('Jo Hart', ['manager']);
  const look = () => council.ask(readRecord, { cookie, params: { id: record } });
  for (let looks = 0; looks < 3; looks += 1) expect((await look()).statusCode).toBe(200);
  expect((await disclose(record)).json().openings).toMatchObject([{ by: id }]);
  council.pass(61 * 60_000);
  await look();
  expect((await disclose(record)).json().openings).toMatchObject([{ by: id }, { by: id }]);
  const { lines } = (await council.ask(readAudit, { cookie: council.admin })).json();
  expect(lines.filter(({ what, by }: { what: string; by?: string }) => what === 'access' && by === id)).toHaveLength(2);
});

it('is refused without a name, and of what the person may not see', async () => {
  const record = await recorded(kindThatIs(false));
  expect((await disclose(record, { recipient: ' ' })).statusCode).toBe(400);
  expect((await disclose(newId())).statusCode).toBe(404);
});

it('has the chronology, every exhibit with its hash, every receipt and the recipient', async () => {
  const kind = kindThatIs(false);
  const record = await recorded(kind);
  const disclosed = (await disclose(record)).json();
  const data: DeskRecord = (await council.ask(readRecord, { cookie: council.admin, params: { id: record } })).json();
  const state = foldRecord(kind, record, data.entries);
  const [attachment] = state.attachments;
  if (!attachment) throw new Error('The note lists a photo');
  const content = bundleContent(
    { id: record, kind, state, data, people: data.people, now: disclosed.at },
    [{ attachment, file: 'exhibits/01-photo.jpg', entry: attachment.entry }],
    { ...disclosed, recipient: 'Eastmere Magistrates’ Court', reason: 'Hearing', by: 'Alex Marsh' },
    'Eastmere Borough Council',
  );
  const words = wordsOf(content).join('\n');
  for (const expected of [
    'The gate was open',
    photo.sha256,
    'exhibits/01-photo.jpg',
    kind.heading(state),
    'Eastmere Magistrates’ Court',
    'Robin Vale',
    ...data.entries.map(({ hash }) => hash),
  ])
    expect(words).toContain(expected);
  const without = bundleContent(
    { id: record, kind, state, data, people: data.people, now: disclosed.at },
    [],
    { ...disclosed, recipient: 'X', reason: '', by: 'Y' },
    'Z',
  );
  expect(wordsOf(without).join('\n')).toContain('1 listed file is not here');
});
