import { startPostgres } from './postgres.ts';

/** Vitest's global set-up for `--mode postgres`: the whole run shares one private cluster, each suite makes its own database. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_DATABASE_URL) return undefined;
  const { url, stop } = await startPostgres();
  process.env.TEST_DATABASE_URL = url;
  return stop;
}
