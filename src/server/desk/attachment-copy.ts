// What a browser is given of an attachment: a re-encoded picture without metadata, or the original to save, never to run.
import { readAttachmentBytes } from '../entries/attachments.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import { RawAnswer } from '../http/route.ts';
import type { SignedIn } from '../people/sessions.ts';
import { plainPhoto } from '../plain-photo.ts';
import type { Services } from '../services.ts';
import { deskScope } from './scope.ts';

const DISPLAY_SIDE = 1600;

export async function attachmentCopy(
  { database, ...services }: Services,
  { council, id: person, roles }: SignedIn,
  id: string,
  as: 'display' | 'original',
): Promise<RawAnswer> {
  const found = await database.as({ act: 'app', council, person }, async (tx) => {
    const inReach = await tx
      .selectFrom('records')
      .innerJoin('attachments', 'attachments.record', 'records.id')
      .where('attachments.id', '=', id)
      .where(deskScope(roles))
      .select('records.id')
      .executeTakeFirst();
    return inReach && readAttachmentBytes(tx, { database, ...services }, council, id);
  });
  if (!found) throw notFound();
  const { attachment, bytes } = found;
  if (as === 'original') return download(bytes, `${attachment.role}-${id.slice(-8)}${ENDINGS[attachment.type] ?? ''}`);
  return new RawAnswer(await displayCopy(bytes), {
    'content-type': 'image/jpeg',
    'content-disposition': 'inline',
    ...sandboxed,
  });
}

/** So that the downloaded file opens; what is not known here stays without one. */
const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
};

/** As received, byte for byte, so that its SHA-256 is that of the entry; its type says nothing that a browser would open. */
const download = (bytes: Uint8Array, name: string): RawAnswer =>
  new RawAnswer(bytes, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${name}"`,
    ...sandboxed,
  });

const sandboxed = { 'content-security-policy': "default-src 'none'; sandbox", 'x-content-type-options': 'nosniff' };

async function displayCopy(bytes: Buffer): Promise<Buffer> {
  const copy = await plainPhoto(bytes, DISPLAY_SIDE);
  if (copy === 'too-many-pixels')
    throw new Refusal(415, {
      code: 'too-many-pixels',
      message: 'This picture is too large to be shown here. Save the original instead.',
    });
  if (copy === 'no-picture')
    throw new Refusal(415, {
      code: 'not-a-picture',
      message: 'This file is not a picture that can be shown. Save the original instead.',
    });
  return copy;
}
