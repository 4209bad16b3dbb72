import { Link } from 'wouter';
import { roleTitles } from '#domain/role.ts';
import type { Person } from '#protocol/people.ts';
import { Card } from '#ui/Card.tsx';
import { Table } from '#ui/Table.tsx';

export const PeopleTable = ({ people }: { readonly people: readonly Person[] }) => (
  <Card title="People">
    <Table
      caption="List of people"
      hideCaption
      rows={people.toSorted((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, 'en-GB'))}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', title: 'Name', cell: ({ id, name }) => <Link href={`/desk/people/${id}`}>{name}</Link> },
        { key: 'roles', title: 'Roles', cell: ({ roles }) => roles.map((role) => roleTitles[role]).join(', ') },
        {
          key: 'team',
          title: 'Team',
          cell: ({ team, organisation }) => [team, organisation].filter(Boolean).join(', '),
        },
        { key: 'email', title: 'Email', cell: ({ email }) => email },
        { key: 'active', title: 'Account', cell: ({ active }) => (active ? 'Active' : 'Closed') },
      ]}
      empty="Nobody yet."
    />
  </Card>
);
