import { createHash } from 'node:crypto';
import type { Entry } from '#domain/entry.ts';
import { genericEntries, isGenericType } from '#domain/generic-entries.ts';
import { upgradedBody } from '#domain/kind-rules.ts';
import { entryTypeOf, kindNamed, type RecordKind } from '#kinds/registry.ts';
import type { Bytes } from '#protocol/bytes.ts';
import {
  type Access,
  accessOf,
  entryOf,
  headerMatches,
  type Opened,
  openSealed,
  signatureHolds,
} from '#protocol/envelope.ts';
import type { Header } from '#protocol/header.ts';
import type { Verifier } from '#protocol/signature.ts';
import type { CouncilKeys } from '../keys/keyring.ts';
import type { HeldReason } from './held-reason.ts';

/** One line on its way into the notebooks: as much of it as could be opened and read, and what is wrong with it. */
export interface Line {
  readonly id: string;
  readonly record: string;
  /** SHA-256 of the signed bytes, in hex. */
  readonly hash: string;
  /** Absent for what was written on the desk, by a link or by an import. */
  readonly phone?: { readonly header: Header; readonly sealed: Bytes } | undefined;
  readonly bytes?: Bytes | undefined;
  readonly signature?: Bytes | undefined;
  readonly entry?: Entry | undefined;
  readonly kind?: RecordKind | undefined;
  readonly access?: Access | undefined;
  readonly held?: HeldReason | undefined;
}

/** Opens, verifies and reads one sealed entry; whatever is wrong with it becomes the reason to hold it. */
export async function openLine(
  header: Header,
  sealed: Bytes,
  keys: CouncilKeys,
  verifyKey: CryptoKey | Verifier,
): Promise<Line> {
  const line: Line = { id: header.id, record: header.record, hash: header.entryHash, phone: { header, sealed } };
  const opened = await open(sealed, keys, header);
  if (!opened) return { ...line, held: 'unopenable' };
  const kept = { ...line, bytes: opened.bytes, signature: opened.signature };
  if (hashOf(opened.bytes) !== header.entryHash) return { ...kept, held: 'header-differs' };
  const signed = await signatureHolds(opened, verifyKey);
  const read = header.lane === 'access' ? readAccess(opened) : readEntry(opened);
  return { ...kept, ...read, held: signed ? read.held : 'bad-signature' };
}

const hashOf = (bytes: Bytes): string => createHash('sha256').update(bytes).digest('hex');

async function open(sealed: Bytes, keys: CouncilKeys, header: Header): Promise<Opened | undefined> {
  const key = keys.openers.get(header.keyId);
  try {
    return key && (await openSealed(sealed, key, header));
  } catch {
    return undefined;
  }
}

function readAccess({ header, bytes }: Opened): Pick<Line, 'access' | 'held'> {
  try {
    const access = accessOf(bytes);
    return { access, held: headerMatches(header, access) ? undefined : 'header-differs' };
  } catch {
    return { held: 'unreadable' };
  }
}

function readEntry({ header, bytes }: Opened): Pick<Line, 'entry' | 'kind' | 'held'> {
  try {
    const entry = entryOf(bytes);
    const differs = !headerMatches(header, entry) || entry.origin !== 'phone';
    return { entry, kind: kindNamed(entry.kind), held: differs ? 'header-differs' : bodyProblem(entry) };
  } catch {
    return { held: 'unreadable' };
  }
}

/** Why nothing can be made of the entry's body, if so. */
export function bodyProblem(entry: Entry): HeldReason | undefined {
  const kind = kindNamed(entry.kind);
  if (!kind) return 'unknown-kind';
  const schema = isGenericType(entry.type) ? genericEntries[entry.type].body : entryTypeOf(kind, entry.type)?.body;
  if (!schema) return 'unknown-type';
  const body = isGenericType(entry.type) ? entry.body : upgradedBody(kind, entry);
  return schema.safeParse(body).success ? undefined : 'invalid-body';
}
