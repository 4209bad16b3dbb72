// A whole case on one phone that never has a signal, over simulated weeks: each step by the form the phone itself offers.
import { beforeEach, expect, it } from 'vitest';
import { addDays, dayOfInstant } from '#domain/calendar.ts';
import { newId } from '#domain/id.ts';
import type { JsonObject } from '#domain/json.ts';
import { instantText } from '#domain/moment.ts';
import { type Rules, rulesAt } from '#domain/rulebook.ts';
import { flowSteps, flowsOffered, nextSteps } from '#kinds/registry.ts';
import { kindOf } from '../kinds/kind-record.ts';
import { emptyStorage, newPhone, outboxAtCouncil, type TestPhone } from './phone.ts';

beforeEach(emptyStorage);

const kind = kindOf('notice');
const DAY = 86_400_000;
const stop = { type: 'stop', text: 'Stop playing music that can be heard outside at night' };

/** The officer's hand: what is offered now, and filling it in with what the form begins with and these answers. */
function handOn({ device, clock }: TestPhone, record: string) {
  const standing = async () => {
    const [view, settings] = [await device.record(record), await device.settings()];
    const now = instantText(clock.now);
    const rules: Rules = rulesAt(settings.rulebook, now);
    const state = view?.state;
    if (!state) throw new Error('There is no such record');
    const steps = nextSteps(kind, flowsOffered(kind, state.status, ['officer', 'manager'], 'phone'), {
      state,
      rules,
      now,
      by: 'somebody',
    });
    return { state, rules, now, steps };
  };
  return {
    standing,
    today: () => dayOfInstant(instantText(clock.now)),
    wait: (days: number) => void (clock.now += days * DAY),
    /** Why a form is not open, and from when. */
    async stops(flow: string) {
      const step = (await standing()).steps.find((each) => each.flow.name === flow);
      return step?.stops.map(({ code, from }) => [code, from]) ?? 'not offered';
    },
    /** Fills a form in and saves it; entries of one save name each other by their ids. */
    async fill(flow: string, answers: Readonly<Record<string, JsonObject>>) {
      const { state, rules, now, steps } = await standing();
      const found = steps.find((each) => each.flow.name === flow);
      if (!found || found.stops.length > 0) throw new Error(`${flow} is not open: ${JSON.stringify(found?.stops)}`);
      const forms = flowSteps(kind, found.flow, { state, ...rules, now });
      const [first] = forms;
      const entries = forms.map(({ type, entry, initial, example, concerns, pages }, i) => {
        const begun = initial({ state, ...rules, now });
        const asked = pages.flatMap(({ fields }) => fields.map(({ key }) => key));
        const body = { ...example, ...begun, ...(i > 0 && concerns && { item: first?.entry }), ...answers[type] };
        const given = Object.entries(body).filter(([key, value]) => asked.includes(key) && value !== undefined);
        return { id: entry, type, body: Object.fromEntries(given) };
      });
      const saved = await device.save(record, kind.name, entries);
      expect(JSON.stringify([flow, saved])).toContain('"outcome":"saved"');
    },
  };
}

