import { useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { CardList } from '#ui/CardList.tsx';
import { Group } from '#ui/Group.tsx';
import { RecordRow } from '../RecordRow.tsx';
import type { DueGroup } from './due-groups.ts';

/** What a thumb's reach shows; a backlog must not bury what is half written or due today. */
const FEW = 4;

interface DueListProps {
  readonly group: DueGroup;
  readonly now: string;
}

export function DueList({ group: { title, lines }, now }: DueListProps) {
  const [all, setAll] = useState(false);
  const shown = all ? lines : lines.slice(0, FEW);
  return (
    <Group title={lines.length > FEW ? `${title}: ${lines.length}` : title}>
      <CardList>
        {shown.map((line) => (
          <RecordRow key={line.id} line={line} dueAsOf={now} />
        ))}
      </CardList>
      {lines.length > FEW && (
        <Button full look="secondary" onPress={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${lines.length}`}
        </Button>
      )}
    </Group>
  );
}
