// What the type checker knows of a row. Nothing here is about values: the calls are only typed.
import {
  averageOrderValue,
  count,
  type Decimal,
  dataset,
  gt,
  indicator,
  orderCount,
  orElse,
  query,
  revenue,
  type Sale,
  sale,
  tableFromJson,
} from 'sales-kpi';
import { expectTypeOf, test } from 'vitest';

type MySale = Sale & {
  readonly shelf: 'top' | 'low';
  readonly size?: number | null;
  readonly vip: boolean;
  readonly notes: { readonly text: string };
};
const mine: readonly MySale[] = [];
const sales: readonly Sale[] = [];

test('a row has its period, and each indicator under its own name: counts as numbers, the rest as Decimals, either null', () => {
  const { rows } = query(sales, { select: [revenue, orderCount] });
  expectTypeOf(rows).items.toEqualTypeOf<{
    readonly period: string;
    readonly revenue: Decimal | null;
    readonly orderCount: number | null;
  }>();
});

test('by adds the fields it splits by, as they are typed on the record, or null', () => {
  const { rows } = query(mine, { select: [revenue], by: ['channel', 'shelf', 'size', 'vip'] });
  expectTypeOf(rows).items.toEqualTypeOf<{
    readonly period: string;
    readonly channel: string | null;
    readonly shelf: 'top' | 'low' | null;
    readonly size: number | null;
    readonly vip: boolean | null;
    readonly revenue: Decimal | null;
  }>();
});

test('a named segment adds its name', () => {
  const { rows } = query(sales, { select: [orderCount], by: [{ id: 'place', of: orElse(sale.channel, 'online') }] });
  expectTypeOf(rows).items.toHaveProperty('place').toEqualTypeOf<string | number | boolean | null>();
});

test('compare adds the prior value, the difference and the change', () => {
  const { rows } = query(sales, { select: [orderCount, revenue], every: 'month', compare: 'previousYear' });
  expectTypeOf(rows).items.toEqualTypeOf<{
    readonly period: string;
    readonly orderCount: number | null;
    readonly revenue: Decimal | null;
    readonly orderCountPrior: number | null;
    readonly orderCountDelta: number | null;
    readonly orderCountChange: Decimal | null;
    readonly revenuePrior: Decimal | null;
    readonly revenueDelta: Decimal | null;
    readonly revenueChange: Decimal | null;
  }>();
});

test('without compare there are no such columns', () => {
  const { rows } = query(sales, { select: [revenue] });
  expectTypeOf(rows).items.not.toHaveProperty('revenuePrior');
  // @ts-expect-error -- no comparison was asked for
  expectTypeOf(rows[0]?.revenuePrior).toBeAny();
});

test('numbers: true makes plain numbers of everything', () => {
  const { rows } = query(sales, { select: [revenue, orderCount], compare: { to: 'previousPeriod' }, every: 'week', numbers: true });
  expectTypeOf(rows).items.toHaveProperty('revenue').toEqualTypeOf<number | null>();
  expectTypeOf(rows).items.toHaveProperty('orderCountChange').toEqualTypeOf<number | null>();
  expectTypeOf(query(sales, { select: [revenue], numbers: false }).rows)
    .items.toHaveProperty('revenue')
    .toEqualTypeOf<Decimal | null>();
});

test('variants, policies and indicators of your own have their own names and units', () => {
  const large = indicator({
    id: 'largeSales',
    label: { en: 'Large', fr: 'Grandes' },
    unit: 'count',
    better: 'higher',
    formula: count(sale.id, { where: gt(sale.amount, 100) }),
  });
  const { rows } = query(sales, { select: [averageOrderValue.variants.net, revenue.under({ taxBasis: 'including' }), large] });
  expectTypeOf(rows).items.toEqualTypeOf<{
    readonly period: string;
    readonly averageOrderValueNet: Decimal | null;
    readonly revenue: Decimal | null;
    readonly largeSales: number | null;
  }>();
});

test('columns, dictionaries and datasets give the same rows as rows', () => {
  const columns = query({ date: ['2025-01-31'], amount: [1], shelf: ['top'] }, { select: [revenue], by: ['shelf'] });
  expectTypeOf(columns.rows).items.toHaveProperty('revenue').toEqualTypeOf<Decimal | null>();
  expectTypeOf(columns.rows).items.toHaveProperty('shelf').toExtend<string | null>();
  const coded = query(
    { date: ['2025-01-31'], amount: Float64Array.of(1), channel: { codes: Uint8Array.of(0), values: ['web'] } },
    { select: [revenue], by: ['channel'] },
  );
  expectTypeOf(coded.rows).items.toHaveProperty('channel').toExtend<string | null>();
  const stored = query(dataset({ sales: mine }), { select: [orderCount], by: ['shelf'] });
  expectTypeOf(stored.rows).items.toEqualTypeOf<{
    readonly period: string;
    readonly shelf: 'top' | 'low' | null;
    readonly orderCount: number | null;
  }>();
  const named = query({ sales: mine }, { select: [orderCount], by: ['vip'] });
  expectTypeOf(named.rows).items.toHaveProperty('vip').toEqualTypeOf<boolean | null>();
});

test('literal records are typed as written', () => {
  const { rows } = query([{ id: '1', date: '2025-01-31', amount: 1, shelf: 'top' }], { select: [revenue], by: ['shelf'] });
  expectTypeOf(rows).items.toHaveProperty('shelf').toExtend<string | null>();
});

test('an indicator called on records gives its value or null', () => {
  expectTypeOf(revenue(sales)).toEqualTypeOf<Decimal | null>();
  expectTypeOf(orderCount(mine)).toEqualTypeOf<number | null>();
  expectTypeOf(averageOrderValue.variants.total(sales)).toEqualTypeOf<Decimal | null>();
});

test('a table from JSON has the type of the table that was sent', () => {
  const table = query(sales, { select: [revenue] });
  expectTypeOf(tableFromJson<typeof table>(JSON.stringify(table)).rows).toEqualTypeOf(table.rows);
});
