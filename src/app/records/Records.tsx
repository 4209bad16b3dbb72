import { useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { CardList } from '#ui/CardList.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Loading } from '#ui/Loading.tsx';
import { Segments } from '#ui/Segments.tsx';
import { TextField } from '#ui/TextField.tsx';
import { AppScreen } from '../AppScreen.tsx';
import { paths } from '../paths.ts';
import { useAnswer } from '../phone-context.ts';
import { RecordRow } from '../RecordRow.tsx';

const PAGE = 50;
const ALL = 'all';

export function Records() {
  const [words, setWords] = useState('');
  const [kind, setKind] = useState(ALL);
  const [most, setMost] = useState(PAGE);
  const offers = useAnswer(['settings'], 'offers', (phone) => phone.offers());
  const key = JSON.stringify({ words, kind, most });
  const found = useAnswer(
    ['records', 'outbox'],
    key,
    (phone) => phone.records({ most, ...(words.trim() && { words }), ...(kind !== ALL && { kind }) }),
    ({ lines }) => lines.some(({ timed }) => timed),
  );
  return (
    <AppScreen title="Records" tab={paths.records}>
      <TextField id="search" label="Search this phone" type="search" value={words} onChange={setWords} />
      <Segments
        id="kind"
        label="Show"
        value={kind}
        onChange={(chosen) => setKind(chosen ?? ALL)}
        choices={[
          { value: ALL, label: 'All' },
          ...(offers?.kinds ?? []).map(({ name, plural }) => ({ value: name, label: plural })),
        ]}
      />
      {!found ? (
        <Loading words="Reading…" />
      ) : found.total === 0 ? (
        <EmptyState
          icon="record"
          title={words || kind !== ALL ? 'Nothing on this phone matches' : 'No records on this phone yet'}
        >
          <p>
            {words || kind !== ALL
              ? 'Try fewer words, or show all.'
              : 'What you save appears here at once, sent or not.'}
          </p>
        </EmptyState>
      ) : (
        <>
          <p className="soft" role="status">
            {found.total} {found.total === 1 ? 'record' : 'records'}, newest first
          </p>
          <CardList>
            {found.lines.map((line) => (
              <RecordRow key={line.id} line={line} />
            ))}
          </CardList>
          {found.total > found.lines.length && (
            <Button full look="secondary" onPress={() => setMost(most + PAGE)}>
              Show {Math.min(PAGE, found.total - found.lines.length)} more
            </Button>
          )}
        </>
      )}
    </AppScreen>
  );
}
