import type { Engine } from './engine.ts';

const HOUR = 3;

/** The embedded PostgreSQL has no autovacuum: without this its files grow with every update and never shrink. */
export async function tidy(engine: Engine): Promise<void> {
  const connection = await engine.connect();
  try {
    await connection.query('vacuum (analyze)');
    await connection.query('checkpoint');
  } finally {
    connection.release();
  }
}

/** Tidies every night until the returned function is called. */
export const tidyNightly = (engine: Engine): (() => void) => everyNight(() => tidy(engine).catch(() => {}));

/** Does the work every night until the returned function is called. It must not fail: what goes wrong one night is done the next. */
export function everyNight(work: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout;
  const plan = () => {
    timer = setTimeout(() => void work().finally(plan), untilNight(new Date()));
    timer.unref();
  };
  plan();
  return () => clearTimeout(timer);
}

export function untilNight(now: Date): number {
  const night = new Date(now);
  night.setHours(HOUR, 0, 0, 0);
  if (night <= now) night.setDate(night.getDate() + 1);
  return night.getTime() - now.getTime();
}
