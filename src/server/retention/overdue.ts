// Ended records that are over the council's time. Row security and the desk's scope say whose desk each of them is on.
import { sql } from 'kysely';
import { dayOfInstant, startOfDay } from '#domain/calendar.ts';
import { instantText } from '#domain/moment.ts';
import { keptSince, type Retention, retentionSchema } from '#domain/retention.ts';
import { kindNamed } from '#kinds/registry.ts';
import { MOST_ERASED, type OverdueRecord } from '#protocol/retention.ts';
import type { Tx } from '../db/database.ts';
import { readDeskRows } from '../desk/record-row.ts';
import { deskScope } from '../desk/scope.ts';
import type { SignedIn } from '../people/sessions.ts';
import type { EntryServices } from '../entries/services.ts';

/** Whose desk it is. */
export type Keeper = Pick<SignedIn, 'id' | 'council' | 'roles'>;

interface Ended {
  readonly id: string;
  readonly kind: string;
  readonly sealed: boolean;
  readonly ended: Date;
}

export async function readOverdue(
  { database, keyring, clock }: EntryServices,
  person: Keeper,
): Promise<{ records: OverdueRecord[]; total: number; years: Retention }> {
  const { council, id } = person;
  const keys = await keyring.of(council);
  return database.as({ act: 'app', council, person: id }, async (tx) => {
    const years = await retentionOn(tx, council, clock());
    const all = await overdue(tx, person, clock());
    const shown = all.slice(0, MOST_ERASED);
    // A sealed one is not opened to say that its time is over.
    const clear = shown.filter(({ sealed }) => !sealed).map((record) => record.id);
    const headings = new Map(
      (await readDeskRows(tx, keys, clear)).map((row) => [row.id, row.kind.heading(row.state)] as const),
    );
    const records = shown.map((record) => ({
      id: record.id,
      kind: record.kind,
      heading: headings.get(record.id) ?? kindNamed(record.kind)?.title ?? 'Record',
      endedOn: dayOfInstant(instantText(record.ended.getTime())),
    }));
    return { records, total: all.length, years };
  });
}

/**
 * The longest ended first. A record ends with the last thing that happened in it, as far as the database can read that, else
 * with what arrived last; never while something in it waits for a person.
 */
export async function overdue(tx: Tx, { council, roles }: Keeper, now: number): Promise<readonly Ended[]> {
  const today = dayOfInstant(instantText(now));
  const rules = Object.entries(await retentionOn(tx, council, now));
  const kinds = rules.map(([kind]) => kind);
  const since = rules.map(([, years]) => startOfDay(keptSince(today, years)));
  const { rows } = await sql<Ended>`
    select records.id, records.kind, records.sealed, last.ended
    from records
    join unnest(${kinds}::text[], ${since}::timestamptz[]) as rule (kind, since) on rule.kind = records.kind
    cross join lateral (
      select coalesce(max(coalesce(e.at_to, e.at_from)), records.changed_at) as ended
      from entries e where e.council = records.council and e.record = records.id
    ) as last
    where records.council = ${council} and not records.open and records.erased_at is null and ${deskScope(roles)}
      and (records.at_from is null or records.at_from < rule.since) and last.ended < rule.since
      and not exists (select from tasks t where t.council = records.council and t.record = records.id and t.state = 'open')
      and not exists (select from entries e where e.council = records.council and e.record = records.id and e.outcome = 'held')
    order by last.ended, records.id`.execute(tx);
  return rows;
}

async function retentionOn(tx: Tx, council: string, now: number): Promise<Retention> {
  const row = await tx
    .selectFrom('settings_documents')
    .select('body')
    .where('council', '=', council)
    .where('name', '=', 'retention')
    .where('state', '=', 'approved')
    .where('from_day', '<=', dayOfInstant(instantText(now)))
    .orderBy('from_day', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return retentionSchema.safeParse(row?.body).data ?? {};
}
