import { kinds } from '#kinds/registry.ts';
import { importRecords } from '#protocol/imports.ts';
import { notFound } from '../http/refusal.ts';
import { personRoute, type Route } from '../http/route.ts';
import { importRows } from '../import/import-rows.ts';
import { readImport } from '../import/read-import.ts';
import type { Services } from '../services.ts';

export const importRoutes = (services: Services): readonly Route[] => [
  personRoute(importRecords, async ({ params: { name }, body: { text, update } }, { council, id, roles }) => {
    const kind = kinds.find((each) => each.import?.name === name && roles.includes(each.keeper));
    if (!kind?.import) throw notFound();
    const { rows, problems } = readImport(kind.import, council, text);
    if (problems.length > 0) return { problems: [...problems], added: 0, same: 0, amended: 0, differing: [] };
    return { problems: [], ...(await importRows(services, { council, person: id }, kind, rows, update)) };
  }),
];
