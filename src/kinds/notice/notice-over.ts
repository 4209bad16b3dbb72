// A notice binds until it is varied, discharged or quashed (Stannard): what follows from an earlier breach is then looked at twice.
import type { GuardContext, GuardFinding } from '#domain/guard.ts';
import { itemNamed, parentOf } from './clocks.ts';

const LIVE: readonly string[] = ['served', 'appealed'];

export const noticeOver =
  (source: string, message: string) =>
  ({ item }: { readonly item?: string | undefined }, { state }: GuardContext): readonly GuardFinding[] => {
    const notice = itemNamed(state, 'notices', parentOf(state, 'breaches', item));
    return !notice || LIVE.includes(notice.status)
      ? []
      : [{ code: 'notice-over', source, message, level: 'warn', field: 'item' }];
  };

export const consequenceOfOver = noticeOver(
  'Stannard v CPS [2019] EWHC 84 (Admin)',
  'The notice has been quashed, withdrawn, discharged or has lapsed since. It bound until then; ask legal before anything follows from a breach of it.',
);
