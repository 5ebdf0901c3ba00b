import { type ClusterOptions, clusterCustomers, customerHistory, Decimal, en, fr, type Sale, sentence } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { random } from '../../../src/stat/random.ts';
import { codeOf } from '../../query/ask.ts';
import { bought } from './shop.ts';

const asOf = '2025-12-31';
/** Three kinds of customers: often, lately and dear; once, long ago and cheap; twice in summer. */
const kinds = (each: number): Sale[] =>
  Array.from({ length: each }, (_, i) => {
    const day = (month: number, n: number): string => `2025-${String(month).padStart(2, '0')}-${String(1 + (n % 20)).padStart(2, '0')}`;
    return [
      ...[0, 1, 2, 3, 4, 5].map((n) => bought(`a${i}`, day(12, i + n), 400 + (i % 9) * 10, { currency: 'EUR' })),
      bought(`b${i}`, day(1, i), 10 + (i % 7), { currency: 'EUR' }),
      ...[0, 1].map((n) => bought(`c${i}`, day(7, i + n), 60 + (i % 5), { currency: 'EUR' })),
    ];
  }).flat();
const history = customerHistory(kinds(30), { asOf });

/** Customers of whom all is by chance: one cloud. */
function cloud(size: number, purchases: (chance: number) => number): Sale[] {
  const source = random(7);
  const chance = (): number => [1, 2, 3, 4, 5, 6].reduce((total) => total + source.uniform(), 0);
  return Array.from({ length: size }, (_, i) => {
    const [last, count, amount] = [Math.floor(chance() * 40), purchases(chance()), Math.exp(chance()) * 10];
    const day = (n: number): string => new Date(Date.UTC(2025, 0, 1) + (last - n) * 86_400_000).toISOString().slice(0, 10);
    return Array.from({ length: count }, (_item, n) => bought(`c${i}`, day(n), (amount / count).toFixed(2)));
  }).flat();
}

describe('groups of like customers', () => {
  const found = clusterCustomers(history, { seed: 1 });

  test('are those that the data make, in units that can be read', () => {
    expect(found.groups.map(({ group, customers, revenue }) => [group, customers, String(revenue)])).toEqual([
      [1, 30, String(Array.from({ length: 30 }, (_, i) => 6 * (400 + (i % 9) * 10)).reduce((a, b) => a + b))],
      [2, 30, String(Array.from({ length: 30 }, (_, i) => 2 * (60 + (i % 5))).reduce((a, b) => a + b))],
      [3, 30, String(Array.from({ length: 30 }, (_, i) => 10 + (i % 7)).reduce((a, b) => a + b))],
    ]);
    expect(found.groups.map(({ centre }) => centre.purchaseDays)).toEqual([6, 2, 1]);
    // The geometric mean of the third group.
    const logs = Array.from({ length: 30 }, (_, i) => Math.log(10 + (i % 7)));
    expect(found.groups[2]?.centre.revenue).toBeCloseTo(Math.exp(logs.reduce((a, b) => a + b) / 30), 9);
    expect(found.silhouettes.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6]);
    expect([found.reason, found.foundAmong, found.leftOut]).toEqual([null, 90, 0]);
  });

  test('have every customer, in the order of the history', () => {
    expect(found.customers.map(({ customerId }) => customerId)).toEqual(history.customers.map(({ customerId }) => customerId));
    expect(found.customers.every(({ customerId, group }) => group === { a: 1, b: 3, c: 2 }[String(customerId).charAt(0)])).toBe(true);
    expect(Number(found.groups.reduce((sum, one) => sum.plus(one.revenueShare ?? 0), new Decimal(0)))).toBeCloseTo(1, 12);
  });

  test('are the same for the same seed, and here for any', () => {
    expect(JSON.stringify(clusterCustomers(history, { seed: 1 }))).toBe(JSON.stringify(found));
    expect(clusterCustomers(history, { seed: 2 }).customers).toEqual(found.customers);
  });

  test('may be as many as wanted', () => {
    expect(clusterCustomers(history, { seed: 1, k: 2 }).groups).toHaveLength(2);
    expect(clusterCustomers(history, { seed: 1, k: 2 }).silhouettes.map(({ k }) => k)).toEqual([2]);
  });

  test('are told in words', () => {
    const [first] = found.findings;
    expect([sentence(first as never, en), sentence(first as never, fr).replace(/\s/g, ' ')]).toEqual([
      'Group 1: 33.3% of customers (30) brought 95% of the revenue (€78,660.00).',
      'Groupe 1 : 33,3 % des clients (30) ont apporté 95 % du chiffre d’affaires (78 660,00 €).',
    ]);
  });

  test('leave out customers without revenue above 0, and count them', () => {
    const more = customerHistory(
      [
        ...kinds(30),
        bought('zoe', '2025-03-01', 0, { currency: 'EUR' }),
        bought('yan', '2025-03-01', 5, { currency: 'EUR' }),
        bought('yan', '2025-03-02', -9, { currency: 'EUR' }),
      ],
      { asOf },
    );
    const groups = clusterCustomers(more, { seed: 1 });
    expect(groups.leftOut).toBe(2);
    expect(groups.customers.filter(({ group }) => group === null).map(({ customerId }) => customerId)).toEqual(['yan', 'zoe']);
  });

  test('among very many are found in a sample, and all are in one of them', () => {
    const many = { ...history, customers: Array.from({ length: 70 }, () => history.customers).flat() };
    const groups = clusterCustomers(many, { seed: 3 });
    expect([groups.foundAmong, groups.groups.map(({ customers }) => customers)]).toEqual([5000, [2100, 2100, 2100]]);
  });
});

