// A needle find in the built app from the home screen to "Saved": what the app takes of the officer's time between six taps.
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import type { Locator, Page } from 'playwright-core';
import { openCouncil } from '../e2e/hands/council.ts';
import { openTab } from '../e2e/hands/phone.ts';
import { pictureFile } from '../e2e/hands/picture.ts';
import type { Figure } from './report.ts';
import { median } from './statistics.ts';

const AIM_S = 20;

/** Offline, on a phone `slowdown` times slower. How long a person looks and thinks between taps is theirs, and apart. */
export async function measureTaps(rounds: number, slowdown: number): Promise<Figure[]> {
  const { status } = spawnSync(process.execPath, ['.ci/prepare.mjs'], { stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('Wardbook could not be built; the reason is above.');
  const council = await openCouncil();
  try {
    const { page, context } = await council.takeEnrolledPhone();
    const tools = await context.newCDPSession(page);
    await context.setOffline(true);
    await tools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const finds: (readonly number[])[] = [];
    for (let i = 0; i < rounds; i += 1) {
      // Elsewhere each time: what was found near here before would ask for one tap more.
      await context.setGeolocation({ latitude: 51.273 + i / 50, longitude: 0.519, accuracy: 8 });
      finds.push(await find(page));
    }
    const whole = finds.map((taps) => taps.reduce((sum, ms) => sum + ms, 0) / 1000);
    const longest = finds.map((taps) => Math.max(...taps) / 1000);
    return [
      {
        what: `needle find, six taps to saved, the app’s own time, processor ${slowdown}× slower`,
        value: median(whole),
        unit: 's',
        beside: { 'longest tap': median(longest) },
        most: AIM_S,
      },
    ];
  } finally {
    await council.close();
  }
}

async function find(page: Page): Promise<readonly number[]> {
  const taps: number[] = [];
  const tap = async (target: Locator, then: () => Promise<unknown>) => {
    await target.scrollIntoViewIfNeeded();
    const begun = performance.now();
    await target.click();
    await then();
    taps.push(performance.now() - begun);
  };
  const goOn = page.getByRole('button', { name: 'Continue' });
  const madeSafe = page.locator('label.segment', { hasText: 'Made safe' });

  await openTab(page, 'Home');
  const action = page.getByRole('link', { name: 'Needle find', exact: true });
  await action.waitFor();
  // The place is the phone's own: with its grid reference the pin is there.
  await tap(action, () => page.getByText(/^TQ/).first().waitFor());
  await tap(page.getByRole('button', { name: '5', exact: true }), async () => undefined);
  await tap(madeSafe, () => madeSafe.locator('input:checked').waitFor({ state: 'attached' }));
  const chooser = page.waitForEvent('filechooser');
  await tap(page.locator('label.photo-pick', { hasText: 'Take a photo' }), async () => {
    await (await chooser).setFiles(pictureFile('needles.png'));
    await page.locator('.photos img').waitFor();
  });
  await tap(goOn, () => page.getByRole('heading', { name: 'Check your answers' }).waitFor());
  await tap(page.getByRole('button', { name: 'Save', exact: true }), () =>
    page.waitForURL(/\/records\/[0-9a-f-]{36}$/),
  );
  return taps;
}
