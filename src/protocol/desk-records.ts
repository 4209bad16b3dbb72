import { z } from 'zod';
import { attachmentSchema } from '#domain/attachment.ts';
import { idSchema } from '#domain/id.ts';
import { daySchema, instantSchema } from '#domain/moment.ts';
import { positionSchema } from '#domain/place.ts';
import { defineEndpoint } from './endpoint.ts';
import { pulledEntrySchema } from './pull-entries.ts';
import { taskSchema } from './tasks.ts';

/** A line of the desk; of a sealed record it carries only what the kind says anyone may see, and only to people named on it. */
export const recordRowSchema = z.strictObject({
  id: idSchema,
  kind: z.string(),
  heading: z.string(),
  detail: z.string(),
  status: z.string(),
  review: z.enum(['new', 'accepted', 'changed', 'returned']),
  at: instantSchema,
  receivedAt: instantSchema,
  by: z.string(),
  ward: z.string().optional(),
  /** For the desk's map; never of a sealed record. */
  position: positionSchema.optional(),
  tasks: z.int(),
  held: z.int(),
  dueAt: z.string().optional(),
  dueTitle: z.string().optional(),
  columns: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type RecordRow = z.infer<typeof recordRowSchema>;

const DESK = ['manager', 'coordinator'] as const;

export const readInbox = defineEndpoint({
  method: 'GET',
  path: '/api/desk/inbox',
  summary: 'What waits for a person: new, changed since, flagged, held or due, most pressing first',
  access: DESK,
  query: z.strictObject({ kind: z.string().optional() }),
  answer: z.strictObject({ rows: z.array(recordRowSchema), total: z.int(), unread: z.int() }),
});

export const searchRecords = defineEndpoint({
  method: 'GET',
  path: '/api/desk/records',
  summary: 'Records by kind, status, ward, days and words, newest first, 50 a page',
  access: DESK,
  query: z.strictObject({
    kind: z.string().optional(),
    status: z.string().optional(),
    ward: z.string().optional(),
    from: daySchema.optional(),
    to: daySchema.optional(),
    words: z.string().max(100).optional(),
    page: z.coerce.number().int().positive().optional(),
  }),
  answer: z.strictObject({ rows: z.array(recordRowSchema), total: z.int() }),
});

export const deskRecordSchema = z.strictObject({
  kind: z.string(),
  entries: z.array(
    pulledEntrySchema.extend({
      hash: z.string(),
      enrolment: z.string().optional(),
      heldReason: z.string().optional(),
    }),
  ),
  tasks: z.array(taskSchema),
  people: z.record(z.string(), z.string()),
  /** Named on this sealed record, but not let in since a new password or phone, until a coordinator names them again. */
  suspended: z.array(idSchema),
  attachments: z.array(attachmentSchema.extend({ received: z.boolean() })),
  /** About the same person or premises, both ways: `why` where this record says so, words where this person may open it. */
  linked: z.array(
    z.strictObject({
      record: idSchema,
      why: z.string().optional(),
      heading: z.string().optional(),
      detail: z.string().optional(),
    }),
  ),
});
export type DeskRecord = z.infer<typeof deskRecordSchema>;

export const readRecord = defineEndpoint({
  method: 'GET',
  path: '/api/desk/records/:id',
  summary: 'The whole thread of one record; opening a sealed one is logged',
  access: DESK,
  answer: deskRecordSchema,
});

export const readAttachment = defineEndpoint({
  method: 'GET',
  path: '/api/desk/attachments/:id',
  summary: 'A display copy without metadata, or the original bytes as received',
  access: DESK,
  query: z.strictObject({ as: z.enum(['display', 'original']).optional() }),
  answer: 'bytes',
});

export const exportRecords = defineEndpoint({
  method: 'GET',
  path: '/api/desk/export',
  summary: 'Records of one kind that is not sealed, as CSV with formulas neutralised',
  access: ['manager'],
  query: z.strictObject({ kind: z.string(), from: daySchema.optional(), to: daySchema.optional() }),
  answer: 'bytes',
});

export const deskEvents = defineEndpoint({
  method: 'GET',
  path: '/api/desk/events',
  summary: 'Server-sent events: `arrived` whenever something that this person may see has changed',
  access: DESK,
  answer: 'events',
});