describe('no groups', () => {
  test('a cloud has none, and says how far it is from any', () => {
    const found = clusterCustomers(
      customerHistory(
        cloud(400, (chance) => Math.max(1, Math.round(chance * 3))),
        { asOf },
      ),
      { seed: 1 },
    );
    expect(found).toMatchObject({ reason: 'no-natural-groups', groups: [], customers: [], foundAmong: 400 });
    const [finding] = found.findings;
    expect(finding).toMatchObject({ code: 'no-natural-groups', of: null, values: { customers: 400, needed: 0.25 } });
    expect([sentence(finding as never, en), sentence(finding as never, fr)]).toEqual([
      expect.stringMatching(/^400 customers do not fall into natural groups: the best silhouette is 0\.[12]\d*, and 0\.25 is needed\.$/),
      expect.stringMatching(
        /^Les 400 clients ne forment pas de groupes naturels\s: la meilleure silhouette est de 0,[12]\d*\s; il faudrait 0,25\.$/,
      ),
    ]);
  });

  test('a cloud of customers who bought once has none either, though it looks better apart', () => {
    const found = clusterCustomers(
      customerHistory(
        cloud(400, () => 1),
        { asOf },
      ),
      { seed: 1 },
    );
    expect(found.reason).toBe('no-natural-groups');
    expect(found.findings).toMatchObject([{ values: { needed: 0.42 } }]);
    expect(Math.max(...found.silhouettes.map(({ silhouette }) => silhouette))).toBeGreaterThan(0.3);
  });

  test('customers who are all alike have none', () => {
    const alike = customerHistory(
      Array.from({ length: 30 }, (_, i) => bought(`c${i}`, '2025-03-01', 10)),
      { asOf },
    );
    expect(clusterCustomers(alike, { seed: 1 })).toMatchObject({ reason: 'no-natural-groups', silhouettes: [] });
  });

  test('too few have none', () => {
    expect(clusterCustomers(customerHistory(kinds(6), { asOf }), { seed: 1 }).reason).toBe('small-sample');
    expect(clusterCustomers(history, { seed: 1, k: 10 }).reason).toBe('small-sample');
    expect(clusterCustomers(customerHistory([] as Sale[], { asOf }), { seed: 1 }).reason).toBe('no-data');
    const mixed = kinds(30).map((row, i) => ({ ...row, currency: i === 0 ? 'USD' : 'EUR' }));
    expect(clusterCustomers(customerHistory(mixed, { asOf }), { seed: 1 }).reason).toBe('mixed-currency');
  });

  test.each<[string, unknown, string]>([
    ['no options', undefined, 'bad-argument'],
    ['no seed', {}, 'bad-argument'],
    ['half a seed', { seed: 0.5 }, 'bad-argument'],
    ['one group', { seed: 1, k: 1 }, 'bad-argument'],
    ['a mistyped option', { seed: 1, groups: 3 }, 'unknown-option'],
  ])('%s is refused', (_, options, code) => {
    expect(codeOf(() => clusterCustomers(history, options as ClusterOptions))).toBe(code);
  });
});
