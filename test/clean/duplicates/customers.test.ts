import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyMerge, undoMerge } from '../../../src/clean/duplicates/customer/applyMerge.ts';
import { companyName } from '../../../src/clean/duplicates/customer/company.ts';
import { customerPairs } from '../../../src/clean/duplicates/customer/customerPairs.ts';
import { comparableEmail } from '../../../src/clean/duplicates/customer/email.ts';
import { mergeCustomers } from '../../../src/clean/duplicates/customer/merge.ts';
import { comparablePhone } from '../../../src/clean/duplicates/customer/phone.ts';
import '../../seed.ts';

describe('fields in comparable form', () => {
  it.each([
    ['Ann@Example.COM ', {}, 'ann@example.com'],
    ['ann+shop@x.com', {}, 'ann+shop@x.com'],
    ['ann+shop@x.com', { plusTags: true }, 'ann@x.com'],
    ['a.n.n@gmail.com', {}, 'a.n.n@gmail.com'],
    ['a.n.n@googlemail.com', { gmailDots: true }, 'ann@gmail.com'],
    ['a.n.n@x.com', { gmailDots: true }, 'a.n.n@x.com'],
    ['no address', {}, null],
    ['a@b@c.com', {}, null],
    ['a@b', {}, null],
    ['@x.com', {}, null],
  ])('the address %j under %o is %j', (value, options, comparable) => {
    expect(comparableEmail(value, options)).toBe(comparable);
  });

  it.each([
    ['01 23 45 67 89', 'FR', '+33123456789'],
    ['+33 (0)1 23 45 67 89', undefined, '+33123456789'],
    ['0033 1 23 45 67 89', 'DE', '+33123456789'],
    ['(212) 555-0100', 'US', '+12125550100'],
    ['1-212-555-0100 ext. 12', 'US', '+12125550100'],
    ['06 1234 5678', 'IT', '+390612345678'],
    ['01 23 45 67 89', undefined, '0123456789'],
    ['12', 'FR', null],
    ['1'.repeat(40), 'FR', null],
    ['call me', 'FR', null],
  ])('the number %j in %s is %j', (value, country, comparable) => {
    expect(comparablePhone(value, country)).toBe(comparable);
  });

  it.each([
    ['Dupont S.A.R.L.', 'dupont', true],
    ['SARL Dupont', 'dupont', true],
    ['Müller GmbH & Co. KG', 'muller', true],
    ['Acme, Inc.', 'acme', true],
    ['Acme Ltd', 'acme', true],
    ['Dupont SAS', 'dupont', true],
    ['Dupont SA', 'dupont', true],
    ['SA', 'sa', false],
    ['Jean Dupont', 'jean dupont', false],
  ])('the company %j is %j', (text, words, isCompany) => {
    expect(companyName(text)).toEqual({ words: words.split(' '), isCompany });
  });
});

const customers = [
  { id: '1', name: 'Jean Dupont', email: 'jean.dupont@acme.fr', phone: '01 23 45 67 89' },
  { id: '2', name: 'DUPONT Jean', email: 'Jean.Dupont@acme.fr', phone: '+33 1 23 45 67 89' },
  { id: '3', name: 'Marie Curie', email: 'marie@radium.fr', phone: '01 99 99 99 99' },
  { id: '4', name: 'Jean Dupond', email: 'jd@other.fr' },
  { id: '5', company: 'Électro Martin SARL' },
  { id: '6', name: 'ELECTRO-MARTIN S.A.R.L.' },
  { id: '7' },
];

