// Every state × every entry type, decided (design section 8): of the items of each list here, of the case in case-lifecycle.ts.
// A column is an entry type about an item of that list, a cell the status it has afterwards; null keeps the entry without
// effect and raises a task. What is issued is never undone by a later entry that does not fit: it is only not moved on.
import type { JsonObject } from '#domain/json.ts';
import type { EntryRule } from '#domain/kind-rules.ts';
import { own } from '#domain/own.ts';

type Cell = string | ((body: JsonObject) => string) | null;
const decided = <Status extends string, Type extends string>(table: Record<Status, Record<Type, Cell>>) => table;

/** The status by the answer to a question; the first where the answer is none of these. */
const by =
  <Answer extends string>(key: string, statuses: Record<Answer, string>) =>
  (body: JsonObject): string => {
    const answer = body[key];
    const named: Readonly<Record<string, string>> = statuses;
    return (typeof answer === 'string' ? own(named, answer) : undefined) ?? Object.values<string>(statuses)[0] ?? '';
  };

const checked = by('finding', { extended: 'served', complied: 'complied', 'not-complied': 'not-complied' });
const warningEnd = by('outcome', { withdrawn: 'withdrawn', expired: 'expired' });
const warnings = decided({
  open: { 'warning-served': 'served', checked: null, 'warning-ended': warningEnd, 'warning-service-corrected': null },
  served: {
    'warning-served': null,
    checked,
    'warning-ended': warningEnd,
    'warning-service-corrected': 'served',
  },
  'not-complied': {
    'warning-served': null,
    checked,
    'warning-ended': warningEnd,
    'warning-service-corrected': 'not-complied',
  },
  complied: {
    'warning-served': null,
    checked: null,
    'warning-ended': warningEnd,
    'warning-service-corrected': 'complied',
  },
  withdrawn: {
    'warning-served': null,
    checked: null,
    'warning-ended': null,
    'warning-service-corrected': 'withdrawn',
  },
  expired: { 'warning-served': null, checked: null, 'warning-ended': null, 'warning-service-corrected': 'expired' },
});

const approval = by('outcome', { refused: 'refused', approved: 'approved' });
const noticeEnd = by('outcome', { withdrawn: 'withdrawn', discharged: 'discharged', expired: 'expired' });
const appealEnd = by('outcome', { dismissed: 'served', modified: 'served', withdrawn: 'served', quashed: 'quashed' });
const ended = (status: string) => ({
  'notice-approval': null,
  'notice-served': null,
  'notice-service-corrected': status,
  'notice-checked': null,
  'notice-ended': null,
  'variation-requested': null,
  'appeal-lodged': null,
  // An appeal that outlives its notice ends for itself and leaves the notice where it stands.
  'appeal-ended': status,
  'breach-suspected': null,
});
const notices = decided({
  open: {
    ...ended('open'),
    'notice-approval': approval,
    'notice-served': 'served',
    'notice-service-corrected': null,
    'notice-ended': noticeEnd,
  },
  approved: {
    ...ended('approved'),
    'notice-approval': approval,
    'notice-served': 'served',
    'notice-service-corrected': null,
    'notice-ended': noticeEnd,
  },
  // Handed over all the same: it was served, and a task says that nobody approved it.
  refused: {
    ...ended('refused'),
    'notice-served': 'served',
    'notice-service-corrected': null,
    'notice-ended': noticeEnd,
  },
  served: {
    'notice-approval': 'served',
    'notice-served': null,
    'notice-service-corrected': 'served',
    'notice-checked': 'served',
    'notice-ended': noticeEnd,
    'variation-requested': 'served',
    'appeal-lodged': 'appealed',
    'appeal-ended': 'served',
    'breach-suspected': 'served',
  },
  appealed: {
    'notice-approval': 'appealed',
    'notice-served': null,
    'notice-service-corrected': 'appealed',
    'notice-checked': 'appealed',
    'notice-ended': noticeEnd,
    'variation-requested': 'appealed',
    'appeal-lodged': null,
    'appeal-ended': appealEnd,
    'breach-suspected': 'appealed',
  },
  quashed: ended('quashed'),
  discharged: ended('discharged'),
  withdrawn: ended('withdrawn'),
  expired: ended('expired'),
});

const appeals = decided({
  open: {
    'appeal-ordered': 'open',
    'appeal-ended': by('outcome', {
      dismissed: 'dismissed',
      modified: 'modified',
      quashed: 'quashed',
      withdrawn: 'withdrawn',
    }),
  },
  dismissed: { 'appeal-ordered': null, 'appeal-ended': null },
  modified: { 'appeal-ordered': null, 'appeal-ended': null },
  quashed: { 'appeal-ordered': null, 'appeal-ended': null },
  withdrawn: { 'appeal-ordered': null, 'appeal-ended': null },
});

