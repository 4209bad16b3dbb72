import { exportReport, listReports, readReport } from '#protocol/reports.ts';
import { personRoute, RawAnswer, type Route } from '../http/route.ts';
import { mediaTypes, reportFile } from '../reports/report-file.ts';
import { reportsFor, tableFor } from '../reports/reports.ts';
import type { Services } from '../services.ts';

export const reportRoutes = (services: Services): readonly Route[] => [
  personRoute(listReports, async (_, { roles }) => ({ reports: await reportsFor(roles) })),
  personRoute(readReport, ({ params: { name = '' }, query }, { council, roles }) =>
    tableFor(services, { council, roles, onScreen: true }, { ...query, name }),
  ),
  personRoute(exportReport, async ({ params: { name = '' }, query }, { council, roles }) => {
    const table = await tableFor(services, { council, roles, onScreen: false }, { ...query, name });
    const path = (await reportsFor(roles)).find((report) => report.name === name)?.path ?? 'table';
    return new RawAnswer(await reportFile(table, query.format), {
      'content-type': mediaTypes[query.format],
      'content-disposition': `attachment; filename="${path}-${query.from}-${query.to}.${query.format}"`,
    });
  }),
];
