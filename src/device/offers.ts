import type { Role } from '#domain/role.ts';
import { flowsOffered, kinds } from '#kinds/registry.ts';
import type { Offers } from './phone-storage.ts';

/** What the kinds offer a person, as words: so that the home screen need not load the kinds themselves. */
export const offersFor = (roles: readonly Role[]): Omit<Offers, 'clockOffset'> => ({
  begins: kinds
    .filter(({ begins }) => begins === 'home')
    .flatMap((kind) =>
      flowsOffered(kind, 'none', roles, 'phone')
        .slice(0, 1)
        .map((flow) => ({ path: kind.path, title: kind.title, icon: kind.icon, flow: flow.name })),
    ),
  kinds: kinds.map(({ name, title, plural }) => ({ name, title, plural })),
});
