// A hostile outside for one phone: a network that loses, cuts, repeats, delays and lies, and a phone that dies at any step.
import { newId } from '#domain/id.ts';
import { readHeader } from '#protocol/header.ts';
import { pushEntries } from '#protocol/push-entries.ts';
import { decodePush } from '#protocol/push-frame.ts';
import { signReceipt } from '#protocol/receipt.ts';
import { newSigningPair } from '#protocol/signature.ts';
import { ORIGIN } from '../server/http/test-council.ts';
import type { Chance } from './chance.ts';
import type { Fetch } from './council-fetch.ts';

class Killed extends Error {}

/** One life of the app: it ends at a step that chance chose, and from then on nothing it does reaches disk or network. */
export interface Life {
  readonly over: () => boolean;
  step(): void;
}

export function lifeOf(steps: number): Life {
  let left = steps;
  return {
    over: () => left <= 0,
    step() {
      left -= 1;
      if (left <= 0) throw new Killed('The phone died here');
    },
  };
}

/** The same storage, as one life sees it: every opening and every transaction is a step at which it may end. */
export function mortalFactory(factory: IDBFactory, life: Life, chance: Chance): IDBFactory {
  const mortal = (database: IDBDatabase): void => {
    const begin = database.transaction.bind(database);
    Object.defineProperty(database, 'transaction', {
      value: (...args: Parameters<IDBDatabase['transaction']>) => {
        // Before the transaction, or in the middle of it: then nothing of it may be there.
        const middle = chance.happens(0.5);
        if (!middle || life.over()) life.step();
        const transaction = begin(...args);
        try {
          if (middle) life.step();
        } catch {
          queueMicrotask(() => transaction.abort());
        }
        return transaction;
      },
    });
  };
  return {
    open(name, version) {
      life.step();
      const request = version === undefined ? factory.open(name) : factory.open(name, version);
      request.addEventListener('success', () => mortal(request.result));
      return request;
    },
    deleteDatabase: (name) => {
      life.step();
      return factory.deleteDatabase(name);
    },
    cmp: (a, b) => factory.cmp(a, b),
    databases: () => factory.databases(),
  };
}

const problem = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify({ code: 'test', message: 'Try again later.' }), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
const page = (status: number): Response =>
  new Response('<!doctype html><title>Free wi-fi</title><form action="/login">', {
    status,
    headers: { 'content-type': 'text/html' },
  });

const FAULTS = [
  'lost',
  'answer-lost',
  'cut',
  'twice',
  'late',
  'portal',
  'portal-status',
  'busy',
  'broken',
  'too-large',
  'refused',
  'stale-answer',
  'forged',
] as const;
export type Fault = (typeof FAULTS)[number];

/** `rate` is how often a request meets a fault. */
export function faultyNetwork(
  real: Fetch,
  life: Life,
  chance: Chance,
  rate: number,
  happened: Map<Fault, number>,
): Fetch {
  const late: (() => Promise<Response>)[] = [];
  let before: Response | undefined;

  return async (input, init) => {
    life.step();
    // What was on its way for long arrives now, before what is sent now.
    if (late.length > 0 && chance.happens(0.5)) await late.pop()?.();
    const send = () => real(input, init);
    const fault = chance.happens(rate) ? chance.one(FAULTS) : undefined;
    if (fault) happened.set(fault, (happened.get(fault) ?? 0) + 1);
    const answer = await answerWith(fault);
    life.step();
    return answer;

    async function answerWith(what: Fault | undefined): Promise<Response> {
      switch (what) {
        case undefined: {
          const response = await send();
          before = response.clone();
          return response;
        }
        case 'lost':
          throw new TypeError('Failed to fetch');
        case 'answer-lost':
          await send();
          throw new TypeError('Failed to fetch');
        case 'cut': {
          const response = await send();
          const bytes = new Uint8Array(await response.arrayBuffer());
          return new Response(bytes.slice(0, chance.below(bytes.length)), response);
        }
        case 'twice':
          await send();
          return send();
        case 'late':
          late.push(send);
          throw new TypeError('Failed to fetch');
        case 'portal':
          return page(200);
        case 'portal-status':
          return page(chance.one([302, 400, 401, 403, 404, 422, 511]));
        case 'busy':
          return problem(503, chance.happens(0.5) ? { 'retry-after': '7' } : {});
        case 'broken':
          return chance.happens(0.5) ? problem(500) : page(502);
        case 'too-large':
          return framesIn(init?.body) > 3 ? problem(413) : send();
        case 'refused':
          return framesIn(init?.body) > 0 ? problem(chance.one([400, 422])) : send();
        case 'stale-answer':
          return before?.clone() ?? page(200);
        case 'forged':
          return forged(input, init?.body);
      }
    }
  };
}

const framesIn = (body: unknown): number => (body instanceof Uint8Array ? decodePush(body).length : 0);

/** As a copy of the council, or a thief of its address, would answer: all in order, but signed by another key. */
async function forged(input: Parameters<Fetch>[0], body: unknown): Promise<Response> {
  const url = new URL(typeof input === 'string' ? input : ORIGIN, ORIGIN);
  if (url.pathname !== pushEntries.path || !(body instanceof Uint8Array)) return page(200);
  const { privateKey } = await newSigningPair(false);
  const at = new Date().toISOString();
  const results = await Promise.all(
    decodePush(body).map(async ({ bytes }) => {
      const { lane, seq, id, enrolment, entryHash: hash } = readHeader(bytes);
      const receipt = {
        what: 'entry',
        key: 'a key',
        origin: ORIGIN,
        enrolment,
        at,
        lane,
        seq,
        id,
        hash,
        number: 1,
        effect: 'effect',
        head: '',
      } as const;
      return { outcome: 'stored', lane, seq, id, receipt: await signReceipt(privateKey, receipt) };
    }),
  );
  const holding = {
    have: [],
    haveAccess: [],
    safeThrough: 0,
    now: at,
    incarnation: newId(),
    keySetVersion: 1,
    wipe: false,
  };
  return Response.json({ batch: url.searchParams.get('batch'), results, holding });
}
