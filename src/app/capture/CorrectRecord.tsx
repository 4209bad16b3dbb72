import { useState } from 'react';
import { useLocation } from 'wouter';
import { kindNamed } from '#kinds/registry.ts';
import { CardList } from '#ui/CardList.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ListRow } from '#ui/ListRow.tsx';
import { Loading } from '#ui/Loading.tsx';
import { AppScreen } from '../AppScreen.tsx';
import { paths } from '../paths.ts';
import { useAnswer } from '../phone-context.ts';
import { Correction } from './Correction.tsx';
import { type Correctable, correctable } from './corrections.ts';
import type { KeptForm } from './draft-of.ts';
import { NoSuchForm } from './NoSuchForm.tsx';

/** Corrections are entries of their own: what was written stays in the thread, and what was issued is never edited. */
export function CorrectRecord({ id, kept }: { readonly id: string; readonly kept?: KeptForm }) {
  const read = useAnswer([], id, async (phone) => ({ view: await phone.record(id), settings: await phone.settings() }));
  const [chosen, setChosen] = useState<Correctable>();
  const [, go] = useLocation();
  if (!read) return <Loading words="Opening the record…" />;
  const kind = read.view && kindNamed(read.view.state.kind);
  if (!read.view || !kind) return <NoSuchForm />;
  const parts = correctable(kind, read.view.state);
  const only = parts.length === 1 && !kept ? parts[0] : (chosen ?? parts.find(({ flow }) => flow === kept?.draft.flow));
  if (only) return <Correction kind={kind} view={read.view} settings={read.settings} part={only} kept={kept} />;
  return (
    <AppScreen title="Correct an answer" onBack={() => go(paths.record(id))} tab={paths.records}>
      {parts.length === 0 ? (
        <EmptyState icon="pen" title="Nothing here can be corrected">
          <p>What was issued is not edited. Add a note, or record the next step.</p>
        </EmptyState>
      ) : (
        <CardList>
          {parts.map((part) => (
            <ListRow key={part.prefix} title={part.title} detail={part.detail} onPress={() => setChosen(part)} />
          ))}
        </CardList>
      )}
    </AppScreen>
  );
}
