import { type ReactNode, useState } from 'react';
import { countWords } from '#domain/count-words.ts';
import { longDayOf } from '#domain/format-moment.ts';
import { type KeyStatus, readKeys } from '#protocol/keys.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { type Answer, CheckAnswers } from '#ui/CheckAnswers.tsx';
import { DeskHeading } from '#ui/DeskHeading.tsx';
import { Notice } from '#ui/Notice.tsx';
import { DeskFrame } from '../DeskFrame.tsx';
import { Loaded } from '../Loaded.tsx';
import { useQuery } from '../use-query.ts';
import { ChangeKeys } from './ChangeKeys.tsx';

/** The server goes on with record keys while somebody looks. */
const EVERY = 10_000;

/** Which keys of the council are in force, and how far the last change of them has come. */
export function Keys() {
  const status = useQuery(readKeys, {}, { every: EVERY });
  const [asking, setAsking] = useState(false);
  const [changed, setChanged] = useState(false);
  return (
    <DeskFrame title="Keys">
      <DeskHeading
        title="Keys"
        detail="What phones seal to, what signs their receipts, and what protects sealed records on the server."
      />
      <Loaded query={status} loading="Asking which keys are in force…">
        {(keys) => (
          <>
            <Told keys={keys} changed={changed} />
            <Standing keys={keys} />
            <Card title="Change the keys">
              <p>
                Once a year is a good habit. Do it at once when somebody who could reach the keys folder or the server
                has left, or when a copy of that folder may have gone astray. Officers notice nothing: what waits on a
                phone is still delivered, and receipts of before stay valid.
              </p>
              <p className="soft">
                It does not shut out a phone that was lost. Wipe that phone under People and phones.
              </p>
              {keys.next ? (
                <p className="soft">New keys are made already and wait for a backup.</p>
              ) : (
                <Button onPress={() => setAsking(true)}>Change the keys…</Button>
              )}
            </Card>
            {asking && (
              <ChangeKeys
                keys={keys}
                onCancel={() => setAsking(false)}
                onChanged={() => {
                  setAsking(false);
                  setChanged(true);
                  status.refresh();
                }}
              />
            )}
          </>
        )}
      </Loaded>
    </DeskFrame>
  );
}

function Told({ keys: { version, next, phones }, changed }: { readonly keys: KeyStatus; readonly changed: boolean }) {
  return (
    <>
      <div role="status">
        {changed && !next && (
          <Notice tone="received" title={`Set ${version} is in force`}>
            <p>Each phone takes the new keys at its next contact, by itself.</p>
          </Notice>
        )}
        {next && (
          <Notice tone="waiting" title={`Set ${next.version} waits for a backup`}>
            <p>
              It was made on {longDayOf(next.madeAt)}. So that no phone seals to keys that no backup holds, it comes
              into force with the next one. Whoever looks after the server runs <code>npm run backup -- FILE</code>.
              Until then everything goes on with set {version}.
            </p>
          </Notice>
        )}
      </div>
      {phones.ahead > 0 && (
        <Notice tone="attention" title="This server has older keys than its phones">
          <p>
            {countWords(phones.ahead, 'phone holds', 'phones hold')} newer keys than this server: it was restored from
            too old a backup. What those phones send is kept, but nobody can open it. Put the newest key file back into
            the keys folder, and do not change the keys before.
          </p>
        </Notice>
      )}
    </>
  );
}

function Standing({ keys }: { readonly keys: KeyStatus }) {
  const { version, since, phones, recordKeys, oldWrappingKeys, newestBackup } = keys;
  const waiting = phones.total - phones.taken;
  const answers: readonly Answer[] = [
    { key: 'since', label: 'In force since', value: longDayOf(since) },
    {
      key: 'phones',
      label: 'Phones that have it',
      value: (
        <Figure words={phones.total === 0 ? 'No phone is in use yet' : `${phones.taken} of ${phones.total}`}>
          {waiting > 0 &&
            `${waiting === phones.total ? 'They take' : waiting === 1 ? 'The other one takes' : `The other ${waiting} take`} it at the next contact. What was sealed to older keys can still be opened, however long a phone stays away.`}
        </Figure>
      ),
    },
    {
      key: 'records',
      label: 'Record keys under it',
      value: (
        <Figure
          words={
            recordKeys.total === 0
              ? 'There are none yet'
              : `${recordKeys.total - recordKeys.underOldKeys} of ${recordKeys.total}`
          }
        >
          {recordKeys.underOldKeys > 0 &&
            'The others can be read all the same. The server goes on with them at every start and every night.'}
        </Figure>
      ),
    },
    {
      key: 'old',
      label: 'Older keys over records',
      value: (
        <Figure words={oldWrappingKeys === 0 ? 'None is left' : `${oldWrappingKeys} kept`}>
          {oldWrappingKeys > 0 &&
            'One is destroyed a day after it was replaced, once nothing is under it and a backup was made since.'}
        </Figure>
      ),
    },
    {
      key: 'backup',
      label: 'Newest backup',
      value: newestBackup ? longDayOf(newestBackup) : 'None has been made with Wardbook',
    },
  ];
  return (
    <Card title={`Key set ${version}`}>
      <CheckAnswers answers={answers} />
    </Card>
  );
}

const Figure = ({ words, children }: { readonly words: string; readonly children: ReactNode }) => (
  <>
    {words}
    {children && <span className="row-detail">{children}</span>}
  </>
);
