// Every committee table of every kind, by name.
import { instantText } from '#domain/moment.ts';
import { hasAnyRole, type Role } from '#domain/role.ts';
import { kinds, type RecordKind } from '#kinds/registry.ts';
import type { ReportInfo } from '#protocol/reports.ts';
import { placesSchema } from '#protocol/settings-documents.ts';
import type { Report, ReportContext } from '#reports/define-report.ts';
import { makeTable } from '#reports/make-table.ts';
import { daysIn, MOST_DAYS, type Period, yearBefore } from '#reports/period.ts';
import type { NamedPlace } from '#reports/place-names.ts';
import type { ReportTable } from '#reports/report-table.ts';
import { badRequest, notAllowed, notFound } from '../http/refusal.ts';
import type { Services } from '../services.ts';
import { settingsOf } from '../settings/settings-documents.ts';
import { readCounted } from './read-facts.ts';

interface KnownReport {
  readonly kind: RecordKind;
  readonly report: Report;
}

export const allReports = async (): Promise<readonly KnownReport[]> =>
  (await Promise.all(kinds.map(async (kind) => (await kind.reports()).map((report) => ({ kind, report }))))).flat();

/** A coordinator's tables are those of sealed records; everybody else's are all, as the committee sees them. */
const mayRead = (roles: readonly Role[], { sealed }: RecordKind): boolean =>
  hasAnyRole(roles, ['manager', 'partner']) || (sealed && roles.includes('coordinator'));

export async function reportsFor(roles: readonly Role[]): Promise<ReportInfo[]> {
  return (await allReports())
    .filter(({ kind }) => mayRead(roles, kind))
    .map(({ kind, report: { name, path, title } }) => ({ name, path, title, kind: kind.path }));
}

export interface AskedTable extends Period {
  readonly name: string;
  readonly compare?: boolean;
}

interface Reader {
  readonly council: string;
  readonly roles: readonly Role[];
  /** On a screen, nothing of which is kept; a file may be passed on. */
  readonly onScreen: boolean;
}

export async function tableFor(
  services: Services,
  { council, roles, onScreen }: Reader,
  { name, from, to, compare = false }: AskedTable,
): Promise<ReportTable> {
  const known = (await allReports()).find(({ report }) => report.name === name || report.path === name);
  if (!known) throw notFound();
  const { kind, report } = known;
  if (!mayRead(roles, kind)) throw notAllowed();
  const period = { from, to };
  if (daysIn(period) > MOST_DAYS) throw badRequest('Ask for ten years at most.');
  const context: ReportContext = {
    period,
    now: instantText(services.clock()),
    places: await placesOf(services, council),
    audience: kind.sealed && onScreen && roles.includes('coordinator') ? 'coordinator' : 'committee',
  };
  const refused = report.refuse(context);
  if (refused) throw badRequest(refused, { from: refused });
  const facts = (of: Period) => readCounted(services.database, council, kind, report, of);
  return makeTable(report, context, await facts(period), compare ? await facts(yearBefore(period)) : undefined);
}

/** As the council names places today, whatever the period: old spellings join the new. */
export async function placesOf(services: Services, council: string): Promise<readonly NamedPlace[]> {
  const latest = (await settingsOf(services, council)).findLast(({ name }) => name === 'places');
  return placesSchema.safeParse(latest?.body).data ?? [];
}
