// The HTTP contract: one value per endpoint, read by phone, desk, link pages, server and the OpenAPI document.
import type { z } from 'zod';
import type { Role } from '#domain/role.ts';

/** `push` is the enrolment's push-only cookie; `session` any signed-in person; a list, a signed-in person with one of the roles. */
export type Access = 'public' | 'push' | 'session' | readonly Role[];

export interface Endpoint<Query = unknown, Body = unknown, Answer = unknown> {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `:name` stands for a path parameter, always text. */
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly access: Access;
  /** Also for programs that know the council's token: read-only, and nothing of people. */
  readonly token?: boolean;
  /** Of the answer; `application/json` unless said. */
  readonly mediaType?: string;
  readonly query?: z.ZodType<Query>;
  readonly body?: z.ZodType<Body> | 'bytes';
  readonly answer: z.ZodType<Answer> | 'bytes' | 'empty' | 'events';
  /** The most bytes a body may have; 64 KB unless said. */
  readonly most?: number;
}

export const defineEndpoint = <Query = undefined, Body = undefined, Answer = undefined>(
  endpoint: Endpoint<Query, Body, Answer>,
): Endpoint<Query, Body, Answer> => endpoint;

/** Every request that changes something carries it; a page of another origin cannot send it without asking. */
export const REQUEST_HEADER = 'wardbook';
/** Selects the enrolment whose push cookie and pull cursor are meant. */
export const ENROLMENT_HEADER = 'wardbook-enrolment';
