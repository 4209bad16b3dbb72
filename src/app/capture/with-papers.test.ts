import { expect, it } from 'vitest';
import type { Attachment } from '#domain/attachment.ts';
import { emptyRecord } from '#domain/record.ts';
import { kinds } from '#kinds/registry.ts';
import { withPapers } from './with-papers.ts';

const [issues, signs] = kinds.flatMap((kind) => {
  const types = Object.entries(kind.entries);
  const served = types.find(([, { signsPaper }]) => signsPaper);
  const issued = types.find(([, { paper, adds }]) => paper && adds === served?.[1].concerns?.list);
  return served && issued
    ? [
        { kind, type: issued[0] },
        { kind, type: served[0] },
      ]
    : [];
});
const paper: Attachment = { id: 'p', sha256: 'a'.repeat(64), size: 9, type: 'application/pdf', role: 'document' };
const made = (reference?: string) =>
  ({
    outcome: 'made',
    papers: [{ entry: 'one', title: 'Paper', reference, attachment: { ...paper, id: PAPER }, isDraft: false }],
  }) as const;
const PAPER = '0192f0c1-7e00-7000-8000-0000000000d1';
const entries = (signature?: string) => [
  { id: 'one', type: issues?.type ?? '', body: {} },
  { id: 'two', type: signs?.type ?? '', body: { item: 'one', ...(signature && { signature }) } },
];
const saved = (...[given, outcome]: [ReturnType<typeof entries>, ReturnType<typeof made>?]) => {
  if (!issues) throw new Error('No kind has a paper that is signed for');
  return withPapers(issues.kind, emptyRecord('r', issues.kind.name), given, outcome).map(({ body }) => body);
};

it('gives each its paper and reference, and says of a signature which paper it belongs to', () => {
  expect(saved(entries('s'), made('X 1'))).toEqual([
    { reference: 'X 1', attachments: [{ ...paper, id: PAPER }] },
    { item: 'one', signature: 's', signedPaper: paper.sha256 },
  ]);
});

it('leaves out a number where there is none, and a paper where nobody signed or none was made', () => {
  expect(saved(entries(), made())).toEqual([{ attachments: [{ ...paper, id: PAPER }] }, { item: 'one' }]);
  expect(saved(entries('s'))).toEqual([{}, { item: 'one', signature: 's' }]);
});
