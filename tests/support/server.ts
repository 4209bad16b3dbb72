import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from './eventually.ts';
import { freePort } from './free-port.ts';
import { createTestDatabase } from './test-database.ts';

interface ServerOptions {
  /** Where the built program lies; this checkout unless another build is meant. */
  folder?: string;
  dataFolder?: string;
  port?: number;
  args?: string[];
  env?: Record<string, string>;
}

export interface TestServer {
  url: string;
  port: number;
  dataFolder: string;
  /** Everything the server has printed, over all its lives. */
  output: () => string;
  /** Waits until the server prints something that matches, and gives the match. */
  printed: (pattern: RegExp) => Promise<RegExpMatchArray>;
  /** The one-time link that the first start prints. */
  setUpLink: () => Promise<string>;
  /** SIGKILL: what a power cut leaves. */
  kill: () => Promise<void>;
  /** Starts again on the same port, data folder and database. */
  start: () => Promise<void>;
  /** SIGTERM, and waits for an orderly end. */
  stop: () => Promise<number | null>;
  /** Stops and removes all it left, unless the data folder was given. */
  [Symbol.asyncDispose]: () => Promise<void>;
}

/** Starts the real, built server as its own process, on PostgreSQL when the tests run on it, and waits until it is healthy. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const program = path.resolve(options.folder ?? '.', 'dist-server/main.js');
  if (!existsSync(program)) throw new Error('dist-server/main.js is missing: run `npm run build` first.');
  const dataFolder = options.dataFolder ?? (await mkdtemp(path.join(tmpdir(), 'wardbook-data-')));
  const port = options.port ?? (await freePort());
  const url = `http://localhost:${port}`;
  const database = options.env?.DATABASE_URL === undefined ? await createTestDatabase() : undefined;
  let output = '';
  let child: ChildProcess | undefined;

  const start = async () => {
    const from = output.length;
    const started = spawn(process.execPath, ['--enable-source-maps', program, ...(options.args ?? [])], {
      env: {
        ...inheritedEnv(),
        PORT: String(port),
        WARDBOOK_DATA: dataFolder,
        ...(database && { DATABASE_URL: database.url }),
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    for (const stream of [started.stdout, started.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    await eventually(`the server on port ${port} to be healthy`, () => {
      if (hasEnded(started))
        throw new Error(`The server ended with ${started.exitCode ?? started.signalCode}:\n${output.slice(from)}`);
      return isHealthy(url);
    });
  };

  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (!child || hasEnded(child)) return child?.exitCode ?? null;
    const ended = new Promise<number | null>((resolve) => child?.once('close', resolve));
    child.kill(signal);
    return ended;
  };

  const printed = (pattern: RegExp) =>
    eventually(`the server to print ${pattern}`, () => output.match(pattern) ?? undefined);

  try {
    await start();
  } catch (error) {
    await end('SIGKILL');
    throw error;
  }

  return {
    url,
    port,
    dataFolder,
    output: () => output,
    printed,
    setUpLink: async () => (await printed(/http\S+set-up#token=\S+/))[0],
    kill: async () => void (await end('SIGKILL')),
    start,
    stop: () => end('SIGTERM'),
    [Symbol.asyncDispose]: async () => {
      await end('SIGTERM');
      await database?.drop();
      if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** The server's settings come from the test alone, never from the shell it was started in. */
function inheritedEnv(): NodeJS.ProcessEnv {
  const own =
    /^(PORT|HOST|PUBLIC_URL|DATABASE_URL|TLS_CERT|TLS_KEY|LOG_LEVEL|NODE_ENV|NODE_OPTIONS|TEST|VITEST.*|OIDC_.*|WARDBOOK_.*)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/health`)).ok;
  } catch {
    return false;
  }
}
