// The phone's storage as one thing: what screens ask for, and what sync needs to deliver and to take in. No network, no React.
import { alike } from './alike.ts';
import { toBase64Url } from '#protocol/bytes.ts';
import { credentialBytes } from '#protocol/push-credential.ts';
import type { SettingsDocument } from '#protocol/settings-documents.ts';
import { sign } from '#protocol/signature.ts';
import { logAccess } from './access-log.ts';
import { type Pulled, applyPull } from './apply-pull.ts';
import { keepPhoto, picture } from './attachments.ts';
import { layBallast } from './ballast.ts';
import { readMeta } from './database.ts';
import { failed, locked, storageWords } from './device-problem.ts';
import { CLOSED, type Door, openDoor } from './door.ts';
import { discardDraft, draftLines, keepDraft, readDraft } from './drafts.ts';
import { type EnrolActions, enrolActions } from './enrol-actions.ts';
import type { Opened } from './enrolments.ts';
import { newWrapSalt, passkeyKey } from './key-wrap.ts';
import { addWay, clockOffsetOf, openVault, prepareSealingAhead, type Vault } from './open-vault.ts';
import { offersFor } from './offers.ts';
import { renewRecoveryWraps } from './recovery-wraps.ts';
import { remembered } from './remembered.ts';
import { discard, exportSealed, retry } from './outbox-actions.ts';
import { outboxView } from './outbox-view.ts';
import type { Outcome, PhoneStorage } from './phone-storage.ts';
import { changePassphrase, passphraseProblem } from './passphrase.ts';
import { createPin } from './pin.ts';
import type { DevicePorts } from './ports.ts';
import { keepPrepared } from './keep-prepared.ts';
import { recordView } from './record-view.ts';
import { type RecoveryActions, recoveryActions } from './recovery-actions.ts';
import { reseal } from './reseal.ts';
import { check, papers, save } from './save.ts';
import { keepSettingsDocuments, lackingSettings, readSettingsDocuments } from './settings-documents.ts';
import { readHealth } from './storage-health.ts';
import { stopReading, type Unlocked, unlockedOf } from './unlocked.ts';

export interface Device extends PhoneStorage, EnrolActions, RecoveryActions {
  /** The enrolment that is unlocked, and where its pull stands. */
  current(): Promise<{ readonly enrolment: string; readonly database: string; readonly cursor?: string } | undefined>;
  /** Signs a challenge of the council with the key of the unlocked enrolment, in base64url. */
  proveEnrolment(origin: string, challenge: string): Promise<string>;
  /** An app left open past the reading lease stops reading; another tab may have found it out first. */
  checkLease(): Promise<void>;
  applyPull(pulled: Pulled): Promise<'applied' | 'stale'>;
  lackingSettings<T extends Pick<SettingsDocument, 'name' | 'version'>>(listed: readonly T[]): readonly T[];
  keepSettings(documents: readonly SettingsDocument[]): Promise<void>;
  /** After receipts were written, or another tab saved: memory is read again where it changed. */
  refresh(): Promise<void>;
  /** After a new key set was kept: what was sealed to a key the council has lost is sealed again, and so are the council's wraps. */
  reseal(): Promise<number>;
  /** After a wipe, by whichever tab or worker: this one forgets the enrolment too. */
  erase(enrolment: string): Promise<void>;
  close(): void;
}

/** A phone that somebody may have opened already, before this much of it was loaded. */
export interface OpenedBefore {
  readonly door: Door;
  readonly opened: Opened | undefined;
}

