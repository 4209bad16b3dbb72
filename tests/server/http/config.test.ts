import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '#server/config.ts';
import { demoEnvironment } from '#server/demo/demo-environment.ts';

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
