// What of a find anybody at the council may put on a map: nothing of people, and nothing that an officer typed.
import { type OpenData, shown } from '../open-data.ts';

export const openData: OpenData = {
  description:
    'Needle finds that count in the council’s tables. The time is the day on which they were found; the point is right to about ten metres.',
  properties: ({ on, count, source, condition, flagged, minutesToSafe, minutesToRemoved }) => ({
    foundOn: shown(on),
    count: shown(count),
    source: shown(source),
    condition: shown(condition),
    shownApart: shown(flagged),
    minutesToSafe: shown(minutesToSafe),
    minutesToRemoved: shown(minutesToRemoved),
  }),
};
