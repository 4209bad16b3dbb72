import { COUNCIL_SIGN_IN_DONE } from '#protocol/council-sign-in.ts';
import { currentRecoveryKey, newRecoveryCode } from './backup/recovery-code.ts';
import { fileIsInside } from './data-folder.ts';
import { newSetupToken } from './people/set-up.ts';
import type { Services } from './services.ts';

/** What a person reads after starting: the address, and on the first start how to go on. */
export async function sayHello(services: Services): Promise<void> {
  const { config } = services;
  console.log(`Wardbook is at ${config.origin}`);
  const token = await newSetupToken(services);
  // In the fragment, so that the token is in no log and no Referer.
  if (token) console.log(`\nTo set it up, open this link once:\n  ${config.origin}/desk/set-up#token=${token}\n`);
  if (!(await currentRecoveryKey(config.keysFolder)))
    console.log(
      `The recovery code, shown this once. Keep it on paper: without it no backup can be opened.\n  ${await newRecoveryCode(config.keysFolder)}\n`,
    );
  if (config.oidc)
    console.log(
      `People may sign in with their account at ${config.oidc.issuer.host}. It has to know this redirect URI:\n  ${config.origin}${COUNCIL_SIGN_IN_DONE}\n`,
    );
  if (fileIsInside(config.keysFolder, config.dataFolder))
    console.warn(
      `Note: the council’s keys lie in the data folder (${config.keysFolder}). Who copies that folder can read everything. For real use set WARDBOOK_KEYS to a folder on another disk.`,
    );
}