export async function openDevice(ports: DevicePorts, before?: OpenedBefore): Promise<Device> {
  const door = before?.door ?? (await openDoor(ports));
  const { all, register, lock } = door;
  const pin = createPin(lock);
  let open: Unlocked | undefined;
  door.heldBy(() => {
    pin.forget();
    open = undefined;
  });

  const unlocked = (): Unlocked => {
    if (!open) throw locked();
    return open;
  };

  const enter = async (vault: Vault): Promise<void> => {
    open = await unlockedOf(vault);
    // Whoever asks for records waits for this, and hears of its failure.
    void open.records.catchUp().catch(() => undefined);
    void layBallast(vault.db).catch(() => undefined);
    void prepareSealingAhead(vault).catch(() => undefined);
    void keepPrepared(open).catch(() => undefined);
    ports.changed('lock');
  };

  const enterWith = async ({ enrolment: { db, enrolment, council }, keys }: Opened): Promise<void> =>
    enter(await openVault({ db, ports, enrolment, council }, keys));
  // What will not open any more says why at the next try.
  if (before?.opened) await enterWith(before.opened).catch(lock);

  return {
    ...enrolActions({ all, ports, register, lock, enter }),
    ...recoveryActions({ all, ports, enter }),
    status: () => door.status(open !== undefined),
    passkeyChallenge: door.passkeyChallenge,
    unlock: (passphrase) => door.unlock({ by: 'passphrase', passphrase }, enterWith),
    unlockWithPasskey: (secret) => door.unlock({ by: 'passkey', secret }, enterWith),
    async addPasskey(credential, secret) {
      try {
        await addWay(unlocked().vault, await passkeyKey(secret, newWrapSalt(), credential));
        return DONE;
      } catch (error) {
        return failed(storageWords(error));
      }
    },
    async changePassphrase(old, fresh) {
      const problem = passphraseProblem(fresh);
      if (problem) return failed(problem);
      try {
        const change = await changePassphrase(unlocked().vault, old, fresh);
        if (change === 'done') return DONE;
        if (change === 'busy') return failed('Another window of this app was changing it too. Try again.');
        if (change.triesLeft > 0) return failed(wrongOld(change.triesLeft));
        lock();
        return failed(CLOSED);
      } catch (error) {
        return failed(storageWords(error));
      }
    },
    async checkLease() {
      if (!open || !(await stopReading(open))) return;
      ports.changed('records');
      ports.changed('lock');
    },
    setPin: (digits) => pin.set(digits),
    checkPin: (digits) => pin.check(digits),
    lock: async () => lock(),
    me: async () => unlocked().vault.me,
    offers: async () => {
      const { vault } = unlocked();
      return { ...offersFor(vault.me.person.roles), clockOffset: await clockOffsetOf(vault) };
    },
    remembered: async (kind) => remembered(unlocked(), kind),
    settings: async () => ({ ...unlocked().settings, clockOffset: await clockOffsetOf(unlocked().vault) }),

    records: async (query) => unlocked().records.list(query),
    near: async (kind, position, at) => unlocked().records.near(kind, position, at),
    record: async (id) => recordView(unlocked(), id),
    due: async () => unlocked().records.due(),
    logAccess: async (record, what, path) => logAccess(unlocked().vault, record, what, path),

    async save(record, kind, entries, draft) {
      if (!open) return failed(locked().message);
      return save(open, { record, kind, entries, draft });
    },
    check: async (record, kind, entries) => check(unlocked(), { record, kind, entries }),
    async makePapers(record, kind, entries, draft) {
      if (!open) return failed(locked().message);
      return papers(open, { record, kind, entries, draft });
    },

    alike: async (record, kind, entries) => alike(unlocked(), { record, kind, entries }),

    drafts: async () => draftLines(unlocked().vault),
    draft: async (id) => readDraft(unlocked().vault, id),
    keepDraft: async (draft) => (open ? keepDraft(open.vault, draft) : failed(locked().message)),
    discardDraft: async (id) => discardDraft(unlocked().vault, id),
    async keepPhoto(draft, file, role) {
      if (!open) return { outcome: 'refused', message: locked().message };
      return keepPhoto(open.vault, draft, file, role);
    },
    picture: async (attachment, size) => picture(unlocked().vault, attachment, size),

    outbox: async () => outboxView(unlocked()),
    retry: async (seq) => retry(unlocked(), seq),
    discard: async (seq, reason) => discard(unlocked(), seq, reason),
    exportSealed: async (seq) => exportSealed(unlocked(), seq),
    async health() {
      const [first] = all;
      const db = open?.vault.db ?? first?.db;
      return db
        ? readHealth(db, ports)
        : { persisted: 'unknown', quarantined: 0, durability: 'unknown', databaseVersion: 0 };
    },

    async current() {
      if (!open) return undefined;
      const { db, enrolment } = open.vault;
      const cursor = (await readMeta(db, 'pull'))?.cursor;
      return { enrolment, database: db.name, ...(cursor === undefined ? {} : { cursor }) };
    },
    async proveEnrolment(origin, challenge) {
      const { enrolment, signingKey } = unlocked().vault;
      return toBase64Url(await sign(signingKey, credentialBytes(origin, enrolment, challenge)));
    },
    applyPull: async (pulled) => applyPull(unlocked(), pulled),
    lackingSettings: (listed) => lackingSettings(unlocked().settings, listed),
    async keepSettings(documents) {
      const { vault, records } = unlocked();
      await keepSettingsDocuments(vault, documents);
      const now = unlocked();
      now.settings = await readSettingsDocuments(vault);
      void keepPrepared(now).catch(() => undefined);
      if (documents.some(({ name }) => name === 'law')) await records.reload();
      ports.changed('settings');
    },
    async refresh() {
      if (!open) return;
      const { own, records, vault } = open;
      vault.remembered.clockOffset = undefined;
      vault.remembered.sealing = undefined;
      await records.catchUp();
      await records.refold(await own.refresh());
    },
    async reseal() {
      if (!open) return 0;
      await renewRecoveryWraps(open.vault);
      return reseal(open.vault);
    },
    async erase(enrolment) {
      const gone = all.find((each) => each.enrolment === enrolment);
      if (!gone) return;
      if (open?.vault.enrolment === enrolment) lock();
      all.splice(all.indexOf(gone), 1);
      await gone.db.delete({ disableAutoOpen: true });
    },
    close() {
      open = undefined;
      for (const { db } of all) db.close({ disableAutoOpen: true });
      register.close();
    },
  };
}

const DONE: Outcome = { outcome: 'done' };

const wrongOld = (left: number): string =>
  `That is not your passphrase of now. ${left === 1 ? 'One try is left' : `${left} tries are left`} before this phone needs the council to open it.`;
