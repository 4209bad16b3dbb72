// An old page may ask for a part that a newer build no longer has. Reload once, never in a loop, never over a form.
const MARK = 'wardbook-reloaded';

let busy = false;
/** A form with unsaved typing says so, and no reload happens under it. */
export const holdReloads = (hold: boolean): void => {
  busy = hold;
};
export const reloadsHeld = (): boolean => busy;

export function reloadOnceForMissingChunk(): void {
  addEventListener('vite:preloadError', () => {
    if (busy || sessionStorage.getItem(MARK)) return;
    sessionStorage.setItem(MARK, '1');
    location.reload();
  });
}
