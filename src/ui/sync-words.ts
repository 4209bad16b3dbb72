import type { IconName } from './icon-paths.ts';
import type { Tone } from './tone.ts';

export interface SyncSight {
  readonly waiting: number;
  readonly needsYou: number;
  readonly offline: boolean;
}

/** Green only when nothing is left here; what needs a person comes first. */
export function syncWords({ waiting, needsYou, offline }: SyncSight): { words: string; tone: Tone; icon?: IconName } {
  if (needsYou > 0) return { words: `${needsYou} ${needsYou === 1 ? 'needs' : 'need'} you`, tone: 'attention' };
  if (waiting > 0) return { words: `${waiting} on this phone`, tone: 'waiting' };
  if (offline) return { words: 'No signal', tone: 'waiting', icon: 'offline' };
  return { words: 'All received', tone: 'received', icon: 'done' };
}
