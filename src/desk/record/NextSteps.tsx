import { Card } from '#ui/Card.tsx';
import { Group } from '#ui/Group.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import { NotYet } from '#ui/NotYet.tsx';
import { StepList } from '#ui/StepList.tsx';
import { useOpenRecord } from './record-context.ts';
import { useNextSteps } from './use-next-steps.ts';

/** What somebody with these roles may record at the desk as the record stands, the next step first; and why not yet. */
export function NextSteps() {
  const { now } = useOpenRecord();
  const { steps, hrefOf } = useNextSteps();
  const [next, ...others] = steps.filter(({ stops }) => stops.length === 0);
  if (steps.length === 0) return null;
  return (
    <Card title="Record what happens next" unprinted>
      {next && (
        <LinkButton full href={hrefOf(next.flow)}>
          {next.flow.action}
        </LinkButton>
      )}
      <NotYet steps={steps} now={now} />
      {others.length > 0 && (
        <Group title="You can also">
          <StepList flat steps={others.map(({ flow }) => ({ href: hrefOf(flow), title: flow.action }))} />
        </Group>
      )}
    </Card>
  );
}
