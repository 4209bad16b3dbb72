import { exportReport, listReports, readReport } from '#protocol/reports.ts';
import { personRoute, RawAnswer, type Route } from '../http/route.ts';
import { mediaTypes, reportFile } from '../reports/report-file.ts';
import { type AskedTable, reportsFor, tableFor } from '../reports/reports.ts';
import type { Services } from '../services.ts';

export const reportRoutes = (services: Services): readonly Route[] => [
  personRoute(listReports, async (_, { roles }) => ({ reports: await reportsFor(roles) })),
  personRoute(readReport, ({ params: { name = '' }, query }, { council, roles }) =>
    tableFor(services, { council, roles, onScreen: true }, askedOf(name, query)),
  ),
  personRoute(exportReport, async ({ params: { name = '' }, query }, { council, roles }) => {
    const table = await tableFor(services, { council, roles, onScreen: false }, askedOf(name, query));
    const path =
      (await reportsFor(roles)).find((report) => report.name === name || report.path === name)?.path ?? 'table';
    return new RawAnswer(await reportFile(table, query.format), {
      'content-type': mediaTypes[query.format],
      'content-disposition': `attachment; filename="${path}-${query.from}-${query.to}.${query.format}"`,
    });
  }),
];

const askedOf = (name: string, { from, to, compare }: AskedPeriod): AskedTable => ({
  name,
  from,
  to,
  compare: compare === 'yes',
});

interface AskedPeriod {
  readonly from: string;
  readonly to: string;
  readonly compare?: 'yes' | 'no' | undefined;
}
