import { Link } from 'wouter';
import { Card } from '#ui/Card.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { useDesk, useMay } from '../desk-context.ts';

/** For the first day, until a phone is enrolled. */
export function FirstSteps() {
  const { phones } = useDesk();
  const admin = useMay('admin');
  if (!admin || !phones.data || phones.data.phones.length > 0)
    return (
      <EmptyState icon="inbox" title="All read">
        <p>What arrives is listed on the left, and opens here.</p>
      </EmptyState>
    );
  return (
    <Card title="To begin">
      <ol className="steps">
        <li>
          <Link href="/desk/people/new">Add the people of your team</Link>, each with their roles.
        </li>
        <li>
          Give each officer a code for their phone, on <Link href="/desk/people">People and phones</Link>.
        </li>
        <li>
          <Link href="/desk/settings">Look through the settings</Link>: the numbers of the law, your places and wards.
        </li>
      </ol>
      <p className="soft">The first record appears here the moment it is sent.</p>
    </Card>
  );
}
