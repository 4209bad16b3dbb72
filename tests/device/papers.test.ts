// A paper on the phone: made offline, kept under the draft, its hash in the entry, its bytes in the same transaction.
import { beforeEach, describe, expect, it } from 'vitest';
import type { MadePaper, NewEntry } from '#device/phone-storage.ts';
import type { DevicePorts } from '#device/ports.ts';
import { newId } from '#domain/id.ts';
import type { JsonObject } from '#domain/json.ts';
import { defaultWording } from '#domain/wording.ts';
import { kindNamed } from '#kinds/registry.ts';
import { sha256, toHex } from '#protocol/bytes.ts';
import { emptyStorage, newPhone, type TestPhone } from './phone.ts';

beforeEach(emptyStorage);

const KIND = 'notice';
const example = (type: string): JsonObject => {
  const { attachments: _, reference: __, ...body } = kindNamed(KIND)?.entries[type]?.example ?? {};
  return body;
};

interface Form {
  readonly record: string;
  readonly draft: string;
  readonly entries: readonly NewEntry[];
}

async function openForm(phone: TestPhone, more: JsonObject = {}): Promise<Form> {
  const [record, draft, begun, issued] = [newId(), newId(), newId(), newId()];
  await phone.device.keepDraft({
    id: draft,
    record,
    kind: KIND,
    flow: 'new',
    entries: {},
    form: {},
    heading: '',
    savedAt: 1,
  });
  return {
    record,
    draft,
    entries: [
      { id: begun, type: 'logged', body: example('logged') },
      { id: issued, type: 'warning-issued', body: { ...example('warning-issued'), ...more } },
    ],
  };
}

const make = ({ device }: TestPhone, { record, draft, entries }: Form) =>
  device.makePapers(record, KIND, entries, draft);

async function madeOf(phone: TestPhone, form: Form): Promise<MadePaper> {
  const made = await make(phone, form);
  if (made.outcome !== 'made' || !made.papers[0]) throw new Error(JSON.stringify(made));
  return made.papers[0];
}

const withPaper = (form: Form, { reference, attachment }: MadePaper): readonly NewEntry[] =>
  form.entries.map((entry) =>
    entry.type === 'logged'
      ? entry
      : { ...entry, body: { ...entry.body, ...(reference && { reference }), attachments: [attachment] } },
  );

describe('a paper', () => {
  it('is made with no signal and saved with the entry that carries its hash', async () => {
    const phone = await newPhone();
    const form = await openForm(phone);
    const paper = await madeOf(phone, form);
    expect(paper).toMatchObject({ reference: 'CPW 26-7K-0001', isDraft: true });
    const saved = await phone.device.save(form.record, KIND, withPaper(form, paper), form.draft);
    expect(saved).toMatchObject({ outcome: 'saved', references: ['CPW 26-7K-0001'] });
    const kept = await phone.device.picture(paper.attachment.id, 'full');
    const bytes = new Uint8Array((await kept?.arrayBuffer()) ?? new ArrayBuffer());
    expect(kept?.type).toBe('application/pdf');
    expect(new TextDecoder('latin1').decode(bytes.slice(0, 8))).toBe('%PDF-1.7');
    expect(toHex(await sha256(bytes))).toBe(paper.attachment.sha256);
    const view = await phone.device.record(form.record);
    expect(view?.state.attachments).toMatchObject([{ sha256: paper.attachment.sha256, role: 'document' }]);
    expect((await phone.device.outbox()).ledger.photos.taken).toBe(1);
  });

  it('is made once: asked again, and after a restart, it is the same file', async () => {
    let prints = 0;
    const counting: Partial<DevicePorts> = {};
    const phone = await newPhone({ ports: counting });
    const real = phone.ports.paper;
    Object.assign(phone.ports, {
      paper: (...content: Parameters<typeof real>) => {
        prints += 1;
        return real(...content);
      },
    });
    const form = await openForm(phone);
    const [one, two] = await Promise.all([madeOf(phone, form), madeOf(phone, form)]);
    expect(two.attachment).toEqual(one.attachment);
    expect(prints).toBe(1);
  });

  it('is made anew for other answers, keeps its reference, and only the last one is sent', async () => {
    const phone = await newPhone();
    const form = await openForm(phone);
    const first = await madeOf(phone, form);
    const entries = form.entries.map((each) =>
      each.type === 'logged' ? each : { ...each, body: { ...each.body, conduct: 'Something else' } },
    );
    const second = await madeOf(phone, { ...form, entries });
    expect(second.reference).toBe(first.reference);
    expect(second.attachment.sha256).not.toBe(first.attachment.sha256);
    expect(await phone.device.picture(first.attachment.id, 'full')).toBeUndefined();
    await phone.device.save(form.record, KIND, withPaper({ ...form, entries }, second), form.draft);
    expect((await phone.device.outbox()).ledger.photos.taken).toBe(1);
  });

  it('is not made while something must be put right', async () => {
    const phone = await newPhone();
    const form = await openForm(phone, { authorityExpires: '2020-01-01' });
    expect(await make(phone, form)).toEqual({ outcome: 'blocked' });
  });

  it('goes with its draft when that is thrown away, and its number is not given again', async () => {
    const phone = await newPhone();
    const form = await openForm(phone);
    const paper = await madeOf(phone, form);
    await phone.device.discardDraft(form.draft);
    expect(await phone.device.picture(paper.attachment.id, 'full')).toBeUndefined();
    expect((await madeOf(phone, await openForm(phone))).reference).toBe('CPW 26-7K-0002');
  });

  it('says which characters it cannot print', async () => {
    const phone = await newPhone();
    const form = await openForm(phone, { conduct: 'Громкая музыка' });
    expect(await make(phone, form)).toMatchObject({ outcome: 'failed', message: expect.stringContaining('Г') });
  });

  it('takes the wording of its day, and is no draft once it is approved', async () => {
    const phone = await newPhone();
    const body = { ...defaultWording, approved: true };
    await phone.device.keepSettings([{ name: 'wording', version: 1, from: '2026-01-01', body }]);
    expect((await madeOf(phone, await openForm(phone))).isDraft).toBe(false);
  });
});

