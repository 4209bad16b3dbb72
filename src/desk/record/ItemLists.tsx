import { momentWords } from '#domain/format-moment.ts';
import type { RecordItem } from '#domain/record.ts';
import { entryTypeOf } from '#kinds/registry.ts';
import { Card } from '#ui/Card.tsx';
import { Chip } from '#ui/Chip.tsx';
import { itemWords } from '#ui/form/record-items.ts';
import { Answers } from './Answers.tsx';
import { nameOf } from './line-words.ts';
import { useOpenRecord } from './record-context.ts';

/** Warnings, visits, whatever the kind collects: each item with its own words and status. */
export function ItemLists() {
  const { kind, state } = useOpenRecord();
  return Object.entries(state.lists)
    .filter(([, items]) => items.length > 0)
    .map(([list, items]) => (
      <Card key={list} title={kind.lists[list]?.title ?? 'More'}>
        <div>
          {items.map((item) => (
            <Item key={item.id} list={list} item={item} />
          ))}
        </div>
      </Card>
    ));
}

function Item({ list, item }: { readonly list: string; readonly item: RecordItem }) {
  const record = useOpenRecord();
  const type = entryTypeOf(record.kind, item.type);
  const status = record.kind.lists[list]?.statuses[item.status];
  return (
    <section className="item">
      <div className="item-head">
        <h3>{itemWords(item, record.kind.entries, record.now)}</h3>
        {status && <Chip tone={status.tone}>{status.title}</Chip>}
      </div>
      {type && <p>{type.summarise(item.values)}</p>}
      <p className="soft small">
        {momentWords(item.at, record.now)} · {nameOf(record, item.by)}
      </p>
      {type && (
        <details>
          <summary>All its answers</summary>
          <Answers type={type} answers={item.values} at={`${list}/${item.id}`} />
        </details>
      )}
    </section>
  );
}
