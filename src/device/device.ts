// The phone's storage as one thing: what screens ask for, and what sync needs to deliver and to take in. No network, no React.
import { alike } from './alike.ts';
import { sha256, toBase64Url, utf8 } from '#protocol/bytes.ts';
import type { EnrolAnswer } from '#protocol/enrol.ts';
import { credentialBytes } from '#protocol/push-credential.ts';
import type { SettingsDocument } from '#protocol/settings-documents.ts';
import { newSigningPair, publicKeyText, sign } from '#protocol/signature.ts';
import { logAccess } from './access-log.ts';
import { type Pulled, applyPull } from './apply-pull.ts';
import { keepPhoto, picture } from './attachments.ts';
import { layBallast } from './ballast.ts';
import { readMeta } from './database.ts';
import { isQuota, locked, storageWords } from './device-problem.ts';
import { discardDraft, draftLines, keepDraft, readDraft } from './drafts.ts';
import { type Enrolment, makeEnrolment, openEnrolment, standingOf, unlockAny } from './enrolments.ts';
import { newWrapSalt, passkeyKey } from './key-wrap.ts';
import { addWay, clockOffsetOf, prepareSealingAhead, type Vault } from './open-vault.ts';
import { offersFor } from './offers.ts';
import { remembered } from './remembered.ts';
import { discard, exportSealed, retry } from './outbox-actions.ts';
import { outboxView } from './outbox-view.ts';
import type { Outcome, PhoneStorage, UnlockOutcome } from './phone-storage.ts';
import { changePassphrase, passphraseProblem } from './passphrase.ts';
import { createPin } from './pin.ts';
import type { DevicePorts } from './ports.ts';
import { recordView } from './record-view.ts';
import { type RecoveryActions, recoveryActions } from './recovery-actions.ts';
import { openRegister, type Register } from './register.ts';
import { reseal } from './reseal.ts';
import { check, papers, save } from './save.ts';
import { erasedUpTo } from './seq-mark.ts';
import { keepSettingsDocuments, lackingSettings, readSettingsDocuments } from './settings-documents.ts';
import { askToPersist, readHealth } from './storage-health.ts';
import { stopReading, type Unlocked, unlockedOf } from './unlocked.ts';
import type { Secret } from './vault.ts';

/** A phone's half of an enrolment: the private key stays in memory until `choosePassphrase` has made a vault for it. */
export interface NewEnrolment {
  readonly publicKey: string;
  /** Only after the council's proof was checked. */
  keep(answer: EnrolAnswer): void;
}

export interface Device extends PhoneStorage, RecoveryActions {
  newEnrolment(): Promise<NewEnrolment>;
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
  /** After a new key set was kept: what was sealed to a key the council has lost is sealed again. */
  reseal(): Promise<number>;
  /** After a wipe, by whichever tab or worker: this one forgets the enrolment too. */
  erase(enrolment: string): Promise<void>;
  close(): void;
}

export async function openDevice(ports: DevicePorts): Promise<Device> {
  const register = await openRegister();
  const lock = () => {
    pin.forget();
    open = undefined;
    ports.changed('lock');
  };
  const all = await openAll(register, lock);
  const pin = createPin(lock);
  let open: Unlocked | undefined;
  let pending: { readonly answer: EnrolAnswer; readonly signingKey: CryptoKey } | undefined;

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
    ports.changed('lock');
  };

  const unlockWith = async (secret: Secret): Promise<UnlockOutcome> => {
    try {
      const opened = await unlockAny(all, secret, ports);
      if ('vault' in opened) {
        await enter(opened.vault);
        return { outcome: 'unlocked' };
      }
      if (opened.triesLeft > 0) return { outcome: 'wrong', triesLeft: opened.triesLeft };
      ports.changed('lock');
      return { outcome: 'closed', message: CLOSED };
    } catch (error) {
      return { outcome: 'closed', message: isQuota(error) ? TOO_FULL_TO_OPEN : storageWords(error) };
    }
  };

  return {
    ...recoveryActions({ all, ports, enter }),
    async status() {
      const standings = await Promise.all(all.map(standingOf));
      const sum = (of: (standing: (typeof standings)[number]) => number) =>
        standings.reduce((total, each) => total + of(each), 0);
      const upTo = erasedUpTo(
        await ports.marks.read(),
        standings.map(({ mark }) => mark),
      );
      return {
        lock: open ? 'unlocked' : all.length > 0 ? 'locked' : 'fresh',
        enrolments: all.length,
        waiting: sum(({ waiting }) => waiting),
        attention: sum(({ attention }) => attention),
        triesLeft: Math.max(0, ...standings.map(({ triesLeft }) => triesLeft)),
        hasPasskey: standings.some(({ passkeys }) => passkeys.length > 0),
        ...(standings.some(({ asked }) => asked) ? { askedToOpen: true } : {}),
        ...(upTo === undefined ? {} : { erased: { upTo } }),
      };
    },

    async newEnrolment() {
      const pair = await newSigningPair(true);
      return {
        publicKey: await publicKeyText(pair.publicKey),
        keep: (answer) => {
          pending = { answer, signingKey: pair.privateKey };
        },
      };
    },
    async choosePassphrase(passphrase) {
      const problem = passphraseProblem(passphrase);
      if (problem) return failed(problem);
      if (!pending) return failed('Enter the code from your manager first.');
      try {
        const vault = await makeEnrolment(pending.answer, pending.signingKey, passphrase, {
          ports,
          register,
          onReplaced: lock,
        });
        pending = undefined;
        all.push(vault);
        await askToPersist(vault.db, ports);
        await enter(vault);
        return DONE;
      } catch (error) {
        return failed(storageWords(error));
      }
    },
    unlock: (passphrase) => unlockWith({ by: 'passphrase', passphrase }),
    unlockWithPasskey: (secret) => unlockWith({ by: 'passkey', secret }),
    async passkeyChallenge() {
      const standings = await Promise.all(all.map(standingOf));
      return {
        credentials: standings.flatMap(({ passkeys }) => passkeys),
        salt: await sha256(utf8('wardbook passkey prf 1')),
      };
    },
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
      if (!open) return { outcome: 'failed', message: locked().message };
      return save(open, { record, kind, entries, draft });
    },
    check: async (record, kind, entries) => check(unlocked(), { record, kind, entries }),
    async makePapers(record, kind, entries, draft) {
      if (!open) return { outcome: 'failed', message: locked().message };
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
    reseal: async () => (open ? reseal(open.vault) : 0),
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
const failed = (message: string): Outcome => ({ outcome: 'failed', message });

const TOO_FULL_TO_OPEN =
  'This phone is full, so the notebook cannot open. Nothing is lost. Delete photos or apps you do not need, then unlock again.';

const CLOSED =
  'This phone can no longer be opened with a passphrase or passkey. Nothing that waits is lost: it is still being sent. Ask your manager to let you back in.';
const wrongOld = (left: number): string =>
  `That is not your passphrase of now. ${left === 1 ? 'One try is left' : `${left} tries are left`} before this phone needs the council to open it.`;

/** One that will not open does not keep the others closed. */
async function openAll(register: Register, onReplaced: () => void): Promise<Enrolment[]> {
  const rows = await register.list();
  const opened = await Promise.allSettled(rows.map(({ database }) => openEnrolment(database, onReplaced)));
  const all = opened.flatMap((each) => (each.status === 'fulfilled' && each.value ? [each.value] : []));
  const [first] = opened.filter((each) => each.status === 'rejected');
  if (all.length === 0 && first) throw first.reason;
  return all;
}
