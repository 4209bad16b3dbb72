import { type ReactNode, useEffect } from 'react';
import { useLocation } from 'wouter';
import { Button } from '#ui/Button.tsx';
import { DeskScreen } from '#ui/DeskScreen.tsx';
import { Sidebar } from '#ui/Sidebar.tsx';
import { useDesk } from './desk-context.ts';
import { useStream } from './live.ts';
import { placesFor } from './nav.ts';
import { asking, phonesWords } from './phone-words.ts';
import { useNow } from '#ui/use-now.ts';

interface DeskFrameProps {
  /** In the browser's title, where anyone may look: the screen's name, never a record's. */
  readonly title: string;
  readonly list?: ReactNode;
  readonly children: ReactNode;
}

export function DeskFrame({ title, list, children }: DeskFrameProps) {
  const { session, inbox, phones } = useDesk();
  const [path] = useLocation();
  useEffect(() => {
    document.title = `${title} · Wardbook`;
  }, [title]);
  const waiting: Readonly<Record<string, number | undefined>> = {
    '/desk/inbox': inbox.data?.total,
    // Somebody who cannot open their phone is waiting.
    '/desk/people': phones.data?.phones.filter(asking).length || undefined,
  };
  const items = placesFor(session.person.roles).map(({ href, label }) => ({ href, label, count: waiting[href] }));
  const current = items.find(({ href }) => path === href || path.startsWith(`${href}/`))?.href;
  return (
    <DeskScreen
      sidebar={<Sidebar name="Wardbook" items={items} current={current} footer={<Foot />} />}
      {...(list && { list })}
    >
      {children}
    </DeskScreen>
  );
}

function Foot() {
  const { session, phones, signOut } = useDesk();
  const stream = useStream();
  const now = useNow();
  return (
    <div className="desk-foot">
      {phones.data && <p>{phonesWords(phones.data.phones, now)}</p>}
      <p role="status">{stream === 'lost' ? 'Not live at the moment. Trying again…' : ''}</p>
      <p>
        {session.person.name}
        <br />
        {session.council.name}
      </p>
      <Button look="quiet" small onPress={signOut}>
        Sign out
      </Button>
    </div>
  );
}
