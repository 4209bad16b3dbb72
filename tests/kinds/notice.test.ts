import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#domain/json.ts';
import { defaultLaw } from '#domain/law-table.ts';
import { defaultRules, rulesOf } from '#domain/rulebook.ts';
import { fieldsOf } from '#kinds/registry.ts';
import { idAt } from '../domain/toy-kind.ts';
import { codes, findingsOn, kindOf, recordOf, type Written } from './kind-record.ts';

const kind = kindOf('notice');
const WARNING = idAt(2);
const approved = rulesOf({ ...defaultLaw, explanationApproved: true });

const begun: Written = { type: 'logged', at: '2026-11-02' };
const issued: Written = { type: 'warning-issued', at: '2026-11-02' };
const served: Written = { type: 'warning-served', at: '2026-11-02', change: { item: WARNING } };
const continuing: Written = { type: 'checked', at: '2026-11-24', change: { item: WARNING, finding: 'not-complied' } };
const notice = (change: JsonObject = {}, at = '2026-11-24'): Written => ({
  type: 'notice-issued',
  at,
  change: { follows: [WARNING], requirements: carried, ...change },
});
const carried = [
  { type: 'stop', text: 'Stop playing music that can be heard outside the property between 23:00 and 07:00' },
];
const thread = [begun, issued, served, continuing];
const blocks = (next: Written, ...written: readonly Written[]) =>
  codes(findingsOn(kind, recordOf(kind, ...written), next, approved), 'block');
const warns = (next: Written, ...written: readonly Written[]) =>
  codes(findingsOn(kind, recordOf(kind, ...written), next, approved), 'warn');

describe('the thread', () => {
  it('runs from the case over warning, service and check to the notice', () => {
    const state = recordOf(kind, ...thread, notice(), {
      type: 'notice-served',
      at: '2026-11-24',
      change: { item: idAt(5) },
    });
    expect(state.tasks).toEqual([]);
    expect(state.status).toBe('notice-served');
    expect(state.lists.warnings).toMatchObject([{ id: WARNING, status: 'not-complied' }]);
    expect(state.lists.notices).toMatchObject([{ id: idAt(5), status: 'served' }]);
    expect(kind.heading(state)).toBe('Noise, Wallis Avenue');
    expect(kind.detail(state, '')).toBe('CPN 26-7K-0014');
  });

  it('says what is due: the time given, then the last day to appeal', () => {
    expect(kind.due(recordOf(kind, begun, issued), defaultRules)).toMatchObject([{ at: '2026-11-02' }]);
    expect(kind.due(recordOf(kind, begun, issued, served), defaultRules)).toEqual([
      { at: '2026-11-23', title: 'CPW 26-7K-0412: time given runs out, check and record' },
      { at: '2027-05-02', title: 'CPW 26-7K-0412: lapses', passes: true },
    ]);
  });

  it('counts the day of issue as the first of the days to appeal', () => {
    const service: Written = { type: 'notice-served', at: '2027-06-01', change: { item: idAt(5) } };
    const due = (change: JsonObject = {}) =>
      kind.due(
        recordOf(kind, ...thread, notice({}, '2027-06-01'), { ...service, change: { ...service.change, ...change } }),
        defaultRules,
      );
    expect(due()[0]).toEqual({ at: '2027-06-21', title: 'CPN 26-7K-0014: last day to appeal', passes: true });
    expect(due({ deemedIssued: '2027-06-03' })[0]?.at).toBe('2027-06-23');
  });

  it('keeps a check of a warning that was never served without effect', () => {
    const state = recordOf(kind, begun, issued, continuing);
    expect(state.tasks).toMatchObject([{ code: 'no-effect' }]);
    expect(state.status).toBe('warning-written');
  });

  it('lets more time given move the end of the time', () => {
    const extended: Written = {
      type: 'checked',
      at: '2026-11-20',
      change: { item: WARNING, finding: 'extended', extendedTo: '2026-12-10' },
    };
    const state = recordOf(kind, begun, issued, served, extended);
    expect(kind.due(state, defaultRules)).toMatchObject([{ at: '2026-12-10' }, { passes: true }]);
    expect(blocks(notice(), begun, issued, served, extended)).toContain('time-not-over');
  });
});

