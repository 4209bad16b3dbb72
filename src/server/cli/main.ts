// `npm run user`, `import`, `keys`, `map`, `report`, `audit`, `backup`, `restore`: asks the running server, or opens the database when none runs.
import packageJson from '../../../package.json' with { type: 'json' };
import { type Errand, type Outcome, runErrand } from '../command-door.ts';
import { readConfig } from '../config.ts';
import { openServices } from '../open-services.ts';
import { plainWords } from '../plain-words.ts';
import { askServer } from './ask-server.ts';
import { CommandError } from './command.ts';
import { commands } from './commands.ts';

const [name = '', ...args] = process.argv.slice(2);

try {
  const command = commands[name];
  if (!command) throw new CommandError(`There is no command “${name}”. Commands: ${Object.keys(commands).join(', ')}.`);
  const input = (await command.read?.(args)) ?? '';
  const { ok, text } = await run({ command: name, args, input });
  (ok ? process.stdout : process.stderr).write(`${text}\n`);
  process.exitCode = ok ? 0 : 1;
} catch (error) {
  console.error(error instanceof CommandError ? error.message : plainWords(error));
  process.exitCode = 1;
}

async function run(errand: Errand): Promise<Outcome> {
  const config = readConfig(process.env);
  const mayAsk = config.databaseUrl === undefined && !commands[errand.command]?.alone;
  const outcome = mayAsk ? await askServer(config.dataFolder, errand) : undefined;
  if (outcome) return outcome;
  const services = await openServices({ config, version: packageJson.version, clock: Date.now });
  try {
    return await runErrand(services, errand);
  } finally {
    await services.database.close();
  }
}
