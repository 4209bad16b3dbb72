import type { FastifyRequest } from 'fastify';
import { hasAnyRole } from '#domain/role.ts';
import { type Endpoint, ENROLMENT_HEADER } from '#protocol/endpoint.ts';
import { phoneOf } from '../people/push-credentials.ts';
import { sessionOf } from '../people/sessions.ts';
import type { Services } from '../services.ts';
import { bearsToken } from './bearer-token.ts';
import { sessionToken } from './cookies.ts';
import { notAllowed, notSignedIn } from './refusal.ts';
import type { Who } from './route.ts';

/** Lets in whoever the endpoint's access names, before a byte of the body is read; throws 401 or 403 otherwise. */
export async function admit(
  services: Services,
  { access, token: isForPrograms }: Endpoint,
  request: FastifyRequest,
): Promise<Who> {
  if (access === 'public') return { by: 'anyone' };
  if (access === 'push') {
    const phone = await phoneOf(services, request.cookies, request.headers[ENROLMENT_HEADER]);
    if (!phone) throw notSignedIn();
    return { by: 'phone', phone };
  }
  const { featuresToken } = services.config;
  if (isForPrograms && featuresToken !== undefined && bearsToken(request.headers.authorization, featuresToken))
    return { by: 'program' };
  const token = sessionToken(request);
  const person = token && (await sessionOf(services, token));
  if (!person) throw notSignedIn();
  if (access !== 'session' && !hasAnyRole(person.roles, access)) throw notAllowed();
  return { by: 'person', person };
}
