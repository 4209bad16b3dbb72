// Answers at once, offline and locked, with nothing to fill in. Sources: domain reference C3 (HSE and councils' pages).
import { useLocation } from 'wouter';
import { AppBar } from '#ui/AppBar.tsx';
import { buttonClass, type ButtonLook } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import { Screen } from '#ui/Screen.tsx';
import { paths } from '../paths.ts';

export function FirstAid() {
  const [, go] = useLocation();
  const back = () => (history.length > 1 ? history.back() : go(paths.home));
  return (
    <Screen bar={<AppBar title="First aid" onBack={back} />}>
      <Card title="Pricked or cut by a needle">
        <ol className="steps">
          <li>Encourage it to bleed, best under running water.</li>
          <li>Wash with soap and running water. Do not scrub. Do not suck.</li>
          <li>Dry it and cover it.</li>
          <li>Get medical advice urgently. In an emergency call 999; otherwise go to A&amp;E or call 111.</li>
          <li>Tell your manager as soon as you can.</li>
        </ol>
        <div className="call-line">
          <Call number="999" look="danger" />
          <Call number="111" look="secondary" />
        </div>
        <p>
          Leave needles where they are unless you are trained and have the equipment. Keep people away until the crew
          comes.
        </p>
      </Card>
      <Card title="Somebody is unwell or not breathing">
        <p>Call 999 and do what they say.</p>
        <Call number="999" look="danger" />
      </Card>
      <Card title="Afterwards">
        <p>Every injury is recorded, however small. Only you and your manager can open what you write.</p>
        <LinkButton href={paths.injury} full look="secondary">
          Record an injury
        </LinkButton>
      </Card>
    </Screen>
  );
}

/** A shaking thumb finds a button, not a number inside a sentence. */
const Call = ({ number, look }: { readonly number: string; readonly look: ButtonLook }) => (
  <a className={buttonClass(look, true)} href={`tel:${number}`}>
    Call {number}
  </a>
);
