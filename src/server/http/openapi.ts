// The contract as an OpenAPI document, made from the endpoints themselves so that it cannot differ from them.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Endpoint, ENROLMENT_HEADER, REQUEST_HEADER } from '#protocol/endpoint.ts';
import { endpoints } from '#protocol/endpoints.ts';
import { problemSchema } from '#protocol/problem.ts';
import { pushCookieName } from '../people/push-credentials.ts';
import { SESSION_COOKIE } from '../people/sessions.ts';

type Json = Record<string, unknown>;

export function serveOpenApi(app: FastifyInstance, version: string): void {
  const text = JSON.stringify(openApiDocument(version));
  app.get('/api/openapi.json', async (_, reply) => reply.type('application/json').send(text));
}

export function openApiDocument(version: string): Json {
  const schemas: Json = {};
  const paths: Record<string, Json> = {};
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const path = endpoint.path.replace(/:([a-z]+)/gi, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(name, endpoint, schemas) };
  }
  const problem = schemaOf('Problem', problemSchema, 'output', schemas);
  return {
    openapi: '3.1.0',
    info: { title: 'Wardbook', version, license: { name: 'MIT', identifier: 'MIT' } },
    paths,
    components: {
      schemas: { ...schemas, Problem: problem },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'FEATURES_TOKEN of the server’s settings' },
        session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
        push: {
          type: 'apiKey',
          in: 'cookie',
          name: pushCookieName('{enrolment}'),
          description: `Selected by the header ${ENROLMENT_HEADER}`,
        },
      },
    },
  };
}

function operationOf(name: string, endpoint: Endpoint, schemas: Json): Json {
  const { access, token, summary, body, answer, mediaType } = endpoint;
  return {
    operationId: name,
    summary,
    ...(access !== 'public' && {
      security: [{ [access === 'push' ? 'push' : 'session']: [] }, ...(token ? [{ token: [] }] : [])],
    }),
    ...(Array.isArray(access) && { description: `For: ${access.join(', ')}.` }),
    parameters: parametersOf(name, endpoint, schemas),
    ...(body && { requestBody: { required: true, content: contentOf(`${name}.body`, body, 'input', schemas) } }),
    responses: {
      ...(answer === 'empty'
        ? { 204: { description: 'Done' } }
        : { 200: { description: 'Done', content: contentOf(`${name}.answer`, answer, 'output', schemas, mediaType) } }),
      default: {
        description: 'Why not, with a sentence for the person',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function parametersOf(name: string, { path, method, query, access }: Endpoint, schemas: Json): Json[] {
  const text = { type: 'string' };
  const inPath = [...path.matchAll(/:([a-z]+)/gi)].map(([, param]) => ({
    name: param,
    in: 'path',
    required: true,
    schema: text,
  }));
  const header = (named: string) => ({ name: named, in: 'header', required: true, schema: text });
  const { properties = {}, required = [] } = query
    ? objectSchema.parse(schemaOf(`${name}.query`, query, 'input', schemas))
    : {};
  const inQuery = Object.entries(properties).map(([key, schema]) => ({
    name: key,
    in: 'query',
    required: required.includes(key),
    schema,
  }));
  return [
    ...inPath,
    ...(method === 'GET' ? [] : [header(REQUEST_HEADER)]),
    ...(access === 'push' ? [header(ENROLMENT_HEADER)] : []),
    ...inQuery,
  ];
}

const objectSchema = z.object({
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
});

function contentOf(
  name: string,
  type: z.ZodType | 'bytes' | 'events',
  io: 'input' | 'output',
  schemas: Json,
  mediaType = 'application/json',
): Json {
  if (type === 'bytes') return { 'application/octet-stream': {} };
  if (type === 'events') return { 'text/event-stream': {} };
  return { [mediaType]: { schema: schemaOf(name, type, io, schemas) } };
}

/** Definitions that a schema refers to move to the document's own, because a reference there is from its root. */
function schemaOf(name: string, type: z.ZodType, io: 'input' | 'output', schemas: Json): Json {
  const text = JSON.stringify(z.toJSONSchema(type, { io, unrepresentable: 'any' }));
  const {
    $defs = {},
    $schema: _,
    ...schema
  } = withDefsSchema.parse(JSON.parse(text.replaceAll('"#/$defs/', `"#/components/schemas/${name}.`)));
  for (const [key, definition] of Object.entries($defs)) schemas[`${name}.${key}`] = definition;
  return schema;
}

const withDefsSchema = z.looseObject({
  $defs: z.record(z.string(), z.unknown()).optional(),
  $schema: z.string().optional(),
});
