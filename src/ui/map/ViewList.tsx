import { type ReactNode, useState } from 'react';
import { gridReference } from '#domain/geo/national-grid.ts';
import { Button } from '../Button.tsx';
import { CardList } from '../CardList.tsx';
import { ListRow } from '../ListRow.tsx';
import type { InView } from './PinsMap.tsx';

interface ViewListProps {
  /** Undefined until the map has said it. */
  readonly view: InView | undefined;
  /** The line of one pin: its record. */
  readonly line: (id: string) => ReactNode;
}

const FIRST = 10;

/** The map in words: every mark in view, pins to open and close-lying ones to zoom into. */
export function ViewList({ view, line }: ViewListProps) {
  const [most, setMost] = useState(FIRST);
  if (!view) return <p className="soft">Looking at the pins…</p>;
  const { pins, clusters } = view;
  const shown = pins.slice(0, most);
  const rest = pins.length - shown.length;
  if (pins.length + clusters.length === 0) return <p className="soft">No pins here. Move the map, or zoom out.</p>;
  return (
    <>
      <CardList label="What the pins are">
        {clusters.slice(0, most).map(({ key, count, open, position, zoomIn }) => (
          <ListRow
            key={key}
            title={`${count.toLocaleString('en-GB')} pins close together`}
            detail={[
              `around ${gridReference(position) ?? 'here'}`,
              open > 0 && `${open.toLocaleString('en-GB')} still open`,
            ]
              .filter(Boolean)
              .join(' · ')}
            aside="Zoom in"
            onPress={zoomIn}
          />
        ))}
        {shown.map(({ id }) => line(id))}
      </CardList>
      {rest > 0 && (
        <Button look="quiet" onPress={() => setMost(most + 50)}>
          {`Show ${Math.min(rest, 50)} more of ${rest.toLocaleString('en-GB')}`}
        </Button>
      )}
    </>
  );
}
