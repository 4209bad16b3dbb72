import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { ProblemNotice } from '../ProblemNotice.tsx';
import { useAction } from '../use-action.ts';
import { nameOf } from './line-words.ts';
import { useOpenRecord } from './record-context.ts';

/** Who is named here and yet shut out since a new phone or password, with the way back in. */
export function ClosedReading() {
  const { data } = useOpenRecord();
  return data.suspended.map((person) => <ClosedFor key={person} person={person} />);
}

function ClosedFor({ person }: { readonly person: string }) {
  const record = useOpenRecord();
  const name = nameOf(record, person);
  const give = useAction(() => record.write({ type: 'assigned', body: { person, named: true } }));
  return (
    <Notice tone="waiting" title={`${name} cannot open this record at present`}>
      <p>
        They have a new phone or a new password, and either could be in somebody else’s hands. Give reading back once
        you have made sure of it with {name} in person.
      </p>
      <ProblemNotice problem={give.problem} title="Not given back yet" onRetry={give.run} />
      <Button look="secondary" small onPress={give.run} busy={give.busy ? 'Giving it back…' : undefined}>
        Give reading back
      </Button>
    </Notice>
  );
}
