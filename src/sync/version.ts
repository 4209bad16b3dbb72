import { version } from '../../package.json';

/** Told to the council at each contact, so that the desk can see who runs an old app. */
export const APP_VERSION: string = version;
