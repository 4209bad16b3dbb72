import { version } from '../../package.json';

/** Of this build: what phones report at contact and the server answers. */
export const appVersion: string = version;
