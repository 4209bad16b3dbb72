// What a failed test leaves to read: where each page stood and what it said.
import type { Page } from 'playwright-core';
import { onTestFailed } from 'vitest';

export function tellOnFailure(...pages: readonly (() => Page | undefined)[]): void {
  onTestFailed(async () => {
    for (const find of pages) {
      const page = find();
      if (!page || page.isClosed()) continue;
      const words = await page.locator('body').innerText();
      console.log(`\n--- ${page.url()}\n${words.slice(0, 3000)}\n---`);
    }
  });
}
