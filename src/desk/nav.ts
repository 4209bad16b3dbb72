import { hasAnyRole, type Role } from '#domain/role.ts';

export interface DeskPlace {
  readonly href: string;
  readonly label: string;
  readonly roles: readonly Role[];
}

const places: readonly DeskPlace[] = [
  { href: '/desk/inbox', label: 'Inbox', roles: ['manager', 'coordinator'] },
  { href: '/desk/records', label: 'Records', roles: ['manager', 'coordinator'] },
  { href: '/desk/map', label: 'Map', roles: ['manager'] },
  { href: '/desk/hot-spots', label: 'Hot spots', roles: ['manager', 'partner'] },
  { href: '/desk/tables', label: 'Tables', roles: ['manager', 'partner', 'coordinator'] },
  { href: '/desk/referrals', label: 'Referrals', roles: ['coordinator'] },
  { href: '/desk/import', label: 'Import', roles: ['manager', 'coordinator'] },
  { href: '/desk/retention', label: 'Retention', roles: ['manager', 'coordinator'] },
  { href: '/desk/people', label: 'People and phones', roles: ['admin', 'manager', 'coordinator'] },
  { href: '/desk/settings', label: 'Settings', roles: ['manager'] },
  { href: '/desk/keys', label: 'Keys', roles: ['admin'] },
  { href: '/desk/audit', label: 'Audit', roles: ['admin', 'manager'] },
];

export const placesFor = (roles: readonly Role[]): readonly DeskPlace[] =>
  places.filter((place) => hasAnyRole(roles, place.roles));
