import { useState } from 'react';
import { countWords } from '#domain/count-words.ts';
import { Button } from '#ui/Button.tsx';
import { CardList } from '#ui/CardList.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Loading } from '#ui/Loading.tsx';
import { Select } from '#ui/Select.tsx';
import { TextField } from '#ui/TextField.tsx';
import { AppScreen } from '../AppScreen.tsx';
import { paths } from '../paths.ts';
import { useAnswer } from '../phone-context.ts';
import { RecordRow } from '../RecordRow.tsx';

const PAGE = 50;

export function Records() {
  const [words, setWords] = useState('');
  const [kind, setKind] = useState('');
  const [most, setMost] = useState(PAGE);
  const offers = useAnswer(['settings'], 'offers', (phone) => phone.offers());
  const key = JSON.stringify({ words, kind, most });
  const found = useAnswer(
    ['records', 'outbox'],
    key,
    (phone) => phone.records({ most, ...(words.trim() && { words }), ...(kind && { kind }) }),
    ({ lines }) => lines.some(({ timed }) => timed),
  );
  return (
    <AppScreen title="Records" tab={paths.records}>
      <div className="search-line">
        <TextField id="search" label="Search this phone" type="search" value={words} onChange={setWords} />
        <Select
          id="kind"
          label="Show"
          none="All"
          value={kind}
          onChange={setKind}
          choices={(offers?.kinds ?? []).map(({ name, plural }) => ({ value: name, label: plural }))}
        />
      </div>
      {!found ? (
        <Loading words="Reading…" />
      ) : found.total === 0 ? (
        <EmptyState
          icon="record"
          title={words || kind ? 'Nothing on this phone matches' : 'No records on this phone yet'}
        >
          <p>{words || kind ? 'Try fewer words, or show all.' : 'What you save appears here at once, sent or not.'}</p>
        </EmptyState>
      ) : (
        <>
          <p className="soft" role="status">
            {countWords(found.total, 'record')}, newest first
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
