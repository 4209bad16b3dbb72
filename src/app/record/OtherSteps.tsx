import type { Flow } from '#kinds/registry.ts';
import { Group } from '#ui/Group.tsx';
import { StepList } from '#ui/StepList.tsx';
import { paths } from '../paths.ts';

interface OtherStepsProps {
  readonly id: string;
  /** What is open and does not stand in the bar. */
  readonly open: readonly Flow[];
}

export const OtherSteps = ({ id, open }: OtherStepsProps) => (
  <Group title="You can also">
    <StepList
      steps={open.map(({ name, action }) => ({ href: paths.goOn(id, name), title: action }))}
      always={[
        { href: paths.note(id), title: 'Add a note' },
        { href: paths.correct(id), title: 'Correct an answer' },
      ]}
    />
  </Group>
);
