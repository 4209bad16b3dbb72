// One job for somebody outside: a link whose token stays in its fragment, opened once by a code that is given another way.
import { z } from 'zod';
import { idSchema } from '#domain/id.ts';
import { jsonObjectSchema } from '#domain/json.ts';
import { instantSchema } from '#domain/moment.ts';
import { defineEndpoint } from './endpoint.ts';

// A job says which of them may send it.
const MAKERS = ['officer', 'manager', 'assessor', 'coordinator'] as const;

const jobLinkSchema = z.strictObject({
  id: idSchema,
  /** What both sides call it on the telephone. */
  number: z.string(),
  madeAt: instantSchema,
  expiresAt: instantSchema,
  openedAt: instantSchema.optional(),
  /** How often it was shown, and when last. */
  views: z.int(),
  viewedAt: instantSchema.optional(),
  /** Wrong codes since it was made or last opened. */
  tries: z.int(),
  answeredAt: instantSchema.optional(),
  endedAt: instantSchema.optional(),
  /** Also without a time, where the record has gone on since. */
  endedWhy: z.string().optional(),
});
export type JobLink = z.infer<typeof jobLinkSchema>;

export const makeJobLink = defineEndpoint({
  method: 'POST',
  path: '/api/records/:id/job-links',
  summary: 'A link to the job of a record, and the code that opens it once; both are shown this once',
  access: MAKERS,
  query: z.strictObject({ item: idSchema.optional() }),
  answer: jobLinkSchema.extend({ url: z.url(), code: z.string() }),
});

export const listJobLinks = defineEndpoint({
  method: 'GET',
  path: '/api/records/:id/job-links',
  summary: 'The links made for a record, the newest first, and how they stand',
  access: MAKERS,
  answer: z.strictObject({ links: z.array(jobLinkSchema) }),
});

export const endJobLink = defineEndpoint({
  method: 'POST',
  path: '/api/job-links/:id/end',
  summary: 'A link opens nothing any more',
  access: MAKERS,
  answer: jobLinkSchema,
});

const choiceSchema = z.strictObject({ value: z.string(), label: z.string() });

/** A question as the page draws it: no more than it can. */
const questionSchema = z.strictObject({
  key: z.string(),
  label: z.string(),
  hint: z.string().optional(),
  input: z.enum(['choice', 'choices', 'count', 'line', 'photo', 'text']),
  choices: z.array(choiceSchema).optional(),
  /** The answer it begins with. */
  value: z.string().optional(),
  optional: z.boolean(),
  when: z.strictObject({ field: z.string(), is: z.array(z.union([z.string(), z.boolean()])) }).optional(),
});
export type Question = z.infer<typeof questionSchema>;

const jobSchema = z.strictObject({
  /** Opens it again on the same page, in place of the code. */
  pass: z.string(),
  title: z.string(),
  council: z.string(),
  number: z.string(),
  /** The page covers it when it is left, and asks for it again when it was left for a while. */
  sealed: z.boolean(),
  /** Whether it waits for an answer, and in words how it stands. */
  open: z.boolean(),
  status: z.string(),
  lines: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  questions: z.array(questionSchema),
});
export type ShownJob = z.infer<typeof jobSchema>;

const tokenSchema = z.string().min(20).max(100);
/** The code of the first time, else the pass that it gave. */
const keySchema = z.string().min(1).max(100);

export const openJob = defineEndpoint({
  method: 'POST',
  path: '/api/job/open',
  summary: 'Shows the one job of a link, by its token and its one-time code or the pass that the code gave',
  access: 'public',
  body: z.strictObject({ token: tokenSchema, code: keySchema.optional(), pass: keySchema.optional() }),
  answer: jobSchema,
});

/** Of a photo as the camera made it; the page cannot make it smaller. */
const MOST_PHOTO = 8 * 1024 * 1024;
const inBase64 = (bytes: number): number => Math.ceil(bytes / 3) * 4;

export const answerJob = defineEndpoint({
  method: 'POST',
  path: '/api/job/answer',
  summary: 'Writes the answer to a job into its record; the same entry twice is one',
  access: 'public',
  body: z.strictObject({
    token: tokenSchema,
    pass: keySchema,
    entry: idSchema,
    body: jsonObjectSchema,
    /** A JPEG in base64. */
    photo: z.base64('The photo did not arrive whole').max(inBase64(MOST_PHOTO), 'The photo is over 8 MB').optional(),
  }),
  most: inBase64(MOST_PHOTO) + 64 * 1024,
  answer: jobSchema,
});
