// A screen of the app with its five tabs and the one chip that says what only this phone has.
import type { ReactNode } from 'react';
import { AppBar } from '#ui/AppBar.tsx';
import { BottomTabs } from '#ui/BottomTabs.tsx';
import { Screen } from '#ui/Screen.tsx';
import { SyncChip } from '#ui/SyncChip.tsx';
import { paths } from './paths.ts';
import { useAnswer } from './phone-context.ts';

interface AppScreenProps {
  readonly title: string;
  readonly tab?: string;
  readonly onBack?: () => void;
  readonly backLabel?: string;
  readonly actions?: ReactNode;
  /** In place of the chip. */
  readonly right?: ReactNode;
  readonly children: ReactNode;
}

export function AppScreen({ title, tab, right, actions, children, ...back }: AppScreenProps) {
  const status = useAnswer(['outbox'], 'chip', (phone) => phone.status());
  const contact = useAnswer(['outbox'], 'contact', (phone) => phone.syncState());
  const waiting = status?.waiting ?? 0;
  const unsent = waiting + (status?.attention ?? 0);
  const chip = status && (
    <SyncChip
      href={paths.outbox}
      waiting={waiting}
      needsYou={status.attention}
      offline={contact?.contact === 'no-signal' || contact?.contact === 'not-council'}
    />
  );
  return (
    <Screen
      bar={<AppBar title={title} right={right ?? chip} {...back} />}
      actions={actions}
      tabs={
        <BottomTabs
          current={tab}
          tabs={[
            { href: paths.home, label: 'Home', icon: 'home' },
            { href: paths.records, label: 'Records', icon: 'list' },
            { href: paths.map, label: 'Map', icon: 'map' },
            {
              href: paths.outbox,
              label: 'Outbox',
              icon: 'outbox',
              count: unsent,
              countWords: `${unsent} on this phone`,
            },
            { href: paths.me, label: 'Me', icon: 'person' },
          ]}
        />
      }
    >
      {children}
    </Screen>
  );
}
