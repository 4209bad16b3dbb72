import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { Client } from 'pg';
import { eventually } from './eventually.ts';
import { freePort } from './free-port.ts';

export interface PrivatePostgres {
  url: string;
  stop: () => Promise<void>;
}

/** A PostgreSQL of its own on a free port, durable as a council's would be; needs the server programs and nothing running. */
export async function startPostgres(): Promise<PrivatePostgres> {
  const bin = findPostgresPrograms();
  // Not the system's temporary folder as named by TMPDIR: the account that runs PostgreSQL must be able to reach it.
  const folder = await mkdtemp('/tmp/wardbook-postgres-');
  const data = path.join(folder, 'data');
  const port = await freePort();
  const account = postgresAccount();
  if (account) await chown(folder, account.uid, account.gid);
  const initArgs = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'];
  execFileSync(path.join(bin, 'initdb'), initArgs, { stdio: ['ignore', 'ignore', 'pipe'], ...account });

  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(path.join(bin, 'postgres'), ['-D', data, ...options], {
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: folder,
    ...account,
  });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log = (log + text).slice(-10_000)));

  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await eventually('PostgreSQL to answer', () => {
    if (child.exitCode !== null) throw new Error(`PostgreSQL did not start:\n${log}`);
    return answers(url);
  });
  return { url, stop: () => stop(child, folder) };
}

/** PostgreSQL refuses to run as root, so root lends it the account its packages create. */
function postgresAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (option: string) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function findPostgresPrograms(): string {
  const found = [...programsByConfig(), ...programsOfDebian()].find((folder) =>
    existsSync(path.join(folder, 'initdb')),
  );
  if (!found)
    throw new Error('No PostgreSQL was found. Install its server programs (on Debian: apt-get install postgresql).');
  return found;
}

function programsByConfig(): string[] {
  try {
    return [execFileSync('pg_config', ['--bindir'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()];
  } catch {
    return [];
  }
}

function programsOfDebian(): string[] {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return [];
  return readdirSync(root).map((version) => path.join(root, version, 'bin'));
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => child.once('close', resolve));
  // SIGINT is PostgreSQL's "fast": it ends sessions and waits for nobody.
  child.kill('SIGINT');
  if (child.exitCode === null && child.signalCode === null) await ended;
  await rm(folder, { recursive: true, force: true });
}
