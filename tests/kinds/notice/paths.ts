// Written lines that bring each paper of a case to each of its states, for tests that walk tables.
import { idAt } from '../../domain/toy-kind.ts';
import type { Written } from '../kind-record.ts';

const START = Date.parse('2026-11-02T10:00:00.000Z');
const DAY = 86_400_000;

/** Lines a week apart, so that each sorts after the one before; the n-th has the n-th id. */
export const weekly = (...steps: readonly Omit<Written, 'at'>[]): readonly Written[] =>
  steps.map((step, i) => ({ ...step, at: new Date(START + i * 7 * DAY).toISOString() }));

const step = (type: string, change: Written['change'] = {}): Omit<Written, 'at'> => ({ type, change });

const [WARNING, NOTICE] = [idAt(2), idAt(5)];
const warned = [step('logged'), step('warning-issued'), step('warning-served', { item: WARNING })];
const continuing = [...warned, step('checked', { item: WARNING, finding: 'not-complied' })];
const written = [...continuing, step('notice-issued', { follows: [WARNING] })];
const inForce = [...written, step('notice-served', { item: NOTICE })];
const appealed = [...inForce, step('appeal-lodged', { item: NOTICE })];
const asked = [...inForce, step('variation-requested', { item: NOTICE })];
const suspected = [...inForce, step('breach-suspected', { item: NOTICE })];
const evidenced = [...suspected, step('breach-evidenced', { item: idAt(7) })];
const penalty = [...evidenced, step('penalty-issued', { item: idAt(7) })];
const given = [...penalty, step('penalty-served', { item: idAt(9) })];
const unpaid = [...given, step('penalty-unpaid', { item: idAt(9) })];
const work = [...evidenced, step('remedial-noticed', { item: idAt(7) })];
const court = [...evidenced, step('prosecution-referred', { item: idAt(7) })];
const ended = (outcome: string) => [...inForce, step('notice-ended', { item: NOTICE, outcome })];
const appealOver = (outcome: string) => [...appealed, step('appeal-ended', { item: idAt(7), outcome })];
const verdict = (outcome: string) => [...court, step('prosecution-ended', { item: idAt(9), outcome })];

type Steps = readonly Omit<Written, 'at'>[];
interface Path {
  readonly item: string;
  readonly steps: Steps;
}
const of = (item: string, steps: Steps): Path => ({ item, steps });

/** By list and status: how an item gets there, and which it is. */
export const paths: Readonly<Record<string, Readonly<Record<string, Path>>>> = {
  warnings: {
    open: of(WARNING, warned.slice(0, 2)),
    served: of(WARNING, warned),
    'not-complied': of(WARNING, continuing),
    complied: of(WARNING, [...warned, step('checked', { item: WARNING, finding: 'complied' })]),
    withdrawn: of(WARNING, [...warned, step('warning-ended', { item: WARNING, outcome: 'withdrawn' })]),
    expired: of(WARNING, [...warned, step('warning-ended', { item: WARNING, outcome: 'expired' })]),
  },
  notices: {
    open: of(NOTICE, written),
    approved: of(NOTICE, [...written, step('notice-approval', { item: NOTICE })]),
    refused: of(NOTICE, [...written, step('notice-approval', { item: NOTICE, outcome: 'refused', reason: 'No' })]),
    served: of(NOTICE, inForce),
    appealed: of(NOTICE, appealed),
    quashed: of(NOTICE, appealOver('quashed')),
    discharged: of(NOTICE, ended('discharged')),
    withdrawn: of(NOTICE, ended('withdrawn')),
    expired: of(NOTICE, ended('expired')),
  },
  appeals: {
    open: of(idAt(7), appealed),
    dismissed: of(idAt(7), appealOver('dismissed')),
    modified: of(idAt(7), appealOver('modified')),
    quashed: of(idAt(7), appealOver('quashed')),
    withdrawn: of(idAt(7), appealOver('withdrawn')),
  },
  variations: {
    open: of(idAt(7), asked),
    varied: of(idAt(7), [...asked, step('variation-decided', { item: idAt(7) })]),
    refused: of(idAt(7), [...asked, step('variation-decided', { item: idAt(7), outcome: 'refused' })]),
    served: of(idAt(7), [
      ...asked,
      step('variation-decided', { item: idAt(7) }),
      step('variation-served', { item: idAt(7) }),
    ]),
  },
  breaches: {
    open: of(idAt(7), suspected),
    evidenced: of(idAt(7), evidenced),
    penalty: of(idAt(7), penalty),
    remedial: of(idAt(7), work),
    prosecution: of(idAt(7), court),
    closed: of(idAt(7), [...suspected, step('breach-closed', { item: idAt(7) })]),
  },
  penalties: {
    open: of(idAt(9), penalty),
    served: of(idAt(9), given),
    unpaid: of(idAt(9), unpaid),
    paid: of(idAt(9), [...given, step('penalty-paid', { item: idAt(9), paidPounds: 100 })]),
    withdrawn: of(idAt(9), [...given, step('penalty-withdrawn', { item: idAt(9) })]),
  },
  remedials: {
    open: of(idAt(9), work),
    consented: of(idAt(9), [...work, step('remedial-consent', { item: idAt(9) })]),
    refused: of(idAt(9), [...work, step('remedial-consent', { item: idAt(9), outcome: 'refused' })]),
    done: of(idAt(9), [...work, step('remedial-done', { item: idAt(9) })]),
    charged: of(idAt(9), [
      ...work,
      step('remedial-done', { item: idAt(9) }),
      step('remedial-costs', { item: idAt(9) }),
    ]),
  },
  prosecutions: {
    open: of(idAt(9), court),
    convicted: of(idAt(9), verdict('convicted')),
    acquitted: of(idAt(9), verdict('acquitted')),
    discontinued: of(idAt(9), verdict('discontinued')),
  },
};
