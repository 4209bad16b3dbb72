import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const configuration = ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs', '.oxlintrc.json'];

/** Writes files into a temporary project with our own configuration and libraries, so that a fault never stands in src. */
export async function inScratchTree<Answer>(
  files: Record<string, string>,
  work: (folder: string) => Promise<Answer>,
): Promise<Answer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'wardbook-architecture-'));
  try {
    for (const name of configuration) await copyFile(name, path.join(folder, name));
    await symlink(path.resolve('node_modules'), path.join(folder, 'node_modules'), 'junction');
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), text);
    }
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a tool of node_modules prints; that it found faults is an answer too. */
export function runTool(name: string, args: string[], folder: string): Promise<string> {
  const program = path.resolve('node_modules/.bin', name);
  return new Promise((resolve, reject) => {
    execFile(
      program,
      args,
      { cwd: folder, maxBuffer: 256 * 1024 * 1024, timeout: 110_000, shell: process.platform === 'win32' },
      (error, out, problems) => {
        if (out) resolve(out);
        else reject(error ?? new Error(problems));
      },
    );
  });
}

export const sourceFiles = (): string[] =>
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file.replaceAll('\\', '/')}`)
    .filter((file) => /[.]tsx?$/.test(file));
