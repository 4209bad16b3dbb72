import { useState } from 'react';
import { Link } from 'wouter';
import { newId } from '#domain/id.ts';
import type { RecordView } from '#sync/phone.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { whyWords } from '#ui/form/use-matches.ts';
import { Notice } from '#ui/Notice.tsx';
import { paths } from '../paths.ts';
import { useAnswer, usePhone } from '../phone-context.ts';
import { UnlinkDialog } from './UnlinkDialog.tsx';

/** Other records about the same person or premises, whichever says so; and those that may be, for the officer to decide. */
export function LinkedCard({ id, view }: { readonly id: string; readonly view: RecordView }) {
  const phone = usePhone();
  const likely = useAnswer(['records'], id, (asked) => asked.alike(id, view.state.kind, [])) ?? [];
  const [taking, setTaking] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const { linked } = view;
  const others = likely.filter(({ record }) => !linked.some((each) => each.record === record));

  const write = async (type: 'linked' | 'unlinked', body: Readonly<Record<string, string>>) => {
    const saved = await phone.save(id, view.state.kind, [{ id: newId(), type, body }]);
    setProblem(saved.outcome === 'failed' ? saved.message : undefined);
    return saved.outcome === 'saved';
  };
  if (linked.length === 0 && others.length === 0) return null;
  return (
    <>
      {problem && (
        <Notice tone="attention" title="Not saved" live>
          <p>{problem}</p>
        </Notice>
      )}
      {linked.length > 0 && (
        <Card title="Linked records">
          {linked.map(({ record, heading, detail, why }) => (
            <div key={record} className="item">
              {heading === undefined ? (
                <p>A record that is not on this phone</p>
              ) : (
                <Link href={paths.record(record)}>{heading}</Link>
              )}
              <p className="soft small">{[detail, why ?? 'The other record says so'].filter(Boolean).join(' · ')}</p>
              {why !== undefined && (
                <Button
                  look="quiet"
                  small
                  label={`Take the link back, ${heading ?? ''}`}
                  onPress={() => setTaking(record)}
                >
                  Take the link back
                </Button>
              )}
            </div>
          ))}
        </Card>
      )}
      {others.length > 0 && (
        <Card title="May be the same person, premises or land">
          {others.map((match) => (
            <div key={match.record} className="item match">
              <div>
                <Link href={paths.record(match.record)}>{match.heading}</Link>
                <p className="soft small">{[match.detail, whyWords(match)].filter(Boolean).join(' · ')}</p>
              </div>
              <Button
                look="secondary"
                small
                label={`Link them, ${match.heading}`}
                onPress={() => void write('linked', { record: match.record, why: whyWords(match) })}
              >
                Link them
              </Button>
            </div>
          ))}
        </Card>
      )}
      {taking && (
        <UnlinkDialog
          onClose={() => setTaking(undefined)}
          onUnlink={async (reason) => {
            if (await write('unlinked', { record: taking, reason })) setTaking(undefined);
          }}
        />
      )}
    </>
  );
}
