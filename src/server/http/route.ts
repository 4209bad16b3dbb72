// Ties an endpoint of the protocol to the function that answers it, with the types of its query, body and answer.
import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#domain/id.ts';
import type { Bytes } from '#protocol/bytes.ts';
import type { Endpoint } from '#protocol/endpoint.ts';
import type { SignedIn } from '../people/sessions.ts';
import { theCouncil } from '../people/set-up.ts';
import type { Services } from '../services.ts';
import type { KnownPhone } from '../people/push-credentials.ts';
import { badRequest, notFound } from './refusal.ts';

/** A body that is not JSON. */
export class RawAnswer {
  readonly bytes: Uint8Array | string | Readable;
  readonly headers: Readonly<Record<string, string>>;

  constructor(bytes: Uint8Array | string | Readable, headers: Readonly<Record<string, string>>) {
    this.bytes = bytes;
    this.headers = headers;
  }
}

export interface Visit<Query = unknown, Body = unknown> {
  /** The path parameter `:id`, a UUID for certain. */
  readonly id: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  /** The body of an endpoint that takes bytes. */
  readonly bytes: Bytes;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What an endpoint's access has let in. */
export type Who =
  | { readonly by: 'anyone' }
  | { readonly by: 'person'; readonly person: SignedIn }
  | { readonly by: 'phone'; readonly phone: KnownPhone }
  | { readonly by: 'program' };

export interface Route {
  readonly endpoint: Endpoint;
  answer(request: FastifyRequest, reply: FastifyReply, who: Who): Promise<unknown>;
  /** Ends what the route keeps open, when the server stops. */
  readonly close?: () => void;
}

type Answered<Answer> = Promise<[Answer] extends [undefined] ? RawAnswer | void : Answer>;

/** For anyone, signed in or not. */
export function publicRoute<Query, Body, Answer>(
  endpoint: Endpoint<Query, Body, Answer>,
  answer: (visit: Visit<Query, Body>) => Answered<Answer>,
): Route {
  if (endpoint.access !== 'public') throw new Error(`${endpoint.path} is not public`);
  return { endpoint, answer: async (request, reply) => answer(visitOf(endpoint, request, reply)) };
}

/** For a signed-in person who has one of the endpoint's roles. */
export function personRoute<Query, Body, Answer>(
  endpoint: Endpoint<Query, Body, Answer>,
  answer: (visit: Visit<Query, Body>, person: SignedIn) => Answered<Answer>,
): Route {
  return {
    endpoint,
    async answer(request, reply, who) {
      if (who.by !== 'person') throw new Error(`${endpoint.path} is not for a person`);
      return answer(visitOf(endpoint, request, reply), who.person);
    },
  };
}

/** For a signed-in person with one of the endpoint's roles or a program with the council's token: who it is makes no difference. */
export function councilRoute<Query, Body, Answer>(
  services: Services,
  endpoint: Endpoint<Query, Body, Answer>,
  answer: (visit: Visit<Query, Body>, council: string) => Answered<Answer>,
): Route {
  return {
    endpoint,
    async answer(request, reply, who) {
      if (who.by !== 'person' && who.by !== 'program') throw new Error(`${endpoint.path} is for nobody else`);
      const council = who.by === 'person' ? who.person.council : (await theCouncil(services))?.id;
      if (council === undefined) throw notFound();
      return answer(visitOf(endpoint, request, reply), council);
    },
  };
}

/** For an enrolled phone by its push credential: works without a session, and after its person has left. */
export function phoneRoute<Query, Body, Answer>(
  endpoint: Endpoint<Query, Body, Answer>,
  answer: (visit: Visit<Query, Body>, phone: KnownPhone) => Answered<Answer>,
): Route {
  return {
    endpoint,
    async answer(request, reply, who) {
      if (who.by !== 'phone') throw new Error(`${endpoint.path} is not for a phone`);
      return answer(visitOf(endpoint, request, reply), who.phone);
    },
  };
}

const paramsSchema = z.record(z.string(), z.string());

function visitOf<Query, Body>(
  endpoint: Endpoint<Query, Body>,
  request: FastifyRequest,
  reply: FastifyReply,
): Visit<Query, Body> {
  const params = paramsSchema.parse(request.params ?? {});
  if (params.id !== undefined && !idSchema.safeParse(params.id).success) throw notFound();
  return {
    id: (params.id ?? '').toLowerCase(),
    params,
    query: parsed(endpoint.query, request.query),
    body: parsed(endpoint.body === 'bytes' ? undefined : endpoint.body, request.body),
    bytes: request.body instanceof Uint8Array ? new Uint8Array(request.body) : new Uint8Array(),
    request,
    reply,
  };
}

// An endpoint without a schema has no query or body: its type is undefined, and whatever was sent is not looked at.
function parsed<T>(schema: z.ZodType<T> | undefined, value: unknown): T;
function parsed(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = Object.fromEntries(
    result.error.issues.map(({ path, message }) => [path.join('.') || 'request', message]),
  );
  const [[field, message] = ['request', 'It does not fit']] = Object.entries(fields);
  throw badRequest(`This cannot be taken as it is. ${field}: ${message}.`, fields);
}
