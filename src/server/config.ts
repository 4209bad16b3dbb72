// Every setting comes from the environment, is optional, and is refused with a sentence that says what to write instead.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { z } from 'zod';

export interface Config {
  readonly port: number;
  readonly host: string;
  /** The one address that people open; no slash at its end. */
  readonly origin: string;
  readonly dataFolder: string;
  readonly keysFolder: string;
  readonly databaseUrl: string | undefined;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  readonly logLevel: string;
  /** Opens /metrics from other machines. */
  readonly metricsToken: string | undefined;
  /** Opens OGC API – Features to programs. */
  readonly featuresToken: string | undefined;
  /** Sign-in with council accounts. */
  readonly oidc: Oidc | undefined;
}

/** The council's identity provider. */
export interface Oidc {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Its addresses are the council's own, although it does not say that they were confirmed. */
  readonly trustsEmail: boolean;
}

/** A setting that cannot be used; the message is for the person who starts the server. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/;
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

const environmentSchema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'PORT must be a number between 1 and 65535')
    .transform(Number)
    .refine((port) => port > 0 && port < 65_536, 'PORT must be a number between 1 and 65535')
    .default(8080),
  HOST: z.string().default('localhost'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'PUBLIC_URL must be an address such as https://wardbook.example.gov.uk' })
    .refine((url) => isBare(url), 'PUBLIC_URL must end after the name and port: no path, no question mark')
    .optional(),
  WARDBOOK_DATA: z.string().default('./data'),
  WARDBOOK_KEYS: z.string().optional(),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'DATABASE_URL must be an address such as postgresql://user:password@host/name',
    })
    .optional(),
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
  METRICS_TOKEN: z.string().min(16, 'METRICS_TOKEN must have 16 characters or more').optional(),
  FEATURES_TOKEN: z.string().min(16, 'FEATURES_TOKEN must have 16 characters or more').optional(),
  OIDC_ISSUER: z
    .url({
      protocol: /^https?$/,
      error:
        'OIDC_ISSUER must be the address of the identity provider, such as https://id.example.gov.uk/realms/council',
    })
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_TRUST_EMAIL: z.enum(['yes', 'no'], 'OIDC_TRUST_EMAIL must be yes or no').optional(),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, silent',
    )
    .default('warn'),
});

export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map(({ message }) => `${message}.`).join('\n'));
  const { PORT, HOST, PUBLIC_URL, WARDBOOK_DATA, WARDBOOK_KEYS, DATABASE_URL, LOG_LEVEL, ...rest } = parsed.data;

  const tls = readTls(rest.TLS_CERT, rest.TLS_KEY);
  const origin = new URL(PUBLIC_URL ?? `${tls ? 'https' : 'http'}://localhost:${PORT}`).origin;
  refuseOpenPlainText(HOST, origin, tls !== undefined);

  const dataFolder = path.resolve(WARDBOOK_DATA);
  return {
    port: PORT,
    host: HOST,
    origin,
    dataFolder,
    keysFolder: path.resolve(WARDBOOK_KEYS ?? path.join(dataFolder, 'keys')),
    databaseUrl: DATABASE_URL,
    tls,
    logLevel: LOG_LEVEL,
    metricsToken: rest.METRICS_TOKEN,
    featuresToken: rest.FEATURES_TOKEN,
    oidc: readOidc(rest),
  };
}

// The app needs a secure context, and a password sent in the clear is everybody's.
function refuseOpenPlainText(host: string, origin: string, hasTls: boolean): void {
  const { protocol, hostname } = new URL(origin);
  if (protocol === 'http:' && !isLoopback(hostname))
    throw new ConfigError(
      `PUBLIC_URL must begin with https:// unless it is this machine itself: on ${origin} no phone can keep records.`,
    );
  if (isLoopback(host) || hasTls || protocol === 'https:') return;
  throw new ConfigError(
    `HOST=${host} opens Wardbook to other machines. Give TLS_CERT and TLS_KEY, or put it behind a proxy with a certificate and set PUBLIC_URL to the proxy’s https:// address.`,
  );
}

function readTls(certFile: string | undefined, keyFile: string | undefined): Config['tls'] {
  if (!certFile && !keyFile) return undefined;
  if (!certFile || !keyFile) throw new ConfigError('TLS_CERT and TLS_KEY belong together: give both, or neither.');
  return { cert: readFile('TLS_CERT', certFile), key: readFile('TLS_KEY', keyFile) };
}

type Given = z.infer<typeof environmentSchema>;

function readOidc({
  OIDC_ISSUER,
  OIDC_CLIENT_ID,
  OIDC_CLIENT_SECRET,
  OIDC_TRUST_EMAIL,
}: Partial<Given>): Config['oidc'] {
  const given = [OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_TRUST_EMAIL];
  if (given.every((each) => each === undefined)) return undefined;
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET)
    throw new ConfigError(
      'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together: give all three, or no OIDC setting at all.',
    );
  const issuer = new URL(OIDC_ISSUER);
  if (issuer.protocol === 'http:' && !isLoopback(issuer.hostname))
    throw new ConfigError('OIDC_ISSUER must begin with https:// unless it is this machine itself.');
  return {
    issuer,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    trustsEmail: OIDC_TRUST_EMAIL === 'yes',
  };
}

function readFile(name: string, file: string): Buffer {
  try {
    return fs.readFileSync(file);
  } catch {
    throw new ConfigError(`${name} names ${file}, which cannot be read. Check that it exists and may be read.`);
  }
}

const isBare = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { pathname, search, hash, username, password } = new URL(text);
  return pathname === '/' && !search && !hash && !username && !password;
};
