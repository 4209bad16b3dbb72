import { setTimeout as pause } from 'node:timers/promises';

interface Patience {
  within?: number;
  every?: number;
}

/** Asks again and again until the answer is neither undefined nor false; what `waitingFor` says ends the error message. */
export async function eventually<Answer>(
  waitingFor: string,
  ask: () => Answer | undefined | false | Promise<Answer | undefined | false>,
  { within = 60_000, every = 25 }: Patience = {},
): Promise<Answer> {
  const deadline = Date.now() + within;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`After ${within / 1000} s still waiting for ${waitingFor}`);
    await pause(every);
  }
}
