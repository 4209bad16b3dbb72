// Whose request this is. Only pages of PUBLIC_URL may change anything, and only under that name is the app served.
import type { FastifyRequest } from 'fastify';
import { REQUEST_HEADER } from '#protocol/endpoint.ts';
import { Refusal } from './refusal.ts';

export const isAtHome = ({ headers }: FastifyRequest, origin: string): boolean =>
  headers.host?.toLowerCase() === new URL(origin).host;

/** Throws unless the request can only have come from our own page: three marks that another site cannot forge together. */
export function refuseForeign(request: FastifyRequest, origin: string): void {
  const { headers, method } = request;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw foreign();
  if (method === 'GET' || method === 'HEAD') return;
  if (headers.origin !== undefined && headers.origin !== origin) throw foreign();
  if (headers[REQUEST_HEADER] === undefined) throw foreign();
}

export const elsewhere = (origin: string): Refusal =>
  new Refusal(421, { code: 'elsewhere', message: `Wardbook is at ${origin}. Open it there.` });

const foreign = (): Refusal =>
  new Refusal(403, {
    code: 'foreign',
    message: 'This request did not come from Wardbook’s own page, so nothing was done.',
  });
