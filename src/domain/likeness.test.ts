import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Identity } from './identity.ts';
import { alikeAmong } from './likeness.ts';

const why = (a: Identity, b: Identity): readonly string[] =>
  alikeAmong(a, [{ record: 'other', at: '2026-11-01', identity: b }], 5)[0]?.why ?? [];
const names = (a: string, b: string) => why({ names: [a] }, { names: [b] });
const addresses = (a: string, b: string) => why({ addresses: [a] }, { addresses: [b] });

test('the same land is known by its name, and is no address', () => {
  expect(why({ sites: ['Mote Park lay-by'] }, { sites: ['mote park  Lay-by'] })).toEqual(['same land']);
  expect(why({ sites: ['Mote Park'] }, { sites: ['Mote Park lay-by'] })).toEqual([]);
  expect(why({ sites: ['12 Mote Park'] }, { addresses: ['12 Mote Park'] })).toEqual([]);
});

describe('names', () => {
  test.each([
    ['Sam Example', 'sam  EXAMPLE'],
    ['Sam Example', 'Example, Sam'],
    ['Mr Sam Example', 'Sam Example'],
    ['Zoë Örn', 'Zoe Orn'],
    ['O’Fiction, Pat', "Pat O'Fiction"],
    ['Sample Foods Ltd', 'Sample Foods Limited'],
  ])('%s is %s', (a, b) => expect(names(a, b)).toEqual(['same name']));

  test.each([
    ['Catherine Smyth', 'Katherine Smith'],
    ['Steven Philips', 'Stephen Phillips'],
    ['S Example', 'Sam Example'],
    ['Sam Quill Example', 'Sam Example'],
    ['Fiktional', 'Fictional'],
  ])('%s sounds like %s', (a, b) => expect(names(a, b)).toEqual(['name sounds alike']));

  test.each([
    ['Sam', 'Sam Example'],
    ['Sam Example', 'Sam Otherwise'],
    ['S E', 'Sam Example'],
    ['Example', 'Sam Example'],
    ['', 'Sam Example'],
    ['Mr', 'Mr'],
  ])('%s is not yet %s', (a, b) => expect(names(a, b)).toEqual([]));
});

describe('what else tells', () => {
  test('a date of birth', () =>
    expect(why({ born: '1988-03-14' }, { born: '1988-03-14' })).toEqual(['same date of birth']));
  test.each([
    ['SC01234567', 'sc01234567'],
    ['1234567', '01234567'],
    ['SC 012345', 'SC012345'],
  ])('company number %s and %s', (a, b) =>
    expect(why({ companyNumber: a }, { companyNumber: b })).toEqual(a.length > 9 ? [] : ['same company number']),
  );
  test('what is no company number says nothing', () =>
    expect(why({ companyNumber: 'not known' }, { companyNumber: 'not known' })).toEqual([]));
  test.each([
    ['3 Sample Court, Eastmere', '3 Sample Ct\nEastmere ES1 2AB'],
    ['Flat 2, 9 Fiction Rd.', 'flat 2 9 fiction road, Eastmere'],
  ])('address %s and %s', (a, b) => expect(addresses(a, b)).toEqual(['same address']));
  test.each([
    ['Wallis Avenue', 'Wallis Avenue'],
    ['3 Sample Court', '31 Sample Court'],
    ['3', '3 Sample Court'],
  ])('a street or half a number is no address: %s, %s', (a, b) => expect(addresses(a, b)).toEqual([]));
  test('several reasons are all said, the strongest kind first', () =>
    expect(why({ names: ['Sam Example'], born: '1988-03-14' }, { names: ['Sam Exampel'], born: '1988-03-14' })).toEqual(
      ['name sounds alike', 'same date of birth'],
    ));
});

const words = fc.constantFrom('Sam', 'Samm', 'Pat', 'Example', 'Exampel', 'Fiction', 'S', '9', 'Mr', '', '李', 'Ltd');
const identities = fc.record(
  {
    names: fc.array(
      fc.array(words, { maxLength: 4 }).map((each) => each.join(' ')),
      { maxLength: 2 },
    ),
    born: fc.constantFrom('1988-03-14', '1990-01-01'),
    addresses: fc.array(
      fc.array(words, { maxLength: 4 }).map((each) => each.join(' ')),
      { maxLength: 2 },
    ),
    companyNumber: fc.constantFrom('01234567', '1234567', 'none', ''),
  },
  { requiredKeys: [] },
);

describe('for any identities', () => {
  it('is the same both ways round', () =>
    fc.assert(
      fc.property(identities, identities, (a, b) => {
        expect([...why(a, b)].sort()).toEqual([...why(b, a)].sort());
      }),
    ));

  it('does not depend on the order of the records', () =>
    fc.assert(
      fc.property(
        identities,
        fc.uniqueArray(
          fc.record({ record: fc.uuid(), at: fc.constantFrom('2026-01-01', '2026-02-02'), identity: identities }),
          {
            selector: ({ record }) => record,
          },
        ),
        fc.nat(),
        (wanted, known, turn) => {
          const turned = [...known.slice(turn % (known.length || 1)), ...known.slice(0, turn % (known.length || 1))];
          expect(alikeAmong(wanted, turned.toReversed(), 5)).toEqual(alikeAmong(wanted, known, 5));
        },
      ),
    ));

  it('offers nothing without a reason, and no more than asked', () =>
    fc.assert(
      fc.property(identities, fc.array(identities), (wanted, all) => {
        const known = all.map((identity, index) => ({ record: `${index}`, at: '', identity }));
        const found = alikeAmong(wanted, known, 3);
        expect(found.length).toBeLessThanOrEqual(3);
        for (const each of found) expect(each.why.length).toBeGreaterThan(0);
      }),
    ));
});
