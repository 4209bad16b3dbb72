import { AppBar } from '#ui/AppBar.tsx';
import { Card } from '#ui/Card.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Screen } from '#ui/Screen.tsx';
import { InstallSteps } from './InstallSteps.tsx';
import type { Obstacle } from './obstacle.ts';

export const ObstaclePage = ({ obstacle }: { readonly obstacle: Obstacle }) => (
  <Screen bar={<AppBar title="Wardbook" />}>
    {obstacle === 'insecure' && (
      <Notice tone="attention" title="This address is not secure">
        <p>
          The browser only protects a notebook at an address that begins with https. Ask whoever runs Wardbook for the
          right address, and open that one.
        </p>
      </Notice>
    )}
    {obstacle === 'no-storage' && (
      <Notice tone="attention" title="This browser keeps nothing">
        <p>
          Private windows and some settings stop a browser from keeping anything. Open Wardbook in an ordinary window.
        </p>
      </Notice>
    )}
    {obstacle === 'not-installed-ios' && (
      <Card title="Put Wardbook on the home screen first">
        <p>
          On an iPhone or iPad, what is written in a browser tab can disappear after seven days. Installed, it stays.
        </p>
        <InstallSteps system="ios" />
      </Card>
    )}
  </Screen>
);
