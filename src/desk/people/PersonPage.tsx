import { useState } from 'react';
import { useLocation } from 'wouter';
import type { z } from 'zod';
import { call } from '#protocol/call.ts';
import { changePerson, newPersonSchema, type Person } from '#protocol/people.ts';
import { Card } from '#ui/Card.tsx';
import { Chip } from '#ui/Chip.tsx';
import { DeskHeading } from '#ui/DeskHeading.tsx';
import { Notice } from '#ui/Notice.tsx';
import { CheckAnswers } from '#ui/CheckAnswers.tsx';
import { roleTitles } from '#domain/role.ts';
import { useMay } from '../desk-context.ts';
import { Form } from '../Form.tsx';
import { useAction } from '../use-action.ts';
import { useChecked } from '../use-checked.ts';
import { Account } from './Account.tsx';
import { CouncilAccount } from './CouncilAccount.tsx';
import { EnrolmentCode } from './EnrolmentCode.tsx';
import { type PersonAnswers, PersonFields } from './PersonFields.tsx';

const schema = newPersonSchema.omit({ password: true });

interface PersonPageProps {
  readonly person: Person;
  readonly onChanged: () => void;
}

export function PersonPage({
  person,
  isLinked,
  onChanged,
}: PersonPageProps & {
  /** To a council account. */
  readonly isLinked: boolean;
}) {
  const admin = useMay('admin');
  return (
    <>
      <DeskHeading
        title={person.name}
        detail={person.email}
        actions={!person.active && <Chip tone="neutral">Account closed</Chip>}
      />
      {admin ? (
        <div className="record-columns">
          <div className="record-column">
            <PersonForm person={person} onChanged={onChanged} />
          </div>
          <div className="record-column">
            {person.active && <EnrolmentCode person={person} />}
            {isLinked && <CouncilAccount person={person} onChanged={onChanged} />}
            <Account person={person} onChanged={onChanged} />
          </div>
        </div>
      ) : (
        <Card>
          <CheckAnswers
            answers={[
              ...(person.team ? [{ key: 'team', label: 'Team', value: person.team }] : []),
              { key: 'organisation', label: 'Organisation', value: person.organisation },
              { key: 'roles', label: 'Roles', value: person.roles.map((role) => roleTitles[role]).join(', ') },
            ]}
          />
        </Card>
      )}
    </>
  );
}

function PersonForm({ person, onChanged }: PersonPageProps) {
  const [, go] = useLocation();
  const [answers, setAnswers] = useState<PersonAnswers>(person);
  const [saved, setSaved] = useState(false);
  const change = useAction(async (body: z.infer<typeof schema>) => {
    await call(changePerson, { params: { id: person.id }, body });
    setSaved(true);
    onChanged();
  });
  const { errors, attempt, check } = useChecked(schema, change.run);
  return (
    <Card title="Details">
      <Form
        errors={errors}
        attempt={attempt}
        problem={change.problem}
        submit="Save the changes"
        busy={change.busy ? 'Saving…' : undefined}
        onSubmit={() =>
          check({
            name: answers.name,
            email: answers.email.trim(),
            team: answers.team,
            organisation: answers.organisation,
            roles: answers.roles,
          })
        }
        onCancel={() => go('/desk/people')}
      >
        <PersonFields
          answers={answers}
          errors={errors}
          onChange={(part) => {
            setSaved(false);
            setAnswers((before) => ({ ...before, ...part }));
          }}
        />
        <div role="status">{saved && <Notice tone="received" title="Saved" />}</div>
      </Form>
    </Card>
  );
}
