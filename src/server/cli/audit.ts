import { checkChain } from '../entries/chain.ts';
import { type Command, CommandError } from './command.ts';
import { councilFor } from './command-council.ts';

const usage = 'npm run audit -- verify    walks the whole chain of hashes';

export const audit: Command = {
  usage,
  async run(services, [verb]) {
    if (verb !== 'verify') throw new CommandError(usage);
    const { id } = await councilFor(services);
    const { lines, head, broken } = await services.database.as({ act: 'ingest', council: id }, (tx) =>
      checkChain(tx, id),
    );
    if (broken !== undefined)
      throw new CommandError(
        `The audit is broken at line ${broken}: it does not follow from the line before. Keep this database as it is and compare it with your backups.`,
      );
    return `The audit holds: ${lines} lines, head ${head}`;
  },
};
