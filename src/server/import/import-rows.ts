import type { Amended } from '#domain/generic-entries.ts';
import { newId } from '#domain/id.ts';
import { sameJson } from '#domain/json.ts';
import type { RecordState } from '#domain/record.ts';
import { hasAnyRole, type Role } from '#domain/role.ts';
import type { RecordKind } from '#kinds/registry.ts';
import type { Imported } from '#protocol/imports.ts';
import { CommandError } from '../cli/command.ts';
import { foldThread, readThreads } from '../entries/read-thread.ts';
import { type NewEntries, type NewEntry, writeEntries } from '../entries/write-entries.ts';
import { rolesOf } from '../people/account.ts';
import type { Services } from '../services.ts';
import type { ImportedRecord } from './read-import.ts';

const CHUNK = 500;

/** Writes what is new through the same intake as everything else; what is known and differs is listed, or amended. */
export async function importRows(
  services: Services,
  author: { readonly council: string; readonly person: string },
  kind: RecordKind,
  rows: readonly ImportedRecord[],
  update: boolean,
): Promise<Pick<Imported, 'added' | 'same' | 'amended' | 'differing'>> {
  let [added, same, amended] = [0, 0, 0];
  const differing: string[] = [];
  for (let at = 0; at < rows.length; at += CHUNK) {
    const chunk = rows.slice(at, at + CHUNK);
    const known = await knownStates(services, author.council, chunk);
    const writes: NewEntries[] = [];
    for (const { line, record, entries } of chunk) {
      const before = known.get(record);
      if (!before) {
        added += 1;
        writes.push({ record, kind: kind.name, entries });
        continue;
      }
      const { changes, fixed, missing } = differencesOf(kind, before, entries);
      const answers = [
        ...changes.map(({ path }) => path.split('/').at(-1)),
        ...fixed,
        ...missing.map(({ type }) => kind.entries[type]?.title.toLowerCase() ?? type),
      ].join(', ');
      if (answers === '') same += 1;
      else if (!update) differing.push(`Line ${line}: already imported with other values (${answers}).`);
      else if (changes.length === 0 && missing.length === 0)
        differing.push(`Line ${line}: cannot be amended (${answers}).`);
      else {
        amended += 1;
        const body = { changes: [...changes], why: 'Imported again' };
        const amendment = changes.length > 0 ? [{ id: newId(), type: 'amended', body }] : [];
        writes.push({ record, kind: kind.name, entries: [...missing, ...amendment] });
      }
    }
    if (writes.length > 0) await writeEntries(services, author, writes, 'import');
  }
  return { added, same, amended, differing };
}

/** Somebody has to have written it: the first person whose role may. */
export async function importerOf({ database }: Services, council: string, kind: RecordKind): Promise<string> {
  const wanted: readonly Role[] = [kind.keeper];
  const people = await database.as({ act: 'app', council }, (tx) =>
    tx.selectFrom('people').select(['id', 'roles']).where('state', '=', 'active').orderBy('created_at').execute(),
  );
  const person = people.find(({ roles }) => hasAnyRole(rolesOf(roles), wanted));
  if (!person)
    throw new CommandError(
      `Somebody must be ${wanted.join(' or ')} first: imported records are written in that person’s name.`,
    );
  return person.id;
}

/** What is there already, as it stands with its corrections. */
async function knownStates(
  { database, keyring }: Services,
  council: string,
  rows: readonly ImportedRecord[],
): Promise<Map<string, RecordState>> {
  const keys = await keyring.of(council);
  const threads = await database.as({ act: 'ingest', council }, (tx) =>
    readThreads(
      tx,
      keys,
      rows.map(({ record }) => record),
    ),
  );
  return new Map(
    [...threads].flatMap(([id, thread]) => {
      const state = foldThread(thread);
      return state ? [[id, state] as const] : [];
    }),
  );
}

type Change = Amended['changes'][number];

interface Differences {
  readonly changes: readonly Change[];
  /** What no correction reaches: answers of an entry that is no item of a list. */
  readonly fixed: readonly string[];
  /** Entries that the record does not have yet: a departure that the earlier file did not know of. */
  readonly missing: readonly NewEntry[];
}

/** Answers that the row gives otherwise than the record has them. */
function differencesOf(kind: RecordKind, state: RecordState, entries: readonly NewEntry[]): Differences {
  const changes: Change[] = [];
  const fixed: string[] = [];
  const missing: NewEntry[] = [];
  for (const entry of entries) {
    const { id, type, body } = entry;
    const list = kind.entries[type]?.adds;
    const item = list === undefined ? undefined : state.lists[list]?.find((each) => each.id === id);
    const written = state.timeline.find((each) => each.id === id)?.body;
    if (!written) {
      missing.push(entry);
      continue;
    }
    const known = item?.values ?? (type === 'logged' ? state.details : written);
    for (const key of new Set([...Object.keys(known), ...Object.keys(body)])) {
      const [from, to] = [known[key], body[key]];
      if (sameJson(from, to)) continue;
      const path = item ? `${list}/${id}/${key}` : `details/${key}`;
      if (!item && type !== 'logged') fixed.push(key);
      else changes.push({ path, ...(from !== undefined && { from }), ...(to !== undefined && { to }) });
    }
  }
  return { changes, fixed, missing };
}
