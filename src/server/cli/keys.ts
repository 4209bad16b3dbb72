import { countWords } from '#domain/count-words.ts';
import { longDayOf } from '#domain/format-moment.ts';
import { keyStatusOf } from '../keys/key-status.ts';
import { rotateKeys } from '../keys/rotation.ts';
import { wrapAnew } from '../keys/wrap-anew.ts';
import type { Services } from '../services.ts';
import { type Command, CommandError } from './command.ts';
import { councilFor } from './command-council.ts';

const usage = `npm run keys -- show      which keys are in force, and what of the last change is not finished
npm run keys -- rotate    new keys: in force with the next backup, or at once where there are no backups`;

export const keys: Command = {
  usage,
  async run(services, [verb]) {
    const action = actions[verb ?? ''];
    if (!action) throw new CommandError(usage);
    const { id } = await councilFor(services);
    return action(services, id);
  },
};

type Action = (services: Services, council: string) => Promise<string>;

const actions: Readonly<Record<string, Action>> = {
  show,
  async rotate(services, council) {
    await rotateKeys(services, council);
    await wrapAnew(services, council);
    return show(services, council);
  },
};

async function show(services: Services, council: string): Promise<string> {
  const { version, since, next, phones, recordKeys, oldWrappingKeys } = await keyStatusOf(services, council);
  return [
    `Key set ${version} is in force since ${longDayOf(since)}.`,
    next &&
      `Key set ${next.version} is made and waits for a backup that holds it. Make one now: npm run backup -- FILE. Until then phones go on with set ${version}.`,
    `${phones.taken} of ${countWords(phones.total, 'phone')} ${phones.taken === 1 ? 'has' : 'have'} told that they hold set ${version}; a phone takes it at its next contact.`,
    phones.ahead > 0 &&
      `${countWords(phones.ahead, 'phone holds', 'phones hold')} newer keys than this server: its keys came from a backup that is too old. Put the newest key file back into WARDBOOK_KEYS before anything else.`,
    recordKeys.underOldKeys === 0
      ? `All ${countWords(recordKeys.total, 'record key')} are under set ${version}.`
      : `${recordKeys.underOldKeys} of ${countWords(recordKeys.total, 'record key')} are still under an older one. This goes on at every start and every night.`,
    oldWrappingKeys > 0 &&
      `${countWords(oldWrappingKeys, 'older wrapping key is', 'older wrapping keys are')} kept. One is destroyed a day after it was replaced, once nothing is under it and a backup was made since.`,
  ]
    .filter(Boolean)
    .join('\n');
}
