// One entry of a thread in words.
import {
  amendedSchema,
  annulledSchema,
  assignedSchema,
  attachedSchema,
  decidedSchema,
  genericEntries,
  isGenericType,
  notedSchema,
  resolvedSchema,
  reviewedSchema,
} from '#domain/generic-entries.ts';
import { linkedSchema, unlinkedSchema } from '#domain/links.ts';
import type { RecordState, TimelineLine } from '#domain/record.ts';
import { entryTypeOf, fieldOfPath, labelOfPath } from '#kinds/registry.ts';
import { type AnswerContext, answerText } from './answer-text.ts';

export interface ThreadContext extends AnswerContext {
  readonly state: RecordState;
  readonly people: Readonly<Record<string, string>>;
}

export const nameOf = ({ people }: Pick<ThreadContext, 'people'>, person: string): string =>
  people[person] ?? 'Somebody else';

export function lineTitle(
  { type, body }: Pick<TimelineLine, 'type' | 'body'>,
  { kind }: Pick<ThreadContext, 'kind'>,
): string {
  if (type === 'reviewed')
    return reviewedSchema.safeParse(body).data?.outcome === 'returned' ? 'Returned with comments' : 'Accepted';
  if (isGenericType(type)) return genericEntries[type].title;
  return entryTypeOf(kind, type)?.title ?? 'An entry that this version does not know';
}

/** Undefined where the title says it all. */
export function lineWords(
  { type, body }: Pick<TimelineLine, 'type' | 'body'>,
  context: ThreadContext,
): string | undefined {
  const { kind, state } = context;
  const own = isGenericType(type) ? undefined : entryTypeOf(kind, type);
  if (own) return own.summarise(body) === own.title ? undefined : own.summarise(body);
  switch (type) {
    case 'amended': {
      const amended = amendedSchema.safeParse(body).data;
      return sentences(amended?.changes.map(({ path }) => labelOfPath(kind, state, path)).join(', '), amended?.why);
    }
    case 'noted':
      return notedSchema.safeParse(body).data?.text;
    case 'attached': {
      const attached = attachedSchema.safeParse(body).data;
      const missing = attached?.missing?.length ?? 0;
      return sentences(missing > 0 && `${missing} will not come`, attached?.reason);
    }
    case 'assigned': {
      const assigned = assignedSchema.safeParse(body).data;
      if (!assigned) return undefined;
      return sentences(
        `${nameOf(context, assigned.person)} ${assigned.named ? 'may open it' : 'is shut out'}`,
        assigned.reason,
      );
    }
    case 'reviewed': {
      const reviewed = reviewedSchema.safeParse(body).data;
      return (
        reviewed?.comments
          .map(({ text, path }) => (path ? `${labelOfPath(kind, state, path)}: ${text}` : text))
          .join('\n') || undefined
      );
    }
    case 'resolved': {
      const resolved = resolvedSchema.safeParse(body).data;
      const field = resolved && fieldOfPath(kind, state, resolved.path);
      return field && `${field.label}: ${answerText(field, resolved.to, context) ?? 'no answer'}`;
    }
    case 'decided': {
      const decided = decidedSchema.safeParse(body).data;
      return sentences(decided && (decided.effect ? 'It takes effect' : 'Kept without effect'), decided?.reason);
    }
    case 'annulled': {
      const annulled = annulledSchema.safeParse(body).data;
      const line = state.timeline.find(({ id }) => id === annulled?.entry);
      return sentences(line && lineTitle(line, context), annulled?.reason);
    }
    case 'linked':
      return linkedSchema.safeParse(body).data?.why;
    case 'unlinked':
      return unlinkedSchema.safeParse(body).data?.reason;
    default:
      return undefined;
  }
}

export const outcomeWords: Record<TimelineLine['outcome'], string | undefined> = {
  effect: undefined,
  'no-effect': 'Kept without effect',
  held: 'Held until you decide',
  annulled: 'Taken back',
};

const sentences = (...parts: readonly (string | false | undefined)[]): string | undefined =>
  parts.filter(Boolean).join('. ') || undefined;
