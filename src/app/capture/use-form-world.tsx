import { useMemo } from 'react';
import { momentNow, momentSortKey } from '#domain/moment.ts';
import type { RecordState } from '#domain/record.ts';
import { rulesAt } from '#domain/rulebook.ts';
import { entryTypeOf, type RecordKind } from '#kinds/registry.ts';
import type { PhoneSettings } from '#sync/phone.ts';
import type { FormWorld } from '#ui/form/form-context.ts';
import { fieldId } from '#ui/form/form-step.ts';
import { useLocation } from 'wouter';
import { paths } from '../paths.ts';
import { usePhone } from '../phone-context.ts';
import { handPaper } from '../hand-paper.ts';
import { useHiding } from '../hide-context.ts';
import { formPlaces } from './form-places.tsx';
import { recentHazards } from './recent-hazards.ts';

interface WorldParts {
  readonly kind: RecordKind;
  readonly state: RecordState;
  readonly draftId: string;
  readonly settings: PhoneSettings;
  /** An entry of this form is handed over on paper. */
  readonly hasPaper?: boolean;
}

/** All that a form may ask of the world, answered by this phone. A sealed kind gets no position and no file picker. */
export function useFormWorld({ kind, state, draftId, settings, hasPaper = false }: WorldParts): FormWorld {
  const phone = usePhone();
  const [, go] = useLocation();
  const { beforePick } = useHiding();
  return useMemo(
    () => ({
      asker: 'phone',
      guarded: kind.sealed,
      // The worker adds the difference as last measured when it saves; here it is for showing and checking.
      now: () => momentNow(Date.now(), settings.clockOffset),
      items: (list, statuses) =>
        (state.lists[list] ?? [])
          .filter(({ status }) => statuses?.includes(status) ?? true)
          .map(({ id, type, values }) => ({ value: id, label: entryTypeOf(kind, type)?.summarise(values) ?? '' })),
      parts: (list, item, at = momentNow(Date.now(), settings.clockOffset)) => {
        const instant = momentSortKey(at);
        return kind.lists[list]?.parts?.(state, item, instant, rulesAt(settings.rulebook, instant)) ?? [];
      },
      photos: {
        keep: async (file, role) => {
          const kept = await phone.keepPhoto(draftId, file, role);
          return kept.outcome === 'kept' ? { attachment: kept.attachment } : { problem: kept.message };
        },
        thumbnail: (attachment) => phone.picture(attachment, 'thumbnail'),
        inPageOnly: kind.sealed,
        beforePick,
      },
      places: kind.sealed ? undefined : formPlaces(settings),
      records: () => recentHazards(phone),
      papers: hasPaper
        ? {
            make: (entries) => phone.makePapers(state.id, kind.name, entries, draftId),
            hand: async ({ attachment, reference }) => {
              beforePick();
              return handPaper(await phone.picture(attachment.id, 'full'), reference ?? '');
            },
          }
        : undefined,
      check: (entries) => phone.check(state.id, kind.name, entries),
      matches: kind.identity && ((entries) => phone.alike(state.id, kind.name, entries)),
      matchedBy: kind.identity?.fields.map((key) => fieldId('logged', key)),
      onMatch: (record) => go(paths.record(record)),
    }),
    [phone, kind, state, draftId, settings, hasPaper, beforePick, go],
  );
}
