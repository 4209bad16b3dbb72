import { attachmentProgress, uploadChunk } from '#protocol/attachment-upload.ts';
import { attachmentProgress as progressOf, takeChunk } from '../entries/attachments.ts';
import { phoneRoute, type Route } from '../http/route.ts';
import type { Services } from '../services.ts';

export const attachmentRoutes = (services: Services): readonly Route[] => [
  phoneRoute(attachmentProgress, ({ id }, phone) => progressOf(services, phone, id)),
  phoneRoute(uploadChunk, async ({ id, query, bytes, reply }, phone) => {
    const { status, progress } = await takeChunk(services, phone, id, { ...query, body: bytes });
    void reply.code(status);
    return progress;
  }),
];
