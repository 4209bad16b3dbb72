// Calls an endpoint with a given fetch. An answer counts only when its type and shape are right: a captive portal's page does not.
import type { Endpoint } from './endpoint.ts';
import { ENROLMENT_HEADER, REQUEST_HEADER } from './endpoint.ts';
import { type Problem, problemSchema } from './problem.ts';

export class CallError extends Error {
  override readonly name = 'CallError';
  /** 0 where no answer of ours came at all. */
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, problem: Problem) {
    super(problem.message);
    this.status = status;
    this.problem = problem;
  }
}

interface Request<Query, Body> {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Query;
  readonly body?: Body;
  /** The body of an endpoint that takes bytes. */
  readonly bytes?: Blob;
  /** The first byte that is wanted, and the last unless it is the end. */
  readonly range?: readonly [from: number, to?: number];
  readonly enrolment?: string;
  readonly signal?: AbortSignal;
}

type Fetch = typeof globalThis.fetch;

/** Resolves with the parsed answer; throws a CallError in plain English otherwise. */
export async function call<Query, Body, Answer>(
  endpoint: Endpoint<Query, Body, Answer>,
  request: Request<Query, Body>,
  fetcher: Fetch = fetch,
): Promise<Answer> {
  const response = await send(endpoint, request, fetcher);
  const json: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new CallError(response.status, problemSchema.safeParse(json).data ?? notOurs);
  if (typeof endpoint.answer === 'string') throw new TypeError(`${endpoint.path} answers without JSON`);
  const parsed = endpoint.answer.safeParse(json);
  if (!parsed.success) throw new CallError(0, notOurs);
  return parsed.data;
}

/** For answers without a body: resolves when the council says it is done. */
export async function callEmpty<Query, Body>(
  endpoint: Endpoint<Query, Body>,
  request: Request<Query, Body>,
  fetcher: Fetch = fetch,
): Promise<void> {
  const response = await send(endpoint, request, fetcher);
  if (response.status === 204) return;
  throw new CallError(
    response.status,
    problemSchema.safeParse(await response.json().catch(() => undefined)).data ?? notOurs,
  );
}

/** For answers of bytes in the given type: resolves with the answer as it begins, a part of it where a range was asked for. */
export async function callBytes<Query>(
  endpoint: Endpoint<Query>,
  type: string,
  request: Request<Query, unknown>,
  fetcher: Fetch = fetch,
): Promise<Response> {
  const response = await send(endpoint, request, fetcher);
  if (response.ok && response.headers.get('content-type') === type) return response;
  const json: unknown = response.ok ? undefined : await response.json().catch(() => undefined);
  throw new CallError(response.ok ? 0 : response.status, problemSchema.safeParse(json).data ?? notOurs);
}

async function send<Query, Body>(
  endpoint: Endpoint<Query, Body>,
  request: Request<Query, Body>,
  fetcher: Fetch,
): Promise<Response> {
  const { body, bytes, range, enrolment, signal } = request;
  try {
    return await fetcher(pathOf(endpoint, request), {
      method: endpoint.method,
      headers: {
        [REQUEST_HEADER]: '1',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(bytes && { 'content-type': 'application/octet-stream' }),
        ...(range && { range: `bytes=${range[0]}-${range[1] ?? ''}` }),
        ...(enrolment && { [ENROLMENT_HEADER]: enrolment }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(bytes && { body: bytes }),
      ...(signal && { signal }),
      redirect: 'error',
      cache: 'no-store',
      credentials: 'same-origin',
    });
  } catch {
    throw new CallError(0, noAnswer);
  }
}

/** The path with its parameters and query in place. */
export function pathOf<Query>(
  endpoint: Pick<Endpoint<Query>, 'path'>,
  { params = {}, query }: Pick<Request<Query, unknown>, 'params' | 'query'>,
): string {
  const path = endpoint.path.replace(/:([a-z]+)/gi, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {}))
    if (typeof value === 'string' || typeof value === 'number') search.set(key, `${value}`);
  return search.size > 0 ? `${path}?${search}` : path;
}

const noAnswer: Problem = {
  code: 'no-answer',
  message: 'The council’s server did not answer. Check the signal and try again.',
};
const notOurs: Problem = {
  code: 'not-ours',
  message: 'Something other than the council’s server answered. If you are on public wi-fi, sign in to it first.',
};