const variations = decided({
  open: {
    'variation-decided': by('outcome', { refused: 'refused', varied: 'varied' }),
    'variation-served': null,
  },
  varied: { 'variation-decided': null, 'variation-served': 'served' },
  refused: { 'variation-decided': null, 'variation-served': null },
  served: { 'variation-decided': null, 'variation-served': null },
});

/** A letter about it changes nothing. */
const settled = (status: string) => ({
  'breach-evidenced': null,
  'breach-letter-sent': status,
  'breach-closed': null,
  'penalty-issued': null,
  'remedial-noticed': null,
  'prosecution-referred': null,
  'penalty-withdrawn': status,
});
const breaches = decided({
  open: { ...settled('open'), 'breach-letter-sent': null, 'breach-evidenced': 'evidenced', 'breach-closed': 'closed' },
  evidenced: {
    'breach-evidenced': 'evidenced',
    'breach-letter-sent': 'evidenced',
    'breach-closed': 'closed',
    'penalty-issued': 'penalty',
    'remedial-noticed': 'remedial',
    'prosecution-referred': 'prosecution',
    'penalty-withdrawn': 'evidenced',
  },
  // Work at the defaulter's cost stands beside the offence; an unpaid penalty may still lead to court.
  penalty: {
    ...settled('penalty'),
    'remedial-noticed': 'penalty',
    'prosecution-referred': 'prosecution',
    // Somebody decides anew: another penalty, the court, or nothing.
    'penalty-withdrawn': 'evidenced',
  },
  remedial: {
    ...settled('remedial'),
    'remedial-noticed': 'remedial',
    'penalty-issued': 'penalty',
    'prosecution-referred': 'prosecution',
  },
  prosecution: { ...settled('prosecution'), 'remedial-noticed': 'prosecution' },
  closed: settled('closed'),
});

const penalties = decided({
  open: {
    'penalty-served': 'served',
    'penalty-paid': 'paid',
    'penalty-unpaid': null,
    'penalty-withdrawn': 'withdrawn',
  },
  served: {
    'penalty-served': null,
    'penalty-paid': 'paid',
    'penalty-unpaid': 'unpaid',
    'penalty-withdrawn': 'withdrawn',
  },
  unpaid: { 'penalty-served': null, 'penalty-paid': 'paid', 'penalty-unpaid': null, 'penalty-withdrawn': 'withdrawn' },
  paid: { 'penalty-served': null, 'penalty-paid': null, 'penalty-unpaid': null, 'penalty-withdrawn': null },
  // Money for a penalty that was withdrawn is somebody's work: it has to go back.
  withdrawn: { 'penalty-served': null, 'penalty-paid': null, 'penalty-unpaid': null, 'penalty-withdrawn': null },
});

const consent = by('outcome', { refused: 'refused', consented: 'consented' });
const remedials = decided({
  open: { 'remedial-consent': consent, 'remedial-done': 'done', 'remedial-costs': null },
  consented: { 'remedial-consent': consent, 'remedial-done': 'done', 'remedial-costs': null },
  refused: { 'remedial-consent': consent, 'remedial-done': 'done', 'remedial-costs': null },
  done: { 'remedial-consent': null, 'remedial-done': null, 'remedial-costs': 'charged' },
  charged: { 'remedial-consent': null, 'remedial-done': null, 'remedial-costs': null },
});

const prosecutions = decided({
  open: {
    'prosecution-ended': by('outcome', {
      convicted: 'convicted',
      acquitted: 'acquitted',
      discontinued: 'discontinued',
    }),
  },
  convicted: { 'prosecution-ended': null },
  acquitted: { 'prosecution-ended': null },
  discontinued: { 'prosecution-ended': null },
});

/** By list, status and entry type. */
export const itemLifecycles = {
  warnings,
  notices,
  appeals,
  variations,
  breaches,
  penalties,
  remedials,
  prosecutions,
} as const;
export type ItemList = keyof typeof itemLifecycles;

type Table = Readonly<Record<string, Readonly<Record<string, Cell>>>>;

/** What an entry about an item does by the table: from which statuses, and to which. */
export function concerning(list: ItemList, type: string): NonNullable<EntryRule['concerns']> {
  return { list, ...column(itemLifecycles[list], type) };
}

/** The same, and the item that the named one belongs to is moved by its own table. */
export const concerningBoth = (list: ItemList, parent: ItemList, type: string): NonNullable<EntryRule['concerns']> => ({
  ...concerning(list, type),
  parent: { list: parent, to: column(itemLifecycles[parent], type).to },
});

function column(table: Table, type: string) {
  const from = Object.keys(table).filter((status) => (table[status]?.[type] ?? null) !== null);
  return {
    from,
    to: (body: JsonObject, status: string): string => {
      const cell = table[status]?.[type] ?? null;
      return typeof cell === 'function' ? cell(body) : (cell ?? status);
    },
  };
}
