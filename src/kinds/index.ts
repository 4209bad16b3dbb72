// THE LIST. A new kind is one folder beside this file and one line here.
export { encampment } from './encampment/index.ts';
export { needleFind } from './needle-find/index.ts';
export { notice } from './notice/index.ts';
export { sanctuary } from './sanctuary/index.ts';
export { sharpsInjury } from './sharps-injury/index.ts';
