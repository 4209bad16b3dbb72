import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import { kinds } from '#kinds/registry.ts';
import { verifyAudit } from '#protocol/audit.ts';
import { exportRecords, readInbox, readRecord, searchRecords } from '#protocol/desk-records.ts';
import { decodePull, pullEntries } from '#protocol/pull-entries.ts';
import { pushAnswerSchema } from '#protocol/push-entries.ts';
import { verifiedReceipt } from '#protocol/receipt.ts';
import { listTasks } from '#protocol/tasks.ts';
import {
  contact,
  openTestCouncil,
  ORIGIN,
  phoneEntry,
  pushFrom,
  type TestCouncil,
  type TestPhone,
} from './test-council.ts';

describe('from a phone to the desk', () => {
  let council: TestCouncil;
  let officer: Awaited<ReturnType<TestCouncil['person']>>;
  let coordinator: typeof officer;
  let phone: TestPhone;

  beforeAll(async () => {
    council = await openTestCouncil();
    officer = await council.person('Robin Vale', ['officer', 'assessor']);
    coordinator = await council.person('Sam Ford', ['coordinator']);
    phone = await council.phone(officer.id);
  });
  afterAll(() => council.close());

  const begin = async (kind: (typeof kinds)[number]) => {
    const record = newId();
    const logged = kind.entries.logged;
    if (!logged) throw new Error(`${kind.name} has no logged entry`);
    const entry = phoneEntry(phone, { record, kind: kind.name, type: 'logged', body: logged.example });
    const answer = await pushFrom(council, phone, [entry]);
    return { record, entry, answer };
  };

  it.each(kinds.filter(({ sealed }) => !sealed).map((kind) => [kind.name, kind] as const))(
    '%s arrives, is receipted and reaches manager, export and pull',
    async (_, kind) => {
      const { record, entry, answer } = await begin(kind);
      const { results, holding } = pushAnswerSchema.parse(answer.json());
      expect(results).toMatchObject([{ outcome: 'stored', seq: entry.seq }]);
      const [first] = results;
      if (first?.outcome !== 'stored') throw new Error('not stored');
      expect(await verifiedReceipt(first.receipt, phone.keySet, ORIGIN)).toMatchObject({
        what: 'entry',
        id: entry.id,
        number: 1,
      });
      expect(holding.have).toEqual([[1, entry.seq]]);
      expect(answer.cookies[0]?.name).toBe(`__Secure-push-${phone.enrolment}`);

      const inbox = (await council.ask(readInbox, { cookie: council.admin })).json();
      expect(inbox.rows).toContainEqual(
        expect.objectContaining({ id: record, kind: kind.name, review: 'new', by: 'Robin Vale' }),
      );
      const thread = (await council.ask(readRecord, { cookie: council.admin, params: { id: record } })).json();
      expect(thread.entries).toMatchObject([
        { number: 1, entry: { id: entry.id, body: {} }, enrolment: phone.enrolment },
      ]);
      expect(thread.entries[0].entry.salt).toBeUndefined();
      expect(
        (await council.ask(searchRecords, { cookie: council.admin, query: { kind: kind.name } })).json().total,
      ).toBe(1);
      expect((await council.ask(exportRecords, { cookie: council.admin, query: { kind: kind.name } })).body).toContain(
        record,
      );

      const pulled = await council.ask(pullEntries, {
        cookie: `${officer.cookie}; ${phone.cookie}`,
        enrolment: phone.enrolment,
        query: contact,
      });
      expect(decodePull(new Uint8Array(pulled.rawPayload)).meta.echoes).toContainEqual({
        seq: entry.seq,
        number: 1,
        effect: 'effect',
      });
    },
  );

  it.each(kinds.filter(({ sealed }) => sealed).map((kind) => [kind.name, kind] as const))(
    '%s is seen by the one who keeps it and is named on it, and by nobody else at the desk',
    async (_, kind) => {
      const { record, answer } = await begin(kind);
      expect(answer.json().results).toMatchObject([{ outcome: 'stored' }]);
      const desks = { manager: council.admin, coordinator: coordinator.cookie };
      const keeper = desks[kind.keeper];
      const other = kind.keeper === 'manager' ? desks.coordinator : desks.manager;
      const rows = (cookie: string) =>
        council.ask(searchRecords, { cookie, query: { kind: kind.name } }).then((found) => found.json());
      expect(await rows(keeper)).toMatchObject({ total: 1, rows: [{ id: record }] });
      expect(await rows(other)).toEqual({ rows: [], total: 0 });
      expect((await council.ask(readRecord, { cookie: other, params: { id: record } })).statusCode).toBe(404);
      expect((await council.ask(readRecord, { cookie: keeper, params: { id: record } })).json().entries).toHaveLength(
        1,
      );
      expect((await council.ask(readInbox, { cookie: keeper })).json().rows).toContainEqual(
        expect.objectContaining({ id: record }),
      );
      expect((await council.ask(exportRecords, { cookie: council.admin, query: { kind: kind.name } })).statusCode).toBe(
        400,
      );
    },
  );

  it('finds records by a word of any answer, whatever stands in it', async () => {
    const search = (words: string) => council.ask(searchRecords, { cookie: council.admin, query: { words } });
    for (const words of ['needle', '"', '\\', '$.* ? (', "'; drop table records; --", '%'])
      expect((await search(words)).statusCode).toBe(200);
    expect((await search('no such word anywhere')).json()).toEqual({ rows: [], total: 0 });
  });

  it('answers a push that came twice with the same receipts', async () => {
    const kind = kinds.find(({ sealed }) => !sealed);
    const entry = phoneEntry(phone, {
      record: newId(),
      kind: kind?.name ?? '',
      type: 'logged',
      body: kind?.entries.logged?.example ?? {},
    });
    const [first, second] = [await pushFrom(council, phone, [entry]), await pushFrom(council, phone, [entry])];
    expect(second.json().results).toEqual(first.json().results);
  });

  it('holds what its writer may not write, and tells the desk', async () => {
    const { record } = await begin(kinds.find(({ sealed }) => !sealed) ?? kinds[0] ?? fail());
    const review = phoneEntry(phone, {
      record,
      kind: kinds.find(({ sealed }) => !sealed)?.name ?? '',
      type: 'reviewed',
      body: { outcome: 'accepted', through: 1, comments: [] },
    });
    expect((await pushFrom(council, phone, [review])).json().results).toMatchObject([
      { outcome: 'held', reason: 'wrong-writer' },
    ]);
    const [row] = (await council.ask(readInbox, { cookie: council.admin })).json().rows;
    expect(row).toMatchObject({ id: record, held: 1 });
    const shown = (await council.ask(readRecord, { params: { id: record }, cookie: council.admin })).json();
    expect(shown.entries.at(-1)).toMatchObject({
      held: true,
      heldReason: 'Its writer may not write it on this record',
    });
    expect((await council.ask(listTasks, { cookie: council.admin })).json()).toEqual({ tasks: [] });
  });

  it('has an audit chain that holds', async () => {
    expect((await council.ask(verifyAudit, { cookie: council.admin })).json().broken).toBeUndefined();
  });
});

function fail(): never {
  throw new Error('There is no kind');
}
