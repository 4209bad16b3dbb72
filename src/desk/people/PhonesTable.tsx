import { useState } from 'react';
import { instantWords } from '#domain/format-moment.ts';
import { call } from '#protocol/call.ts';
import { type Phone, wipePhone } from '#protocol/phones.ts';
import { Card } from '#ui/Card.tsx';
import { Chip } from '#ui/Chip.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { type Column, Table } from '#ui/Table.tsx';
import { isSilent, missingWords } from '../phone-words.ts';
import { ProblemNotice } from '../ProblemNotice.tsx';
import { useAction } from '../use-action.ts';
import { useNow } from '#ui/use-now.ts';

interface PhonesTableProps {
  readonly phones: readonly Phone[];
  readonly onChanged: () => void;
}

const keptWords = { yes: 'Yes', no: 'Not promised', unknown: 'Not known' } as const;

export function PhonesTable({ phones, onChanged }: PhonesTableProps) {
  const now = useNow();
  const [wiping, setWiping] = useState<Phone>();
  const wipe = useAction(async (phone: Phone) => {
    await call(wipePhone, { params: { id: phone.enrolment } });
    setWiping(undefined);
    onChanged();
  });
  const columns: Column<Phone>[] = [
    {
      key: 'name',
      title: 'Phone of',
      cell: ({ name, prefix, platform }) => (
        <>
          {name}
          <span className="row-detail">
            {platform}, references {prefix}
          </span>
        </>
      ),
    },
    {
      key: 'seen',
      title: 'Last seen',
      cell: (phone) => (
        <>
          {phone.lastSeen ? instantWords(phone.lastSeen, now) : 'Never'}
          {phone.state === 'active' && isSilent(phone, now) && (
            <span className="row-detail">Over a week ago. Ask about it</span>
          )}
        </>
      ),
    },
    { key: 'waiting', title: 'Waiting on it', figure: true, cell: ({ waiting }) => waiting },
    { key: 'missing', title: 'Never arrived', cell: (phone) => missingWords(phone) ?? 'None' },
    { key: 'kept', title: 'Storage kept', cell: ({ persisted }) => keptWords[persisted] },
    { key: 'version', title: 'Version', cell: ({ version }) => version },
    { key: 'state', title: 'State', cell: (phone) => <State phone={phone} onWipe={() => setWiping(phone)} /> },
  ];
  return (
    <Card title="Phones">
      <p className="soft">
        “Never arrived” lists the numbers of entries that a phone saved and the council has not seen. “Storage kept” is
        what the phone’s browser promises: where it is not promised, see that the app is installed and opened often.
      </p>
      <Table
        caption="List of phones"
        hideCaption
        columns={columns}
        rows={phones}
        rowKey={({ enrolment }) => enrolment}
        empty="No phone is enrolled yet. Open a person and give them a code for their phone."
      />
      {wiping && (
        <ConfirmDialog
          title={`Wipe the phone of ${wiping.name}?`}
          confirm="Wipe this phone"
          danger
          busy={wipe.busy ? 'Asking…' : undefined}
          onConfirm={() => wipe.run(wiping)}
          onCancel={() => setWiping(undefined)}
        >
          <div className="stack">
            <p>
              At its next contact the phone destroys its keys first, then delivers what waits on it sealed, then deletes
              everything of Wardbook. It cannot be undone. Nothing that already arrived is touched.
            </p>
            {wiping.waiting > 0 && <p>{wiping.waiting} of its entries wait to be delivered.</p>}
            <ProblemNotice problem={wipe.problem} title="Not asked yet" />
          </div>
        </ConfirmDialog>
      )}
    </Card>
  );
}

function State({ phone, onWipe }: { readonly phone: Phone; readonly onWipe: () => void }) {
  switch (phone.state) {
    case 'active':
      return (
        <button type="button" className="text-button" onClick={onWipe}>
          Wipe<span className="visually-hidden"> the phone of {phone.name}</span>
        </button>
      );
    case 'wiping':
      return <Chip tone="waiting">Wipe asked for</Chip>;
    case 'wiped':
      return <Chip tone="neutral">Wiped</Chip>;
    case 'left':
      return <Chip tone="neutral">Left</Chip>;
  }
}
