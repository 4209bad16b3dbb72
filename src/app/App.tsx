// The officer's app: decides between first start, locked and unlocked, and keeps the page covered when it should be.
import { useMemo } from 'react';
import { Route, Switch } from 'wouter';
import { laterPage } from '#ui/later-page.tsx';
import { Loading } from '#ui/Loading.tsx';
import { startPhone } from './dependencies.ts';
import { Enrol } from './enrol/Enrol.tsx';
import { FirstAid } from './first-aid/FirstAid.tsx';
import { paths } from './paths.ts';
import { PhoneContext, useAnswer } from './phone-context.ts';
import { Unlocked } from './Unlocked.tsx';
import { Unlock } from './unlock/Unlock.tsx';
import { UpdatePrompt } from './update/UpdatePrompt.tsx';
import { type Obstacle, obstacleHere } from './enrol/obstacle.ts';
import { ObstaclePage } from './enrol/ObstaclePage.tsx';

const Forgotten = laterPage(async () => (await import('./unlock/Forgotten.tsx')).Forgotten);

export function App() {
  const obstacle: Obstacle | undefined = useMemo(() => obstacleHere(window), []);
  return obstacle ? <ObstaclePage obstacle={obstacle} /> : <Started />;
}

function Started() {
  const phone = useMemo(startPhone, []);
  return (
    <PhoneContext value={phone}>
      <UpdatePrompt />
      <Switch>
        {/* First aid answers on a locked phone too, with nothing to fill in before it. */}
        <Route path={paths.firstAid} component={FirstAid} />
        <Route component={Gate} />
      </Switch>
    </PhoneContext>
  );
}

function Gate() {
  const status = useAnswer(['lock', 'outbox'], 'status', (phone) => phone.status());
  if (!status) return <Loading words="Opening Wardbook…" />;
  switch (status.lock) {
    case 'fresh':
      return <Enrol />;
    case 'locked':
      return (
        <Switch>
          <Route path={paths.forgotten}>
            <Forgotten />
          </Route>
          <Route>
            <Unlock status={status} />
          </Route>
        </Switch>
      );
    case 'unlocked':
      return <Unlocked />;
  }
}
