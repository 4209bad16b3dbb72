// A signature on the screen belongs to the paper that was handed over: the paper's bytes stay as issued, the entry says which.
import { type Attachment, attachmentSchema } from './attachment.ts';
import type { JsonObject } from './json.ts';
import type { RecordAttachment, RecordState, TimelineLine } from './record.ts';
import { z } from 'zod';

const attachmentsSchema = z.array(attachmentSchema).catch([]);

/** The paper that an entry was handed over as. */
export const paperIn = (body: JsonObject | undefined): Attachment | undefined =>
  attachmentsSchema.parse(body?.attachments ?? []).find(({ role }) => role === 'document');

export interface Signature {
  readonly attachment: RecordAttachment;
  readonly line: TimelineLine;
  /** The entry names this paper by its hash; older ones name only what was served. */
  readonly named: boolean;
}

/** The signatures given for a paper of this record. */
export function signaturesOf(
  state: RecordState,
  paper: Pick<RecordAttachment, 'entry' | 'sha256'>,
): readonly Signature[] {
  return state.timeline
    .filter(({ body }) => body.item === paper.entry && typeof body.signature === 'string')
    .flatMap((line) => {
      const attachment = state.attachments.find(({ id }) => id === line.body.signature);
      return attachment ? [{ attachment, line, named: line.body.signedPaper === paper.sha256 }] : [];
    });
}
