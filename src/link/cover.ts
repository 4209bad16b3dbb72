/** As long as the app itself stays open on a phone that is put down. */
const LONG_MS = 2 * 60 * 1000;

let timer: ReturnType<typeof setTimeout> | undefined;
let forget: (() => void) | undefined;

/** What is on the page now may lie open while somebody looks at it, and no longer; undefined for what may stay. */
export function coverWhenLeft(forgetIt: (() => void) | undefined): void {
  forget = forgetIt;
  document.querySelector('main')?.classList.toggle('covers', forget !== undefined);
  begin();
}

function begin(): void {
  clearTimeout(timer);
  if (forget) timer = setTimeout(end, LONG_MS);
}

function end(): void {
  clearTimeout(timer);
  forget?.();
}

for (const seen of ['pointerdown', 'keydown', 'scroll']) addEventListener(seen, begin, { passive: true });
let left = 0;
document.addEventListener('visibilitychange', () => {
  // At once, for the picture that a phone takes of what it puts away.
  document.querySelector('main')?.classList.toggle('left', document.hidden);
  if (document.hidden) left = Date.now();
  else if (Date.now() - left >= LONG_MS) end();
});
// A page that is left stays in the browser's memory as it was.
addEventListener('pagehide', end);
