import * as fs from 'node:fs/promises';
import { kinds } from '#kinds/registry.ts';
import { importerOf, importRows } from '../import/import-rows.ts';
import { readImport } from '../import/read-import.ts';
import { type Command, CommandError } from './command.ts';
import { councilFor } from './command-council.ts';
import { optionsOf } from './options.ts';

const usage = `npm run import -- NAME FILE.csv [--update]
Names: ${kinds.flatMap((kind) => kind.import?.name ?? []).join(', ')}
Columns: one header row; the README lists them. Nothing of a file is taken unless every row can be read.`;

const parse = (args: readonly string[]) =>
  optionsOf(usage, {
    args: [...args],
    allowPositionals: true,
    options: { update: { type: 'boolean', default: false } },
  });

export const importCommand: Command = {
  usage,
  async read(args) {
    const [, file] = parse(args).positionals;
    if (file === undefined) throw new CommandError(usage);
    const bytes = await fs.readFile(file).catch(() => {
      throw new CommandError(`${file} cannot be read. Check the name of the file.`);
    });
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      throw new CommandError(`${file} is not UTF-8. Save it from the spreadsheet as “CSV UTF-8”.`);
    }
  },
  async run(services, args, input) {
    const {
      positionals: [name],
      values,
    } = parse(args);
    const kind = kinds.find((each) => each.import?.name === name);
    if (!kind?.import) throw new CommandError(`There is no import named “${name ?? ''}”.\n\n${usage}`);
    const { id } = await councilFor(services);
    const { rows, problems } = readImport(kind.import, id, input);
    if (problems.length > 0)
      throw new CommandError(`${problems.join('\n')}\n\nNothing was imported: put these lines right first.`);
    const author = { council: id, person: await importerOf(services, id, kind) };
    return wordsOf(await importRows(services, author, kind, rows, values.update), values.update);
  },
};

type Done = Awaited<ReturnType<typeof importRows>>;

const wordsOf = ({ added, same, amended, differing }: Done, update: boolean): string =>
  [
    `${added} imported, ${same} already there${update ? `, ${amended} amended` : ''}.`,
    ...differing,
    ...(differing.length > 0 && !update
      ? ['These lines changed nothing. Run it again with --update to amend the records.']
      : []),
  ].join('\n');