it('goes from a warning to an unpaid penalty with no signal, lawful at every step', async () => {
  const phone = await newPhone({ roles: ['officer', 'manager'] });
  const { device } = phone;
  const record = newId();
  const [begun, warning, service] = [newId(), newId(), newId()];
  const on = (days: number) => addDays('2026-11-23', days);
  const due = { type: 'do', text: 'Clear the yard of waste', due: on(35) };
  const found = [stop, due].map(({ text }) => ({ requirement: text, met: 'not-met' }));
  const example = (type: string) => kind.entries[type]?.example ?? {};
  const warned = await device.save(
    record,
    kind.name,
    [
      { id: begun, type: 'logged', body: example('logged') },
      {
        id: warning,
        type: 'warning-issued',
        body: {
          ...example('warning-issued'),
          reference: undefined,
          requirements: [stop, due],
          complianceDate: on(14),
          authorityExpires: on(400),
        },
      },
      { id: service, type: 'warning-served', body: { ...example('warning-served'), item: warning } },
    ].map((entry) => ({ ...entry, body: JSON.parse(JSON.stringify(entry.body)) })),
  );
  expect(warned).toMatchObject({ outcome: 'saved', references: ['CPW 26-7K-0001'] });

  const byHand = { method: 'by-hand', handedTo: 'Sam Example', signatureOutcome: 'signed', servedAt: undefined };
  const { standing, stops, fill, wait, today } = handOn(phone, record);
  expect(await stops('notice')).toEqual([['time-not-over', on(15)]]);

  wait(15);
  await fill('check', {
    checked: { finding: 'not-complied', evidence: 'Music at 23:50, the yard as before', requirements: found },
  });
  await fill('notice', {
    'notice-issued': {
      requirements: [stop, due],
      complianceDate: on(35),
      consultations: [{ who: 'Housing association', on: today() }],
      authorityExpires: on(400),
    },
    'notice-served': byHand,
  });
  expect((await standing()).state.status).toBe('notice-served');

  wait(10);
  const inForce = await standing();
  const item = inForce.state.lists.notices?.[0]?.id ?? '';
  const offered = kind.lists.notices?.parts?.(inForce.state, item, inForce.now, inForce.rules);
  expect(offered?.map(({ number, words }) => [number, words])).toEqual([
    [1, stop.text],
    [2, due.text],
  ]);
  await fill('appeal', { 'appeal-lodged': { requirements: offered?.map(({ number, words }) => ({ number, words })) } });
  const appealed = await standing();
  const [card] = (await kind.standing())(appealed.state, appealed.now, appealed.rules);
  expect(card?.lines.map(({ chip }) => chip?.words)).toEqual([
    'In force, under appeal',
    'No effect while the appeal runs (s.46(3))',
  ]);

  wait(21);
  await fill('appeal-ended', {
    'appeal-ended': { outcome: 'dismissed', requirements: [stop, { ...due, due: on(60) }] },
  });
  expect((await standing()).state.status).toBe('notice-served');

  wait(20);
  await fill('breach', {
    'breach-suspected': {
      requirements: [{ number: 2, words: due.text }],
      what: 'The yard is as it was',
      witness: 'The officer',
    },
  });
  await fill('penalty', {
    'penalty-issued': { particulars: 'The yard was not cleared by its day', authorityExpires: on(400) },
  });
  const penalty = (await standing()).state.lists.penalties?.[0];
  expect(penalty?.values).toMatchObject({
    reference: 'FPN 27-7K-0001',
    amountPounds: 100,
    maximumPounds: 100,
    protectedDays: 14,
  });

  expect(await stops('prosecute')).toMatchObject([['penalty-protected', addDays(today(), 15)]]);
  wait(14);
  expect(await stops('unpaid')).toEqual([['penalty-protected', addDays(today(), 1)]]);
  wait(1);
  await fill('unpaid', {});

  const { state } = await standing();
  expect(state.tasks).toEqual([]);
  expect(state.status).toBe('penalty-unpaid');
  expect(await stops('prosecute')).toEqual([]);
  // Everything waits, whole and in order, for the first signal.
  const sent = await outboxAtCouncil(phone.council);
  expect(sent.map(({ type }) => type)).toEqual(state.timeline.map(({ type }) => type));
  expect(sent).toHaveLength(13);
  expect((await device.due()).map(({ due: next }) => next?.title)).toEqual([
    'FPN 27-7K-0001: not paid, decide what follows',
  ]);
});

it('refuses to save a breach of what the appeal suspends, and says by which section', async () => {
  const phone = await newPhone({ roles: ['officer', 'manager'] });
  const record = newId();
  const ids = Array.from({ length: 6 }, newId);
  const [, warning = '', , notice = ''] = ids;
  const entry = (i: number, type: string, change: JsonObject, day: string) => ({
    id: ids[i] ?? '',
    type,
    at: { from: `${day}T10:00:00.000Z`, precision: 'minute' as const, typed: true },
    body: { ...kind.entries[type]?.example, ...change },
  });
  const requirements = [stop, { type: 'do', text: 'Clear the yard of waste', due: '2026-11-12' }];
  const thread = [
    entry(0, 'logged', {}, '2026-10-01'),
    entry(1, 'warning-issued', { requirements, complianceDate: '2026-10-20' }, '2026-10-01'),
    entry(2, 'warning-served', { item: warning }, '2026-10-01'),
    entry(
      3,
      'notice-issued',
      {
        follows: [warning],
        requirements,
        evidenceOn: '2026-11-01',
        consultations: [{ who: 'Housing', on: '2026-11-01' }],
      },
      '2026-11-01',
    ),
    entry(4, 'notice-served', { item: notice }, '2026-11-01'),
    entry(5, 'appeal-lodged', { item: notice }, '2026-11-05'),
  ];
  expect(await phone.device.save(record, kind.name, thread)).toMatchObject({ outcome: 'saved' });
  const breach = (requirement: number) => [
    {
      id: newId(),
      type: 'breach-suspected',
      body: { item: notice, requirements: [{ number: requirement }], what: 'As before', witness: 'Me' },
    },
  ];
  expect(await phone.device.save(record, kind.name, breach(2))).toMatchObject({
    outcome: 'refused',
    findings: [{ code: 'requirement-suspended', source: expect.stringContaining('s.46(3)'), level: 'block' }],
  });
  expect(await phone.device.save(record, kind.name, breach(1))).toMatchObject({ outcome: 'saved' });
});
