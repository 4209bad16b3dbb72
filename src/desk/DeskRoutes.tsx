// Puts the tasks together. They do not know each other: what one shows of another is handed to it here.
import { Redirect, Route, Switch } from 'wouter';
import { EmptyState } from '#ui/EmptyState.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import { laterPage } from '#ui/later-page.tsx';
import { Audit } from './audit/Audit.tsx';
import { DeskFrame } from './DeskFrame.tsx';
import { useDesk } from './desk-context.ts';
import { Import } from './import/Import.tsx';
import { Inbox } from './inbox/Inbox.tsx';
import { Keys } from './keys/Keys.tsx';
import { placesFor } from './nav.ts';
import { PeopleAndPhones } from './people/PeopleAndPhones.tsx';
import { RecordView } from './record/RecordView.tsx';
import { BeginRecord } from './records/BeginRecord.tsx';
import { Records } from './records/Records.tsx';
import { Referrals } from './referrals/Referrals.tsx';
import { Retention } from './retention/Retention.tsx';
import { Settings } from './settings/Settings.tsx';
import { Tables } from './tables/Tables.tsx';

const HotSpots = laterPage(async () => (await import('./map/HotSpots.tsx')).HotSpots, 'Opening the map…');
const DeskMap = laterPage(async () => (await import('./map/DeskMap.tsx')).DeskMap, 'Opening the map…');

export function DeskRoutes() {
  const { roles } = useDesk().session.person;
  const open = placesFor(roles);
  const first = open[0]?.href;
  const may = (href: string) => open.some((place) => place.href === href);
  if (!first) return <NotForYou />;
  return (
    <Switch>
      {may('/desk/inbox') && (
        <Route path="/desk/inbox/:id?/:flow?">
          {({ id, flow }) => (
            <Inbox
              open={id}
              record={id && <RecordView key={id} id={id} flow={flow} back="/desk/inbox" backWords="Inbox" />}
            />
          )}
        </Route>
      )}
      {may('/desk/records') && (
        <Route path="/desk/records/:id/:flow?">
          {({ id, flow }) => (
            <DeskFrame title="Record">
              <RecordView key={id} id={id} flow={flow} back="/desk/records" backWords="Records" />
            </DeskFrame>
          )}
        </Route>
      )}
      {may('/desk/records') && <Route path="/desk/records" component={Records} />}
      {may('/desk/records') && (
        <Route path="/desk/begin/:kind/:flow">
          {({ kind, flow }) => <BeginRecord key={kind + flow} path={kind} name={flow} />}
        </Route>
      )}
      {may('/desk/hot-spots') && <Route path="/desk/hot-spots" component={HotSpots} />}
      {may('/desk/map') && <Route path="/desk/map" component={DeskMap} />}
      {may('/desk/tables') && <Route path="/desk/tables/:path?">{({ path }) => <Tables path={path} />}</Route>}
      {may('/desk/import') && <Route path="/desk/import" component={Import} />}
      {may('/desk/referrals') && <Route path="/desk/referrals/:page?">{({ page }) => <Referrals page={page} />}</Route>}
      {may('/desk/retention') && <Route path="/desk/retention" component={Retention} />}
      {may('/desk/people') && <Route path="/desk/people/:id?">{({ id }) => <PeopleAndPhones open={id} />}</Route>}
      {may('/desk/settings') && <Route path="/desk/settings/:page?">{({ page }) => <Settings page={page} />}</Route>}
      {may('/desk/keys') && <Route path="/desk/keys" component={Keys} />}
      {may('/desk/audit') && <Route path="/desk/audit" component={Audit} />}
      <Route path="/desk/set-up">
        <Redirect to={first} replace />
      </Route>
      <Route path="/desk">
        <Redirect to={first} replace />
      </Route>
      <Route>
        <DeskFrame title="Not here">
          <h1 className="visually-hidden">Not here</h1>
          <EmptyState icon="search" title="There is nothing at this address">
            <p>The link may be old, or your account may not open this part of the desk.</p>
            <LinkButton href={first}>Go to the start</LinkButton>
          </EmptyState>
        </DeskFrame>
      </Route>
    </Switch>
  );
}

const NotForYou = () => (
  <DeskFrame title="Desk">
    <h1 className="visually-hidden">Desk</h1>
    <EmptyState icon="phone" title="Your work is on the phone">
      <p>The desk is for managers, coordinators and administrators. Open Wardbook on the phone you enrolled.</p>
    </EmptyState>
  </DeskFrame>
);