describe('a notice is stopped before it is unlawful', () => {
  it('passes with a served warning, its time over and fresh evidence', () => {
    expect(blocks(notice(), ...thread)).toEqual([]);
    expect(warns(notice(), ...thread)).toEqual([]);
  });

  it('cites the section and leads to the question', () => {
    const [finding] = findingsOn(kind, recordOf(kind, ...thread), notice({ evidenceOn: '2026-11-20' }), approved);
    expect(finding).toMatchObject({
      code: 'no-fresh-evidence',
      source: 'Anti-social Behaviour, Crime and Policing Act 2014 s.43(5)(b)',
      field: 'evidenceOn',
    });
  });

  it.each([
    ['no warning', 'no-warning', notice({ follows: [] }), thread],
    ['a warning not served', 'warning-open', notice(), [begun, issued]],
    [
      'a warning complied with',
      'warning-complied',
      notice(),
      [begun, issued, served, { ...continuing, change: { item: WARNING, finding: 'complied' } }],
    ],
    ['the last day of the time given', 'time-not-over', notice({}, '2026-11-23'), [begun, issued, served]],
    ['evidence from before the time ended', 'no-fresh-evidence', notice({ evidenceOn: '2026-11-23' }), thread],
    ['evidence from the future', 'no-fresh-evidence', notice({ evidenceOn: '2026-11-25' }), thread],
    ['a date on a “stop”', 'time-on-stop', notice({ requirements: [{ ...carried[0], due: '2026-12-01' }] }), thread],
    ['authority that has run out', 'authority-over', notice({ authorityExpires: '2026-11-23' }), thread],
    [
      'a person under 16',
      'recipient-too-young',
      notice(),
      [{ ...begun, change: { dateOfBirth: '2010-11-25' } }, ...thread.slice(1)],
    ],
    [
      'an age nobody judged',
      'age-unknown',
      notice(),
      [{ ...begun, change: { ageBasis: 'unrecorded' } }, ...thread.slice(1)],
    ],
    [
      'another person’s conduct',
      'other-persons-conduct',
      notice(),
      [{ ...begun, change: { conductBy: 'other' } }, ...thread.slice(1)],
    ],
    [
      'another agency’s warning to somebody else',
      'other-recipient',
      notice({ warningSource: 'other-agency', otherTimeEnded: '2026-11-01' }),
      thread,
    ],
  ])('by %s', (_why, code, next, written) => {
    expect(blocks(next, ...written)).toContain(code);
    expect(blocks(notice(), ...thread)).not.toContain(code);
  });

  it('but not for a person who turns 16 that day', () => {
    expect(blocks(notice(), { ...begun, change: { dateOfBirth: '2010-11-24' } }, ...thread.slice(1))).toEqual([]);
  });

  it('takes the age from the law of the day', () => {
    const state = recordOf(kind, { ...begun, change: { dateOfBirth: '2009-01-01' } }, ...thread.slice(1));
    const findings = findingsOn(kind, state, notice(), rulesOf({ ...approved.law, recipientLeastAge: 18 }));
    expect(codes(findings, 'block')).toEqual(['recipient-too-young']);
  });

  it('may follow another agency’s warning to the same person', () => {
    const theirs = {
      warningSource: 'other-agency',
      follows: undefined,
      otherReference: 'KP-9',
      otherAgency: 'Kent Police',
      otherServedOn: '2026-10-01',
      otherTimeEnded: '2026-11-01',
      sameRecipient: true,
    };
    expect(blocks(notice(theirs), begun)).toEqual([]);
  });

  it('warns of other requirements, an old warning and wording nobody approved', () => {
    expect(warns(notice({ requirements: [{ type: 'do', text: 'Move away' }] }), ...thread)).toEqual([
      'requirements-changed',
    ]);
    expect(
      warns(
        notice(
          { evidenceOn: '2027-06-01', complianceDate: '2027-12-01', authorityExpires: '2027-12-31' },
          '2027-06-01',
        ),
        ...thread,
      ),
    ).toEqual(['warning-old']);
    expect(codes(findingsOn(kind, recordOf(kind, ...thread), notice()), 'warn')).toEqual(['explanation-not-approved']);
  });

  it('is timed after what it belongs to', () => {
    expect(blocks({ ...served, at: '2026-11-01' }, begun, issued)).toEqual(['before-its-record']);
  });
});

describe('a warning', () => {
  it('to somebody too young is possible, and points to what can be done instead', () => {
    const young: Written = {
      ...begun,
      change: { ageBasis: 'belief', dateOfBirth: undefined, age: 14, ageReason: 'School uniform' },
    };
    expect(warns(issued, young)).toEqual(['recipient-too-young']);
    expect(blocks(issued, young)).toEqual([]);
    expect(warns(young)).toEqual(['recipient-too-young']);
    expect(warns({ ...young, change: { ...young.change, alternative: 'early-help' } })).toEqual([]);
  });

  it('posted on premises needs a photo', () => {
    const posted = {
      ...served,
      change: {
        item: WARNING,
        method: 'on-premises',
        servedAt: '3 Sample Court',
        enquiries: 'Asked at both neighbours',
        signatureOutcome: undefined,
      },
    };
    expect(blocks(posted, begun, issued)).toEqual(['posting-without-photo']);
    const photo = { id: idAt(60), sha256: 'b'.repeat(64), size: 9, type: 'image/jpeg', role: 'photo' };
    expect(blocks({ ...posted, change: { ...posted.change, attachments: [photo] } }, begun, issued)).toEqual([]);
  });

  it('checked before its time ended is recorded with a warning', () => {
    const early = { ...continuing, at: '2026-11-20', change: { ...continuing.change, evidenceOn: '2026-11-20' } };
    expect(warns(early, begun, issued, served)).toEqual(['checked-early']);
  });
});

describe('forms', () => {
  it('carry the requirements, the conduct and the version of the wording over to the notice', () => {
    const state = recordOf(kind, ...thread);
    const initial = kind.entries['notice-issued']?.initial({ state, ...defaultRules, now: '2026-11-24T09:00:00.000Z' });
    expect(initial).toMatchObject({
      warningSource: 'ours',
      follows: [WARNING],
      explanation: 'Draft',
      evidenceOn: '2026-11-24',
    });
    expect(initial?.requirements).toEqual([carried[0], { type: 'achieve', text: expect.any(String) }]);
  });

  it('ask a date only on “do” and “achieve”', () => {
    const field = fieldsOf(kind.entries['warning-issued'] ?? { pages: [] }).find(({ key }) => key === 'requirements');
    expect(field?.input === 'rows' && field.fields.find(({ key }) => key === 'due')?.when?.is).toEqual([
      'do',
      'achieve',
    ]);
  });

  it('say every unanswered question of a page at once', () => {
    const issues =
      kind.entries.logged?.body.safeParse({
        reason: 'noise',
        recipientType: 'individual',
        ageBasis: 'belief',
        conductBy: 'premises',
      }).error?.issues ?? [];
    expect(issues.map(({ path }) => path.join('.')).toSorted()).toEqual([
      'address',
      'age',
      'ageReason',
      'canControl',
      'place',
      'premisesRole',
      'recipientName',
    ]);
  });
});
