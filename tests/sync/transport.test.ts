import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { newId } from '#domain/id.ts';
import { pullEntries } from '#protocol/pull-entries.ts';
import { askBytes, type Fetch } from '#sync/transport.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A council that answers with so many parts, one every so many milliseconds, until it is cut off. */
const answering =
  (parts: number, bytes: number, every: number): Fetch =>
  async (_, init) =>
    new Response(
      new ReadableStream({
        async pull(stream) {
          await new Promise((resolve) => setTimeout(resolve, every));
          if (init?.signal?.aborted) return stream.error(new DOMException('Cut off', 'AbortError'));
          stream.enqueue(new Uint8Array(bytes));
          parts -= 1;
          if (parts === 0) stream.close();
        },
      }),
    );

const ask = async (fetch: Fetch, minutes: number) => {
  const query = { lastSeq: 0, waiting: 0, persisted: 'yes', version: 'test' } as const;
  const reply = askBytes(fetch, pullEntries, { enrolment: newId(), query });
  await vi.advanceTimersByTimeAsync(minutes * 60_000);
  return reply;
};

it('waits for a large answer on 2G as long as something comes', async () => {
  expect(await ask(answering(100, 20_000, 1000), 3)).toMatchObject({ kind: 'answer', answer: { length: 2_000_000 } });
});

it('gives up on a council that falls silent in the middle of its answer', async () => {
  expect(await ask(answering(3, 1000, 25_000), 1)).toEqual({ kind: 'no-answer' });
});

it('reads no answer without end', async () => {
  expect(await ask(answering(1000, 1_000_000, 1), 1)).toEqual({ kind: 'not-council' });
});
