import type { Migration } from 'kysely';
import { people } from './0001-people.ts';
import { entries } from './0002-entries.ts';
import { rowSecurity } from './0003-row-security.ts';
import { recovery } from './0004-recovery.ts';
import { links } from './0005-links.ts';
import { jobLinks } from './0006-job-links.ts';
import { tallies } from './0007-tallies.ts';
import { retention } from './0008-retention.ts';
import { toldJobs } from './0009-told-jobs.ts';
import { councilAccounts } from './0010-council-accounts.ts';
import { keySets } from './0011-key-sets.ts';

/** In the order of their names. One that has been released is frozen: it never changes and imports nothing from current code. */
export const migrations: Record<string, Migration> = {
  '0001-people': people,
  '0002-entries': entries,
  '0003-row-security': rowSecurity,
  '0004-recovery': recovery,
  '0005-links': links,
  '0006-job-links': jobLinks,
  '0007-tallies': tallies,
  '0008-retention': retention,
  '0009-told-jobs': toldJobs,
  '0010-council-accounts': councilAccounts,
  '0011-key-sets': keySets,
};
