// `fetch` of one phone to the real server in this process, with the cookies a browser would keep.
import type { TestServer } from '../server/http/test-council.ts';
import { ORIGIN } from '../server/http/test-council.ts';

export type Fetch = typeof globalThis.fetch;

let phones = 0;

export function councilFetch(server: TestServer, jar = new Map<string, string>()): Fetch {
  // An address of its own: tries are counted by address.
  phones += 1;
  const remoteAddress = `10.0.${phones >> 8}.${phones & 255}`;
  return async (input, init = {}) => {
    const { method = 'GET', body, headers } = init;
    const url = urlOf(input);
    const answer = await server.app.inject({
      method: method === 'PUT' || method === 'POST' || method === 'DELETE' ? method : 'GET',
      url,
      remoteAddress,
      headers: {
        ...Object.fromEntries(new Headers(headers)),
        host: new URL(ORIGIN).host,
        origin: ORIGIN,
        'sec-fetch-site': 'same-origin',
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(body instanceof Uint8Array && { payload: Buffer.from(body) }),
      ...(typeof body === 'string' && { payload: body }),
    });
    for (const { name, value } of answer.cookies) jar.set(name, value);
    const heads = Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' && name !== 'content-length' ? [[name, value]] : [],
    );
    const empty = answer.statusCode === 204;
    return new Response(empty ? null : new Uint8Array(answer.rawPayload), {
      status: answer.statusCode,
      headers: heads,
    });
  };
}

export function urlOf(input: Parameters<Fetch>[0]): string {
  if (typeof input === 'string') return input;
  return input instanceof URL ? input.href : input.url;
}
