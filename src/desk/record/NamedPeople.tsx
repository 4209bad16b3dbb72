import { withinSentence } from '#domain/choice.ts';
import { useState } from 'react';
import { listPeople } from '#protocol/people.ts';
import { hasAnyRole, roleTitles } from '#domain/role.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { Select } from '#ui/Select.tsx';
import { ProblemNotice } from '../ProblemNotice.tsx';
import { ReasonDialog } from '../ReasonDialog.tsx';
import { useAction } from '../use-action.ts';
import { useQuery } from '../use-query.ts';
import { nameOf } from './line-words.ts';
import { useOpenRecord } from './record-context.ts';

/** Who may open this record, and nobody else: named here or shut out, always by a person. */
export function NamedPeople() {
  const record = useOpenRecord();
  const people = useQuery(listPeople, {});
  const [chosen, setChosen] = useState('');
  const [shutting, setShutting] = useState<string>();
  const { assigned, excluded, by } = record.state;
  const name = useAction(async () => {
    await record.write({ type: 'assigned', body: { person: chosen, named: true } });
    setChosen('');
  });
  const shut = useAction(async (reason: string) => {
    await record.write({ type: 'assigned', body: { person: shutting ?? '', named: false, reason } });
    setShutting(undefined);
  });
  const others = (people.data?.people ?? []).filter(
    ({ id, active, roles }) =>
      active &&
      id !== by &&
      !assigned.includes(id) &&
      hasAnyRole(roles, record.kind.keeper === 'coordinator' ? ['assessor', 'coordinator'] : ['manager']),
  );
  return (
    <Card title="Who may open this">
      <ul>
        {by && !assigned.includes(by) && !excluded.includes(by) && (
          <li className="item-head">
            <span>{nameOf(record, by)}, who began it</span>
            <ShutOut name={nameOf(record, by)} onPress={() => setShutting(by)} />
          </li>
        )}
        {assigned.map((person) => (
          <li key={person} className="item-head">
            <span>{nameOf(record, person)}</span>
            <ShutOut name={nameOf(record, person)} onPress={() => setShutting(person)} />
          </li>
        ))}
      </ul>
      {excluded.length > 0 && (
        <p className="soft">Shut out: {excluded.map((person) => nameOf(record, person)).join(', ')}</p>
      )}
      <div className="stack">
        <Select
          id="name-person"
          label="Name somebody"
          hint="They can open it from their next contact"
          value={chosen}
          onChange={setChosen}
          choices={others.map(({ id, name: label, roles }) => ({
            value: id,
            label: `${label} (${roles.map((role) => withinSentence(roleTitles[role])).join(', ')})`,
          }))}
        />
        <ProblemNotice problem={people.problem ?? name.problem} />
        {chosen && (
          <div>
            <Button look="secondary" small onPress={name.run} busy={name.busy ? 'Naming…' : undefined}>
              Let them open it
            </Button>
          </div>
        )}
      </div>
      {shutting && (
        <ReasonDialog
          title={`Shut out ${nameOf(record, shutting)}`}
          label="Why?"
          hint="For example a conflict of interest. The reason stays on the record"
          missing="Say why"
          submit="Shut them out"
          action={shut}
          onCancel={() => setShutting(undefined)}
        >
          <p>They can no longer open this record, and their phone forgets it at its next contact.</p>
        </ReasonDialog>
      )}
    </Card>
  );
}

const ShutOut = ({ name, onPress }: { readonly name: string; readonly onPress: () => void }) => (
  <button type="button" className="text-button" onClick={onPress}>
    Shut out<span className="visually-hidden"> {name}</span>
  </button>
);
