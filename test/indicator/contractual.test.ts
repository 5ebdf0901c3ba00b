// Customers under contract, and retention of totals alone.
import fc from 'fast-check';
import {
  activeCustomers,
  answeredBy,
  averageRevenuePerAccount,
  customerRetentionRate,
  type Decimal,
  ecommerce,
  type MrrMovement,
  mrr,
  mrrMovements,
  query,
  retentionFromTotals,
  type SubscriptionPeriod,
  subscriberChurnRate,
} from 'sales-kpi';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { agree } from '../agree.ts';
import { ask, codeOf, column, text } from '../query/ask.ts';
import { pays } from './subscribers.ts';

const spring = { every: 'month', between: ['2025-01-01', '2025-05-01'] } as const;
const kept = customerRetentionRate.variants.contractual;
const active = activeCustomers.variants.contractual;
const periods = [
  pays('ana', 10, '2025-01-15', '2025-03-10'),
  pays('ana', 5, '2025-02-01', '2025-03-01'),
  pays('bob', 20, '2025-01-20'),
  pays('eve', 30, '2025-02-03', '2025-02-20'),
  pays('dan', 0, '2025-01-01'),
];
const { movements } = mrrMovements(periods, spring);

describe('retention of customers under contract', () => {
  test('is one less the churn of subscribers, and has no answer without customers at the start', async () => {
    const table = ask({ movements }, { select: [kept, subscriberChurnRate], ...spring });
    // Nobody in January; ana and bob in February and March, when ana leaves; bob in April.
    expect(column(table, 'customerRetentionRateContractual')).toEqual(['null', '1', '0.5', '1']);
    expect(column(table, 'subscriberChurnRate')).toEqual(['null', '0', '0.5', '0']);
    expect(table.notes.map(({ code, row }) => `${row} ${code}`)).toContain('0 zero-denominator');
    await agree([kept], { movements: movements as never }, spring);
    await agree([kept], { movements: [] }, spring);
  });

  test('reads movements, where the rate itself reads sales', () => {
    expectTypeOf(kept).parameter(0).not.toBeAny();
    expectTypeOf(kept).returns.toEqualTypeOf<Decimal | null>();
    expect(text(kept(movements.filter(({ date }) => date === '2025-03-01') as MrrMovement[]))).toBe('0.5');
    // @ts-expect-error -- sales are no movements
    expect(kept([{ id: '1', date: '2025-01-31', amount: 10 }])).toBeNull();
    const sales = [{ id: '1', date: '2025-01-31', amount: 10, customerId: 'ana' }];
    expect(query({ sales }, { select: answeredBy(ecommerce, ['sales']) }).columns.map(({ id }) => id)).toContain('customerRetentionRate');
  });
});

describe('active customers under contract', () => {
  test('are those who pay at the end of the period, each once', async () => {
    const select = [active, mrr, averageRevenuePerAccount];
    const table = ask({ periods }, { select, ...spring });
    expect(column(table, 'activeCustomersContractual')).toEqual(['2', '2', '1', '1']);
    expect(column(table, 'averageRevenuePerAccount')).toEqual(['15', '17.5', '20', '20']);
    await agree(select, { periods: periods as never }, spring);
    await agree(select, { periods: [] }, spring);
  });

  test('of none are 0, and of a running month as many as are known', () => {
    expect(active([])).toBe(0);
    const early = ask({ periods }, { select: [active], ...spring, asOf: '2025-02-10' });
    expect(column(early, 'activeCustomersContractual').slice(0, 2)).toEqual(['2', '3']);
    expectTypeOf(active).returns.toEqualTypeOf<number | null>();
    expectTypeOf<Parameters<typeof active>[0]>().extract<readonly SubscriptionPeriod[]>().not.toBeNever();
  });

  test('are a set: they are not added over time', () => {
    expect([active.additivity, kept.additivity]).toEqual(['distinct', 'ratio']);
  });
});

describe('retention from totals', () => {
  test.each<[string, number, number, number, string, string | null, string | null]>([
    ['all stay', 100, 100, 0, '1', null, null],
    ['a quarter leaves, new ones come', 200, 190, 40, '0.75', null, null],
    ['all leave', 10, 4, 4, '0', null, null],
    ['a third stays', 3, 1, 0, '0.3333333333333333333333333333333333333333', null, null],
    ['customers came back', 100, 130, 10, '1.2', null, 'above-one'],
    ['new ones left again', 10, 5, 8, '-0.3', null, 'below-zero'],
    ['nobody was there', 0, 0, 0, 'null', 'zero-denominator', null],
    ['nobody was there, and somebody came back', 0, 3, 2, 'null', 'zero-denominator', 'above-one'],
  ])('%s', (_, start, end, acquired, value, reason, warning) => {
    const found = retentionFromTotals({ start, end, acquired });
    expect([text(found.value), found.reason, found.warning]).toEqual([value, reason, warning]);
  });

  test('is that of sets as long as nobody comes back', () => {
    const names = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 1 });
    fc.assert(
      fc.property(names, names, (start, end) => {
        const acquired = end.filter((name) => !start.includes(name)).length;
        const stayed = end.length - acquired;
        const { value, warning } = retentionFromTotals({ start: start.length, end: end.length, acquired });
        expect([value?.times(start.length).toFixed(20), warning]).toEqual([stayed.toFixed(20), null]);
      }),
    );
  });

  test.each<[unknown, string]>([
    [null, 'bad-argument'],
    [{}, 'bad-argument'],
    [{ start: 10, end: 5 }, 'bad-argument'],
    [{ start: -1, end: 5, acquired: 0 }, 'bad-argument'],
    [{ start: 1.5, end: 5, acquired: 0 }, 'bad-argument'],
    [{ start: Number.NaN, end: 5, acquired: 0 }, 'bad-argument'],
    [{ start: '10', end: 5, acquired: 0 }, 'bad-argument'],
    [{ start: 10, end: 5, acquired: 0, left: 5 }, 'unknown-option'],
  ])('%j is refused', (totals, code) => {
    expect(codeOf(() => retentionFromTotals(totals as never))).toBe(code);
  });
});
