import { useMemo, useState } from 'react';
import { instantWords } from '#domain/format-moment.ts';
import { newId } from '#domain/id.ts';
import { momentSortKey } from '#domain/moment.ts';
import type { RecordState } from '#domain/record.ts';
import type { RecordKind } from '#kinds/registry.ts';
import type { FormNearby } from '#ui/form/form-context.ts';
import { placeIn } from '#ui/form/place-answer.ts';
import { useLocation } from 'wouter';
import { paths } from '../paths.ts';
import { usePhone } from '../phone-context.ts';

interface NearbyParts {
  readonly kind: RecordKind;
  readonly state: RecordState;
  readonly draftId: string;
}

/** What a kind calls near, where a record of it is about to begin. */
export function useNearby({ kind, state, draftId }: NearbyParts): FormNearby | undefined {
  const phone = usePhone();
  const [, go] = useLocation();
  const [entry] = useState(newId);
  return useMemo(() => {
    const { near } = kind;
    if (!near || state.begun) return undefined;
    const loggedIn = (entries: Parameters<FormNearby['look']>[0]) => entries.find(({ type }) => type === 'logged');
    return {
      look: async (entries) => {
        const logged = loggedIn(entries);
        const { position } = placeIn(logged?.body.place);
        if (!position) return [];
        const now = new Date().toISOString();
        const at = logged?.at ? momentSortKey(logged.at) : now;
        const found = await phone.near(kind.name, position, at);
        return found.map(({ id, heading, detail, statusTitle, at: when, metres }) => ({
          record: id,
          heading,
          detail: `${Math.round(metres)} m away, ${instantWords(when, now)} · ${detail} · ${statusTitle}`,
        }));
      },
      join: async (record, entries) => {
        const logged = loggedIn(entries);
        const { type, body } = near.join;
        const outcome = await phone.save(
          record,
          kind.name,
          [{ id: entry, type, body: body(logged?.body ?? {}), ...(logged?.at && { at: logged.at }) }],
          draftId,
        );
        if (outcome.outcome !== 'saved') return outcome;
        go(paths.record(record), { replace: true, state: { saved: [] } });
        return { outcome: 'saved' };
      },
    };
  }, [phone, go, entry, kind, state, draftId]);
}
