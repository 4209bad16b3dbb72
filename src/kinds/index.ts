// THE LIST. A new kind is one folder beside this file and one line here.
export { needleFind } from './needle-find/index.ts';
export { notice } from './notice/index.ts';
