import { z } from 'zod';

export const roleSchema = z.enum([
  'officer',
  'assessor',
  'coordinator',
  'manager',
  'crew',
  'installer',
  'partner',
  'admin',
]);
export type Role = z.infer<typeof roleSchema>;

export const roleTitles: Record<Role, string> = {
  officer: 'Officer',
  assessor: 'Home visit assessor',
  coordinator: 'Home visit coordinator',
  manager: 'Team manager',
  crew: 'Waste crew',
  installer: 'Installer',
  partner: 'Partner',
  admin: 'Administrator',
};

export const hasAnyRole = (roles: readonly Role[], wanted: readonly Role[]): boolean =>
  wanted.some((role) => roles.includes(role));
