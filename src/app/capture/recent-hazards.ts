import { instantWords } from '#domain/format-moment.ts';
import { kinds } from '#kinds/registry.ts';
import type { Phone } from '#sync/phone.ts';
import type { Match } from '#ui/form/form-context.ts';

const MOST = 4;

/** What somebody may have been hurt by: what is being written down at this moment, then what was recorded last. */
export async function recentHazards(phone: Phone): Promise<readonly Match[]> {
  const hazards = kinds.filter(({ hazard }) => hazard).map(({ name }) => name);
  const now = new Date().toISOString();
  const drafts = (await phone.drafts()).filter(({ kind }) => hazards.includes(kind));
  const begun = await Promise.all(
    drafts.map(async ({ id, heading, savedAt }) => {
      const draft = await phone.draft(id);
      const detail = `being written down, ${instantWords(new Date(savedAt).toISOString(), now)}`;
      return draft ? [{ record: draft.record, heading: heading || 'A find', detail }] : [];
    }),
  );
  const recorded = await Promise.all(hazards.map((kind) => phone.records({ kind, most: MOST })));
  const lines = recorded.flatMap(({ lines: found }) =>
    found.map(({ id, heading, at }) => ({ record: id, heading, detail: instantWords(at, now) })),
  );
  // A draft that adds to a record is of that record.
  const all = [...begun.flat(), ...lines];
  return all.filter(({ record }, i) => all.findIndex((each) => each.record === record) === i).slice(0, MOST);
}
