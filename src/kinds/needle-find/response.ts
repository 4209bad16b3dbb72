// The response clock: reported → made safe → removed. One definition, for screen, lists and facts.
import { momentSortKey } from '#domain/moment.ts';
import type { RecordState, TimelineLine } from '#domain/record.ts';
import type { Rules } from '#domain/rulebook.ts';
import type { Due } from '#domain/due.ts';
import type { ClockLine } from '../define-record-kind.ts';
import { BIN } from './choices.ts';
import { readLogged } from './logged.ts';

interface Response {
  /** Instants. */
  readonly reported: string;
  readonly madeSafe?: string | undefined;
  readonly removed?: string | undefined;
  /** Since when a crew is waited for; it begins again where more was found after a removal. */
  readonly waitingSince?: string | undefined;
}

/** Undefined where nobody responded to anything: a round of bins, or a year before anybody measured it. */
function responseOf({ at, details, timeline, lists, status }: RecordState): Response | undefined {
  const { source, action } = readLogged(details);
  if (!at || source === BIN || action === undefined || action === 'unrecorded') return undefined;
  const reported = momentSortKey(at);
  const first = (fits: (line: TimelineLine) => boolean): string | undefined => {
    const line = timeline.find((each) => each.outcome === 'effect' && fits(each));
    return line && momentSortKey(line.at);
  };
  const removed = first(({ type, body }) => type === 'removed' && body.outcome === 'removed');
  const safe = action === 'made-safe' ? reported : first(({ type }) => type === 'made-safe');
  const again = lists.more?.at(-1)?.at;
  return {
    reported,
    // What is gone is safe, whether anybody said so before or not.
    madeSafe: safe !== undefined && (removed === undefined || safe <= removed) ? safe : removed,
    removed,
    waitingSince: status === 'reported' ? (again && removed ? momentSortKey(again) : reported) : undefined,
  };
}

const MINUTE = 60_000;
const minutesBetween = (from: string, to: string): number =>
  Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / MINUTE));

/** "12 min", "3 h 20 min", "2 d 4 h". */
function spanWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  if (hours < 1) return `${minutes} min`;
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

export function responseClocks(
  state: RecordState,
  now: string,
  { working: { needleTargetHours } }: Rules,
): readonly ClockLine[] {
  const response = responseOf(state);
  if (!response) return [];
  const { reported, madeSafe, removed, waitingSince } = response;
  const target = needleTargetHours * 60;
  const against = (minutes: number, running: boolean): Pick<ClockLine, 'words' | 'tone'> => {
    const late = minutes - target;
    const within = running ? `${spanWords(-late)} left of ${needleTargetHours} h` : `within ${needleTargetHours} h`;
    return late > 0
      ? { words: `${spanWords(minutes)}, ${spanWords(late)} over the target`, tone: 'attention' }
      : { words: `${spanWords(minutes)}, ${within}`, tone: running ? 'waiting' : 'received' };
  };
  return [
    ...(madeSafe
      ? [
          {
            label: 'Reported to made safe',
            words: spanWords(minutesBetween(reported, madeSafe)),
            tone: 'neutral' as const,
          },
        ]
      : []),
    ...(removed ? [{ label: 'Reported to removed', ...against(minutesBetween(reported, removed), false) }] : []),
    ...(waitingSince ? [{ label: 'Waiting for the crew', ...against(minutesBetween(waitingSince, now), true) }] : []),
  ];
}

export function removalDue(state: RecordState, { working: { needleTargetHours } }: Rules): readonly Due[] {
  const since = responseOf(state)?.waitingSince;
  if (since === undefined) return [];
  const at = new Date(Date.parse(since) + needleTargetHours * 60 * MINUTE).toISOString();
  return [{ at, title: 'Removal due' }];
}

/** For a list line. */
export function waitingWords(state: RecordState, now: string): string | undefined {
  const since = responseOf(state)?.waitingSince;
  return since === undefined ? undefined : `waiting ${spanWords(minutesBetween(since, now))}`;
}

/** In minutes, for tables. */
export function responseFacts(state: RecordState): { minutesToSafe?: number; minutesToRemoved?: number } {
  const { reported, madeSafe, removed } = responseOf(state) ?? {};
  if (!reported) return {};
  return {
    ...(madeSafe && { minutesToSafe: minutesBetween(reported, madeSafe) }),
    ...(removed && { minutesToRemoved: minutesBetween(reported, removed) }),
  };
}
