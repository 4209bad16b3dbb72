import { useEffect, useState } from 'react';
import type { Choice } from '#domain/choice.ts';
import { wardsSchema } from '#protocol/settings-documents.ts';
import { DayField } from '../DayField.tsx';
import { useDesk } from '../desk-context.ts';
import { useMyKinds } from '../my-kinds.ts';
import { latestOf } from '../settings-versions.ts';
import { FilterSelect } from '../FilterSelect.tsx';
import { TextField } from '#ui/TextField.tsx';
import type { Search } from './search-query.ts';

interface FiltersProps {
  readonly search: Search;
  readonly onChange: (changes: Partial<Record<keyof Search, string>>) => void;
}

const any = (label: string): Choice => ({ value: '', label });

export function Filters({ search, onChange }: FiltersProps) {
  const { settings } = useDesk();
  const kinds = useMyKinds();
  const wards = latestOf(settings.data?.documents ?? [], 'wards', wardsSchema) ?? [];
  return (
    <search className="filters">
      <Words key={search.words} words={search.words} onChange={(words) => onChange({ words })} />
      <FilterSelect
        id="kind"
        label="Kind"
        value={search.kind?.path ?? ''}
        onChange={(kind) => onChange({ kind })}
        choices={[any('All kinds'), ...kinds.map(({ path, plural }) => ({ value: path, label: plural }))]}
      />
      {search.kind && (
        <FilterSelect
          id="status"
          label="Status"
          value={search.status}
          onChange={(status) => onChange({ status })}
          choices={[
            any('Any status'),
            ...Object.entries(search.kind.statuses).map(([value, { title }]) => ({ value, label: title })),
          ]}
        />
      )}
      {wards.length > 0 && (
        <FilterSelect
          id="ward"
          label="Ward"
          value={search.ward}
          onChange={(ward) => onChange({ ward })}
          choices={[any('All wards'), ...wards.map(({ name }) => ({ value: name, label: name }))]}
        />
      )}
      <DayField id="from" label="From" value={search.from} onChange={(from) => onChange({ from })} />
      <DayField id="to" label="To" value={search.to} onChange={(to) => onChange({ to })} />
    </search>
  );
}

const TYPING_MS = 400;

/** Asks when the typing rests, not at every letter. */
function Words({ words, onChange }: { readonly words: string; readonly onChange: (words: string) => void }) {
  const [typed, setTyped] = useState(words);
  useEffect(() => {
    if (typed === words) return;
    const timer = setTimeout(() => onChange(typed), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, words, onChange]);
  return <TextField id="words" label="Words" type="search" value={typed} onChange={setTyped} />;
}
