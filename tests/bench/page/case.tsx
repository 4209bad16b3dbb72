// A case with a long thread on the real screen of the app, and the paper of its warning: as an officer opens and makes them.
import '../../../src/ui/theme/index.css';
import { createRoot } from 'react-dom/client';
import type { Device } from '#device/device.ts';
import type { NewEntry } from '#device/phone-storage.ts';
import { newId } from '#domain/id.ts';
import type { JsonObject } from '#domain/json.ts';
import { kindNamed } from '#kinds/registry.ts';
import type { Phone } from '#sync/phone.ts';
import { MeContext } from '../../../src/app/me-context.ts';
import { PhoneContext } from '../../../src/app/phone-context.ts';
import { Record } from '../../../src/app/record/Record.tsx';

const KIND = 'notice';
const DAY_MS = 86_400_000;
const AT_ONCE = 20;

const example = (type: string): JsonObject => kindNamed(KIND)?.entries[type]?.example ?? {};
const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** From the case over a warning and a notice in force to years of incidents, checks and notes. */
export async function writeCase(device: Device, entries: number): Promise<string> {
  const record = newId();
  const start = Date.now() - (entries + 90) * DAY_MS;
  const thread = longThread(start, entries);
  for (let at = 0; at < thread.length; at += AT_ONCE) {
    const saved = await device.save(record, KIND, thread.slice(at, at + AT_ONCE));
    if (saved.outcome !== 'saved') throw new Error(JSON.stringify(saved));
  }
  return record;
}

function longThread(start: number, entries: number): readonly NewEntry[] {
  const [warning, notice] = [newId(), newId()];
  const line = (id: string, type: string, day: number, body: JsonObject): NewEntry => {
    const from = new Date(start + day * DAY_MS).toISOString();
    return { id, type, body, at: { from, precision: 'minute', typed: true } };
  };
  const day = (n: number) => dayOf(start + n * DAY_MS);
  const authority = { authorityExpires: day(entries + 400) };
  const begun = [
    line(newId(), 'logged', 0, example('logged')),
    line(warning, 'warning-issued', 1, { ...example('warning-issued'), ...authority, complianceDate: day(20) }),
    line(newId(), 'warning-served', 2, { ...example('warning-served'), item: warning }),
    line(newId(), 'checked', 30, { ...example('checked'), item: warning, evidenceOn: day(30) }),
    line(notice, 'notice-issued', 31, {
      ...example('notice-issued'),
      ...authority,
      follows: [warning],
      evidenceOn: day(30),
      complianceDate: day(60),
      endsOn: day(entries + 300),
      consultations: [{ who: 'Housing association', on: day(30) }],
    }),
    line(newId(), 'notice-served', 32, { ...example('notice-served'), item: notice }),
  ];
  const later = Array.from({ length: entries - begun.length }, (_, i) => {
    const on = 40 + i;
    if (i % 3 === 0) return line(newId(), 'notice-checked', on, { ...example('notice-checked'), item: notice });
    if (i % 3 === 1) return line(newId(), 'noted', on, { text: `Visit ${i}: spoke to the neighbours on both sides` });
    const happened = { from: new Date(start + on * DAY_MS).toISOString(), precision: 'minute', typed: true };
    return line(newId(), 'incident-recorded', on, { ...example('incident-recorded'), happened });
  });
  return [...begun, ...later];
}

/** From the tap to the newest of the thread on the screen, the earlier ones a press away; and how long reading and folding the record takes by itself. */
export async function openThread(device: Device, record: string) {
  const phone = screenPhone(device);
  const me = await device.me();
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host);
  const asked = performance.now();
  await device.record(record);
  const read = performance.now() - asked;
  const from = performance.now();
  root.render(
    <PhoneContext value={phone}>
      <MeContext value={me}>
        <Record id={record} />
      </MeContext>
    </PhoneContext>,
  );
  await shown(host, () => host.querySelector('.timeline > li') !== null);
  const ms = performance.now() - from;
  root.unmount();
  host.remove();
  return { ms, read };
}

/** Resolves after the frame in which it holds has been painted. */
const shown = (host: Element, holds: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (!holds()) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(resolve));
    };
    const observer = new MutationObserver(look);
    observer.observe(host, { childList: true, subtree: true });
    look();
  });

/** The paper of a new warning, under a draft of its own. */
export async function makePaper(device: Device): Promise<number> {
  const [record, draft] = [newId(), newId()];
  await device.keepDraft({
    id: draft,
    record,
    kind: KIND,
    flow: 'new',
    entries: {},
    form: {},
    heading: '',
    savedAt: 1,
  });
  const now = Date.now();
  const { attachments: _, reference: __, ...warning } = example('warning-issued');
  const entries = [
    { id: newId(), type: 'logged', body: example('logged') },
    {
      id: newId(),
      type: 'warning-issued',
      body: {
        ...warning,
        authorityExpires: dayOf(now + 300 * DAY_MS),
        complianceDate: dayOf(now + 20 * DAY_MS),
      },
    },
  ];
  const from = performance.now();
  const made = await device.makePapers(record, KIND, entries, draft);
  const ms = performance.now() - from;
  if (made.outcome !== 'made' || made.papers.length !== 1) throw new Error(JSON.stringify(made));
  return ms;
}

const elsewhere = () => Promise.reject(new Error('Not in the bench'));

/** What a record's page asks of a phone; nothing is sent meanwhile. */
const screenPhone = (device: Device): Phone => ({
  ...device,
  syncState: async () => ({ phase: 'idle', contact: 'reached' }),
  sync: async () => ({ phase: 'idle', contact: 'reached' }),
  enrol: elsewhere,
  signIn: elsewhere,
  hasCouncilAccounts: async () => false,
  takeSession: elsewhere,
  askToOpen: elsewhere,
  recoveryState: elsewhere,
  openAgain: elsewhere,
  areaMap: elsewhere,
  fetchAreaMap: elsewhere,
  pauseAreaMap: elsewhere,
  removeAreaMap: elsewhere,
  readAreaMap: elsewhere,
  makeJobLink: elsewhere,
});
