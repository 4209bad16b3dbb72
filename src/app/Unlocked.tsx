import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { Loading } from '#ui/Loading.tsx';
import { Home } from './home/Home.tsx';
import { MeContext } from './me-context.ts';
import { formPage, recordPage, useReadAhead } from './next-pages.ts';
import { paths } from './paths.ts';
import { Outbox } from './outbox/Outbox.tsx';
import { useAnswer } from './phone-context.ts';
import { Records } from './records/Records.tsx';
import { CoverGuard } from './unlock/CoverGuard.tsx';

const Record = lazy(async () => ({ default: (await recordPage()).Record }));
const AddNote = lazy(async () => ({ default: (await import('./record/AddNote.tsx')).AddNote }));
const RecordInjury = lazy(async () => ({ default: (await import('./capture/RecordInjury.tsx')).RecordInjury }));
const BeginRecord = lazy(async () => ({ default: (await formPage()).BeginRecord }));
const ContinueRecord = lazy(async () => ({ default: (await import('./capture/ContinueRecord.tsx')).ContinueRecord }));
const CorrectRecord = lazy(async () => ({ default: (await import('./capture/CorrectRecord.tsx')).CorrectRecord }));
const MapPage = lazy(async () => ({ default: (await import('./map/MapPage.tsx')).MapPage }));
const MePage = lazy(async () => ({ default: (await import('./me/MePage.tsx')).MePage }));
const OpenDraft = lazy(async () => ({ default: (await import('./capture/OpenDraft.tsx')).OpenDraft }));

export function Unlocked() {
  const me = useAnswer(['lock', 'settings'], 'me', (phone) => phone.me());
  useReadAhead();
  if (!me) return <Loading words="Opening Wardbook…" />;
  return (
    <MeContext value={me}>
      <CoverGuard>
        <Suspense fallback={<Loading />}>
          <Switch>
            <Route path="/new/:kind/:flow">{({ kind, flow }) => <BeginRecord path={kind} flow={flow} />}</Route>
            <Route path={paths.injury} component={RecordInjury} />
            <Route path="/drafts/:id">{({ id }) => <OpenDraft id={id} />}</Route>
            <Route path="/records" component={Records} />
            <Route path="/records/:id">{({ id }) => <Record id={id} />}</Route>
            <Route path="/records/:id/note">{({ id }) => <AddNote id={id} />}</Route>
            <Route path="/records/:id/correct">{({ id }) => <CorrectRecord id={id} />}</Route>
            <Route path="/records/:id/add/:flow">{({ id, flow }) => <ContinueRecord id={id} flow={flow} />}</Route>
            <Route path="/map" component={MapPage} />
            <Route path="/outbox" component={Outbox} />
            <Route path="/me" component={MePage} />
            <Route component={Home} />
          </Switch>
        </Suspense>
      </CoverGuard>
    </MeContext>
  );
}
