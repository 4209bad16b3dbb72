// A phone in a test: real Dexie on fake-indexeddb, real WebCrypto, a council whose private keys the test holds.
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDevice, type Device } from '#device/device.ts';
import type { DevicePorts } from '#device/ports.ts';
import type { ChangedPart, NewEntry } from '#device/phone-storage.ts';
import type { SeqMark } from '#device/seq-mark.ts';
import { printPaper } from '#documents/print-paper.ts';
import type { Entry } from '#domain/entry.ts';
import { newId } from '#domain/id.ts';
import type { JsonObject } from '#domain/json.ts';
import type { Role } from '#domain/role.ts';
import { entryOf, openSealed } from '#protocol/envelope.ts';
import type { EnrolAnswer } from '#protocol/enrol.ts';
import { kindNamed } from '#kinds/registry.ts';
import { newOpeningPair } from '#protocol/hpke.ts';
import { paperFonts } from '#server/paper-fonts.ts';
import { keyIdOf, newSigningPair, publicKeyText } from '#protocol/signature.ts';
import type { KeySet } from '#protocol/key-set.ts';

export const PASSPHRASE = 'lantern harbour gravel';
export const START = Date.UTC(2026, 10, 23, 9);

export interface Council {
  readonly id: string;
  readonly opening: CryptoKeyPair;
  readonly receipts: CryptoKeyPair;
  readonly recovery: CryptoKeyPair;
  keySet: KeySet;
}

export async function newCouncil(): Promise<Council> {
  const [opening, recovery, receipts] = await Promise.all([newOpeningPair(), newOpeningPair(), newSigningPair(false)]);
  const named = async ({ publicKey }: CryptoKeyPair) => {
    const text = await publicKeyText(publicKey);
    return { id: await keyIdOf(text), publicKey: text };
  };
  const id = newId();
  const keySet = {
    version: 1,
    council: id,
    receiptKeys: [await named(receipts)],
    openingKeys: [await named(opening)],
    recoveryKey: await named(recovery),
  };
  return { id, opening, recovery, receipts, keySet };
}

export interface TestPhone {
  readonly device: Device;
  readonly council: Council;
  readonly ports: DevicePorts;
  readonly clock: { now: number };
  readonly changes: ChangedPart[];
  readonly marks: SeqMark[];
  /** Another tab, or the same phone after a restart: the same storage, nothing in memory. */
  again(): Promise<Device>;
}

/** Storage of its own for each test. */
export const emptyStorage = (): void => {
  globalThis.indexedDB = new IDBFactory();
};

export interface PhoneOptions {
  readonly ports?: Partial<DevicePorts>;
  readonly roles?: readonly Role[];
  readonly council?: Council;
  readonly passphrase?: string;
}

export async function newPhone({
  ports: own = {},
  roles = ['officer', 'assessor'],
  council: given,
  passphrase = PASSPHRASE,
}: PhoneOptions = {}): Promise<TestPhone> {
  const council = given ?? (await newCouncil());
  const clock = { now: START };
  const changes: ChangedPart[] = [];
  const marks: SeqMark[] = [];
  const ports: DevicePorts = {
    now: () => clock.now,
    origin: 'https://wardbook.example',
    version: 'test',
    changed: (part) => void changes.push(part),
    image: () => Promise.reject(new Error('This test has no photos')),
    paper: async (content) => printPaper(content, await paperFonts()),
    marks: { read: () => Promise.resolve(marks), keep: (mark) => Promise.resolve(void marks.push(mark)) },
    // Real Argon2id at its least cost: what a guess costs is tested once, with the real figures.
    passphraseCost: { kibibytes: 64, passes: 1 },
    ...own,
  };
  const device = await openDevice(ports);
  const enrolment = await device.newEnrolment();
  enrolment.keep(enrolAnswer(council, [...roles]));
  const made = await device.choosePassphrase(passphrase);
  if (made.outcome !== 'done') throw new Error(made.message);
  return { device, council, ports, clock, changes, marks, again: () => openDevice(ports) };
}

export const enrolAnswer = (council: Council, roles: Role[]): EnrolAnswer => ({
  enrolment: newId(),
  council: { id: council.id, name: 'Eastmere Borough Council' },
  person: {
    id: newId(),
    name: 'Robin Hale',
    email: 'robin.hale@eastmere.example',
    roles,
    team: '',
    organisation: 'Eastmere Borough Council',
    active: true,
  },
  prefix: '7K',
  keySet: { text: JSON.stringify(council.keySet) },
  proof: '',
});

export const needleBody = (more: JsonObject = {}): JsonObject => ({
  place: { name: 'River Steps' },
  count: 7,
  source: 'discarded',
  condition: 'used',
  action: 'made-safe',
  ...more,
});

export const needle = (more: JsonObject = {}): NewEntry => ({ id: newId(), type: 'logged', body: needleBody(more) });

/** Saves one needle find; throws where it was not saved. */
export async function saveNeedle(device: Device, more: JsonObject = {}): Promise<string> {
  const record = newId();
  const saved = await device.save(record, 'needle-find', [needle(more)]);
  if (saved.outcome !== 'saved') throw new Error(JSON.stringify(saved));
  return record;
}

/** The kind's own example, as a new record. */
export const example = (kind: string, type = 'logged'): NewEntry => ({
  id: newId(),
  type,
  body: kindNamed(kind)?.entries[type]?.example ?? {},
});

/** Changes rows of a store below everything, as a fault of the phone would. */
export async function damage(store: string, change: (row: unknown) => unknown): Promise<void> {
  for (const { name } of await indexedDB.databases()) {
    const database = await request(indexedDB.open(name ?? ''));
    if (database.objectStoreNames.contains(store)) {
      const rows = database.transaction(store, 'readwrite').objectStore(store);
      for (const row of await request<unknown[]>(rows.getAll())) await request(rows.put(change(row)));
    }
    database.close();
  }
}

/** The plain IndexedDB below everything, as someone with the phone in hand would read it. */
export async function rawRows(store: string): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await request(indexedDB.open(name ?? ''));
    if (database.objectStoreNames.contains(store))
      found.push(...(await request<unknown[]>(database.transaction(store).objectStore(store).getAll())));
    database.close();
  }
  return found;
}

/** Every byte and every character that lies on the phone. */
export async function everythingStored(): Promise<string> {
  const parts: string[] = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await request(indexedDB.open(name ?? ''));
    for (const store of database.objectStoreNames)
      for (const row of await request<unknown[]>(database.transaction(store).objectStore(store).getAll()))
        parts.push(textOf(row));
    database.close();
    parts.push(name ?? '');
  }
  return parts.join('\n');
}

function textOf(value: unknown): string {
  if (value instanceof ArrayBuffer) return value.byteLength > 1_000_000 ? '' : Buffer.from(value).toString('latin1');
  if (ArrayBuffer.isView(value))
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1');
  if (Array.isArray(value)) return value.map(textOf).join('\n');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([key, each]) => `${key}=${textOf(each)}`)
      .join('\n');
  return String(value);
}

export const request = <T>(asked: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error('Refused'));
  });

/** What the council would find in the sealed outbox. */
export async function outboxAtCouncil(council: Council): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (const row of await rawRows('outbox'))
    if (typeof row === 'object' && row !== null && 'sealed' in row && row.sealed instanceof ArrayBuffer)
      entries.push(entryOf((await openSealed(new Uint8Array(row.sealed), council.opening.privateKey)).bytes));
  return entries;
}
