import { createReadStream } from 'node:fs';
import * as fs from 'node:fs/promises';
import { beginMapUpload, MAP_TYPE, publishMap, readAreaMap, removeMap, uploadMapPart } from '#protocol/area-map.ts';
import { notFound } from '../http/refusal.ts';
import { personRoute, RawAnswer, type Route } from '../http/route.ts';
import { archiveFile, beginUpload, publishUpload, sliceOf, takeMapPart, withdrawMap } from '../map/area-maps.ts';
import type { Services } from '../services.ts';

export const areaMapRoutes = (services: Services): readonly Route[] => [
  personRoute(readAreaMap, async ({ query: { sha256 }, request, reply }, { council }) => {
    const file = archiveFile(services, council, sha256);
    const found = await fs.stat(file).catch(() => undefined);
    if (!found) throw notFound();
    const { start, end, whole } = sliceOf(request.headers.range, found.size);
    if (!whole) void reply.code(206).header('content-range', `bytes ${start}-${end - 1}/${found.size}`);
    return new RawAnswer(createReadStream(file, { start, end: end - 1 }), {
      'content-type': MAP_TYPE,
      'content-length': `${end - start}`,
      'accept-ranges': 'bytes',
      etag: `"${sha256}"`,
    });
  }),
  personRoute(beginMapUpload, async (_, { council }) => ({ id: await beginUpload(services, council) })),
  personRoute(uploadMapPart, async ({ id, query: { from }, bytes }, { council }) => ({
    received: await takeMapPart(services, council, { upload: id, from, bytes }),
  })),
  personRoute(publishMap, ({ id, body: { name } }, person) =>
    publishUpload(services, person.council, { upload: id, name, by: person.id }),
  ),
  personRoute(removeMap, (_, person) => withdrawMap(services, person.council, person.id)),
];
