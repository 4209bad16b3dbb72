import { useEffect, useState } from 'react';
import { Button } from '../Button.tsx';
import { Card } from '../Card.tsx';
import { Group } from '../Group.tsx';
import { Notice } from '../Notice.tsx';
import { type EntryToBe, type FormOutcome, type Match, useFormWorld } from './form-context.ts';

interface NearbyProps {
  readonly entries: readonly EntryToBe[];
}

const MOST = 3;

/** What is already recorded near here: "add to that one", or save below as a new one. */
export function Nearby({ entries }: NearbyProps) {
  const { nearby } = useFormWorld();
  const [found, setFound] = useState<readonly Match[]>([]);
  const [joining, setJoining] = useState<string>();
  const [outcome, setOutcome] = useState<FormOutcome>();
  useEffect(() => {
    let late = false;
    const look = async () => {
      const next = await nearby?.look(entries);
      if (!late && next) setFound(next);
    };
    void look();
    return () => {
      late = true;
    };
    // Once, when the answers are whole: the list must not jump while it is being read.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  if (!nearby || found.length === 0) return null;

  const join = async (record: string) => {
    setJoining(record);
    const result = await nearby.join(record, entries);
    setOutcome(result);
    setJoining(undefined);
  };
  return (
    <Group title="Already recorded near here">
      {outcome && outcome.outcome !== 'saved' && (
        <Notice tone="attention" title="Not added" live>
          <p>
            {outcome.outcome === 'failed' ? outcome.message : outcome.findings.map(({ message }) => message).join(' ')}
          </p>
        </Notice>
      )}
      {found.slice(0, MOST).map(({ record, heading, detail }) => (
        <Card key={record} title={heading}>
          <p className="soft">{detail}</p>
          <Button
            look="secondary"
            full
            onPress={() => void join(record)}
            busy={joining === record ? 'Adding…' : undefined}
          >
            Add to that one
          </Button>
        </Card>
      ))}
      <p className="small soft">If this is a new one, save it below.</p>
    </Group>
  );
}
