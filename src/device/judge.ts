// What may be saved: every entry must fit its schema, be this person's to write, and pass its guards against the record before it.
import type { z } from 'zod';
import type { Entry, FoldEntry } from '#domain/entry.ts';
import { genericEntries, isGenericType } from '#domain/generic-entries.ts';
import type { GuardFinding } from '#domain/guard.ts';
import { type JsonObject, jsonObjectSchema } from '#domain/json.ts';
import { instantText, momentNow } from '#domain/moment.ts';
import { hasAnyRole } from '#domain/role.ts';
import { type Rulebook, rulesAt } from '#domain/rulebook.ts';
import { entryTypeOf, guardFindings, kindNamed, type RecordKind } from '#kinds/registry.ts';
import type { Me, NewEntry } from './phone-storage.ts';

interface Writing {
  readonly me: Me;
  readonly record: string;
  readonly kind: RecordKind;
  readonly now: number;
  readonly clockOffset: number;
}

/** One moment for all of a save: what is captured together keeps its order by its ids. */
export function entriesOf(
  added: readonly NewEntry[],
  { me, record, kind, now, clockOffset }: Writing,
): readonly Entry[] {
  const at = momentNow(now, clockOffset);
  return added.map((each) => ({
    id: each.id,
    record,
    kind: kind.name,
    kindVersion: kind.version,
    type: each.type,
    body: each.body,
    at: each.at ?? at,
    savedAt: instantText(now),
    clockOffset,
    by: me.person.id,
    origin: 'phone',
    enrolment: me.enrolment,
  }));
}

export type Judgement =
  | { readonly fits: true; readonly entries: readonly Entry[]; readonly findings: readonly GuardFinding[] }
  | { readonly fits: false; readonly message: string };

/** All entries are of one record. */
export function judge(entries: readonly Entry[], before: readonly FoldEntry[], me: Me, rulebook: Rulebook): Judgement {
  const parsed: Entry[] = [];
  for (const entry of entries) {
    const kind = kindNamed(entry.kind);
    const rule = kind && ruleOf(kind, entry.type);
    if (!kind || !rule)
      return { fits: false, message: 'This app does not know how to save this. Update the app: your form is kept.' };
    if (!hasAnyRole(me.person.roles, rule.writers))
      return { fits: false, message: 'Your role may not record this. Ask your manager: your form is kept.' };
    const body = rule.body.safeParse(entry.body);
    if (!body.success) return { fits: false, message: messageOf(body.error) };
    parsed.push({ ...entry, body: asStored(body.data) });
  }
  const kind = kindNamed(parsed[0]?.kind ?? '');
  const findings = kind ? guardFindings(kind, before, parsed, (instant) => rulesAt(rulebook, instant)) : [];
  return { fits: true, entries: parsed, findings };
}

/** The answers as a save stores them; undefined where they do not fit. */
export function readBody(kind: RecordKind, type: string, body: JsonObject): JsonObject | undefined {
  const { data } = ruleOf(kind, type)?.body.safeParse(body) ?? {};
  return data === undefined ? undefined : asStored(data);
}

/** What is undefined in memory is absent once it is stored. */
const asStored = (body: unknown): JsonObject => jsonObjectSchema.parse(JSON.parse(JSON.stringify(body)));

function ruleOf(
  kind: RecordKind,
  type: string,
): { readonly body: z.ZodType; readonly writers: RecordKind['entries'][string]['writers'] } | undefined {
  if (!isGenericType(type)) return entryTypeOf(kind, type);
  const generic = genericEntries[type];
  return 'deskOnly' in generic || ('clearOnly' in generic && kind.sealed) ? undefined : generic;
}

const messageOf = ({ issues }: z.ZodError): string =>
  `Some answers do not fit: ${[...new Set(issues.map(({ message }) => message))].slice(0, 3).join('. ')}.`;
