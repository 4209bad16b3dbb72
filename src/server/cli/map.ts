import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { dayOfInstant } from '#domain/calendar.ts';
import { megabytes } from '#domain/megabytes.ts';
import { instantText } from '#domain/moment.ts';
import { readPlacesFile, type LineProblem } from '#protocol/place-lines.ts';
import { readWards } from '#protocol/ward-file.ts';
import type { SettingsName } from '#protocol/settings-documents.ts';
import { Refusal } from '../http/refusal.ts';
import { publishFile, publishedMap, withdrawMap } from '../map/area-maps.ts';
import type { Services } from '../services.ts';
import { writeSettingsVersion } from '../settings/settings-documents.ts';
import { type Command, CommandError } from './command.ts';
import { councilFor } from './command-council.ts';
import { optionsOf } from './options.ts';

const usage = `npm run map -- add FILE.pmtiles [--name NAME]   checks the area map and gives it to every phone
npm run map -- show                             what is published
npm run map -- remove                           takes it away again
npm run map -- wards FILE.geojson               the ward boundaries, in WGS84, each with its name
npm run map -- places FILE.csv|FILE.geojson     the named places: name, other spellings, latitude, longitude, container
                                               (a first row may name columns, easting and northing too)
Every line that cannot be read is listed, and then nothing of the file is taken.`;

const parse = (args: readonly string[]) =>
  optionsOf(usage, { args: [...args], allowPositionals: true, options: { name: { type: 'string' } } });

export const map: Command = {
  usage,
  async read(args) {
    const [verb, file] = parse(args).positionals;
    if (verb !== 'add' && verb !== 'wards' && verb !== 'places') return '';
    if (file === undefined) throw new CommandError(usage);
    // The archive may be larger than a message: whoever runs the command reads it, on the same machine.
    if (verb === 'add') return path.resolve(file);
    return fs.readFile(file, 'utf8').catch(() => {
      throw new CommandError(`${file} cannot be read. Check the name of the file.`);
    });
  },
  async run(services, args, input) {
    const {
      positionals: [verb = ''],
      values: { name },
    } = parse(args);
    const action = actions[verb];
    if (!action) throw new CommandError(usage);
    const { id } = await councilFor(services);
    try {
      return await action(services, id, input, name);
    } catch (error) {
      throw error instanceof Refusal ? new CommandError(error.message) : error;
    }
  },
};

type Action = (services: Services, council: string, input: string, name: string | undefined) => Promise<string>;

const actions: Readonly<Record<string, Action>> = {
  async add(services, council, file, name) {
    const area = await publishFile(services, council, { file, name: name ?? path.basename(file, path.extname(file)) });
    return `${described(area)}\nPhones hear of it at their next contact and are asked before they download it.`;
  },
  async show(services, council) {
    const area = await publishedMap(services, council);
    return area ? described(area) : 'There is no area map. Maps show the grid, wards, places and pins.';
  },
  async remove(services, council) {
    await withdrawMap(services, council, undefined);
    return 'The area map is taken away. Phones delete it at their next contact.';
  },
  async wards(services, council, text) {
    const { wards, problems } = readWards(text);
    return keep(services, council, { name: 'wards', body: wards, problems, what: 'features' });
  },
  async places(services, council, text) {
    const { places, problems } = readPlacesFile(text);
    return keep(services, council, { name: 'places', body: places, problems, what: 'lines' });
  },
};

type Area = NonNullable<Awaited<ReturnType<typeof publishedMap>>>;

const described = ({ name, size, tiles, bounds, minZoom, maxZoom, attribution, sha256 }: Area): string =>
  [
    `${name}: ${megabytes(size)} of ${tiles} tiles, zooms ${minZoom} to ${maxZoom}`,
    `from ${bounds.south.toFixed(4)}, ${bounds.west.toFixed(4)} to ${bounds.north.toFixed(4)}, ${bounds.east.toFixed(4)}`,
    attribution && `attribution: ${attribution}`,
    `SHA-256 ${sha256}`,
  ]
    .filter(Boolean)
    .join('\n');

interface Keeping {
  readonly name: Extract<SettingsName, 'wards' | 'places'>;
  readonly body: readonly unknown[];
  readonly problems: readonly LineProblem[];
  readonly what: 'features' | 'lines';
}

async function keep(services: Services, council: string, { name, body, problems, what }: Keeping): Promise<string> {
  if (problems.length > 0) {
    const lines = problems.map(({ line, message }) => `${what === 'lines' ? 'Line' : 'Feature'} ${line}: ${message}`);
    throw new CommandError(`${lines.join('\n')}\n\nNothing was taken: put these ${what} right first.`);
  }
  const from = dayOfInstant(instantText(services.clock()));
  const { version } = await writeSettingsVersion(services, council, { name, from, body }, undefined);
  return `${body.length} ${name} are in force from today, as version ${version}. Phones have them at their next contact.`;
}
