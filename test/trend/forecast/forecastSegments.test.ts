import fc from 'fast-check';
import {
  activeCustomers,
  averageOrderValue,
  Decimal,
  forecast,
  forecastSegments,
  query,
  revenue,
  type SegmentForecasts,
  type SeriesForecast,
  tableFromJson,
  withSubtotals,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { reconciled } from '../../../src/trend/forecast/reconcile.ts';
import { codeOf } from '../../query/ask.ts';

const month = (t: number): string => `${2021 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')}`;
const amounts = {
  FR: (t: number) => 100 + 3 * t + (t % 4),
  BE: (t: number) => 50 + ((t * 7) % 9) / 3,
  LU: (t: number) => ((t * t + 3 * t) % 7 === 4 ? 4 : 0),
};
const sales = Object.entries(amounts).flatMap(([country, amount]) =>
  Array.from({ length: 30 }, (_, t) => ({
    id: `${country}${t}`,
    date: `${month(t)}-10`,
    amount: Math.round(100 * amount(t)) / 100,
    country,
    currency: 'EUR',
  })).filter((sale) => sale.amount > 0),
);
const table = query(sales, { select: [revenue, averageOrderValue], every: 'month', by: ['country'] });

/** All parts of a period, and the whole, as they are written. */
function expectAddedUp({ total, segments, other }: SegmentForecasts): void {
  const parts: readonly SeriesForecast[] = [...segments, ...(other === null ? [] : [other.forecast])];
  total.points.forEach(({ period, mean }, i) => {
    const sum = parts.reduce((all, { points }) => all.plus(points[i]?.mean ?? Number.NaN), new Decimal(0));
    expect(sum.toFixed(), period).toBe(new Decimal(mean).toFixed());
  });
}

describe('segments and the whole', () => {
  test.each(['bottom-up', 'proportional'] as const)('add up to the last digit: %s', (reconcile) => {
    const found = forecastSegments(table, { column: 'revenue', horizon: 6, reconcile });
    expect(found).toMatchObject({ reconciled: reconcile, reason: null, other: null });
    expect(found.segments.map(({ segment }) => segment?.['country'])).toEqual(['FR', 'BE', 'LU']);
    expect(found.segments.map(({ method }) => method)).toEqual(['theta+ets', 'theta+ets', 'sba']);
    expectAddedUp(found);
  });

  test('bottom-up leaves each segment what it would be by itself', () => {
    const { segments } = forecastSegments(table, { column: 'revenue', horizon: 3 });
    const alone = forecast({ table, column: 'revenue', segment: { country: 'FR' } }, { horizon: 3 });
    for (const [i, { mean }] of segments[0]?.points.entries() ?? []) expect(mean).toBeCloseTo(alone.points[i]?.mean as number, 5);
  });

  test('proportional leaves the whole what it would be by itself', () => {
    const whole = query(sales, { select: [revenue], every: 'month' });
    const alone = forecast({ table: whole, column: 'revenue' }, { horizon: 3 });
    const { total } = forecastSegments(table, { column: 'revenue', horizon: 3, reconcile: 'proportional' });
    for (const [i, { mean }] of total.points.entries()) expect(mean).toBeCloseTo(alone.points[i]?.mean as number, 5);
  });

  test('have intervals about their means, with nothing below 0 where there never was', () => {
    for (const reconcile of ['bottom-up', 'proportional'] as const) {
      const { total, segments } = forecastSegments(table, { column: 'revenue', horizon: 6, reconcile });
      for (const { low95, low80, mean, high80, high95 } of [total, ...segments].flatMap(({ points }) => points)) {
        const ends = [low95, low80, mean, high80, high95] as number[];
        expect(ends).toEqual([...ends].sort((a, b) => a - b));
        expect(low95).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test('beyond the most that was asked for are one', () => {
    const found = forecastSegments(table, { column: 'revenue', horizon: 2, most: 1 });
    expect(found.segments.map(({ segment }) => segment?.['country'])).toEqual(['FR']);
    expect(found.other).toMatchObject({ segments: 2, forecast: { segment: null } });
    expectAddedUp(found);
  });

  test('with a single demand join the rest, and count with their mean', () => {
    const one = [...sales, { id: 'x', date: '2022-05-05', amount: 60, country: 'MC', currency: 'EUR' }];
    const found = forecastSegments(query(one, { select: [revenue], every: 'month', by: ['country'] }), { column: 'revenue', horizon: 2 });
    expect(found.segments).toHaveLength(3);
    expect(found.other).toMatchObject({ segments: 1, forecast: { method: 'mean', reason: null } });
    expect(found.other?.forecast.points.map(({ mean }) => mean)).toEqual([2, 2]);
    expectAddedUp(found);
  });

  test('are the same of a table that went through JSON, and of one with subtotals', () => {
    const found = forecastSegments(table, { column: 'revenue', horizon: 2 });
    expect(forecastSegments(tableFromJson<typeof table>(JSON.stringify(table)), { column: 'revenue', horizon: 2 })).toEqual(found);
    const levels = withSubtotals(sales, { select: [revenue], every: 'month', by: ['country'] } as never) as unknown as typeof table;
    expect(forecastSegments(levels, { column: 'revenue', horizon: 2 }).total.points).toEqual(found.total.points);
  });

  test('below 0 are never shared out in proportion, and the result says so', () => {
    const refunds = sales.map((sale) => (sale.country === 'LU' ? { ...sale, amount: -sale.amount } : sale));
    const found = forecastSegments(query(refunds, { select: [revenue], every: 'month', by: ['country'] }), {
      column: 'revenue',
      horizon: 2,
      reconcile: 'proportional',
    });
    expect(found.reconciled).toBe('bottom-up');
    expectAddedUp(found);
  });
});

describe('segments that are not forecast', () => {
  test.each([
    [
      'no rows',
      query(sales.slice(0, 0), { select: [revenue], every: 'month', by: ['country'], between: ['2021-01-01', '2022-01-01'] }),
      'no-data',
    ],
    ['too far ahead', table, 'horizon-too-long'],
    [
      'two currencies',
      query([...sales, { id: 'y', date: '2022-05-05', amount: 1, country: 'US', currency: 'USD' }], {
        select: [revenue],
        every: 'month',
        by: ['country'],
      }),
      'mixed-currency',
    ],
  ])('have a reason: %s', (_, of, reason) => {
    const found = forecastSegments(of as typeof table, { column: 'revenue', horizon: 20 });
    expect(found).toMatchObject({ reason, segments: [], other: null });
    expect(found.total.points).toEqual([]);
  });

  test.each([
    [{ column: 'averageOrderValue' }, 'not-additive'],
    [{ column: 'profit' }, 'unknown-field'],
    [{ column: 'revenue', reconcile: 'top-down' }, 'bad-argument'],
    [{ column: 'revenue', most: 0 }, 'bad-argument'],
    [{ column: 'revenue', most: 1001 }, 'bad-argument'],
    [{ column: 'revenue', by: ['country'] }, 'unknown-option'],
  ])('%j throws', (options, code) => {
    expect(codeOf(() => forecastSegments(table, options as never))).toBe(code);
  });

  test('distinct customers do not add up, and a table that is not split has no segments', () => {
    const customers = query(sales, { select: [activeCustomers], every: 'month', by: ['country'] });
    expect(codeOf(() => forecastSegments(customers, { column: 'activeCustomers' }))).toBe('not-additive');
    const whole = query(sales, { select: [revenue], every: 'month' });
    expect(codeOf(() => forecastSegments(whole, { column: 'revenue' }))).toBe('bad-argument');
  });
});

test('whatever parts and whole are, they are made to add up to the last digit', () => {
  const number = fc.oneof(
    fc.double({ min: -1e12, max: 1e12, noNaN: true }),
    fc.double({ min: 0, max: 10, noNaN: true }),
    fc.constantFrom(0, 1e-9, 1e18, 1 / 3),
  );
  const parts = fc
    .integer({ min: 1, max: 8 })
    .chain((count) => fc.array(fc.array(number, { minLength: 3, maxLength: 3 }), { minLength: count, maxLength: count }));
  fc.assert(
    fc.property(
      fc.array(number, { minLength: 3, maxLength: 3 }),
      parts,
      fc.constantFrom('bottom-up', 'proportional' as const),
      (whole, given, asked) => {
        const found = reconciled(whole, given, asked);
        found.whole.forEach((mean, step) => {
          const sum = found.parts.reduce((all, part) => all.plus(part[step] as number), new Decimal(0));
          expect(sum.eq(mean)).toBe(true);
          expect(Object.is(mean, -0)).toBe(false);
        });
        const largest = Math.max(1, ...whole.map(Math.abs), ...given.flat().map(Math.abs)) * given.length;
        const isNear = (of: readonly number[], as: readonly number[]): boolean =>
          of.every((mean, step) => Math.abs(mean - (as[step] as number)) <= 1e-6 + largest * 1e-12);
        if (found.by === 'bottom-up') expect(found.parts.every((part, i) => isNear(part, given[i] as number[]))).toBe(true);
        else expect(isNear(found.whole, whole)).toBe(true);
      },
    ),
  );
});