describe('customerPairs', () => {
  const { pairs, counts, leftOut } = customerPairs(customers, { country: 'FR' });

  it('scores candidates with the evidence of each field', () => {
    expect(pairs.map(({ ids, score }) => [...ids, Math.round(score * 100)])).toEqual([
      ['1', '2', 100],
      ['5', '6', 80],
    ]);
    expect(pairs[0]?.evidence).toEqual([
      { field: 'email', likeness: 1, weight: 4, values: ['jean.dupont@acme.fr', 'jean.dupont@acme.fr'] },
      { field: 'phone', likeness: 1, weight: 3, values: ['+33123456789', '+33123456789'] },
      { field: 'name', likeness: 1, weight: 3, values: ['jean dupont', 'dupont jean'] },
    ]);
    expect(counts).toMatchObject({ rowsIn: 7, withoutEvidence: 1 });
    expect(leftOut).toEqual({ blocks: 0, largest: 0, comparisons: 0 });
  });

  it('does not take two people of one name for one', () => {
    expect(
      customerPairs([
        { id: '1', name: 'Jean Martin' },
        { id: '2', name: 'Jean Martin' },
      ]).pairs,
    ).toEqual([]);
    expect(
      customerPairs(
        [
          { id: '1', name: 'Jean Martin' },
          { id: '2', name: 'Jean Martin' },
        ],
        { threshold: 0.6 },
      ).pairs,
    ).toHaveLength(1);
  });

  it('finds a name misspelt at its beginning by its consonants', () => {
    const rows = [
      { id: '1', company: 'Elektro Schmidt', phone: '030 123456' },
      { id: '2', company: 'Aelektro Schmidt', phone: '030 999999' },
    ];
    expect(customerPairs(rows, { threshold: 0.7 }).counts.comparisons).toBe(1);
  });

  it('leaves what the source merged to the source', () => {
    const rows = [
      { id: '1', email: 'a@b.fr', name: 'A B' },
      { id: '2', email: 'a@b.fr', name: 'A B', mergedInto: '1' },
      { id: '3', email: 'a@b.fr', name: 'A B', hs_merged_object_ids: '8;9' },
    ];
    const found = customerPairs(rows);
    expect(found.native).toEqual([
      { from: '2', into: '1' },
      { from: '8', into: '3' },
      { from: '9', into: '3' },
    ]);
    expect(found.pairs.map(({ ids }) => ids)).toEqual([
      ['1', '3'],
      ['2', '3'],
    ]);
  });

  it('survives hostile rows', () => {
    const rows = [
      null,
      5,
      'x',
      { id: {}, name: [], email: {}, phone: () => 1 },
      JSON.parse('{"__proto__":1,"name":"__proto__"}'),
      { name: 'x'.repeat(10_000_000) },
    ];
    expect(customerPairs(rows).pairs).toEqual([]);
  });

  it('is told wrong options', () => {
    expect(() => customerPairs([], { threshold: 2 })).toThrow('threshold is 2');
    expect(() => customerPairs([], { country: 'France' })).toThrow('country is "France"');
    expect(() => customerPairs([], { columns: { mail: 'x' } as never })).toThrow('did you mean email?');
  });

  it('gives the same pairs whatever the order of the rows', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(customers, { minLength: customers.length }), (rows) => {
        const again = customerPairs(rows, { country: 'FR' });
        expect(again.pairs.map(({ ids, score, evidence }) => ({ ids, score, evidence }))).toEqual(
          pairs.map(({ ids, score, evidence }) => ({ ids, score, evidence })),
        );
      }),
    );
  });

  it('stays within its comparisons on 100 000 customers of whom many share a name, and says what it left out', () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => ({
      id: String(at),
      name: `Jean Dupont ${at % 7}`,
      email: `user${at}@mail${at % 3}.com`,
    }));
    rows.push({ id: 'twin', name: 'Jean Dupont 3', email: 'USER5@mail2.com' });
    const { pairs: found, counts: done, leftOut: left } = customerPairs(rows);
    expect(done.comparisons).toBeLessThanOrEqual(500_000);
    expect(left.largest).toBe(100_001);
    expect(left.comparisons).toBeGreaterThan(1e9);
    expect(found.some(({ ids }) => ids.includes('twin') && ids.includes('5'))).toBe(true);
  }, 60_000);
});

describe('mergeCustomers', () => {
  it('merges only what was confirmed, and names the identifier that comes first', () => {
    const merge = mergeCustomers(customers, [{ ids: ['2', '1'] }, { ids: ['2', '4'] }]);
    expect(merge.mapping).toEqual([
      { id: '2', canonical: '1' },
      { id: '4', canonical: '1' },
    ]);
    expect(merge.groups).toEqual([{ canonical: '1', members: ['1', '2', '4'], by: 'first' }]);
    expect(mergeCustomers(customers, []).mapping).toEqual([]);
  });

  it('follows the source first, through any number of steps', () => {
    const rows = [{ id: '1', mergedInto: '2' }, { id: '2', MasterRecordId: '9' }, { id: '0' }];
    expect(mergeCustomers(rows, [{ ids: ['0', '1'] }]).groups).toEqual([{ canonical: '9', members: ['0', '1', '2', '9'], by: 'native' }]);
    expect(mergeCustomers(rows, [{ ids: ['0', '1'] }], { native: false }).mapping).toEqual([{ id: '1', canonical: '0' }]);
  });

  it('tells merges in a circle', () => {
    const rows = [
      { id: 'b', mergedInto: 'a' },
      { id: 'a', mergedInto: 'b' },
    ];
    expect(mergeCustomers(rows, []).groups).toEqual([{ canonical: 'a', members: ['a', 'b'], by: 'cycle' }]);
  });

  it('refuses pairs of identifiers that are not there', () => {
    expect(() => mergeCustomers(customers, [{ ids: ['1', '99'] }])).toThrow('a pair of "99"');
    expect(() => mergeCustomers(customers, [{ ids: ['1', null] }])).toThrow('a pair of null');
    expect(() => mergeCustomers(customers, [null as never])).toThrow('a pair of null');
  });

  it('follows a long chain at once', () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => ({ id: `c${at}`, mergedInto: `c${at + 1}` }));
    expect(mergeCustomers(rows, []).groups.map(({ canonical, members }) => [canonical, members.length])).toEqual([['c100000', 100_001]]);
  });

  it('is taken back exactly: merge and undo are nothing', () => {
    const ids = ['1', '2', '3', '4', '5'];
    const pair = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)).map((both) => ({ ids: both }));
    const record = fc.record({ customerId: fc.constantFrom<unknown>(...ids, 1, ' 2', null, undefined, 'other'), amount: fc.integer() });
    fc.assert(
      fc.property(fc.array(pair), fc.array(record), (pairs, records) => {
        const merge = mergeCustomers(customers, JSON.parse(JSON.stringify(pairs)) as typeof pairs);
        const frozen = records.map((one) => Object.freeze(one));
        const { rows, changes } = applyMerge(frozen, merge);
        expect(undoMerge(rows, changes)).toEqual(records);
        const canonical = new Set(merge.mapping.map((one) => one.canonical));
        for (const { id } of merge.mapping) expect(canonical.has(id)).toBe(false);
        expect(applyMerge(rows, merge).changes).toEqual([]);
      }),
    );
  });

  it('does not undo what was changed since', () => {
    const { changes } = applyMerge([{ customerId: '2' }], mergeCustomers(customers, [{ ids: ['1', '2'] }]));
    expect(() => undoMerge([{ customerId: '7' }], changes)).toThrow('change 0 is not in row 0');
  });
});
