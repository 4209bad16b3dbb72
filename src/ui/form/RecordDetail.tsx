// Any record of any kind, from its fields alone: phone and desk show the same.
import { type ReactNode, useState } from 'react';
import type { Attachment } from '#domain/attachment.ts';
import { momentWords } from '#domain/format-moment.ts';
import type { RecordItem, RecordState } from '#domain/record.ts';
import { Button } from '../Button.tsx';
import { Card } from '../Card.tsx';
import { Chip } from '../Chip.tsx';
import { Group } from '../Group.tsx';
import type { Tone } from '../tone.ts';
import { RecordFiles } from './RecordFiles.tsx';
import { itemChoices, itemWords, type ShownTypes } from './record-items.ts';
import { ValueList } from './ValueList.tsx';

const MOST_AT_ONCE = 5;

interface ShownList {
  readonly title: string;
  readonly statuses: Readonly<Record<string, { readonly title: string; readonly tone: Tone }>>;
}

interface RecordDetailProps {
  readonly state: RecordState;
  readonly types: ShownTypes;
  readonly lists: Readonly<Record<string, ShownList>>;
  readonly people: Readonly<Record<string, string>>;
  /** An instant. */
  readonly now: string;
  readonly thumbnail: (attachment: string) => Promise<Blob | undefined>;
  readonly onOpenFile?: (attachment: Attachment) => void;
  /** Told the path before a guarded answer is shown, so that the reveal is logged. */
  readonly onReveal: (path: string) => void;
}

export function RecordDetail({ state, types, lists, people, now, thumbnail, onOpenFile, onReveal }: RecordDetailProps) {
  const world = {
    now,
    items: (list: string, statuses: readonly string[] | undefined) => itemChoices(state, types, now, list, statuses),
  };
  return (
    <>
      {types.logged?.pages.map((page) => (
        <ValueList
          key={page.title}
          title={page.title}
          fields={page.fields}
          values={state.details}
          path="details"
          world={world}
          onReveal={onReveal}
        />
      ))}
      {Object.entries(state.lists)
        .filter(([, items]) => items.length > 0)
        .map(([list, items]) => (
          <Group key={list} title={lists[list]?.title ?? list}>
            <Newest
              items={items}
              render={(item) => (
                <Card key={item.id} title={itemWords(item, types, now)}>
                  <div className="inline">
                    <ItemStatus item={item} info={lists[list]} />
                    <span className="small soft">
                      {momentWords(item.at, now)}
                      {people[item.by] && ` · ${people[item.by]}`}
                    </span>
                  </div>
                  <ValueList
                    fields={types[item.type]?.pages.flatMap(({ fields }) => fields) ?? []}
                    values={item.values}
                    path={`${list}/${item.id}`}
                    world={world}
                    onReveal={onReveal}
                  />
                </Card>
              )}
            />
          </Group>
        ))}
      <RecordFiles attachments={state.attachments} thumbnail={thumbnail} {...(onOpenFile && { onOpen: onOpenFile })} />
    </>
  );
}

interface NewestProps {
  readonly items: readonly RecordItem[];
  readonly render: (item: RecordItem) => ReactNode;
}

/** The answers of sixty incidents are most of the work of a long case's page, and nobody reads them all at once. */
function Newest({ items, render }: NewestProps) {
  const [all, setAll] = useState(false);
  const earlier = all ? 0 : Math.max(0, items.length - MOST_AT_ONCE);
  return (
    <>
      {earlier > 0 && (
        <Button full look="secondary" onPress={() => setAll(true)}>
          Show {earlier} earlier
        </Button>
      )}
      {items.slice(earlier).map(render)}
    </>
  );
}

function ItemStatus({ item, info }: { readonly item: RecordItem; readonly info: ShownList | undefined }) {
  const status = info?.statuses[item.status];
  return status ? <Chip tone={status.tone}>{status.title}</Chip> : null;
}
