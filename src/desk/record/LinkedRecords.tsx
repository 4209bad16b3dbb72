import { useState } from 'react';
import { Link } from 'wouter';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { ReasonDialog } from '../ReasonDialog.tsx';
import { useAction } from '../use-action.ts';
import { useOpenRecord } from './record-context.ts';

/** Other records about the same person or premises, whichever of the two says so. */
export function LinkedRecords() {
  const { data, write } = useOpenRecord();
  const [taking, setTaking] = useState<string>();
  const take = useAction(async (reason: string) => {
    await write({ type: 'unlinked', body: { record: taking, reason } });
    setTaking(undefined);
  });
  if (data.linked.length === 0) return null;
  return (
    <Card title="Linked records">
      <ul>
        {data.linked.map(({ record, heading, detail, why }) => (
          <li key={record} className="item">
            {heading === undefined ? (
              <p>A record that you cannot open</p>
            ) : (
              <p>
                <Link href={`/desk/records/${record}`}>{heading}</Link>
              </p>
            )}
            <p className="soft small">{[detail, why ?? 'The other record says so'].filter(Boolean).join(' · ')}</p>
            {why !== undefined && (
              <Button
                look="quiet"
                small
                onPress={() => setTaking(record)}
                label={`Take the link back, ${heading ?? ''}`}
              >
                Take the link back
              </Button>
            )}
          </li>
        ))}
      </ul>
      {taking && (
        <ReasonDialog
          title="Take the link back"
          label="Why are they not the same?"
          hint="Both the link and this stay in the thread"
          missing="Say why they are not the same"
          submit="Take it back"
          action={take}
          onCancel={() => setTaking(undefined)}
        />
      )}
    </Card>
  );
}
