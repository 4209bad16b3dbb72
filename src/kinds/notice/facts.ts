// What committee tables count of a case: each warning, notice and penalty by the day it counts as issued.
import { dayOfInstant } from '#domain/calendar.ts';
import type { JsonObject } from '#domain/json.ts';
import { momentSortKey } from '#domain/moment.ts';
import type { RecordItem, RecordState } from '#domain/record.ts';
import { readCase } from './case.ts';
import { itemsOf } from './warning-rules.ts';

export function noticeFacts(state: RecordState): JsonObject {
  const issued = [
    ...ofThread(state, 'warnings', 'CPW'),
    ...ofThread(state, 'notices', 'CPN'),
    ...itemsOf(state, 'earlier').map(ofEarlier),
  ];
  if (issued.length === 0) return {};
  const { reason, recipientName, dateOfBirth, companyNumber } = readCase(state.details);
  const recipient = recipientName === 'Not recorded' ? undefined : [recipientName, dateOfBirth ?? companyNumber];
  return { reason, recipient: recipient?.filter(Boolean).join(', ').toLowerCase(), issued };
}

const ofEarlier = ({ id, at, values }: RecordItem): JsonObject => ({
  form: values.form,
  id,
  reference: values.reference,
  on: dayOfInstant(momentSortKey(at)),
  jointly: values.jointly,
  follows: values.follows === undefined ? [] : [values.follows],
  outcome: values.outcome,
});

/** A paper is issued when it is served; what waits to be served counts nowhere yet. */
function ofThread(state: RecordState, list: string, form: string): readonly JsonObject[] {
  return itemsOf(state, list)
    .filter(({ status }) => status !== 'open')
    .map(({ id, at, status, values }) => {
      const service = state.timeline.findLast(
        ({ type, outcome, body }) => type.endsWith('-served') && outcome === 'effect' && body.item === id,
      );
      const deemed = service?.body.deemedIssued;
      return {
        form,
        id,
        reference: values.reference,
        on: typeof deemed === 'string' ? deemed : dayOfInstant(momentSortKey(service?.at ?? at)),
        jointly: values.jointly,
        follows: Array.isArray(values.follows) ? values.follows : [values.otherReference ?? null],
        outcome: status === 'served' ? undefined : status,
      };
    });
}
