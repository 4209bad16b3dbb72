// What of an encampment anybody at the council may put on a map: nothing of who was there.
import { dayOfInstant } from '#domain/calendar.ts';
import { momentSchema, momentSortKey } from '#domain/moment.ts';
import { type OpenData, shown } from '../open-data.ts';

export const openData: OpenData = {
  description:
    'Unauthorised encampments that count in the council’s tables. The time is the day of arrival, or of the first report where no arrival is known; the point is right to about ten metres.',
  properties({ on, left, flagged }) {
    const gone = momentSchema.safeParse(left).data;
    return {
      arrivedOn: shown(on),
      leftOn: gone ? dayOfInstant(momentSortKey(gone)) : null,
      shownApart: shown(flagged),
    };
  },
};
