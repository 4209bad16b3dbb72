import { useState } from 'react';
import type { z } from 'zod';
import { useLocation } from 'wouter';
import { call } from '#protocol/call.ts';
import { addPerson, newPersonSchema, type Person, personWithoutPasswordSchema } from '#protocol/people.ts';
import { readWelcome } from '#protocol/setup.ts';
import { DeskHeading } from '#ui/DeskHeading.tsx';
import { TextField } from '#ui/TextField.tsx';
import { useDesk } from '../desk-context.ts';
import { Form } from '../Form.tsx';
import { errorOf } from '../form-errors.ts';
import { useAction } from '../use-action.ts';
import { useChecked } from '../use-checked.ts';
import { useQuery } from '../use-query.ts';
import { type PersonAnswers, PersonFields } from './PersonFields.tsx';

export function NewPerson({ onAdded }: { readonly onAdded: (person: Person) => void }) {
  const { session } = useDesk();
  const [, go] = useLocation();
  const [answers, setAnswers] = useState<PersonAnswers & { readonly password: string }>({
    name: '',
    email: '',
    team: session.person.team,
    organisation: session.council.name,
    roles: ['officer'],
    password: '',
  });
  const councilAccounts = useQuery(readWelcome, {}).data?.councilAccounts ?? false;
  const add = useAction(async (body: z.infer<typeof personWithoutPasswordSchema>) => {
    const person = await call(addPerson, { body });
    onAdded(person);
    go(`/desk/people/${person.id}`);
  });
  const { errors, attempt, check } = useChecked(
    councilAccounts ? personWithoutPasswordSchema : newPersonSchema,
    add.run,
  );
  return (
    <div className="narrow stack">
      <DeskHeading title="Add a person" detail="Next you can give them a code for their phone" />
      <Form
        errors={errors}
        attempt={attempt}
        problem={add.problem}
        submit="Add this person"
        busy={add.busy ? 'Adding…' : undefined}
        onSubmit={() =>
          check({
            ...answers,
            email: answers.email.trim(),
            password: councilAccounts && answers.password === '' ? undefined : answers.password,
          })
        }
        onCancel={() => go('/desk/people')}
      >
        <PersonFields
          answers={answers}
          errors={errors}
          onChange={(change) => setAnswers((before) => ({ ...before, ...change }))}
        />
        <TextField
          id="password"
          label="First password"
          hint={`${councilAccounts ? 'They sign in with their council account; a Wardbook password lets them in without it. ' : ''}12 characters or more. Tell it to them in person, and never by email`}
          optional={councilAccounts}
          autoComplete="new-password"
          value={answers.password}
          onChange={(password) => setAnswers((before) => ({ ...before, password }))}
          error={errorOf(errors, 'password')}
        />
      </Form>
    </div>
  );
}
