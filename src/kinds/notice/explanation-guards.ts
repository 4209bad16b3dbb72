// s.43(7)(b): a notice explains the effect of sections 46 to 51, in the council's words of its day.
import { act } from './act.ts';
import type { NoticeGuard } from './notice-guards.ts';

/** s.43(7)(b): the wording of the day of issue goes with it. */
export const explanationOld: NoticeGuard = ({ explanation }, { law }) =>
  explanation === undefined || explanation === law.explanationVersion
    ? []
    : [
        {
          code: 'explanation-of-another-day',
          source: act('43(7)(b)'),
          message: `On this day the explanation of sections 46 to 51 is version “${law.explanationVersion}”.`,
          level: 'block',
          field: 'explanation',
        },
      ];

export const explanationDraft: NoticeGuard = (_answers, { law }) =>
  law.explanationApproved
    ? []
    : [
        {
          code: 'explanation-not-approved',
          source: act('43(7)(b)'),
          message:
            'The council has not approved its explanation of sections 46 to 51. A notice without it is open to appeal.',
          level: 'warn',
          field: 'explanation',
        },
      ];
