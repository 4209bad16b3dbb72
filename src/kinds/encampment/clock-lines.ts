// The clocks of an encampment in words: three figures, each by its name.
import { momentWords } from '#domain/format-moment.ts';
import { labelWithin } from '#domain/choice.ts';
import type { RecordState } from '#domain/record.ts';
import type { ClockLine } from '../define-record-kind.ts';
import { arrivalSources } from './choices.ts';
import { readLogged } from './logged.ts';
import { departuresOf, momentIn, stayOf } from './stay.ts';
import { countWords, daysOfDisruption, hoursInPlace, responseHours, spanWords } from './time-in-situ.ts';

export function encampmentClocks(state: RecordState, now: string): readonly ClockLine[] {
  const stay = stayOf(state);
  if (!stay || state.status === 'nothing') return [];
  const { left } = stay;
  const tone = left ? 'received' : 'attention';
  const response = responseHours(stay, now);
  return [
    { label: left ? 'Time in situ' : 'In place, and still running', words: spanWords(hoursInPlace(stay, now)), tone },
    { label: 'Days of disruption', words: countWords(daysOfDisruption(stay, now)), tone: 'neutral' },
    ...(response
      ? [
          {
            label: left ? 'Response time' : 'Since we first spoke with them',
            words: spanWords(response),
            tone: 'neutral' as const,
          },
        ]
      : []),
    { label: 'Arrived', words: arrivalWords(state, now), tone: 'neutral' },
    ...departureLine(state, now),
  ];
}

function arrivalWords(state: RecordState, now: string): string {
  const { arrived, arrivalSource } = readLogged(state.details);
  const source = arrivalSource === 'unrecorded' ? undefined : labelWithin(arrivalSources, arrivalSource);
  return [arrived && momentWords(arrived, now), source].filter(Boolean).join(', ');
}

function departureLine(state: RecordState, now: string): readonly ClockLine[] {
  const confirmed = momentIn(departuresOf(state, 'departure-confirmed').at(-1)?.values.left);
  if (confirmed) return [{ label: 'Left', words: momentWords(confirmed, now), tone: 'neutral' }];
  const claimed = state.status === 'claimed' && momentIn(departuresOf(state, 'departed').at(-1)?.values.left);
  return claimed
    ? [
        {
          label: 'Said to have left; the clock runs until it is seen empty',
          words: momentWords(claimed, now),
          tone: 'waiting',
        },
      ]
    : [];
}
