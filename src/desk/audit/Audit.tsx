import { useState } from 'react';
import { instantWords } from '#domain/format-moment.ts';
import { call } from '#protocol/call.ts';
import { readAudit, verifyAudit } from '#protocol/audit.ts';
import { listPeople } from '#protocol/people.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { DeskHeading } from '#ui/DeskHeading.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Table } from '#ui/Table.tsx';
import { DeskFrame } from '../DeskFrame.tsx';
import { Loaded } from '../Loaded.tsx';
import { ProblemNotice } from '../ProblemNotice.tsx';
import { useAction } from '../use-action.ts';
import { useNow } from '#ui/use-now.ts';
import { useQuery } from '../use-query.ts';

/** A hash is compared by its beginning; the whole chain is walked by the button. */
const shortened = (detail: string): string => detail.replaceAll(/([0-9a-f]{8})[0-9a-f]{56}/g, '$1…');

interface Verdict {
  readonly lines: number;
  readonly head: string;
  readonly broken?: number | undefined;
}

/** Who did what, line by line, each line proved by the one after it. */
export function Audit() {
  const now = useNow();
  const [before, setBefore] = useState<number>();
  const [verdict, setVerdict] = useState<Verdict>();
  const page = useQuery(readAudit, { query: { before } });
  const people = useQuery(listPeople, {});
  const nameOf = (id: string) => people.data?.people.find((person) => person.id === id)?.name ?? id;
  const verify = useAction(async () => setVerdict(await call(verifyAudit, {})));
  return (
    <DeskFrame title="Audit">
      <DeskHeading
        title="Audit"
        detail="Newest first. No line can be changed or removed without breaking the chain."
        actions={
          <Button look="secondary" onPress={verify.run} busy={verify.busy ? 'Checking every line…' : undefined}>
            Check the chain
          </Button>
        }
      />
      <ProblemNotice problem={verify.problem} title="Not checked" />
      {verdict && <VerdictNotice verdict={verdict} />}
      <Loaded query={page} loading="Reading the audit…">
        {({ lines, more }) =>
          lines.length === 0 ? (
            <EmptyState icon="list" title="No lines yet" />
          ) : (
            <Card>
              <Table
                caption="Audit lines"
                hideCaption
                rows={lines}
                rowKey={({ order }) => String(order)}
                columns={[
                  { key: 'order', title: 'Line', cell: ({ order }) => order },
                  {
                    key: 'at',
                    title: 'When',
                    cell: ({ at }) => <span className="nowrap">{instantWords(at, now)}</span>,
                  },
                  { key: 'what', title: 'What', cell: ({ what }) => what },
                  {
                    key: 'detail',
                    title: 'Detail',
                    cell: ({ detail }) => <span className="hash">{shortened(detail)}</span>,
                  },
                  { key: 'by', title: 'Who', cell: ({ by }) => (by ? nameOf(by) : 'Wardbook') },
                  { key: 'hash', title: 'Hash', cell: ({ hash }) => <code>{hash.slice(0, 8)}</code> },
                ]}
              />
              <nav className="pager" aria-label="Pages">
                {before === undefined ? (
                  <span />
                ) : (
                  <Button look="secondary" small onPress={() => setBefore(undefined)}>
                    Newest
                  </Button>
                )}
                {more && (
                  <Button look="secondary" small onPress={() => setBefore(lines.at(-1)?.order)}>
                    Older
                  </Button>
                )}
              </nav>
            </Card>
          )
        }
      </Loaded>
    </DeskFrame>
  );
}

const VerdictNotice = ({ verdict: { lines, head, broken } }: { readonly verdict: Verdict }) =>
  broken === undefined ? (
    <Notice tone="received" live title={`All ${lines.toLocaleString('en-GB')} lines fit together`}>
      <p className="hash">The chain ends in {head}</p>
    </Notice>
  ) : (
    <Notice tone="attention" live title={`The chain is broken at line ${broken}`}>
      <p>
        Something changed this line or the one before it outside Wardbook. Keep the database as it is, tell your IT team
        and the data protection officer, and compare with the last backup.
      </p>
    </Notice>
  );
