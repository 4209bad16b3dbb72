// The entry types every kind has. Their place in the lifecycle is decided in fold-record.ts, once for all kinds.
import { z } from 'zod';
import { attachmentSchema } from './attachment.ts';
import { idSchema } from './id.ts';
import { jsonSchema } from './json.ts';
import { linkedSchema, unlinkedSchema } from './links.ts';
import type { Role } from './role.ts';
import { optionalTextSchema, textSchema } from './text.ts';

/** `details/<key>` or `<list>/<id of the entry that added the item>/<key>`: list items are never named by index. */
const pathSchema = z.string().regex(/^[a-zA-Z-]+(\/[a-zA-Z0-9-]+){1,2}$/, 'Not a path to an answer');

const changeSchema = z.strictObject({ path: pathSchema, from: jsonSchema.optional(), to: jsonSchema.optional() });
const commentSchema = z.strictObject({
  entry: idSchema.optional(),
  path: pathSchema.optional(),
  text: textSchema('Write the comment'),
});

export const amendedSchema = z.strictObject({
  changes: z.array(changeSchema).min(1, 'Nothing was changed'),
  why: optionalTextSchema,
});
export const notedSchema = z.strictObject({
  text: textSchema('Write the note'),
  attachments: z.array(attachmentSchema).optional(),
});
export const attachedSchema = z.strictObject({
  attachments: z.array(attachmentSchema).optional(),
  missing: z.array(idSchema).optional(),
  reason: optionalTextSchema,
});
export const assignedSchema = z.strictObject({ person: idSchema, named: z.boolean(), reason: optionalTextSchema });
export const reviewedSchema = z
  .strictObject({
    outcome: z.enum(['accepted', 'returned']),
    through: z.int().nonnegative(),
    comments: z.array(commentSchema),
  })
  .refine(({ outcome, comments }) => outcome === 'accepted' || comments.length > 0, {
    message: 'Say what should be corrected',
    path: ['comments'],
  });
export const resolvedSchema = z.strictObject({
  path: pathSchema,
  to: jsonSchema.optional(),
  entries: z.array(idSchema).min(1),
});
export const decidedSchema = z.strictObject({ entry: idSchema, effect: z.boolean(), reason: textSchema('Say why') });
export const annulledSchema = z.strictObject({ entry: idSchema, reason: textSchema('Say why') });

export type Amended = z.infer<typeof amendedSchema>;
export type Comment = z.infer<typeof commentSchema>;

interface GenericEntry {
  readonly title: string;
  readonly body: z.ZodType;
  /** For sealed kinds `manager` and `officer` never apply: being named on the record is checked as well. */
  readonly writers: readonly Role[];
  readonly deskOnly?: boolean;
  /** Never on a record of a sealed kind. */
  readonly clearOnly?: boolean;
}

const FIELD_ROLES = ['officer', 'assessor', 'coordinator', 'manager'] as const;
const DESK_ROLES = ['coordinator', 'manager'] as const;
const LINKERS = ['officer', 'manager'] as const;

export const genericEntries = {
  amended: { title: 'Corrected', body: amendedSchema, writers: FIELD_ROLES },
  noted: { title: 'Note added', body: notedSchema, writers: [...FIELD_ROLES, 'crew'] },
  attached: { title: 'File added', body: attachedSchema, writers: [...FIELD_ROLES, 'crew'] },
  assigned: { title: 'Named on the record', body: assignedSchema, writers: DESK_ROLES, deskOnly: true },
  linked: { title: 'Linked to another record', body: linkedSchema, writers: LINKERS, clearOnly: true },
  unlinked: { title: 'Link taken back', body: unlinkedSchema, writers: LINKERS, clearOnly: true },
  reviewed: { title: 'Reviewed', body: reviewedSchema, writers: DESK_ROLES, deskOnly: true },
  resolved: { title: 'Two answers settled', body: resolvedSchema, writers: FIELD_ROLES },
  decided: { title: 'Held entry decided', body: decidedSchema, writers: DESK_ROLES, deskOnly: true },
  annulled: { title: 'Taken back', body: annulledSchema, writers: DESK_ROLES, deskOnly: true },
} as const satisfies Record<string, GenericEntry>;

export type GenericType = keyof typeof genericEntries;
export const isGenericType = (type: string): type is GenericType => Object.hasOwn(genericEntries, type);