describe('a letter about a breach', () => {
  const BREACH = newId();
  const day = (on: string) => ({ from: `${on}T10:00:00.000Z`, precision: 'minute' as const, typed: true });
  const stop = { type: 'stop', text: 'Stop the noise at night' };

  /** A notice in force, and a breach of it with evidence; then the form of the letter, on the day the clock says. */
  async function openLetter(phone: TestPhone): Promise<Form> {
    const [record, draft] = [newId(), newId()];
    const [begun, warning, served, notice, given, proof] = Array.from({ length: 6 }, newId);
    const line = (id = '', type = '', on = '', body: JsonObject = {}) => ({
      id,
      type,
      at: day(on),
      body: { ...kindNamed(KIND)?.entries[type]?.example, ...body },
    });
    const saved = await phone.device.save(record, KIND, [
      line(begun, 'logged', '2026-09-01'),
      line(warning, 'warning-issued', '2026-09-01', { requirements: [stop], complianceDate: '2026-09-20' }),
      line(served, 'warning-served', '2026-09-01', { item: warning ?? '' }),
      line(notice, 'notice-issued', '2026-10-01', {
        follows: [warning ?? ''],
        requirements: [stop],
        evidenceOn: '2026-10-01',
        consultations: [{ who: 'Housing', on: '2026-10-01' }],
      }),
      line(given, 'notice-served', '2026-10-01', { item: notice ?? '' }),
      line(BREACH, 'breach-suspected', '2026-11-01', {
        item: notice ?? '',
        requirements: [{ number: 1, words: stop.text }],
      }),
      line(proof, 'breach-evidenced', '2026-11-02', { item: BREACH }),
    ]);
    expect(saved).toMatchObject({ outcome: 'saved' });
    await phone.device.keepDraft({
      id: draft,
      record,
      kind: KIND,
      flow: 'breach-letter',
      entries: {},
      form: {},
      heading: '',
      savedAt: 1,
    });
    const body = { ...example('breach-letter-sent'), item: BREACH };
    return { record, draft, entries: [{ id: newId(), type: 'breach-letter-sent', body }] };
  }

  it('has no number of its own, names the notice, and is the same file asked for again', async () => {
    const phone = await newPhone();
    const printed: unknown[] = [];
    const real = phone.ports.paper;
    Object.assign(phone.ports, {
      paper: (...content: Parameters<typeof real>) => {
        printed.push(...content);
        return real(...content);
      },
    });
    const form = await openLetter(phone);
    const [one, two] = [await madeOf(phone, form), await madeOf(phone, form)];
    expect(one.reference).toBeUndefined();
    expect(two.attachment).toEqual(one.attachment);
    expect(printed).toMatchObject([{ reference: 'CPN 26-7K-0014' }]);
    expect(JSON.stringify(printed)).toContain('Stop the noise at night');
    const saved = await phone.device.save(form.record, KIND, withPaper(form, one), form.draft);
    expect(saved).toMatchObject({ outcome: 'saved', references: [] });
    const kept = await phone.device.picture(one.attachment.id, 'full');
    expect(toHex(await sha256(new Uint8Array((await kept?.arrayBuffer()) ?? [])))).toBe(one.attachment.sha256);
  });
});

describe('without a paper', () => {
  const photo = { id: newId(), sha256: 'a'.repeat(64), size: 9, type: 'image/jpeg', role: 'photo' };
  const codes = async (more: JsonObject) => {
    const phone = await newPhone();
    const form = await openForm(phone, more);
    const saved = await phone.device.save(form.record, KIND, form.entries, form.draft);
    return saved.outcome === 'refused' ? saved.findings.map(({ code, level }) => `${code} ${level}`) : saved.outcome;
  };

  it('nothing is issued', async () => {
    expect(await codes({})).toContain('without-paper block');
    expect(await codes({ paperFrom: 'form', paper: 'W 0412 Z' })).not.toBe('saved');
    expect(await codes({ paperFrom: 'form', paper: 'W 0412 Z', attachments: [photo] })).toBe('saved');
  });

  it('a form written by hand needs no PDF, and a mistyped number is noticed', async () => {
    const phone = await newPhone();
    const form = await openForm(phone, { paperFrom: 'form', paper: 'CPW-0412-7', attachments: [photo] });
    expect(await make(phone, form)).toEqual({ outcome: 'made', papers: [] });
    const found = await phone.device.check(form.record, KIND, form.entries);
    expect(found.map(({ code }) => code)).toContain('form-number');
  });
});
