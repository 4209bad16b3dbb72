import { useState } from 'react';
import { countWords } from '#domain/count-words.ts';
import type { OutboxLine } from '#sync/phone.ts';
import { Button } from '#ui/Button.tsx';
import { CardList } from '#ui/CardList.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Group } from '#ui/Group.tsx';
import { Ledger } from '#ui/Ledger.tsx';
import { ListRow } from '#ui/ListRow.tsx';
import { Loading } from '#ui/Loading.tsx';
import { Notice } from '#ui/Notice.tsx';
import { AppScreen } from '../AppScreen.tsx';
import { deliveryWords } from '../delivery-words.ts';
import { paths } from '../paths.ts';
import { useAnswer, usePhone } from '../phone-context.ts';
import { clockWords } from '../time-words.ts';
import { AttentionDialog } from './AttentionDialog.tsx';
import { contactWords } from './contact-words.ts';
import { ledgerWords } from './ledger-words.ts';

export function Outbox() {
  const phone = usePhone();
  const outbox = useAnswer(['outbox'], 'outbox', (asked) => asked.outbox());
  const contact = useAnswer(['outbox'], 'contact', (asked) => asked.syncState());
  const [chosen, setChosen] = useState<OutboxLine>();
  const [sending, setSending] = useState(false);
  const send = async () => {
    setSending(true);
    await phone.sync();
    setSending(false);
  };
  if (!outbox)
    return (
      <AppScreen title="Outbox" tab={paths.outbox}>
        <Loading words="Counting…" />
      </AppScreen>
    );
  const { ledger, attention, waiting, received, quarantined } = outbox;
  return (
    <AppScreen
      title="Outbox"
      tab={paths.outbox}
      actions={
        waiting.length > 0 && (
          <Button full onPress={() => void send()} busy={sending ? 'Sending…' : undefined}>
            Send now
          </Button>
        )
      }
    >
      <Ledger
        figures={[
          { label: 'Saved', count: ledger.saved },
          { label: 'Received', count: ledger.received },
          { label: 'Waiting', count: ledger.waiting },
          { label: 'Needs you', count: ledger.attention },
        ]}
        words={ledgerWords(ledger)}
      />
      {contact && (
        <p className="soft" role="status">
          {contactWords(contact, clockWords)}
        </p>
      )}
      {quarantined > 0 && (
        <Notice tone="attention" title={`${countWords(quarantined, 'row')} could not be read`}>
          <p>They are kept as they are, apart from the rest. Tell your manager; nothing else is affected.</p>
        </Notice>
      )}
      <OutboxGroup
        title="Needs you"
        words="The council’s server did not take these as they are. They are kept here until you choose."
        lines={attention}
        onChoose={setChosen}
      />
      <OutboxGroup title="Waiting for signal" lines={waiting} />
      <OutboxGroup title="Last received" lines={received} />
      {ledger.saved === 0 && (
        <EmptyState icon="outbox" title="Nothing has been saved yet">
          <p>Every entry you save is listed here until the council has it.</p>
        </EmptyState>
      )}
      {chosen && <AttentionDialog line={chosen} onClose={() => setChosen(undefined)} />}
    </AppScreen>
  );
}

interface OutboxGroupProps {
  readonly title: string;
  readonly words?: string;
  readonly lines: readonly OutboxLine[];
  readonly onChoose?: (line: OutboxLine) => void;
}

const OutboxGroup = ({ title, words, lines, onChoose }: OutboxGroupProps) =>
  lines.length === 0 ? null : (
    <Group title={title}>
      {words && <p className="soft">{words}</p>}
      <CardList>
        {lines.map((line) => (
          <ListRow
            key={line.seq}
            {...(onChoose ? { onPress: () => onChoose(line) } : { href: paths.record(line.record) })}
            title={line.heading}
            detail={[line.detail, line.problem ?? lineWords(line)].filter(Boolean).join(' · ')}
            aside={onChoose ? 'Choose' : line.photos > 0 ? countWords(line.photos, 'file') : undefined}
          />
        ))}
      </CardList>
    </Group>
  );

const lineWords = ({ delivery, savedAt, receivedAt }: OutboxLine): string => {
  if (delivery === 'waiting') return `Saved ${clockWords(savedAt)} · sealed, will go even while locked`;
  if (delivery === 'deciding' || !receivedAt) return deliveryWords[delivery].words;
  return `Received ${clockWords(receivedAt)}`;
};
