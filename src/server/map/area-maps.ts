// Area maps on the server's disk: <data>/maps/<council>/<hash>.pmtiles. The settings document `map` says which one is in force.
import { DAY_MS } from '#domain/clock.ts';
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { z } from 'zod';
import { dayOfInstant } from '#domain/calendar.ts';
import { newId } from '#domain/id.ts';
import { instantText } from '#domain/moment.ts';
import { type AreaMap, areaMapSchema, mapHashSchema } from '#protocol/area-map.ts';
import { badRequest, notFound, Refusal } from '../http/refusal.ts';
import type { Services } from '../services.ts';
import { settingsOf, writeSettingsVersion } from '../settings/settings-documents.ts';
import { checkArchive } from './check-archive.ts';

const UNFINISHED = '.new';
/** An upload that nobody went on with. */
const FORGOTTEN_MS = DAY_MS;

/** Where the archives of a council lie. */
export const mapsFolder = ({ config }: Services, council: string): string =>
  path.join(config.dataFolder, 'maps', z.uuid().parse(council));
export const archiveName = (sha256: string): string => `${mapHashSchema.parse(sha256)}.pmtiles`;
/** The hash that a file of that folder is named by; undefined where it is no archive. */
export const archiveNamed = (name: string): string | undefined =>
  mapHashSchema.safeParse(path.basename(name, '.pmtiles')).data;

const uploadFile = (services: Services, council: string, upload: string): string =>
  path.join(mapsFolder(services, council), `${z.uuid().parse(upload)}${UNFINISHED}`);

/** Where the archive of that hash lies; nobody promises that it is there. */
export const archiveFile = (services: Services, council: string, sha256: string): string =>
  path.join(mapsFolder(services, council), archiveName(sha256));

export async function beginUpload(services: Services, council: string): Promise<string> {
  const upload = newId();
  await fs.mkdir(mapsFolder(services, council), { recursive: true, mode: 0o700 });
  await fs.writeFile(uploadFile(services, council, upload), '', { mode: 0o600, flag: 'wx' });
  return upload;
}

/** Appends the next part and answers how much there is; another part than the next changes nothing. */
export async function takeMapPart(
  services: Services,
  council: string,
  { upload, from, bytes }: { readonly upload: string; readonly from: number; readonly bytes: Uint8Array },
): Promise<number> {
  const file = await openBegun(uploadFile(services, council, upload));
  try {
    const { size } = await file.stat();
    if (size !== from) return size;
    await file.appendFile(bytes);
    return size + bytes.length;
  } finally {
    await file.close();
  }
}

const openBegun = (file: string): Promise<fs.FileHandle> =>
  fs.open(file, constants.O_WRONLY | constants.O_APPEND).catch(() => {
    throw notFound();
  });

export async function publishUpload(
  services: Services,
  council: string,
  { upload, name, by }: { readonly upload: string; readonly name: string; readonly by: string },
): Promise<AreaMap> {
  const file = uploadFile(services, council, upload);
  await (await openBegun(file)).close();
  try {
    return await publish(services, council, { file, name, by });
  } finally {
    await fs.rm(file, { force: true });
  }
}

/** From a file of this machine, which stays as it is. */
export async function publishFile(
  services: Services,
  council: string,
  { file, name }: { readonly file: string; readonly name: string },
): Promise<AreaMap> {
  const copy = uploadFile(services, council, newId());
  await fs.mkdir(path.dirname(copy), { recursive: true, mode: 0o700 });
  try {
    await refuseUnlessMap(file);
    await fs.copyFile(file, copy);
    return await publish(services, council, { file: copy, name, by: undefined });
  } finally {
    await fs.rm(copy, { force: true });
  }
}

async function refuseUnlessMap(file: string): Promise<Awaited<ReturnType<typeof checkArchive>>> {
  const handle = await fs.open(file, 'r').catch(() => {
    throw badRequest(`${path.basename(file)} cannot be read. Check the name of the file and its permissions.`);
  });
  try {
    return await checkArchive(handle, (await handle.stat()).size);
  } finally {
    await handle.close();
  }
}

interface Publishing {
  /** Of this folder already, and moved to its name. */
  readonly file: string;
  readonly name: string;
  readonly by: string | undefined;
}

async function publish(services: Services, council: string, { file, name, by }: Publishing): Promise<AreaMap> {
  const facts = await refuseUnlessMap(file);
  const sha256 = await hashAndSync(file);
  await fs.rename(file, archiveFile(services, council, sha256));
  const area = areaMapSchema.parse({ ...facts, name, sha256 });
  await writeMap(services, council, area, by);
  await tidy(services, council, sha256);
  return area;
}

export async function withdrawMap(services: Services, council: string, by: string | undefined): Promise<void> {
  await writeMap(services, council, null, by);
  await tidy(services, council, undefined);
}

/** What phones are told at their next pull; undefined where there is none. */
export async function publishedMap(services: Services, council: string): Promise<AreaMap | undefined> {
  const latest = (await settingsOf(services, council)).findLast(({ name }) => name === 'map');
  return areaMapSchema.safeParse(latest?.body).data;
}

async function writeMap(
  services: Services,
  council: string,
  body: AreaMap | null,
  by: string | undefined,
): Promise<void> {
  const from = dayOfInstant(instantText(services.clock()));
  await writeSettingsVersion(services, council, { name: 'map', from, body }, by);
}

async function hashAndSync(file: string): Promise<string> {
  const handle = await fs.open(file, 'r+');
  try {
    const hash = createHash('sha256');
    for await (const part of handle.createReadStream({ autoClose: false })) hash.update(part);
    await handle.sync();
    return hash.digest('hex');
  } finally {
    await handle.close();
  }
}

/** Phones that are half-way through an older one are told of the newer, and begin that. */
async function tidy(services: Services, council: string, keep: string | undefined): Promise<void> {
  const folder = mapsFolder(services, council);
  for (const name of await fs.readdir(folder).catch(() => [])) {
    const file = path.join(folder, name);
    const old = name.endsWith(UNFINISHED)
      ? services.clock() - (await fs.stat(file)).mtimeMs > FORGOTTEN_MS
      : name !== `${keep}.pmtiles`;
    if (old) await fs.rm(file, { force: true });
  }
}

export interface Slice {
  readonly start: number;
  /** The first byte after it. */
  readonly end: number;
  readonly whole: boolean;
}

/** The part that a Range header asks for: one range from its start, or everything. */
export function sliceOf(range: string | undefined, size: number): Slice {
  const [, first = '', last = ''] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  if (!first) return { start: 0, end: size, whole: true };
  const start = Number(first);
  const end = last ? Math.min(Number(last) + 1, size) : size;
  if (start >= end)
    throw new Refusal(416, { code: 'no-such-range', message: 'There is nothing of the map from there on.' });
  return { start, end, whole: false };
}
