// Fetches what this person may see, page after page, and hands it to the vault. Only while unlocked and signed in.
import type { Bytes } from '#protocol/bytes.ts';
import type { Device } from '#device/device.ts';
import type { Contact as PhoneContact, Holding } from '#protocol/contact.ts';
import { decodePull, pullEntries as endpoint, type PullMeta } from '#protocol/pull-entries.ts';
import { type Contact, contactOf } from './failure.ts';
import { askBytes, type Fetch, type Reply } from './transport.ts';

export interface PullPorts {
  readonly fetch: Fetch;
  readonly version: string;
  readonly contact: () => Promise<Omit<PhoneContact, 'version'>>;
  /** Before an answer is applied: what it says of this phone's entries, and of newer keys. */
  readonly heard: (holding: Holding) => Promise<void>;
}

export interface PullReport {
  readonly contact: Contact;
  /** The last answer, where one came. */
  readonly meta?: PullMeta | undefined;
}

/** More answers than any council has pages: one that never ends is not followed for ever. */
const MOST_ROUNDS = 1000;

export async function pullEntries(
  device: Pick<Device, 'current' | 'applyPull'>,
  ports: PullPorts,
): Promise<PullReport> {
  const ask = async (enrolment: string, after: string | undefined): Promise<Reply<Bytes>> => {
    const query = { ...(await ports.contact()), version: ports.version, ...(after !== undefined && { after }) };
    return askBytes(ports.fetch, endpoint, { enrolment, query });
  };
  let meta: PullMeta | undefined;
  let ahead: { readonly enrolment: string; readonly after: string; readonly reply: Promise<Reply<Bytes>> } | undefined;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const place = await device.current();
    if (!place) return { contact: 'never', meta };
    const { enrolment, cursor: after } = place;
    const isAhead = ahead?.enrolment === enrolment && ahead.after === after;
    const reply = await (isAhead && ahead ? ahead.reply : ask(enrolment, after));
    // The push cookie has nothing to do with it: this is about the person, who only has to sign in again.
    if (reply.kind === 'signed-out' || reply.kind === 'forbidden') return { contact: 'sign-in', meta };
    if (reply.kind !== 'answer') return { contact: contactOf(reply), meta };
    const decoded = decoding(reply.answer);
    if (!decoded) return { contact: 'not-council', meta };
    await ports.heard(decoded.meta.holding);
    const { more, cursor } = decoded.meta;
    // The council works on the next answer while the phone writes this one.
    ahead = more && cursor !== after ? { enrolment, after: cursor, reply: ask(enrolment, cursor) } : undefined;
    // Another tab was quicker: its pages are here, so ask on from its cursor.
    if ((await device.applyPull({ ...decoded, after })) === 'stale') continue;
    meta = decoded.meta;
    if (!meta.more || meta.cursor === after) break;
  }
  return { contact: 'reached', meta };
}

function decoding(bytes: Uint8Array): ReturnType<typeof decodePull> | undefined {
  try {
    return decodePull(bytes);
  } catch {
    return undefined;
  }
}
