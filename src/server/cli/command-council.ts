import { type Council, theCouncil } from '../people/set-up.ts';
import type { Services } from '../services.ts';
import { CommandError } from './command.ts';

/** The council that commands are about. */
export async function councilFor(services: Services): Promise<Council> {
  const council = await theCouncil(services);
  if (!council)
    throw new CommandError('No council is set up yet. Start Wardbook with `npm start` and open the link it prints.');
  return council;
}
