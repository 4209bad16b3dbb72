import { useState } from 'react';
import { countWords } from '#domain/count-words.ts';
import type { RecordKind } from '#kinds/registry.ts';
import { call } from '#protocol/call.ts';
import { importRecords, type Imported } from '#protocol/imports.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { CheckBox } from '#ui/CheckBox.tsx';
import { DeskHeading } from '#ui/DeskHeading.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Notice } from '#ui/Notice.tsx';
import { DeskFrame } from '../DeskFrame.tsx';
import { FilePick } from '../FilePick.tsx';
import { FilterSelect } from '../FilterSelect.tsx';
import { useMyKinds } from '../my-kinds.ts';
import { ProblemNotice } from '../ProblemNotice.tsx';
import { useAction } from '../use-action.ts';

/** Earlier years from a spreadsheet, by the same code as the command line: all rows or none, and twice is once. */
export function Import() {
  const importing = useMyKinds().filter((kind) => kind.import);
  const [path, setPath] = useState(importing[0]?.path ?? '');
  const kind = importing.find((each) => each.path === path);
  return (
    <DeskFrame title="Import">
      <DeskHeading title="Import" detail="Earlier records from a spreadsheet, saved as CSV UTF-8" />
      {kind ? (
        <div className="record-columns">
          <div className="record-column">
            <Card>
              <FilterSelect
                id="import-kind"
                label="What they are"
                value={path}
                choices={importing.map((each) => ({ value: each.path, label: each.plural }))}
                onChange={setPath}
              />
            </Card>
            <ImportFile key={path} kind={kind} />
          </div>
          <div className="record-column">
            <Columns kind={kind} />
          </div>
        </div>
      ) : (
        <EmptyState icon="list" title="Nothing is imported with your role">
          <p>A manager or coordinator can import earlier years.</p>
        </EmptyState>
      )}
    </DeskFrame>
  );
}

function ImportFile({ kind }: { readonly kind: RecordKind }) {
  const [text, setText] = useState<string>();
  const [update, setUpdate] = useState(false);
  const [done, setDone] = useState<Imported>();
  const send = useAction(async () => {
    const params = { name: kind.import?.name ?? '' };
    setDone(await call(importRecords, { params, body: { text: text ?? '', update } }));
  });
  const rows = text === undefined ? 0 : Math.max(0, text.trim().split('\n').length - 1);
  return (
    <Card title={`Import ${kind.plural.toLowerCase()}`}>
      <FilePick
        id="import-file"
        label="The file"
        hint="One header row. Nothing of it is taken unless every row can be read"
        accept=".csv,text/csv"
        onText={(next) => {
          setDone(undefined);
          setText(next);
        }}
      />
      <CheckBox
        id="import-update"
        label="Amend records that are known with other values"
        checked={update}
        onChange={setUpdate}
      />
      <ProblemNotice problem={send.problem} title="Nothing was imported" />
      {done && <Outcome done={done} />}
      {text !== undefined && asks(done) && (
        <Button onPress={send.run} busy={send.busy ? 'Importing…' : undefined}>
          {`Import ${countWords(rows, 'row')}`}
        </Button>
      )}
    </Card>
  );
}

/** Not after it was done, and not for lines that were put right in the file meanwhile: what was read of it is the old one. */
const asks = (done: Imported | undefined): boolean => !done || done.differing.length > 0;

const Outcome = ({ done: { problems, added, same, amended, differing } }: { readonly done: Imported }) =>
  problems.length > 0 ? (
    <Notice tone="attention" title="Nothing was imported: put these lines right first" live>
      <Lines lines={problems} />
      <p>Save the file, then choose it again.</p>
    </Notice>
  ) : (
    <Notice tone={differing.length > 0 ? 'waiting' : 'received'} title={`${added} imported`} live>
      <p>
        {same} already there, {amended} amended.
      </p>
      {differing.length > 0 && (
        <>
          <p>These lines are known with other values and changed nothing. Tick the box to amend the records.</p>
          <Lines lines={differing} />
        </>
      )}
    </Notice>
  );

const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <ul className="bullets">
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);

const Columns = ({ kind }: { readonly kind: RecordKind }) => (
  <Card title="Columns">
    <p className="soft">A column may be absent or empty unless it is marked.</p>
    <ul className="bullets">
      {kind.import?.columns.map((column) => (
        <li key={column}>
          <code>{column}</code>
          {kind.import?.required.includes(column) ? ', needed' : ''}
          {kind.import?.example[column] ? <span className="soft">, like “{kind.import.example[column]}”</span> : ''}
        </li>
      ))}
    </ul>
  </Card>
);
