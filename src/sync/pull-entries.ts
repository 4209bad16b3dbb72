// Fetches what this person may see, page after page, and hands it to the vault. Only while unlocked and signed in.
import type { Bytes } from '#protocol/bytes.ts';
import type { Contact as PhoneContact } from '#protocol/contact.ts';
import { decodePull, pullEntries as endpoint, type PullMeta } from '#protocol/pull-entries.ts';
import type { Contact } from './failure.ts';
import { contactOf } from './failure.ts';
import { askBytes, type Fetch } from './transport.ts';

/** Where the next pull begins, and what every contact tells. */
export interface PullPlace {
  readonly enrolment: string;
  readonly cursor?: string | undefined;
  readonly contact: Omit<PhoneContact, 'version'>;
}

export interface PullTarget {
  /** Undefined while locked. */
  pullPlace(): Promise<PullPlace | undefined>;
  /** Page and cursor in one transaction; may be given the same answer twice. */
  applyPull(meta: PullMeta, pages: readonly Bytes[]): Promise<void>;
}

export interface PullPorts {
  readonly fetch: Fetch;
  readonly version: string;
  /** Before an answer is applied: what it says of this phone's entries, and of newer keys. */
  readonly heard: (meta: PullMeta) => Promise<void>;
}

export interface PullReport {
  readonly contact: Contact;
  /** The last answer, where one came. */
  readonly meta?: PullMeta | undefined;
}

/** More pages than any council has: an answer that never ends is not followed for ever. */
const MOST_ROUNDS = 1000;

export async function pullEntries(target: PullTarget, ports: PullPorts): Promise<PullReport> {
  let meta: PullMeta | undefined;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const place = await target.pullPlace();
    if (!place) return { contact: 'never', meta };
    const { enrolment, cursor, contact } = place;
    const query = { ...contact, version: ports.version, ...(cursor !== undefined && { after: cursor }) };
    const reply = await askBytes(ports.fetch, endpoint, { enrolment, query });
    // The push cookie has nothing to do with it: this is about the person, who only has to sign in again.
    if (reply.kind === 'signed-out' || reply.kind === 'forbidden') return { contact: 'sign-in', meta };
    if (reply.kind !== 'answer') return { contact: contactOf(reply), meta };
    const decoded = decoding(reply.answer);
    if (!decoded) return { contact: 'not-council', meta };
    await ports.heard(decoded.meta);
    await target.applyPull(decoded.meta, decoded.pages);
    meta = decoded.meta;
    if (!meta.more || meta.cursor === cursor) break;
  }
  return { contact: 'reached', meta };
}

function decoding(bytes: Bytes): ReturnType<typeof decodePull> | undefined {
  try {
    return decodePull(bytes);
  } catch {
    return undefined;
  }
}
