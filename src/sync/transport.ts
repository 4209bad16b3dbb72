// One request to the council: an answer that is the council's, or why there was none. Never follows a redirect, never reads a cache.
import { type Bytes, concatBytes } from '#protocol/bytes.ts';
import { pathOf } from '#protocol/call.ts';
import { type Endpoint, ENROLMENT_HEADER, REQUEST_HEADER } from '#protocol/endpoint.ts';
import { problemSchema } from '#protocol/problem.ts';
import type { Failure } from './failure.ts';
import { retryAfter } from './retry.ts';

export type Fetch = typeof globalThis.fetch;

interface Ask<Query> {
  readonly enrolment: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Query;
  readonly bytes?: Bytes;
  /** Given up together with this. */
  readonly signal?: AbortSignal | undefined;
}

export type Reply<Answer> = { readonly kind: 'answer'; readonly answer: Answer } | Failure;

/** Long enough for a batch on 2G, short enough that a black hole is noticed while somebody looks. */
const patience = (bytes: number): number => 20_000 + bytes / 4;

/** For endpoints that answer with bytes. */
export async function askBytes<Query>(
  fetcher: Fetch,
  endpoint: Endpoint<Query>,
  request: Ask<Query>,
): Promise<Reply<Bytes>> {
  const { enrolment, bytes, signal } = request;
  const cut = new AbortController();
  const cutAfter = (milliseconds: number) => setTimeout(() => cut.abort(), milliseconds);
  let timer = cutAfter(patience(bytes?.byteLength ?? 0));
  // A large answer on 2G takes minutes: only silence is given up on.
  const heard = () => {
    clearTimeout(timer);
    timer = cutAfter(patience(0));
  };
  signal?.addEventListener('abort', () => cut.abort(), { signal: cut.signal });
  try {
    const response = await fetcher(pathOf(endpoint, request), {
      method: endpoint.method,
      headers: {
        [REQUEST_HEADER]: '1',
        [ENROLMENT_HEADER]: enrolment,
        ...(bytes && { 'content-type': 'application/octet-stream' }),
      },
      ...(bytes && { body: bytes }),
      redirect: 'error',
      cache: 'no-store',
      credentials: 'same-origin',
      signal: cut.signal,
    });
    const answer = await readAll(response, heard);
    if (!answer) return { kind: 'not-council' };
    return response.ok ? { kind: 'answer', answer } : failureOf(response, answer);
  } catch {
    return { kind: 'no-answer' };
  } finally {
    clearTimeout(timer);
  }
}

/** Far more than any answer of the council's: what has no end is not read to it. */
const MOST_ANSWER = 64 * 1024 * 1024;

/** Undefined where it is too long. */
async function readAll(response: Response, heard: () => void): Promise<Bytes | undefined> {
  heard();
  const parts: Bytes[] = [];
  const reader = response.body?.getReader();
  if (!reader) return concatBytes();
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    heard();
    length += part.value.length;
    if (length > MOST_ANSWER) {
      await reader.cancel();
      return undefined;
    }
    parts.push(part.value);
  }
  return concatBytes(...parts);
}

/** For endpoints that answer with JSON: of the right shape, or it is not the council's. */
export async function askJson<Query, Body, Answer>(
  fetcher: Fetch,
  endpoint: Endpoint<Query, Body, Answer>,
  request: Ask<Query>,
): Promise<Reply<Answer>> {
  const reply = await askBytes(fetcher, { ...endpoint, body: 'bytes', answer: 'bytes' }, request);
  if (reply.kind !== 'answer') return reply;
  if (typeof endpoint.answer === 'string') throw new TypeError(`${endpoint.path} answers without JSON`);
  const parsed = endpoint.answer.safeParse(jsonOf(reply.answer));
  return parsed.success ? { kind: 'answer', answer: parsed.data } : { kind: 'not-council' };
}

/** A portal's page may carry any status: what sets something aside or pauses counts only in the council's own words. */
function failureOf({ status, headers }: Response, bytes: Bytes): Failure {
  const problem = problemSchema.safeParse(jsonOf(bytes)).data;
  if (status === 413) return { kind: 'too-large' };
  if (status === 429 || status === 503)
    return { kind: 'busy', wait: retryAfter(headers.get('retry-after'), Date.now()) };
  if (status === 502 || status === 504) return { kind: 'busy' };
  if (status >= 500) return { kind: 'broken' };
  if (!problem) return { kind: 'not-council' };
  if (status === 401) return { kind: 'signed-out' };
  if (status === 403) return { kind: 'forbidden' };
  if (status === 400 || status === 422) return { kind: 'refused', message: problem.message };
  return { kind: 'busy' };
}

/** Undefined where the bytes are not JSON, as those of an answer cut short. */
function jsonOf(bytes: Bytes): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return value;
  } catch {
    return undefined;
  }
}
