// The bundle as a zip: the PDF, every original byte for byte, the receipts, and a list of hashes that any computer can check.
import { type Zippable, zip } from 'fflate';
import type { RecordAttachment } from '#domain/record.ts';
import { sha256, toHex, utf8 } from '#protocol/bytes.ts';
import { CallError, call, callBytes } from '#protocol/call.ts';
import { readAttachment } from '#protocol/desk-records.ts';
import { discloseRecord } from '#protocol/disclosure.ts';
import { bundleContent, type Exhibit } from './bundle-content.ts';
import type { OpenRecord } from './record-context.ts';

interface Wanted {
  readonly recipient: string;
  readonly reason: string;
  readonly council: string;
  readonly by: string;
}

const THUMBNAIL_SIDE = 640;
const ENDINGS: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' };

export async function makeBundle(record: OpenRecord, { recipient, reason, council, by }: Wanted): Promise<Blob> {
  // First of all: nothing leaves before it is written down to whom.
  const disclosure = await call(discloseRecord, {
    params: { id: record.id },
    body: { recipient, ...(reason && { reason }) },
  });
  const exhibits: Exhibit[] = [];
  const files: Record<string, Uint8Array<ArrayBuffer>> = {};
  for (const attachment of record.state.attachments) {
    if (!record.data.attachments.some(({ id, received }) => id === attachment.id && received)) continue;
    const file = `exhibits/${String(exhibits.length + 1).padStart(2, '0')}-${attachment.role}.${ENDINGS[attachment.type] ?? 'bin'}`;
    files[file] = await originalOf(attachment);
    exhibits.push({ attachment, file, entry: attachment.entry, picture: await pictureOf(attachment) });
  }
  const content = bundleContent(record, exhibits, { ...disclosure, recipient, reason, by }, council);
  const [{ printPaper }, { fontsHere }] = await Promise.all([
    import('#documents/print-paper.ts'),
    import('#documents/fonts-here.ts'),
  ]);
  const printed = await printPaper(content, await fontsHere());
  if ('problem' in printed) throw new CallError(0, { code: 'unprintable', message: printed.problem });
  files['evidence.pdf'] = printed.bytes;
  files['receipts.json'] = utf8(`${JSON.stringify(disclosure.receipts, undefined, 2)}\n`);
  const hashes = await Promise.all(
    Object.entries(files).map(async ([name, bytes]) => `${toHex(await sha256(bytes))}  ${name}`),
  );
  // As `sha256sum --check` reads it.
  files['SHA256SUMS'] = utf8(`${hashes.join('\n')}\n`);
  return new Blob([await zipped(files)], { type: 'application/zip' });
}

async function originalOf({ id, sha256: hash }: RecordAttachment): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await callBytes(readAttachment, 'application/octet-stream', {
    params: { id },
    query: { as: 'original' },
  });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (toHex(await sha256(bytes)) !== hash)
    throw new CallError(0, {
      code: 'wrong-hash',
      message: 'One file did not arrive as it was taken, so no bundle was made. Try again.',
    });
  return bytes;
}

/** A small one for the page; the original lies beside it. */
async function pictureOf({ id, type }: RecordAttachment): Promise<Uint8Array | undefined> {
  if (!type.startsWith('image/')) return undefined;
  const answer = await callBytes(readAttachment, 'image/jpeg', { params: { id }, query: { as: 'display' } });
  const bitmap = await createImageBitmap(await answer.blob(), { resizeWidth: THUMBNAIL_SIDE, resizeQuality: 'high' });
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
  return new Uint8Array(await blob.arrayBuffer());
}

const zipped = (files: Zippable): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve, reject) =>
    // Photos and papers are packed already.
    zip(files, { level: 0 }, (error, bytes) => (error ? reject(error) : resolve(new Uint8Array(bytes)))),
  );
