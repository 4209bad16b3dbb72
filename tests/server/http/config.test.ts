import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '#server/config.ts';
import { demoEnvironment } from '#server/demo/demo-environment.ts';

const OIDC = { OIDC_ISSUER: 'https://id.eastmere.example/', OIDC_CLIENT_ID: 'wardbook', OIDC_CLIENT_SECRET: 'secret' };

describe('settings', () => {
  it('are all optional', () => {
    expect(readConfig({})).toMatchObject({
      port: 8080,
      host: 'localhost',
      origin: 'http://localhost:8080',
      dataFolder: path.resolve('data'),
      keysFolder: path.resolve('data/keys'),
      logLevel: 'warn',
    });
  });

  it('take an empty one as not given', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 8080, databaseUrl: undefined });
  });

  it('name an identity provider, over plain http on this machine alone', () => {
    expect(readConfig(OIDC).oidc).toMatchObject({ clientId: 'wardbook', trustsEmail: false });
    const local = readConfig({ ...OIDC, OIDC_ISSUER: 'http://127.0.0.1:9000', OIDC_TRUST_EMAIL: 'yes' });
    expect(local.oidc).toMatchObject({ issuer: new URL('http://127.0.0.1:9000'), trustsEmail: true });
  });

  it('open to other machines only behind a certificate', () => {
    expect(readConfig({ HOST: '0.0.0.0', PUBLIC_URL: 'https://wardbook.eastmere.example' }).origin).toBe(
      'https://wardbook.eastmere.example',
    );
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wardbook-tls-'));
    const [cert, key] = ['cert', 'key'].map((name) => path.join(folder, name));
    for (const file of [cert, key]) fs.writeFileSync(file ?? '', 'pem');
    expect(readConfig({ HOST: '0.0.0.0', TLS_CERT: cert, TLS_KEY: key }).origin).toBe('https://localhost:8080');
    fs.rmSync(folder, { recursive: true });
  });

  it.each([
    [{ PORT: '0' }, 'PORT must be a number'],
    [{ PORT: '80a' }, 'PORT must be a number'],
    [{ HOST: '0.0.0.0' }, 'opens Wardbook to other machines'],
    [{ HOST: '192.0.2.7', PUBLIC_URL: 'http://localhost:8080' }, 'opens Wardbook to other machines'],
    [{ PUBLIC_URL: 'http://wardbook.example' }, 'must begin with https://'],
    [{ PUBLIC_URL: 'https://wardbook.example/app' }, 'must end after the name'],
    [{ PUBLIC_URL: 'wardbook' }, 'must be an address'],
    [{ DATABASE_URL: 'mysql://x' }, 'must be an address such as postgresql'],
    [{ TLS_CERT: 'cert.pem' }, 'belong together'],
    [{ TLS_CERT: '/nowhere/cert.pem', TLS_KEY: '/nowhere/key.pem' }, 'cannot be read'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of'],
    [{ METRICS_TOKEN: 'short' }, '16 characters'],
    [{ OIDC_ISSUER: 'https://id.eastmere.example' }, 'belong together'],
    [{ OIDC_CLIENT_SECRET: 'secret' }, 'belong together'],
    [{ OIDC_TRUST_EMAIL: 'yes' }, 'belong together'],
    [{ ...OIDC, OIDC_ISSUER: 'http://id.eastmere.example' }, 'must begin with https://'],
    [{ ...OIDC, OIDC_ISSUER: 'id.eastmere.example' }, 'must be the address'],
    [{ ...OIDC, OIDC_TRUST_EMAIL: 'true' }, 'yes or no'],
  ])('%o is refused with a sentence', (environment, words) => {
    expect(() => readConfig(environment)).toThrow(words);
  });
});

describe('the demonstration', () => {
  it('lies in a folder of its own, on this machine alone', () => {
    expect(readConfig(demoEnvironment({})).dataFolder).toBe(path.resolve('data-demo'));
    expect(() => demoEnvironment({ HOST: '0.0.0.0' })).toThrow('this machine only');
  });
});
