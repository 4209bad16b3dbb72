import { useEffect, useState } from 'react';
import type { GuardFinding } from '#domain/guard.ts';
import type { EntryToBe, FormWorld } from './form-context.ts';

const AFTER_TYPING = 300;

/** What the guards say of the form as it stands, shortly after the last change; an answer that comes late is dropped. */
export function useFindings(check: FormWorld['check'], entries: readonly EntryToBe[]): readonly GuardFinding[] {
  const [findings, setFindings] = useState<readonly GuardFinding[]>([]);
  const key = JSON.stringify(entries);
  useEffect(() => {
    let late = false;
    const run = async () => {
      const found = await check(entries);
      if (!late) setFindings(found);
    };
    const timer = setTimeout(() => void run(), AFTER_TYPING);
    return () => {
      late = true;
      clearTimeout(timer);
    };
    // The key is the entries' content: a new object that says the same needs no new judgement.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key]);
  return findings;
}
