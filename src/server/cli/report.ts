import { type Command, CommandError } from './command.ts';

/** The committee tables come with the kinds' reports; until a kind has one there is nothing to name. */
export const report: Command = {
  usage: 'npm run report -- NAME --from 2025-12-01 --to 2026-11-30',
  async run() {
    throw new CommandError('There are no reports yet in this version of Wardbook.');
  },
};
