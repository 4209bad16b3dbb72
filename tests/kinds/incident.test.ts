import { describe, expect, it } from 'vitest';
import { kinds } from '#kinds/registry.ts';
import { codes, findingsOn, kindOf, recordOf, type Written } from './kind-record.ts';

const kind = kindOf(kinds.find(({ begins }) => begins === 'first-aid')?.name ?? '');
const hurt = (change: Written['change'] = {}): Written => ({ type: 'logged', at: '2026-11-23', change });
const later = (change: Written['change'] = {}): Written => ({
  type: 'followed-up',
  at: '2026-12-03',
  change: { reported: 'to-do', ...change },
});
const warns = (first: Written, next: Written) => codes(findingsOn(kind, recordOf(kind, first), next), 'warn');

describe('an incident', () => {
  it('asks for medical advice, and says when blood known to be infected has to be reported', () => {
    const said = (change: Written['change']) => codes(findingsOn(kind, recordOf(kind), hurt(change)), 'warn');
    expect(said({})).toEqual([]);
    expect(said({ advice: 'not-yet' })).toEqual(['no-advice-yet']);
    expect(said({ knownInfected: 'yes' })).toEqual(['riddor-dangerous-occurrence']);
  });

  it('says what days off work and an infection ask for, until it is reported', () => {
    expect(warns(hurt(), later({ daysUnable: 'over-7' }))).toEqual(['riddor-over-seven']);
    expect(warns(hurt(), later({ daysUnable: '4-to-7' }))).toEqual(['riddor-over-three']);
    expect(warns(hurt(), later({ infection: 'yes' }))).toEqual(['riddor-infection']);
    expect(warns(hurt({ knownInfected: 'yes' }), later())).toEqual(['riddor-dangerous-occurrence']);
    expect(warns(hurt({ knownInfected: 'yes' }), later({ reported: 'done', daysUnable: 'over-7' }))).toEqual([]);
  });

  it('says nothing of days off work of a member of the public', () => {
    expect(warns(hurt({ who: 'public' }), later({ daysUnable: 'over-7' }))).toEqual([]);
  });

  it('never stops anybody from recording', () => {
    const findings = findingsOn(kind, recordOf(kind), hurt({ knownInfected: 'yes', advice: 'not-yet' }));
    expect(codes(findings, 'block')).toEqual([]);
  });
});
