import { useSearch } from 'wouter';
import { flowsOffered, nextSteps } from '#kinds/registry.ts';
import { Card } from '#ui/Card.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import { NotYet } from '#ui/NotYet.tsx';
import { useDesk } from '../desk-context.ts';
import { useOpenRecord } from './record-context.ts';

/** The forms of this kind that somebody with these roles may fill in at the desk, as the record stands; and why not yet. */
export function NextSteps() {
  const { kind, state, href, now } = useOpenRecord();
  const { session, rulesAt } = useDesk();
  const { id: by, roles } = session.person;
  const search = useSearch();
  const flows = flowsOffered(kind, state.status, roles, 'desk');
  const steps = nextSteps(kind, flows, { state, now, by, rules: rulesAt(now) });
  if (steps.length === 0) return null;
  return (
    <Card title="Record what happens next">
      <div className="next-steps">
        {steps
          .filter(({ stops }) => stops.length === 0)
          .map(({ flow: { name, action } }) => (
            <LinkButton key={name} small look="secondary" href={`${href}/${name}${search && `?${search}`}`}>
              {action}
            </LinkButton>
          ))}
      </div>
      <NotYet steps={steps} now={now} />
    </Card>
  );
}
