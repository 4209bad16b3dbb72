import { useSearch } from 'wouter';
import { flowsOffered } from '#kinds/registry.ts';
import { Card } from '#ui/Card.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import { useDesk } from '../desk-context.ts';
import { useOpenRecord } from './record-context.ts';

/** The forms of this kind that somebody with these roles may fill in at the desk, as the record stands. */
export function NextSteps() {
  const { kind, state, href } = useOpenRecord();
  const { roles } = useDesk().session.person;
  const search = useSearch();
  const flows = flowsOffered(kind, state.status, roles, 'desk');
  if (flows.length === 0) return null;
  return (
    <Card title="Record what happens next">
      <div className="next-steps">
        {flows.map(({ name, action }) => (
          <LinkButton key={name} small look="secondary" href={`${href}/${name}${search && `?${search}`}`}>
            {action}
          </LinkButton>
        ))}
      </div>
    </Card>
  );
}
