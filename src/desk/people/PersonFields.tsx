import { roleSchema, roleTitles, type Role } from '#domain/role.ts';
import { CheckList } from '#ui/CheckList.tsx';
import { type FormError } from '#ui/ErrorSummary.tsx';
import { TextField } from '#ui/TextField.tsx';
import { errorOf } from '../form-errors.ts';

export interface PersonAnswers {
  readonly name: string;
  readonly email: string;
  readonly team: string;
  readonly organisation: string;
  readonly roles: readonly string[];
}

const roleHints: Partial<Record<Role, string>> = {
  officer: 'Logs on patrol with a phone',
  assessor: 'Makes home visits they are named on',
  coordinator: 'Names assessors and reviews home visits',
  manager: 'Reviews everything else, and keeps the settings',
  crew: 'Removes needles',
  installer: 'Fits what a home visit orders',
  partner: 'Sees counts only',
  admin: 'Adds people and looks after phones',
};

const roleChoices = roleSchema.options.map((value) => {
  const hint = roleHints[value];
  return { value, label: roleTitles[value], ...(hint && { hint }) };
});

interface PersonFieldsProps {
  readonly answers: PersonAnswers;
  readonly errors: readonly FormError[];
  readonly onChange: (change: Partial<PersonAnswers>) => void;
}

export const PersonFields = ({ answers, errors, onChange }: PersonFieldsProps) => (
  <>
    <TextField
      id="name"
      label="Name"
      value={answers.name}
      onChange={(name) => onChange({ name })}
      error={errorOf(errors, 'name')}
    />
    <TextField
      id="email"
      label="Email address"
      hint="They sign in with it"
      type="email"
      value={answers.email}
      onChange={(email) => onChange({ email })}
      error={errorOf(errors, 'email')}
    />
    <TextField
      id="team"
      label="Team"
      hint="Officers read the records of their own team and organisation. Leave it empty if there is one team"
      value={answers.team}
      onChange={(team) => onChange({ team })}
      error={errorOf(errors, 'team')}
    />
    <TextField
      id="organisation"
      label="Organisation"
      value={answers.organisation}
      onChange={(organisation) => onChange({ organisation })}
      error={errorOf(errors, 'organisation')}
    />
    <CheckList
      id="roles"
      label="Roles"
      hint="As many as apply"
      choices={roleChoices}
      values={answers.roles}
      onChange={(roles) => onChange({ roles })}
      error={errorOf(errors, 'roles')}
    />
  </>
);
