// A photo put in at the desk: whole, in one request, before the entry that lists it is written.
import { z } from 'zod';
import { hashSchema } from '#domain/attachment.ts';
import { idSchema } from '#domain/id.ts';
import { defineEndpoint } from './endpoint.ts';

/** The most bytes of one file put in at the desk. */
export const DESK_FILE_BYTES = 25 * 1024 * 1024;

export const addDeskFile = defineEndpoint({
  method: 'POST',
  path: '/api/desk/attachments',
  summary:
    'Keeps a file for a record of an open kind; the entry that lists it is written next, else it goes after a month',
  access: ['manager'],
  /** The id is made by the caller, so a repeat changes nothing. */
  query: z.strictObject({ id: idSchema, record: idSchema }),
  body: 'bytes',
  answer: z.strictObject({ sha256: hashSchema, size: z.int().positive() }),
  most: DESK_FILE_BYTES,
});
