import { z } from 'zod';
import { idSchema } from '#domain/id.ts';
import { instantSchema } from '#domain/moment.ts';
import { textSchema } from '#domain/text.ts';
import { defineEndpoint } from './endpoint.ts';

/** Begins the code of a task for what a kind says waits. */
export const WAITS = 'waits-for-';

/** Work raised for the manager by a guard, a gap, a held entry or a conflict. */
export const taskSchema = z.strictObject({
  id: idSchema,
  code: z.string(),
  source: z.string().optional(),
  message: z.string(),
  level: z.enum(['block', 'warn']),
  record: idSchema.optional(),
  entry: idSchema.optional(),
  raisedAt: instantSchema,
  closedAt: instantSchema.optional(),
  closedWhy: z.string().optional(),
});
export type Task = z.infer<typeof taskSchema>;

export const listTasks = defineEndpoint({
  method: 'GET',
  path: '/api/desk/tasks',
  summary: 'Open tasks that name no record this person can open: gaps of a phone, entries nobody can read',
  access: ['manager', 'coordinator'],
  answer: z.strictObject({ tasks: z.array(taskSchema) }),
});

export const closeTask = defineEndpoint({
  method: 'POST',
  path: '/api/desk/tasks/:id/close',
  summary: 'Closes a task with a reason that stays on the record',
  access: ['manager', 'coordinator'],
  body: z.strictObject({ why: textSchema('Say why it can be closed') }),
  answer: taskSchema,
});
