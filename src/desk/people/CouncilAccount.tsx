import { useState } from 'react';
import { callEmpty } from '#protocol/call.ts';
import { type Person, unlinkPerson } from '#protocol/people.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { ProblemNotice } from '../ProblemNotice.tsx';
import { useAction } from '../use-action.ts';

interface CouncilAccountProps {
  readonly person: Person;
  readonly onChanged: () => void;
}

/** For whoever has signed in with one. */
export function CouncilAccount({ person, onChanged }: CouncilAccountProps) {
  const [asking, setAsking] = useState(false);
  const unlink = useAction(async () => {
    await callEmpty(unlinkPerson, { params: { id: person.id } });
    setAsking(false);
    onChanged();
  });
  return (
    <Card title="Council account">
      <p>They have signed in with a council account, and no other one is let in as them.</p>
      <Button look="secondary" onPress={() => setAsking(true)}>
        Unlink the council account
      </Button>
      {asking && (
        <ConfirmDialog
          title={`Unlink the council account of ${person.name}?`}
          confirm="Unlink it"
          busy={unlink.busy ? 'Unlinking…' : undefined}
          onConfirm={unlink.run}
          onCancel={() => setAsking(false)}
        >
          <div className="stack">
            <p>
              Only if their council account was made anew. It ends their sessions. Whoever signs in next with a council
              account whose address is {person.email} is let in as {person.name}; home visits begun before stay closed
              to them until a coordinator names them again.
            </p>
            <ProblemNotice problem={unlink.problem} />
          </div>
        </ConfirmDialog>
      )}
    </Card>
  );
}
