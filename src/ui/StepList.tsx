import { CardList } from './CardList.tsx';
import { ListRow } from './ListRow.tsx';

/** So many stand open; the others are one tap away. */
const FEW = 4;

export interface Step {
  readonly href: string;
  readonly title: string;
}

interface StepListProps {
  readonly steps: readonly Step[];
  /** What is always there, after the few. */
  readonly always?: readonly Step[];
  /** Without a card of their own, inside one. */
  readonly flat?: boolean;
}

/** What else can be done, as a list: a pile of buttons would hide the one that is meant. */
export function StepList({ steps, always = [], flat = false }: StepListProps) {
  const rowOf = ({ href, title }: Step) => <ListRow key={href} href={href} title={title} />;
  const few = [...steps.slice(0, FEW), ...always];
  const rest = steps.slice(FEW);
  return (
    <>
      {few.length > 0 && <CardList flat={flat}>{few.map(rowOf)}</CardList>}
      {rest.length > 0 && (
        <details>
          <summary>Less often needed</summary>
          <CardList flat={flat}>{rest.map(rowOf)}</CardList>
        </details>
      )}
    </>
  );
}
