// The day a paper counts as issued, put right by a manager (s.55): appeals and every other clock run from it.
import { z } from 'zod';
import { dateWords } from '#domain/format-moment.ts';
import { daySchema } from '#domain/moment.ts';
import { textSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { soleItem } from './clocks.ts';
import { issuedBeforeWritten } from './day-guards.ts';
import { EXAMPLE } from './examples.ts';
import { concerning } from './lifecycle.ts';

const correctedSchema = z.strictObject({
  item: z.uuid('Choose which one'),
  deemedIssued: daySchema,
  reason: textSchema('Say why'),
});

const corrected = (list: 'warnings' | 'notices', noun: 'warning' | 'notice', example: string) => {
  const concerns = concerning(list, `${noun}-service-corrected`);
  return defineEntryType({
    title: `Service of the ${noun} corrected`,
    body: correctedSchema,
    writers: ['manager'],
    concerns,
    reachesBack: true,
    guards: [issuedBeforeWritten(list)],
    initial: ({ state, item }) => ({ item: item ?? soleItem(state, list, concerns.from) }),
    pages: [
      {
        title: 'Day it counts as issued',
        fields: [
          { key: 'item', label: `Which ${noun}?`, input: 'item', list, statuses: concerns.from },
          { key: 'deemedIssued', label: 'It counts as issued on', input: 'date' },
          { key: 'reason', label: 'Why', input: 'text' },
        ],
      },
    ],
    summarise: ({ deemedIssued }) => (deemedIssued ? `Counts as issued on ${dateWords(deemedIssued)}` : 'Corrected'),
    example: { item: example, deemedIssued: '2026-11-04', reason: 'Posted on 2 November, deemed served two days on' },
  });
};

export const warningServiceCorrected = corrected('warnings', 'warning', EXAMPLE.warning);
export const noticeServiceCorrected = corrected('notices', 'notice', EXAMPLE.notice);
