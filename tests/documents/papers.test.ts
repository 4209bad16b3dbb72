// Every paper of every kind, from its example: sound PDF, tagged, with the words of the record and no others missing.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentContent } from '#documents/content.ts';
import type { PaperFonts } from '#documents/fonts.ts';
import { makePdf } from '#documents/make-pdf.ts';
import { printPaper, wordsOf } from '#documents/print-paper.ts';
import { defaultLaw, type LawTable } from '#domain/law-table.ts';
import { rulesOf } from '#domain/rulebook.ts';
import { defaultWording, type Wording } from '#domain/wording.ts';
import { examplePaperOf, kinds, type RecordKind } from '#kinds/registry.ts';
import { paperFonts } from '#server/paper-fonts.ts';

const hasTool = (tool: string): boolean => spawnSync(tool, ['--version']).error === undefined;
const tools = ['qpdf', 'pdftotext', 'pdfinfo'];
const missing = tools.filter((tool) => !hasTool(tool));
if (missing.length > 0) console.log(`Papers are not looked at with ${missing.join(', ')}: not installed here`);

const folder = mkdtempSync(path.join(tmpdir(), 'wardbook-papers-'));
let fonts: PaperFonts;
beforeAll(async () => {
  fonts = await paperFonts();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const approved: Wording = {
  ...defaultWording,
  approved: true,
  letterhead: 'Community Protection Team\nTown Hall, High Street, Eastmere EM1 1AA',
  contact: 'Telephone 01999 555 0100.',
  guidance: 'https://www.eastmere.example/community-protection',
};
const approvedLaw: LawTable = { ...defaultLaw, explanationApproved: true };

const allPapers = kinds.flatMap((kind) =>
  Object.entries(kind.entries).flatMap(([type, { paper }]) =>
    paper ? [[`${kind.title}: ${paper.title}`, kind, type] as const] : [],
  ),
);

async function contentOf(
  kind: RecordKind,
  type: string,
  wording = approved,
  law = approvedLaw,
): Promise<DocumentContent> {
  const content = await examplePaperOf(kind, type, '2026-11-25', {
    rules: rulesOf(law),
    wording,
    council: 'Eastmere & Wold Borough Council',
    issuer: 'Robin Hale',
  });
  if (!content) throw new Error('There is no such paper');
  if ('lacking' in content) throw new Error(content.lacking);
  return content;
}

function run(tool: string, args: readonly string[], pdf: Uint8Array): string {
  const file = path.join(folder, 'paper.pdf');
  writeFileSync(file, pdf);
  const { stdout, status } = spawnSync(tool, [...args, file, ...(tool === 'pdftotext' ? ['-'] : [])], {
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  return stdout;
}
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

describe.each(allPapers)('%s', (_title, kind, type) => {
  it('is the same file for the same words, and another for others', async () => {
    const content = await contentOf(kind, type);
    const [one, two] = [await makePdf(content, fonts), await makePdf(content, fonts)];
    expect(Buffer.compare(one, two)).toBe(0);
    const other = await makePdf({ ...content, reference: 'X 26-7K-0001' }, fonts);
    expect(Buffer.compare(one, other)).not.toBe(0);
  });

  it.skipIf(missing.length > 0)('is sound, tagged, in English, and says what the record says', async () => {
    const content = await contentOf(kind, type);
    const pdf = await makePdf(content, fonts);
    expect(run('qpdf', ['--check'], pdf)).toContain('No syntax or stream encoding errors');
    const info = run('pdfinfo', [], pdf);
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toContain(content.title);
    const tree = run('pdfinfo', ['-struct'], pdf);
    expect(tree).toMatch(/^Document/m);
    expect(tree.match(/^ +H1/gm)).toHaveLength(1);
    for (const tag of ['H2', 'P', 'Table', 'TH', 'TD', 'Figure']) expect(tree).toMatch(new RegExp(`^ +${tag}\\b`, 'm'));
    expect(Buffer.from(pdf).toString('latin1')).toContain('/Lang (en-GB)');
    const text = plain(run('pdftotext', ['-raw'], pdf));
    for (const words of wordsOf(content).flatMap((each) => each.split('\n'))) expect(text).toContain(plain(words));
  });

  it('holds what the officer wrote', async () => {
    const example = kind.entries[type]?.example ?? {};
    const words = wordsOf(await contentOf(kind, type)).join('\n');
    const asked = [
      'reference',
      'conduct',
      'effect',
      'whyPersistent',
      'whyUnreasonable',
      'issuerRole',
      'authority',
      'what',
    ];
    const written = asked.map((key) => example[key]).filter((answer) => typeof answer === 'string');
    expect(written.length).toBeGreaterThan(0);
    for (const answer of written) expect(words).toContain(answer);
  });

  it.skipIf(missing.length > 0)('is marked DRAFT on every page until the council approves its words', async () => {
    const content = await contentOf(kind, type, { ...approved, approved: false });
    expect(content.draft).toContain('not yet approved');
    const pdf = await makePdf(content, fonts);
    const pages = Number(/Pages:\s+(\d+)/.exec(run('pdfinfo', [], pdf))?.[1]);
    for (let page = 1; page <= pages; page += 1)
      expect(run('pdftotext', ['-raw', '-f', `${page}`, '-l', `${page}`], pdf)).toContain('DRAFT');
    expect((await contentOf(kind, type)).draft).toBeUndefined();
  });
});

it('there are papers', () => expect(allPapers.length).toBeGreaterThanOrEqual(4));

const note = (text: string): DocumentContent => ({
  title: 'Note',
  reference: '',
  date: '2026-11-25',
  letterhead: { name: 'Eastmere Borough Council', lines: [] },
  addressee: [],
  particulars: [],
  blocks: [{ is: 'paragraph', text }],
});

describe('characters', () => {
  it.skipIf(missing.length > 0)('prints plain and extended Latin whole', async () => {
    const text = 'Żółć Łódź Čapek Şimşek Őrsi Ñandú Ærø – “quoted” ‘so’ £100 €5 … ½';
    const printed = await printPaper(note(text), fonts);
    expect('bytes' in printed && plain(run('pdftotext', ['-raw'], printed.bytes))).toContain(text);
  });

  it('stops at what the fonts lack, and says which', async () => {
    expect(await printPaper(note('Анна Ivanova 中'), fonts)).toEqual({ problem: expect.stringContaining('А н а 中') });
  });

  it('turns the page as often as it takes, with nothing lost', async () => {
    const long = Array.from({ length: 900 }, (_, i) => `word${i}`).join(' ');
    const pdf = await makePdf(
      {
        ...note(long),
        blocks: [
          { is: 'callout', title: 'T', text: long },
          { is: 'facts', rows: [{ label: 'L', value: long }] },
        ],
      },
      fonts,
    );
    if (missing.length > 0) return;
    const text = run('pdftotext', ['-raw'], pdf);
    expect(text.match(/\bword899\b/g)).toHaveLength(2);
    expect(text.match(/\bword\d+\b/g)).toHaveLength(1800);
  });
});
