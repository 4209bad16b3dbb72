import type { Flow } from '#kinds/registry.ts';
import { CardList } from '#ui/CardList.tsx';
import { Group } from '#ui/Group.tsx';
import { ListRow } from '#ui/ListRow.tsx';
import { paths } from '../paths.ts';

/** So many stand on the page; the others are one tap away. */
const FEW = 4;

interface OtherStepsProps {
  readonly id: string;
  /** What is open and does not stand in the bar. */
  readonly open: readonly Flow[];
}

/** What else can be recorded, as a list: a pile of buttons would hide the two that are meant. */
export function OtherSteps({ id, open }: OtherStepsProps) {
  const rowOf = ({ name, action }: Flow) => <ListRow key={name} href={paths.goOn(id, name)} title={action} />;
  return (
    <Group title="You can also">
      <CardList>
        {open.slice(0, FEW).map(rowOf)}
        <ListRow href={paths.note(id)} title="Add a note" />
        <ListRow href={paths.correct(id)} title="Correct an answer" />
      </CardList>
      {open.length > FEW && (
        <details>
          <summary>Less often needed</summary>
          <CardList>{open.slice(FEW).map(rowOf)}</CardList>
        </details>
      )}
    </Group>
  );
}
