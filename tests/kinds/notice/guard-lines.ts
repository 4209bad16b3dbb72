// The lines that the decision table of the guards is made of, and what a row of it says.
import type { GuardFinding } from '#domain/guard.ts';
import type { JsonObject } from '#domain/json.ts';
import { defaultLaw } from '#domain/law-table.ts';
import { type Rules, rulesOf } from '#domain/rulebook.ts';
import { defaultWorking } from '#domain/working.ts';
import { paperIn } from '#domain/signed-papers.ts';
import { kindNamed } from '#kinds/registry.ts';
import { idAt } from '../../domain/toy-kind.ts';
import type { Written } from '../kind-record.ts';

export const ACT = 'Anti-social Behaviour, Crime and Policing Act 2014 s.';
export const approved = rulesOf({ ...defaultLaw, explanationApproved: true });
export const [WARNING, NOTICE, BREACH] = [idAt(2), idAt(5), idAt(7)];
export const PENALTY = idAt(9);

export const text = 'Stop playing music that can be heard outside the property between 23:00 and 07:00';
export const stop = { type: 'stop', text };
export const due = { type: 'do', text: 'Clear the yard of waste', due: '2026-12-20' };
const words = [{ words: text }, { words: 'Clear the yard of waste' }];
export const line = (type: string, at: string, change: JsonObject = {}): Written => ({ type, at, change });

export const begun = (change: JsonObject = {}) => line('logged', '2026-11-02', change);
export const issued = (change: JsonObject = {}) =>
  line('warning-issued', '2026-11-02', { requirements: [stop, { ...due, due: '2026-11-20' }], ...change });
export const served = line('warning-served', '2026-11-02', { item: WARNING });
export const check = (change: JsonObject = {}) =>
  line('checked', '2026-11-24', { item: WARNING, finding: 'not-complied', ...change });
export const warned = [begun(), issued(), served, check()];
export const cpn = (change: JsonObject = {}, at = '2026-11-24') =>
  line('notice-issued', at, { follows: [WARNING], requirements: [stop], ...change });
export const handed = (change: JsonObject = {}, at = '2026-11-24') =>
  line('notice-served', at, { item: NOTICE, ...change });
export const inForce = [...warned, cpn({ requirements: [stop, due] }), handed()];
export const appeal = line('appeal-lodged', '2026-12-01', { item: NOTICE });
/** The requirements of a notice that have these numbers, as the form picks them. */
export const picked = (...numbers: readonly number[]) => ({
  requirements: numbers.map((number) => ({ number, ...words[number - 1] })),
});
export const appealOf = (...numbers: readonly number[]) =>
  line('appeal-lodged', '2026-12-01', { item: NOTICE, ...picked(...numbers) });
export const namedOnly = rulesOf({ ...defaultLaw, explanationApproved: true, appealSuspends: 'named' });
export const breach = (change: JsonObject = {}, at = '2026-12-21') =>
  line('breach-suspected', at, { item: NOTICE, ...change });
export const proof = (change: JsonObject = {}) => line('breach-evidenced', '2026-12-22', { item: BREACH, ...change });
export const proved = [...inForce, breach(), proof()];
export const letter = (change: JsonObject = {}, at = '2026-12-23') =>
  line('breach-letter-sent', at, { item: BREACH, replyBy: '2027-01-12', ...change });
export const fpn = (change: JsonObject = {}, at = '2026-12-23') =>
  line('penalty-issued', at, { item: BREACH, offenceOn: '2026-12-21', ...change });
export const given = [...proved, fpn(), line('penalty-served', '2026-12-23', { item: PENALTY })];
export const unpaid = line('penalty-unpaid', '2027-01-07', { item: PENALTY });
export const prosecute = (at: string) => line('prosecution-referred', at, { item: BREACH });
export const paid = (at: string, paidPounds = 100) => line('penalty-paid', at, { item: PENALTY, paidPounds });
export const body = begun({
  recipientType: 'body',
  ageBasis: undefined,
  dateOfBirth: undefined,
  bodyContact: 'A. Clerk',
});

export const posted = (extra: JsonObject = {}) =>
  line('warning-served', '2026-11-02', {
    item: WARNING,
    method: 'on-premises',
    handedTo: undefined,
    servedAt: '3 Sample Court',
    enquiries: 'Asked both neighbours',
    signatureOutcome: undefined,
    ...extra,
  });
export const photo = { id: idAt(60), sha256: 'b'.repeat(64), size: 9, type: 'image/jpeg', role: 'photo' };
/** Of the paper in the example of a notice. */
export const paperHash = paperIn(kindNamed('notice')?.entries['notice-issued']?.example)?.sha256 ?? '';
export const young = { ageBasis: 'belief', dateOfBirth: undefined, age: 14, ageReason: 'School uniform' };
export const approval = rulesOf(
  { ...defaultLaw, explanationApproved: true },
  { ...defaultWorking, approvalBeforeIssue: true },
);
export const told = (on: string) => ({ consultations: [{ who: 'Housing association', on }] });
export const work = line('remedial-noticed', '2026-12-23', { item: BREACH });
export const consent = line('remedial-consent', '2026-12-28', { item: PENALTY });
export const done = line('remedial-done', '2026-12-30', { item: PENALTY });
export const amended = line('amended', '2026-11-10', {
  changes: [{ path: 'details/recipientName', from: 'Sam Example', to: 'Sam Sample' }],
});
export const other = (change: JsonObject) =>
  cpn({
    warningSource: 'other-agency',
    follows: undefined,
    otherReference: 'KP-9',
    otherAgency: 'Kent Police',
    otherServedOn: '2026-10-01',
    otherTimeEnded: '2026-11-01',
    sameRecipient: true,
    continuing: undefined,
    ...change,
  });

export interface Row {
  readonly code: string;
  readonly level: GuardFinding['level'];
  readonly source: string;
  readonly when: string;
  readonly trips: Written;
  readonly after: readonly Written[];
  /** The same put right. */
  readonly right: Written;
  readonly rightAfter?: readonly Written[];
  readonly rules?: Rules;
  readonly rightRules?: Rules;
}
