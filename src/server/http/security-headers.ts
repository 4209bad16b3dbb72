import type { FastifyReply } from 'fastify';

const policy = (scripts: string): string =>
  [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types default 'allow-duplicates'",
  ].join('; ');

const PAGE = policy("'self'");
/** Argon2id on the phone is WebAssembly, and only the worker that runs it may compile any. */
export const WORKER_POLICY = policy("'self' 'wasm-unsafe-eval'");

const headers = {
  'content-security-policy': PAGE,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': 'camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), interest-cohort=()',
  'x-robots-tag': 'noindex',
} as const;

export function addSecurityHeaders(reply: FastifyReply, isHttps: boolean): void {
  void reply.headers(headers);
  if (isHttps) void reply.header('strict-transport-security', 'max-age=31536000');
}
