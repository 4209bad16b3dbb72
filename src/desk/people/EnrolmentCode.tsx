import { useState } from 'react';
import { longDayOf, timeOf } from '#domain/format-moment.ts';
import { call } from '#protocol/call.ts';
import { giveEnrolmentCode, type Person } from '#protocol/people.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { useQuery } from '../use-query.ts';
import { readWelcome } from '#protocol/setup.ts';
import { ProblemNotice } from '../ProblemNotice.tsx';
import { useAction } from '../use-action.ts';

interface Given {
  readonly code: string;
  readonly expires: string;
}

/** As it is read out: in two groups of four. */
const grouped = (code: string): string => {
  const plain = code.replaceAll('-', '');
  return `${plain.slice(0, 4)}-${plain.slice(4)}`;
};

/** A one-time code is shown once, here; the council keeps no copy that anyone can read. */
export function EnrolmentCode({ person }: { readonly person: Person }) {
  const [given, setGiven] = useState<Given>();
  const welcome = useQuery(readWelcome, {});
  const origin = welcome.data?.origin ?? location.origin;
  const give = useAction(async () => setGiven(await call(giveEnrolmentCode, { params: { id: person.id } })));
  return (
    <Card title="Code for a phone">
      <p>
        One code enrols one phone. Sit down with {person.name}, or read the code out on the telephone; do not email it.
      </p>
      <ProblemNotice problem={give.problem} title="No code was made" />
      {given && (
        <div role="status" className="stack">
          <p className="code">{grouped(given.code)}</p>
          <p>
            Works once, until {timeOf(given.expires)} on {longDayOf(given.expires)}. It is shown only now: if it is
            lost, make another.
          </p>
          <h3>Android</h3>
          <ol className="steps">
            <li>
              Open <strong>{origin}</strong> in Chrome.
            </li>
            <li>Open the menu (three dots), choose “Add to Home screen”, then “Install”.</li>
            <li>Open Wardbook from the home screen and type the code.</li>
          </ol>
          <h3>iPhone</h3>
          <ol className="steps">
            <li>
              Open <strong>{origin}</strong> in Safari.
            </li>
            <li>Tap Share, then “Add to Home Screen”.</li>
            <li>Close Safari, open Wardbook from the home screen, and only there type the code.</li>
          </ol>
        </div>
      )}
      <Button look={given ? 'secondary' : 'primary'} onPress={give.run} busy={give.busy ? 'Making a code…' : undefined}>
        {given ? 'Make another code' : 'Make a code'}
      </Button>
    </Card>
  );
}
