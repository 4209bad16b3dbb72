import {
  deskEvents,
  exportRecords,
  readAttachment,
  readInbox,
  readRecord,
  searchRecords,
} from '#protocol/desk-records.ts';
import { addDeskFile } from '#protocol/desk-files.ts';
import { addDeskFile as keepFile } from '../desk/add-file.ts';
import { attachmentCopy } from '../desk/attachment-copy.ts';
import { createDeskEvents } from '../desk/events.ts';
import { exportCsv } from '../desk/export-csv.ts';
import { readInbox as inboxOf } from '../desk/inbox.ts';
import { readRecord as recordOf } from '../desk/read-record.ts';
import { searchRecords as search } from '../desk/search.ts';
import { personRoute, RawAnswer, type Route } from '../http/route.ts';
import type { Services } from '../services.ts';

export function deskRecordRoutes(services: Services): readonly Route[] {
  const events = createDeskEvents(services);
  return [
    personRoute(readInbox, ({ query }, person) => inboxOf(services, person, query.kind)),
    personRoute(searchRecords, ({ query }, person) => search(services, person, query)),
    personRoute(readRecord, ({ id }, person) => recordOf(services, person, id)),
    personRoute(readAttachment, ({ id, query }, person) => attachmentCopy(services, person, id, query.as ?? 'display')),
    personRoute(addDeskFile, ({ query, bytes }, person) => keepFile(services, person, query, bytes)),
    personRoute(exportRecords, async ({ query }, person) => {
      const csv = await exportCsv(services, person, query);
      return new RawAnswer(csv, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="wardbook-${query.kind.replace(/[^a-z-]/g, '')}.csv"`,
      });
    }),
    { ...personRoute(deskEvents, ({ reply }, person) => events.open(reply, person)), close: events.close },
  ];
}
