// Answers at once, offline and locked, with nothing to fill in. Sources: domain reference C3 (HSE and councils' pages).
import { useLocation } from 'wouter';
import { AppBar } from '#ui/AppBar.tsx';
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
          <li>
            Get medical advice urgently. In an emergency call <a href="tel:999">999</a>; otherwise go to A&amp;E or call{' '}
            <a href="tel:111">111</a>.
          </li>
          <li>Tell your manager as soon as you can.</li>
        </ol>
        <p>
          Leave needles where they are unless you are trained and have the equipment. Keep people away until the crew
          comes.
        </p>
      </Card>
      <Card title="Somebody is unwell or not breathing">
        <p>
          Call <a href="tel:999">999</a> and do what they say.
        </p>
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
