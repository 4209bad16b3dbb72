import { type ReactNode, useState } from 'react';
import { isGenericType } from '#domain/generic-entries.ts';
import type { TimelineLine } from '#domain/record.ts';
import { entryTypeOf } from '#kinds/registry.ts';
import { Button } from '#ui/Button.tsx';
import { ReasonDialog } from '../ReasonDialog.tsx';
import { useAction } from '../use-action.ts';
import { Differences } from './Differences.tsx';
import { lineTitle } from './line-words.ts';
import { originWords, receiptWords } from './receipt-words.ts';
import { useOpenRecord } from './record-context.ts';

/** Receipt of an entry, what it changed, and how to take it back. */
export function EntryProof({ line }: { readonly line: TimelineLine }) {
  const record = useOpenRecord();
  const read = record.data.entries.find(({ entry }) => entry.id === line.id);
  if (!read) return null;
  return (
    <>
      <Differences line={line} />
      <details>
        <summary>
          <span className="visually-hidden">Receipt of {lineTitle(line, record)}: </span>
          {receiptWords(read, record.now)}
        </summary>
        <dl className="answers">
          <Fact label="Hash of the entry">
            <span className="hash">{read.hash}</span>
          </Fact>
          <Fact label="Saved, by its own clock">{full(line.savedAt)}</Fact>
          <Fact label="Received by the council">{full(read.receivedAt)}</Fact>
          <Fact label="Written">{originWords(read)}</Fact>
          {typeof line.body.signedPaper === 'string' && (
            <Fact label="Its signature belongs to the paper with hash">
              <span className="hash">{line.body.signedPaper}</span>
            </Fact>
          )}
          {read.entry.seq !== undefined && <Fact label="Number on its phone">{read.entry.seq}</Fact>}
        </dl>
        <TakeBack line={line} />
      </details>
    </>
  );
}

const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

const format = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'Europe/London',
});
const full = (instant: string): string => format.format(new Date(instant));

const notTakenBack: readonly string[] = ['annulled', 'decided', 'reviewed', 'assigned', 'resolved'];

function TakeBack({ line }: { readonly line: TimelineLine }) {
  const record = useOpenRecord();
  const [asking, setAsking] = useState(false);
  const annul = useAction(async (reason: string) => {
    await record.write({ type: 'annulled', body: { entry: line.id, reason } });
    setAsking(false);
  });
  const issued = !isGenericType(line.type) && entryTypeOf(record.kind, line.type)?.issued;
  if (line.outcome !== 'effect' || issued || notTakenBack.includes(line.type)) return null;
  return (
    <>
      <Button look="quiet" small onPress={() => setAsking(true)}>
        Take this back
      </Button>
      {asking && (
        <ReasonDialog
          title={`Take back: ${lineTitle(line, record)}`}
          label="Why is it taken back?"
          hint="The reason stays on the record"
          missing="Say why it is taken back"
          submit="Take it back"
          action={annul}
          onCancel={() => setAsking(false)}
        >
          <p>
            {line.type === 'logged' ? 'The whole record then counts for nothing. ' : 'It then counts for nothing. '}
            Nothing is deleted: it stays in the thread, marked as taken back.
          </p>
        </ReasonDialog>
      )}
    </>
  );
}
