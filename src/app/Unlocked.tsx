import { Route, Switch } from 'wouter';
import { laterPage } from '#ui/later-page.tsx';
import { Loading } from '#ui/Loading.tsx';
import { Home } from './home/Home.tsx';
import { MeContext } from './me-context.ts';
import { paths } from './paths.ts';
import { Outbox } from './outbox/Outbox.tsx';
import { useAnswer } from './phone-context.ts';
import { Records } from './records/Records.tsx';
import { useReadAhead } from './use-read-ahead.ts';
import { CoverGuard } from './unlock/CoverGuard.tsx';

const BeginRecord = laterPage(async () => (await import('./capture/BeginRecord.tsx')).BeginRecord);
const Record = laterPage(async () => (await import('./record/Record.tsx')).Record);
const ContinueRecord = laterPage(async () => (await import('./capture/ContinueRecord.tsx')).ContinueRecord);
const OpenDraft = laterPage(async () => (await import('./capture/OpenDraft.tsx')).OpenDraft);
const CorrectRecord = laterPage(async () => (await import('./capture/CorrectRecord.tsx')).CorrectRecord);
const AddNote = laterPage(async () => (await import('./record/AddNote.tsx')).AddNote);
const RecordInjury = laterPage(async () => (await import('./capture/RecordInjury.tsx')).RecordInjury);
const MePage = laterPage(async () => (await import('./me/MePage.tsx')).MePage);
const MapPage = laterPage(async () => (await import('./map/MapPage.tsx')).MapPage);

/** In the order in which an officer is likely to want them. */
const AHEAD = [BeginRecord, Record, ContinueRecord, OpenDraft, AddNote, MePage, MapPage];

export function Unlocked() {
  const me = useAnswer(['lock', 'settings'], 'me', (phone) => phone.me());
  useReadAhead(AHEAD);
  if (!me) return <Loading words="Opening Wardbook…" />;
  return (
    <MeContext value={me}>
      <CoverGuard>
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
      </CoverGuard>
    </MeContext>
  );
}
