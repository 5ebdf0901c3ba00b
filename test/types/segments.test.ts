import {
  bands,
  type Decimal,
  type Key,
  orderCount,
  query,
  revenue,
  rollUp,
  type Sale,
  sale,
  shares,
  topWithOther,
  withSubtotals,
} from 'sales-kpi';
import { expectTypeOf, test } from 'vitest';

const sales: readonly Sale[] = [];
const select = [revenue, orderCount] as const;

test('subtotals have rows with a level', () => {
  const { rows } = withSubtotals(sales, { select, by: ['country', 'channel'] });
  expectTypeOf<(typeof rows)[number]>().toEqualTypeOf<{
    readonly period: string;
    readonly level: number;
    readonly country: string | null;
    readonly channel: string | null;
    readonly revenue: Decimal | null;
    readonly orderCount: number | null;
  }>();
});

test('the largest and all others tell which they are, and how many the others are', () => {
  const table = topWithOther(sales, { select, by: ['country'] }, { by: 'revenue', count: 1 });
  expectTypeOf<(typeof table.rows)[number]['isOther']>().toEqualTypeOf<boolean>();
  expectTypeOf<(typeof table.rows)[number]['country']>().toEqualTypeOf<string | null>();
  expectTypeOf(table.others).toEqualTypeOf<number>();
  // @ts-expect-error -- an indicator that is not selected
  expectTypeOf(() => topWithOther(sales, { select, by: ['country'] }, { by: 'netSales', count: 1 })).toBeFunction();
});

test('a table that is rolled up keeps its values and the segments asked for', () => {
  const rolled = rollUp(query(sales, { select: [revenue], by: ['country', 'channel'] }), { by: ['country'] });
  expectTypeOf<(typeof rolled.rows)[number]>().toEqualTypeOf<{
    readonly period: string;
    readonly country: string | null;
    readonly revenue: Decimal | null;
  }>();
});

test('bands are a segment of the name given', () => {
  const { rows } = query(sales, { select, by: [bands('size', sale.amount, [0, 50])] });
  expectTypeOf<(typeof rows)[number]['size']>().toEqualTypeOf<Key | null>();
});

test('shares are of a column of the table', () => {
  const table = query(sales, { select, by: ['country'] });
  expectTypeOf(shares(table, { of: 'revenue' }).rows)
    .items.toHaveProperty('share')
    .toEqualTypeOf<Decimal | null>();
  // @ts-expect-error -- no such column
  expectTypeOf(() => shares(table, { of: 'netSales' })).toBeFunction();
});
