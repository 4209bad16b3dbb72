import { accessSync, constants, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

type ContextOptions = NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>;

export interface Browser {
  context: BrowserContext;
  /** The profile's folder: open it again with `launchBrowser({ profile })`, also after `kill`. */
  profile: string;
  /** Ends the browser as a flat battery would: nothing is flushed, nothing is told. */
  kill: () => Promise<void>;
}

export const phone: ContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

export const desk: ContextOptions = { viewport: { width: 1440, height: 900 } };

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Opens a browser on a lasting profile: a fresh one unless a folder is given. */
export async function launchBrowser({
  profile,
  args: extra = [],
  ...options
}: ContextOptions & { profile?: string } = {}): Promise<Browser> {
  const folder = profile ?? (await mkdtemp(path.join(tmpdir(), 'wardbook-profile-')));
  const { executablePath, args } = await findChromium();
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    headless: true,
    // Without a locale a headless shell reports en-US@posix, which Intl refuses.
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    args: [...quiet, ...args, ...extra],
    ...options,
  });
  return { context, profile: folder, kill: () => killBrowser(context, folder) };
}

/** CHROME_PATH, else a browser of this machine, else the one inside the npm package. */
async function findChromium(): Promise<{ executablePath: string; args: string[] }> {
  const named = process.env.CHROME_PATH;
  if (named) return { executablePath: named, args: [] };
  const installed = installedBrowsers().find(isExecutable);
  if (installed) return { executablePath: installed, args: [] };
  if (process.platform === 'linux' && process.arch === 'x64') return packagedChromium();
  throw new Error('No Chromium or Chrome was found. Install one, or set CHROME_PATH to its program file.');
}

function installedBrowsers(): string[] {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const programs = [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA];
  return [
    ...folders.flatMap((folder) => names.map((name) => path.join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...programs
      .filter((folder) => folder !== undefined)
      .map((folder) => path.join(folder, 'Google/Chrome/Application/chrome.exe')),
  ];
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

// The package unpacks into the temporary folder and takes any file named "chromium" it finds there, so it gets a folder
// of its own; and it brings its own libraries only when it believes itself in Amazon's cloud.
async function packagedChromium(): Promise<{ executablePath: string; args: string[] }> {
  const folder = path.resolve('node_modules/.cache/chromium-147.0.0');
  const complete = path.join(folder, 'complete');
  if (!existsSync(complete)) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const temporary = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x';
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    const executablePath = await packaged.executablePath();
    await writeFile(complete, '');
    return { executablePath, args: ['--no-zygote'] };
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
}

async function killBrowser(context: BrowserContext, profile: string): Promise<void> {
  const closed = new Promise<void>((resolve) => context.once('close', () => resolve()));
  for (const pid of await processesUsing(profile)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // A child of one just killed is gone already.
    }
  }
  await closed;
  // The lock names a process that is no more; a new one must not ask it to open the page.
  for (const name of ['SingletonLock', 'SingletonSocket', 'SingletonCookie'])
    await rm(path.join(profile, name), { force: true });
}

/** Reads /proc, so Linux alone; every process of a browser carries its profile's folder in its command line. */
async function processesUsing(profile: string): Promise<number[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0 && pid !== process.pid);
  const commands = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
  return pids.filter((_, i) => commands[i]?.split('\0').includes(`--user-data-dir=${profile}`));
}
