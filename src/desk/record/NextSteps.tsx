import { Card } from '#ui/Card.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import { NotYet } from '#ui/NotYet.tsx';
import { useOpenRecord } from './record-context.ts';
import { useNextSteps } from './use-next-steps.ts';

/** The forms of this kind that somebody with these roles may fill in at the desk, as the record stands; and why not yet. */
export function NextSteps() {
  const { now } = useOpenRecord();
  const { steps, hrefOf } = useNextSteps();
  if (steps.length === 0) return null;
  return (
    <Card title="Record what happens next">
      <div className="next-steps">
        {steps
          .filter(({ stops }) => stops.length === 0)
          .map(({ flow }) => (
            <LinkButton key={flow.name} small look="secondary" href={hrefOf(flow)}>
              {flow.action}
            </LinkButton>
          ))}
      </div>
      <NotYet steps={steps} now={now} />
    </Card>
  );
}
