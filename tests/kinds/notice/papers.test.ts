// What a paper must say and must not say, line by line against the reference: wrong law in somebody's hand cannot be called back.
import { describe, expect, it } from 'vitest';
import { wordsOf } from '#documents/print-paper.ts';
import { momentOfDay } from '#domain/calendar.ts';
import { defaultWording } from '#domain/wording.ts';
import { idAt } from '../../domain/toy-kind.ts';
import { kindOf, recordOf, type Written } from '../kind-record.ts';
import {
  approved,
  begun,
  breach,
  cpn,
  due,
  fpn,
  inForce,
  issued,
  line,
  NOTICE,
  proof,
  stop,
  warned,
  WARNING,
} from './guard-lines.ts';

const kind = kindOf('notice');

async function wordsFor({ type, at, change }: Written, after: readonly Written[]): Promise<string> {
  const paper = await kind.entries[type]?.paper?.load();
  const content = paper?.content({
    state: recordOf(kind, ...after),
    entry: { id: idAt(80), type, at: momentOfDay(at), body: { ...kind.entries[type]?.example, ...change } },
    rules: approved,
    wording: { ...defaultWording, approved: true },
    council: 'Eastmere Borough Council',
    issuer: 'Robin Hale',
  });
  if (!content || 'lacking' in content) throw new Error(content?.lacking ?? `${type} has no paper`);
  return wordsOf(content).join('\n');
}

describe('the warning', () => {
  it('warns that a notice will be issued unless the effect stops, as s.43(5)(a) asks', async () => {
    const words = await wordsFor(issued({ complianceDate: '2026-11-23' }), [begun()]);
    expect(words).toContain('A Community Protection Notice will be issued to you unless');
    expect(words).toContain('23 November 2026');
  });
});

describe('the notice', () => {
  const onTheDay = () => wordsFor(cpn({ requirements: [stop, due], endsOn: '2027-11-24' }), warned);

  it('counts the days to appeal from the day it is issued, whichever that turns out to be (s.46(2))', async () => {
    const words = await onTheDay();
    expect(words).toContain('If it is issued to you on 24 November 2026, the last day to appeal is 14 December 2026');
    expect(words).toContain('on a later day, the 21 days begin with that day');
    // It may be handed over days after it was written: then this would be untrue.
    expect(words).not.toContain('Date of issue');
  });

  it('gives a day to “do” and “achieve” alone, their own or that of the notice (s.43(8))', async () => {
    const words = await wordsFor(
      cpn({
        requirements: [stop, due, { type: 'achieve', text: 'Keep visitors quiet' }],
        complianceDate: '2026-12-08',
      }),
      warned,
    );
    expect(words).toContain(`${stop.text}\n\n`);
    expect(words).toContain('Clear the yard of waste\nBy 20 December 2026');
    expect(words).toContain('Keep visitors quiet\nBy 8 December 2026');
    // As if the notice bound only until then.
    expect(words).not.toContain('Until 8 December 2026');
  });

  it('says until when it has effect, or that it has no end (Stannard: a notice of indefinite duration)', async () => {
    expect(await onTheDay()).toContain('has effect until the end of 24 November 2027');
    expect(await wordsFor(cpn({ endsOn: undefined }), warned)).toContain('This notice has no end date');
  });

  it('names the warning by the day it was given, as the manager corrected it (s.43(5)(a))', async () => {
    const corrected = line('warning-service-corrected', '2026-11-10', { item: WARNING, deemedIssued: '2026-11-04' });
    expect(await wordsFor(cpn(), [...warned, corrected])).toContain('Given on 4 November 2026');
  });

  it('says why conduct on premises counts as the recipient’s (s.44)', async () => {
    const premises = begun({
      conductBy: 'premises',
      premisesRole: 'operates',
      canControl: 'Holds the licence and the keys',
    });
    const words = await wordsFor(cpn(), [premises, ...warned.slice(1)]);
    expect(words).toContain('Holds the licence and the keys');
    expect(words).toContain('section 44');
    expect(await onTheDay()).not.toContain('section 44');
  });
});

it('a penalty names the notice by the day it counts as issued', async () => {
  const corrected = line('notice-service-corrected', '2026-11-30', { item: NOTICE, deemedIssued: '2026-11-26' });
  const proved = [...inForce, { ...breach(), change: { item: NOTICE } }, { ...proof(), change: { item: idAt(7) } }];
  expect(await wordsFor(fpn({ item: idAt(7) }), [...proved, corrected])).toContain('issued on 26 November 2026');
});
