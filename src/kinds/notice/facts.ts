// What committee tables count of a case: each warning, notice and penalty by the day it counts as issued.
import { dayOfInstant } from '#domain/calendar.ts';
import { isJsonObject, type JsonObject } from '#domain/json.ts';
import { momentSortKey } from '#domain/moment.ts';
import type { RecordItem, RecordState } from '#domain/record.ts';
import { readCase } from './case.ts';
import { issuedOn, itemsOf, linesAbout } from './clocks.ts';
import { foundSchema } from './requirements.ts';

export function noticeFacts(state: RecordState): JsonObject {
  const issued = [
    ...ofThread(state, 'warnings', 'CPW', ({ status }) => status),
    ...ofThread(state, 'notices', 'CPN', (notice) => noticeOutcome(state, notice)),
    ...ofThread(state, 'penalties', 'FPN', (penalty) => penaltyOutcome(state, penalty)),
    ...itemsOf(state, 'earlier').map(ofEarlier),
  ];
  if (issued.length === 0) return {};
  const { reason, recipientName, dateOfBirth, companyNumber, address } = readCase(state.details);
  // Two people may have one name: without a date of birth the address tells them apart.
  const which = dateOfBirth ?? companyNumber ?? address;
  const recipient = recipientName === 'Not recorded' ? undefined : [recipientName, which];
  return { reason, recipient: recipient?.filter(Boolean).join(', ').toLowerCase(), issued };
}

/** Without who it was: their penalty then counts as a person's of its own. */
export const lastingNoticeFacts = ({ reason, issued }: JsonObject): JsonObject => ({
  reason,
  issued: Array.isArray(issued) ? issued.filter(isJsonObject).map(({ reference: _, ...paper }) => paper) : [],
});

const ofEarlier = ({ id, at, values }: RecordItem): JsonObject => ({
  form: values.form,
  id,
  reference: values.reference,
  on: dayOfInstant(momentSortKey(at)),
  jointly: values.jointly,
  follows: values.follows === undefined ? [] : [values.follows],
  outcome: values.outcome,
});

/** On its way: no outcome yet. */
const RUNNING: readonly string[] = ['served', 'appealed'];

/** A paper is issued when it is served; what waits to be served, or was never handed over, counts nowhere. */
function ofThread(
  state: RecordState,
  list: string,
  form: string,
  outcomeOf: (item: RecordItem) => string,
): readonly JsonObject[] {
  return itemsOf(state, list)
    .filter(({ id }) => linesAbout(state, id, 'warning-served', 'notice-served', 'penalty-served').length > 0)
    .map((item) => {
      const { id, values } = item;
      const outcome = outcomeOf(item);
      return {
        form,
        id,
        reference: values.reference,
        on: issuedOn(state, item),
        jointly: values.jointly,
        follows: Array.isArray(values.follows) ? values.follows : [values.otherReference ?? null],
        outcome: RUNNING.includes(outcome) ? undefined : outcome,
      };
    });
}

/** Breached and taken to court, or checked and every requirement met; else where it stands. */
function noticeOutcome(state: RecordState, notice: RecordItem): string {
  const breaches = itemsOf(state, 'breaches').filter(({ values }) => values.item === notice.id);
  const prosecuted = itemsOf(state, 'prosecutions').some(({ values }) => breaches.some(({ id }) => id === values.item));
  if (prosecuted) return 'prosecuted';
  if (!RUNNING.includes(notice.status)) return notice.status;
  if (breaches.some(({ status }) => status !== 'open' && status !== 'closed')) return 'not-complied';
  const found = foundSchema.safeParse(linesAbout(state, notice.id, 'notice-checked').at(-1)?.body.requirements).data;
  if (!found || found.length === 0) return notice.status;
  if (found.every(({ met }) => met === 'met')) return 'complied';
  return found.some(({ met }) => met === 'not-met') ? 'not-complied' : notice.status;
}

const penaltyOutcome = (state: RecordState, { status, values }: RecordItem): string =>
  status === 'unpaid' && itemsOf(state, 'prosecutions').some((each) => each.values.item === values.item)
    ? 'prosecuted'
    : status;
