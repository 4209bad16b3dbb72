// Where the council approves notices first, what waits for a manager is a task at the desk for as long as it waits.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import type { JsonObject } from '#domain/json.ts';
import { defaultLaw } from '#domain/law-table.ts';
import { rulesOf } from '#domain/rulebook.ts';
import { defaultWorking } from '#domain/working.ts';
import { fieldsOf, flowSteps } from '#kinds/registry.ts';
import { writeDeskEntries } from '#protocol/desk-entries.ts';
import { readInbox, readRecord } from '#protocol/desk-records.ts';
import { WAITS } from '#protocol/tasks.ts';
import { writeSettings } from '#protocol/settings-documents.ts';
import { openTestCouncil, type TestCouncil } from '../server/http/test-council.ts';
import { idAt } from '../domain/toy-kind.ts';
import { kindOf, recordOf } from './kind-record.ts';
import { paths, weekly } from './notice/paths.ts';

const kind = kindOf('notice');
const approving = { ...defaultWorking, approvalBeforeIssue: true };

describe('at the desk', () => {
  let council: TestCouncil;
  let other = '';
  beforeAll(async () => {
    council = await openTestCouncil();
    other = (await council.person('Morgan Vale', ['manager'])).cookie;
    const body = { from: '2026-11-23', body: approving };
    await council.ask(writeSettings, { cookie: council.admin, params: { name: 'working' }, body });
  });
  afterAll(() => council.close());

  const at = (day: string) => ({ from: `${day}T08:00:00.000Z`, precision: 'minute', typed: true });
  const stop = { type: 'stop', text: 'Stop the noise at night' };

  /** A notice written and not yet served, by one manager. */
  async function writtenNotice() {
    const record = newId();
    const [begun, warning, served, notice] = Array.from({ length: 4 }, newId);
    const write = async (cookie: string, ...entries: readonly { type: string; body: JsonObject; id?: string }[]) => {
      const sent = entries.map((entry) => ({ id: newId(), ...entry }));
      const answer = await council.ask(writeDeskEntries, { cookie, body: { record, kind: kind.name, entries: sent } });
      expect([answer.statusCode, answer.json()]).toEqual([200, expect.anything()]);
    };
    const line = (type: string, id = '', day = '', body: JsonObject = {}) => ({
      id,
      type,
      at: at(day),
      body: { ...kind.entries[type]?.example, ...body },
    });
    await write(
      council.admin,
      line('logged', begun, '2026-10-01'),
      line('warning-issued', warning, '2026-10-01', { requirements: [stop], complianceDate: '2026-10-20' }),
      line('warning-served', served, '2026-10-01', { item: warning ?? '' }),
      line('notice-issued', notice, '2026-11-23', {
        follows: [warning ?? ''],
        requirements: [stop],
        evidenceOn: '2026-11-01',
        consultations: [{ who: 'Housing', on: '2026-11-01' }],
      }),
    );
    const tasks = async () => {
      const read = await council.ask(readRecord, { cookie: other, params: { id: record } });
      return read
        .json()
        .tasks.filter(({ closedAt }: { closedAt?: string }) => !closedAt)
        .map(({ code }: { code: string }) => code);
    };
    const inInbox = async () => {
      const read = await council.ask(readInbox, { cookie: other });
      return read.json().rows.find(({ id }: { id: string }) => id === record)?.tasks;
    };
    return { notice: notice ?? '', write, tasks, inInbox };
  }

  it('the form that decides is offered beside what waits for it', async () => {
    const { tasks } = await writtenNotice();
    const answers = kind.flows.find(({ name }) => name === 'approve')?.answers ?? [];
    expect(answers.map((code) => WAITS + code)).toEqual(expect.arrayContaining(await tasks()));
  });

  it('a notice that was written waits in the inbox until it is decided', async () => {
    const { notice, write, tasks, inInbox } = await writtenNotice();
    expect(await tasks()).toEqual(['waits-for-approval']);
    expect(await inInbox()).toBe(1);
    await write(other, { type: 'noted', body: { text: 'I ask the officer first' } });
    expect(await tasks()).toEqual(['waits-for-approval']);
    await write(other, { type: 'notice-approval', body: { item: notice, outcome: 'approved' } });
    expect(await tasks()).toEqual([]);
    expect(await inInbox()).toBe(0);
  });

  it('one served as urgent waits for a word afterwards', async () => {
    const { notice, write, tasks } = await writtenNotice();
    const handed = { item: notice, method: 'by-hand', handedTo: 'Sam Example', signatureOutcome: 'refused' };
    await write(council.admin, {
      type: 'notice-served',
      body: { ...handed, urgentReason: 'They leave the county tonight.' },
    });
    expect(await tasks()).toEqual(['waits-for-urgent']);
    await write(other, { type: 'notice-approval', body: { item: notice, outcome: 'approved' } });
    expect(await tasks()).toEqual([]);
  });

  it('goes where the notice is taken back', async () => {
    const { notice, write, tasks } = await writtenNotice();
    await write(other, { type: 'notice-ended', body: { item: notice, outcome: 'withdrawn', reason: 'Another way' } });
    expect(await tasks()).toEqual([]);
  });
});

describe('the form of the service', () => {
  const flow = kind.flows.find(({ name }) => name === 'serve-notice');
  const asks = (status: string, working = approving) => {
    const state = recordOf(kind, ...weekly(...(paths.notices?.[status]?.steps ?? [])));
    const start = { state, ...rulesOf(defaultLaw, working), now: '2027-01-10T10:00:00.000Z', item: idAt(5) };
    return flow
      ? flowSteps(kind, flow, start)
          .flatMap(fieldsOf)
          .map(({ key }) => key)
      : [];
  };

  it('asks why it could not wait only where the council approves first and this notice is not approved', () => {
    expect(asks('open')).toContain('urgentReason');
    expect(asks('approved')).not.toContain('urgentReason');
    expect(asks('open', defaultWorking)).not.toContain('urgentReason');
    expect(asks('open', defaultWorking)).toContain('handedTo');
  });
});
