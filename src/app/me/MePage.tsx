import { countWords } from '#domain/count-words.ts';
import { roleTitles } from '#domain/role.ts';
import { appVersion } from '#protocol/app-version.ts';
import { Card } from '#ui/Card.tsx';
import { Notice } from '#ui/Notice.tsx';
import { AppScreen } from '../AppScreen.tsx';
import { useMe } from '../me-context.ts';
import { paths } from '../paths.ts';
import { useAnswer } from '../phone-context.ts';
import { megabytes } from '#domain/megabytes.ts';
import { PasskeyCard } from './PasskeyCard.tsx';
import { PassphraseCard } from './PassphraseCard.tsx';
import { PinCard } from './PinCard.tsx';
import { SignInCard } from './SignInCard.tsx';
import { LockCard } from './LockCard.tsx';

export function MePage() {
  const { person, council, prefix } = useMe();
  const health = useAnswer(['outbox', 'settings'], 'health', (phone) => phone.health());
  return (
    <AppScreen title="Me" tab={paths.me}>
      <Card title={person.name}>
        <p>
          {person.roles.map((role) => roleTitles[role]).join(', ')}. {council.name}.
        </p>
        <p className="soft">References made on this phone have {prefix} in the middle.</p>
      </Card>
      <LockCard />
      <SignInCard email={person.email} />
      <PinCard />
      <PasskeyCard />
      <PassphraseCard />
      {health && (
        <Card title="This phone’s storage">
          {health.persisted === 'yes' ? (
            <p>The browser has promised to keep it.</p>
          ) : (
            <Notice tone="waiting" title="The browser has not promised to keep it">
              <p>Install Wardbook on the home screen, and connect often. What is waiting is what could be lost.</p>
            </Notice>
          )}
          <p className="soft">
            {health.usedBytes === undefined ? '' : `${megabytes(health.usedBytes)} used. `}
            {health.quarantined > 0 ? `${countWords(health.quarantined, 'unreadable row')} kept apart. ` : ''}
            {health.durability === 'strict'
              ? 'What you save is on the disk before the app says so. '
              : 'The browser decides when what you save is on the disk. '}
            Version {appVersion}.
          </p>
        </Card>
      )}
    </AppScreen>
  );
}
