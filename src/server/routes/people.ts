import { addPerson, changePerson, giveEnrolmentCode, listPeople, unlinkPerson } from '#protocol/people.ts';
import { personRoute, type Route } from '../http/route.ts';
import { addAccount, changeAccount, peopleOf } from '../people/accounts.ts';
import { linkedPeople, unlinkCouncilAccount } from '../people/council-accounts.ts';
import { giveCode } from '../people/enrolment-codes.ts';
import type { Services } from '../services.ts';

export const peopleRoutes = (services: Services): readonly Route[] => [
  personRoute(listPeople, async (_, { council }) => ({
    people: await peopleOf(services, council),
    linked: await linkedPeople(services, council),
  })),
  personRoute(addPerson, ({ body }, { council, id }) => addAccount(services, council, body, id)),
  personRoute(changePerson, ({ id, body }, person) => changeAccount(services, person.council, id, body, person.id)),
  personRoute(unlinkPerson, ({ id }, person) => unlinkCouncilAccount(services, person.council, id, person.id)),
  personRoute(giveEnrolmentCode, ({ id }, person) => giveCode(services, person.council, id, person.id)),
];
