import { ConfigError } from '../config.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The demonstration lies in a folder of its own; its passwords are printed, so it stays on this machine. */
export function demoEnvironment(environment: Environment): Environment {
  const { HOST, PUBLIC_URL, WARDBOOK_DATA } = environment;
  if (HOST || PUBLIC_URL)
    throw new ConfigError(
      'The demonstration has passwords that everybody knows, so it runs on this machine only: leave HOST and PUBLIC_URL out.',
    );
  return { ...environment, WARDBOOK_DATA: WARDBOOK_DATA?.trim() || './data-demo' };
}
