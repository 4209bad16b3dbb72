// One type of entry of a kind. Body, form, guards and words hang together here, so that none can drift from the others.
import type { z } from 'zod';
import type { Entry } from '#domain/entry.ts';
import { type Field, type FormPage, isShown, missingMessage } from '#domain/field.ts';
import type { Guard, GuardContext, GuardFinding } from '#domain/guard.ts';
import { isJsonObject, type Json, type JsonObject } from '#domain/json.ts';
import { momentSortKey } from '#domain/moment.ts';
import { type Readable, readerOf } from '#domain/readable.ts';
import type { EntryType } from './define-record-kind.ts';
import { withoutPaper } from './paper.ts';

type BodySchema = z.ZodObject<z.core.$ZodLooseShape, z.core.$strict> & z.ZodType<JsonObject>;

/** A guard that sees the answers that fit so far, so that it can speak while the form is being filled in. */
export type AnswerGuard<Schema extends BodySchema> = (
  answers: Readable<Schema>,
  context: GuardContext & { readonly entry: Entry },
) => readonly GuardFinding[];

interface EntryTypeInput<Schema extends BodySchema>
  extends Omit<EntryType, 'body' | 'initial' | 'guards' | 'summarise' | 'example'>,
    Partial<Pick<EntryType, 'initial'>> {
  /** What can be kept. An answer that is needed only sometimes is optional here and has a `when` on its field. */
  readonly body: Schema;
  readonly guards?: readonly AnswerGuard<Schema>[];
  readonly summarise: (answers: Readable<Schema>) => string;
  readonly example: z.input<Schema> & JsonObject;
}

/** Gives guards and words their typed answers, and adds what holds for every type: what is shown is answered, nothing comes before its record, and no paper is issued without a copy. */
export function defineEntryType<Schema extends BodySchema>(type: EntryTypeInput<Schema>): EntryType {
  const read = readerOf<Schema['shape']>(type.body);
  const guards: readonly Guard[] = (type.guards ?? []).map(
    (guard) => (entry, context) => guard(read(entry.body), { ...context, entry }),
  );
  return {
    initial: () => ({}),
    ...type,
    body: type.body.superRefine(
      (answers, issues) => {
        for (const { path, message } of unanswered(type.pages, answers))
          issues.addIssue({ code: 'custom', path: [...path], message });
      },
      // Beside whatever else is wrong, so that a form shows every error of a page at once.
      { when: () => true },
    ),
    guards: [notBefore(type.concerns?.list), ...(type.paper ? [withoutPaper] : []), ...guards],
    summarise: (body) => type.summarise(read(body)),
  };
}

interface Unanswered {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

function unanswered(pages: readonly FormPage[], answers: Json): readonly Unanswered[] {
  if (!isJsonObject(answers)) return [];
  return pages
    .filter((page) => isShown(page, answers))
    .flatMap((page) => unansweredFields(page.fields, answers, Boolean(page.when)));
}

function unansweredFields(fields: readonly Field[], answers: JsonObject, conditional: boolean): readonly Unanswered[] {
  return fields.flatMap((field): readonly Unanswered[] => {
    if (!isShown(field, answers)) return [];
    const answer = answers[field.key];
    const needed = (conditional || field.when) && !field.optional && !field.desk;
    if (needed && isEmpty(answer)) return [{ path: [field.key], message: missingMessage(field) }];
    if (field.input !== 'rows' || !Array.isArray(answer)) return [];
    return answer.flatMap((row, i) =>
      isJsonObject(row)
        ? unansweredFields(field.fields, row, false).map(({ path, message }) => ({
            path: [field.key, i, ...path],
            message,
          }))
        : [],
    );
  });
}

const isEmpty = (answer: Json | undefined): boolean =>
  answer === undefined || answer === '' || answer === false || (Array.isArray(answer) && answer.length === 0);

/** An entry that sorts before what it belongs to would have no effect: say so while the time can still be put right. */
const notBefore =
  (list: string | undefined): Guard =>
  (entry, { state }) => {
    const item = list ? state.lists[list]?.find(({ id }) => id === entry.body.item) : undefined;
    const start = item?.at ?? state.at;
    if (!start || momentSortKey(entry.at) >= momentSortKey(start)) return [];
    return [
      {
        code: 'before-its-record',
        source: 'Council rule: a record is kept in the order of events',
        message:
          'This is timed before what it belongs to was recorded. Give a later time, or the best time you know instead of the day.',
        level: 'block',
        field: 'at',
      },
    ];
  };
