// Why this browser, as it stands, cannot be trusted with a notebook; found before anything is asked.
export type Obstacle = 'insecure' | 'not-installed-ios' | 'no-storage';

interface Surroundings {
  readonly isSecureContext: boolean;
  readonly indexedDB?: unknown;
  readonly navigator: { readonly userAgent: string; readonly standalone?: boolean; readonly maxTouchPoints: number };
  matchMedia(query: string): { readonly matches: boolean };
}

/** On iOS a tab's storage goes after seven days without use, and is not the installed app's: it must be installed first. */
export function obstacleHere(here: Surroundings): Obstacle | undefined {
  if (!here.isSecureContext) return 'insecure';
  if (!here.indexedDB) return 'no-storage';
  const { userAgent, standalone, maxTouchPoints } = here.navigator;
  const ios = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
  const installed = standalone === true || here.matchMedia('(display-mode: standalone)').matches;
  return ios && !installed ? 'not-installed-ios' : undefined;
}
