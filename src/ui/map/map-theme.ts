import { useSyncExternalStore } from 'react';

const dark = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

/** Which of the two themes holds: whatever is drawn on a canvas is drawn again when it changes. */
export const useDark = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      const query = dark();
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => dark().matches,
  );

/** A token's colour in the theme of the moment: a canvas does not read CSS variables. */
export function mapColour(token: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${token})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
