import { useState } from 'react';
import { listPeople, type Person } from '#protocol/people.ts';
import { DeskHeading } from '#ui/DeskHeading.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { DeskFrame } from '../DeskFrame.tsx';
import { useDesk, useMay } from '../desk-context.ts';
import { Loaded } from '../Loaded.tsx';
import { useQuery } from '../use-query.ts';
import { AskingPhones } from './AskingPhones.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { PersonPage } from './PersonPage.tsx';
import { NewPerson } from './NewPerson.tsx';
import { PhonesTable } from './PhonesTable.tsx';

/** `open` is a person's id, `new`, or nothing for the lists. */
export function PeopleAndPhones({ open }: { readonly open: string | undefined }) {
  const people = useQuery(listPeople, {});
  // Shown at once, before the list is read again.
  const [added, setAdded] = useState<Person>();
  const { phones } = useDesk();
  const admin = useMay('admin');
  const add = (person: Person) => {
    setAdded(person);
    people.refresh();
  };
  const seesPhones = useMay('admin', 'manager');
  return (
    <DeskFrame title="People and phones">
      <Loaded query={people} loading="Reading the list of people…">
        {({ people: all, linked }) => {
          if (open === 'new' && admin) return <NewPerson onAdded={add} />;
          const person = [...all, ...(added ? [added] : [])].find(({ id }) => id === open);
          if (person)
            return (
              <PersonPage
                key={person.id}
                person={person}
                isLinked={linked.includes(person.id)}
                onChanged={people.refresh}
              />
            );
          if (open)
            return (
              <EmptyState icon="person" title="Nobody here by that address">
                <LinkButton href="/desk/people">All people</LinkButton>
              </EmptyState>
            );
          return (
            <>
              <DeskHeading
                title="People and phones"
                detail={
                  admin ? 'Who works here, and the phones they carry' : 'Only an administrator adds or changes people'
                }
                actions={admin && <LinkButton href="/desk/people/new">Add a person</LinkButton>}
              />
              {seesPhones && phones.data && <AskingPhones phones={phones.data.phones} onChanged={phones.refresh} />}
              <PeopleTable people={all} />
              {seesPhones && (
                <Loaded query={phones} loading="Reading the list of phones…">
                  {({ phones: list }) => <PhonesTable phones={list} onChanged={phones.refresh} />}
                </Loaded>
              )}
            </>
          );
        }}
      </Loaded>
    </DeskFrame>
  );
}
