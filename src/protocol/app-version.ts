import { version } from '../../package.json';

/** Of this build: told to the council at each contact, so that the desk can see who runs an old app. */
export const appVersion: string = version;
