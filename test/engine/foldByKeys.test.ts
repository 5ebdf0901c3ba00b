// The fold by keys against the engine in memory: the same groups, whatever the ledger and the totals.
import fc from 'fast-check';
import { and, count, eq, gte, indicator, isNull, minus, orElse, plus, sale, sum } from 'sales-kpi';
import { expect, test } from 'vitest';
import { fold } from '../../src/engine/fold.ts';
import { foldByKeys } from '../../src/engine/foldByKeys.ts';
import type { Group } from '../../src/plan/plan.ts';
import { planOver } from '../../src/query/sources.ts';
import { typedLedgers } from '../engines/ledgers.ts';
import { ledgers } from '../laws/ledgers.ts';
import { runs } from '../laws/runs.ts';

const label = { en: 'x', fr: 'x' };
const metrics = [
  sum(sale.amount),
  sum(sale.amount, { where: and(eq(sale.kind, 'product'), gte(sale.amount, 10)) }),
  sum(minus(sale.amount, sale.cost), { where: isNull(sale.channel) }),
  sum(plus(sale.amount, sale.tax), { at: sale.orderDate, missing: 'refuse' }),
  sum(orElse(sale.quantity, 1)),
  count(sale.customerId),
  count(sale.amount, { where: eq(sale.region, 'north') }),
  count(sale.orderDate),
].map((formula, i) => indicator({ id: `total${i}`, label, unit: 'number', better: 'neutral', formula }));

const sorted = (groups: readonly Group[]): string[] =>
  groups.map((group) => JSON.stringify(group, (_, value) => (typeof value === 'bigint' ? String(value) : value))).sort();

const questions = fc.record({
  select: fc.uniqueArray(fc.constantFrom(...metrics), { minLength: 1, maxLength: 4, selector: ({ id }) => id }),
  every: fc.constantFrom('day', 'week', 'month'),
  by: fc.constantFrom(['customerId'], ['customerId', 'channel'], ['region'], []),
  asOf: fc.constantFrom('2025-12-31', '2025-03-01'),
  calendar: fc.constantFrom({}, { timeZone: 'Europe/Paris' }),
});

test.each([
  ['ledgers of a table', fc.oneof(typedLedgers('date', 30), typedLedgers('instant', 30))],
  ['hostile ledgers', ledgers()],
])('gives the groups of the engine: %s', (_, rows) => {
  fc.assert(
    fc.property(rows as fc.Arbitrary<readonly object[]>, questions, (given, question) => {
      const { plans, source } = planOver(given, question as never);
      for (const plan of plans) {
        const found: Group[] = [];
        const account = foldByKeys(plan, source(plan.from), (group) => found.push(group));
        const wanted = fold(plan, source(plan.from));
        expect(sorted(found)).toEqual(sorted(wanted.groups));
        expect([account.counts, account.rejected, account.unread]).toEqual([wanted.counts, wanted.rejected, wanted.unread]);
      }
    }),
    runs(200),
  );
});

test('gives the groups of one key together, in the order of their slots', () => {
  const rows = ['2025-01-03', '2025-01-01', '2025-01-02', '2025-01-01'].flatMap((date, i) =>
    ['ana', 'bob'].map((customerId) => ({ id: `${customerId}${i}`, date, amount: 1, customerId })),
  );
  const { plans, source } = planOver(rows, { select: [metrics[0]], every: 'day', by: ['customerId'] } as never);
  const found: unknown[] = [];
  for (const plan of plans) foldByKeys(plan, source(plan.from), ({ keys, slot, totals }) => found.push([...keys, slot, totals[0]?.known]));
  expect(found).toEqual([
    ['ana', 0, 2],
    ['ana', 1, 1],
    ['ana', 2, 1],
    ['bob', 0, 2],
    ['bob', 1, 1],
    ['bob', 2, 1],
  ]);
});

test('sums beyond what doubles hold', () => {
  const rows = Array.from({ length: 5 }, (_, i) => ({ id: `${i}`, date: '2025-01-01', amount: 9_007_199_254_740_991, customerId: 'ana' }));
  const { plans, source } = planOver(rows, { select: [metrics[0]], every: 'day', by: ['customerId'] } as never);
  for (const plan of plans)
    foldByKeys(plan, source(plan.from), ({ totals }) => {
      expect(totals[0]?.value).toMatchObject({ n: 45_035_996_273_704_955n, d: 1n });
    });
});
