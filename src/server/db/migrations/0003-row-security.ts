import { type Kysely, type Migration, sql } from 'kysely';

/** Who sees which rows. The server runs as roles that own nothing; without a context each of them sees no row. */
export const rowSecurity: Migration = {
  async up(db) {
    for (const role of ['app', 'ingest', 'system']) await run(db, createRole(`wardbook_${role}`));
    // A setting that was local to a finished transaction reads as '' on a pooled connection, not as null.
    for (const [name, setting] of [
      ['wardbook_council', 'wardbook.council'],
      ['wardbook_person', 'wardbook.person'],
    ])
      await run(
        db,
        `create function ${name}() returns uuid language sql stable parallel safe
         return nullif(current_setting('${setting}', true), '')::uuid`,
      );
    for (const [table, access] of Object.entries(tables)) await secure(db, table, access);
  },
};

const run = (db: Kysely<unknown>, statement: string) => sql.raw(statement).execute(db);

interface Access {
  readonly app?: string;
  /** Beyond "in its council": which rows the app may see. */
  readonly appRows?: string;
  readonly ingest?: string;
  readonly system?: string;
}

const all = 'select, insert, update, delete';
const seesRecord = (table: string) =>
  `exists (select from records r where r.council = ${table}.council and r.id = ${table}.record)`;
const unlessSealed = (table: string) => `(not ${table}.sealed or ${seesRecord(table)})`;
const isCoordinator = `exists (select from people p where p.council = wardbook_council() and p.id = wardbook_person() and 'coordinator' = any (p.roles))`;

// Nobody may delete or rewrite an audit line, and the app writes no entry: everything recorded comes in by ingestion.
const tables: Readonly<Record<string, Access>> = {
  councils: { app: 'select, update', ingest: 'select, update', system: 'select, insert, update' },
  people: { app: 'select, insert, update', ingest: 'select', system: 'select, insert, update' },
  credentials: { app: all, system: all },
  sessions: { app: all, system: all },
  one_time_links: { system: all },
  enrolments: { app: 'select, insert, update', ingest: 'select, update', system: 'select, update' },
  enrolment_codes: { app: all, system: all },
  recovery_requests: { app: all, system: all },
  settings_documents: { app: 'select, insert, update', ingest: 'select, insert' },
  records: {
    app: 'select',
    appRows: '(not sealed or (wardbook_person() = any (named) and not wardbook_person() = any (suspended)))',
    ingest: all,
  },
  record_keys: { app: 'select', appRows: seesRecord('record_keys'), ingest: all },
  entries: { app: 'select', appRows: `(not sealed or (kind is not null and ${seesRecord('entries')}))`, ingest: all },
  sealed_bytes: { ingest: all },
  // Why somebody discarded an entry may tell of a sealed record.
  stubs: { ingest: 'select, insert' },
  access_log: { app: 'select', appRows: seesRecord('access_log'), ingest: 'select, insert' },
  tasks: {
    app: 'select, update',
    appRows: `(case when for_role = 'coordinator' and record is null then ${isCoordinator} else ${unlessSealed('tasks')} end)`,
    ingest: all,
  },
  attachments: { app: 'select', appRows: unlessSealed('attachments'), ingest: all },
  audit: { app: 'select, insert', appRows: unlessSealed('audit'), ingest: 'select, insert' },
  scope_changes: { app: 'select', appRows: 'person = wardbook_person()', ingest: all },
  backups: { app: 'select', ingest: all },
};

async function secure(
  db: Kysely<unknown>,
  table: string,
  { app, appRows = 'true', ingest, system }: Access,
): Promise<void> {
  await run(db, `alter table ${table} enable row level security`);
  await run(db, `alter table ${table} force row level security`);
  const inCouncil = `${table === 'councils' ? 'id' : 'council'} = wardbook_council()`;
  const grant = async (role: string, privileges: string | undefined, rows: string) => {
    if (privileges === undefined) return;
    await run(db, `grant ${privileges} on ${table} to ${role}`);
    await run(db, `create policy ${role} on ${table} to ${role} using (${rows}) with check (${rows})`);
  };
  await grant('wardbook_app', app, `${inCouncil} and ${appRows}`);
  await grant('wardbook_ingest', ingest, inCouncil);
  await grant('wardbook_system', system, 'true');
}

// Roles belong to the whole PostgreSQL server, which may hold several of our databases made at the same moment.
const createRole = (role: string): string => `do $$ begin
  if not exists (select from pg_roles where rolname = '${role}') then
    begin
      create role ${role} nologin;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  if not pg_has_role(current_user, '${role}', 'member') then
    execute format('grant ${role} to %I', current_user);
  end if;
end $$`;
