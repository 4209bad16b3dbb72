// One seeded run: phones that write, deliver and receive through every fault, then a calm in which all must come right.
import { newId } from '#domain/id.ts';
import type { JsonObject } from '#domain/json.ts';
import { addsUp } from '#device/ledger.ts';
import type { TestCouncil } from '../server/http/test-council.ts';
import { type Chance, chanceOf } from './chance.ts';
import { councilEntries, expectAtCouncil, outboxRows } from './oracle.ts';
import { newSimPhone, type SimPhone } from './sim-phone.ts';

export interface SimulationOptions {
  readonly phones: number;
  readonly steps: number;
}

export interface Ran {
  readonly saved: number;
  readonly faults: number;
  readonly deaths: number;
  /** What each phone shows of each record, as text. */
  readonly views: readonly ReadonlyMap<string, string>[];
}

const CALM = { rate: 0, eager: true };
/** I6: rounds after the faults stop within which everything must have arrived. */
const ROUNDS_TO_DRAIN = 40;

export async function simulate(
  council: TestCouncil,
  seed: number,
  { phones: count, steps }: SimulationOptions,
): Promise<Ran> {
  const chance = chanceOf(seed);
  const person = await council.person(`Robin Hale ${seed}`, ['officer']);
  const phones: SimPhone[] = [];
  for (let i = 0; i < count; i++)
    phones.push(await newSimPhone(council, person, chance, (chance.below(7) - 3) * 3_600_000));

  const saved = new Map<SimPhone, string[]>(phones.map((phone) => [phone, []]));
  const records: string[] = [];
  let deaths = 0;
  let asked = 0;

  for (let step = 0; step < steps; step++) {
    const phone = phones[chance.below(phones.length)];
    if (!phone) break;
    council.pass(chance.below(60_000));
    const dies = chance.happens(0.3);
    const troubles = { rate: 0.5, eager: chance.happens(0.7), ...(dies && { steps: 1 + chance.below(60) }) };
    if (dies) deaths += 1;
    const what = chance.below(10);
    if (what < 4) {
      const ids = await write(phone, chance, records);
      saved.get(phone)?.push(...ids);
    } else if (what < 7) await phone.push(troubles);
    else if (what === 7) await Promise.all([phone.push(troubles), phone.push({ ...troubles, eager: true })]);
    else if (what === 8) await phone.pull(troubles);
    else await phone.restart();
    asked += await settleByHand(phone, chance);
    await expectHonest(council, phone, saved.get(phone) ?? [], asked);
  }

  for (const phone of phones) await drainInCalm(council, phone, chance);
  for (const phone of phones) {
    await phone.restart();
    const contact = await phone.pull(CALM);
    if (contact !== 'reached') throw new Error(`The pull in the calm ended with ${contact}`);
    await expectHonest(council, phone, saved.get(phone) ?? [], asked);
    await expectAtCouncil(council, phone, saved.get(phone) ?? []);
  }
  const views = await Promise.all(phones.map((phone) => viewsOf(phone, records)));
  const faults = phones.reduce(
    (sum, { happened }) => sum + [...happened.values()].reduce((all, each) => all + each, 0),
    0,
  );
  return { saved: [...saved.values()].flat().length, faults, deaths, views };
}

/** Saves one or a few entries; only what the phone calls saved counts. */
async function write(phone: SimPhone, chance: Chance, records: string[]): Promise<string[]> {
  const known = records.length > 0 && chance.happens(0.6);
  const record = known ? (records[chance.below(records.length)] ?? newId()) : newId();
  const here = (await phone.device().record(record)) !== undefined;
  const entries = here
    ? Array.from({ length: 1 + chance.below(2) }, () => change(chance))
    : [{ id: newId(), type: 'logged', body: find(chance) }];
  const outcome = await phone.device().save(here ? record : newRecord(records), 'needle-find', entries);
  if (outcome.outcome !== 'saved') throw new Error(JSON.stringify(outcome));
  return entries.map(({ id }) => id);
}

function newRecord(records: string[]): string {
  const record = newId();
  records.push(record);
  return record;
}

const change = (chance: Chance) =>
  chance.happens(0.5)
    ? { id: newId(), type: 'noted', body: { text: `Seen again, ${chance.below(1000)}` } }
    : { id: newId(), type: 'amended', body: { changes: [{ path: 'details/count', to: 1 + chance.below(40) }] } };

const find = (chance: Chance): JsonObject => ({
  place: { name: 'River Steps' },
  count: 1 + chance.below(40),
  source: 'discarded',
  condition: 'used',
  action: 'made-safe',
});

/** What needs a person is tried again, or sometimes discarded. */
async function settleByHand(phone: SimPhone, chance: Chance): Promise<number> {
  const { attention } = await phone.device().outbox();
  for (const { seq } of attention)
    if (chance.happens(0.8)) await phone.device().retry(seq);
    else await phone.device().discard(seq, 'Written twice');
  return attention.length;
}

/** I4 and I9, after every step: nothing is called received that the council does not have, and the ledger adds up. */
async function expectHonest(
  council: TestCouncil,
  phone: SimPhone,
  saved: readonly string[],
  asked: number,
): Promise<void> {
  const { ledger } = await phone.device().outbox();
  if (!addsUp(ledger) || ledger.saved !== saved.length)
    throw new Error(`The ledger does not add up: ${JSON.stringify(ledger)} of ${saved.length}`);
  if (asked === 0 && ledger.discarded > 0) throw new Error('Something was discarded by nobody');
  const there = await councilEntries(council, phone.enrolment);
  for (const { state, id } of await outboxRows(phone.factory))
    if (state === 'received' && !there.some((entry) => entry.id === id))
      throw new Error(`Entry ${id} is called received and the council has it not`);
}

async function drainInCalm(council: TestCouncil, phone: SimPhone, chance: Chance): Promise<void> {
  for (let round = 0; round < ROUNDS_TO_DRAIN; round++) {
    const nextTry = await phone.push({ rate: 0, eager: false });
    await settleByHand(phone, chance);
    const { ledger } = await phone.device().outbox();
    if (nextTry === undefined && ledger.waiting + ledger.attention === 0) return;
    council.pass(300_000);
  }
  throw new Error(`After ${ROUNDS_TO_DRAIN} rounds without faults something still waits`);
}

async function viewsOf(phone: SimPhone, records: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const views = new Map<string, string>();
  for (const id of records) {
    const view = await phone.device().record(id);
    if (view) views.set(id, JSON.stringify(view.state, null, 1));
  }
  return views;
}
