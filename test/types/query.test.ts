import {
  type ArrowTable,
  activeCustomers,
  averageOrderValue,
  count,
  type Decimal,
  dataset,
  fields,
  indicator,
  mergePartials,
  minus,
  partial,
  query,
  ratio,
  revenue,
  type Sale,
  sale,
  settlePartial,
  stream,
  sum,
} from 'sales-kpi';
import { describe, expect, expectTypeOf, it } from 'vitest';

interface MySale extends Sale {
  readonly salesRep: string;
  readonly vip: boolean;
  readonly weight: number | null;
}
const sales: readonly MySale[] = [
  { id: '1', date: '2025-01-31', amount: 10, channel: 'web', salesRep: 'Ana', vip: true, weight: 2 },
  { id: '2', date: '2025-02-01', amount: 20, channel: 'shop', salesRep: 'Bob', vip: false, weight: null },
];

describe('the type of an answer', () => {
  it('knows the dimensions of columns and of Arrow tables that stand under the name of their kind', () => {
    const columns = { date: ['2025-01-31'], amount: [10], channel: ['web'] };
    const table = {} as ArrowTable<MySale>;
    const byChannel = { select: [revenue], by: ['channel'] } as const;
    expectTypeOf(() => query({ sales: columns }, byChannel).rows[0]?.channel).returns.toEqualTypeOf<string | null | undefined>();
    expectTypeOf(() => query({ sales: table }, byChannel).rows[0]?.channel).returns.toEqualTypeOf<string | null | undefined>();
    expectTypeOf(() => query(table, { select: [revenue], by: ['salesRep'] }).rows[0]?.salesRep).returns.toEqualTypeOf<
      string | null | undefined
    >();
    // @ts-expect-error [ts2322] -- the records have no such field
    expectTypeOf(() => query({ sales: columns }, { select: [revenue], by: ['colour'] })).not.toBeAny();
  });

  it('is inferred from the question: a count is a number, money is a Decimal, keys have the type of the field', () => {
    const [row] = query(sales, { select: [revenue, activeCustomers], by: ['salesRep', 'vip', 'channel'] }).rows;
    expectTypeOf(row?.revenue).toEqualTypeOf<Decimal | null | undefined>();
    expectTypeOf(row?.activeCustomers).toEqualTypeOf<number | null | undefined>();
    expectTypeOf(row?.salesRep).toEqualTypeOf<string | null | undefined>();
    expectTypeOf(row?.vip).toEqualTypeOf<boolean | null | undefined>();
    expectTypeOf(row?.channel).toEqualTypeOf<string | null | undefined>();
    expectTypeOf(row?.period).toEqualTypeOf<string | undefined>();
    expect(row?.salesRep).toBe('Ana');
  });

  it('has prior, delta and change only with a comparison', () => {
    const [row] = query(sales, { select: [revenue, activeCustomers], every: 'month', compare: 'previousPeriod' }).rows;
    expectTypeOf(row?.revenuePrior).toEqualTypeOf<Decimal | null | undefined>();
    expectTypeOf(row?.activeCustomersDelta).toEqualTypeOf<number | null | undefined>();
    expectTypeOf(row?.activeCustomersChange).toEqualTypeOf<Decimal | null | undefined>();
    const [plain] = query(sales, { select: [revenue], every: 'month' }).rows;
    // @ts-expect-error [ts2339] -- nothing was compared
    expect(plain?.revenuePrior).toBeUndefined();
  });

  it('is all numbers when numbers are asked for', () => {
    const [row] = query(sales, { select: [revenue], compare: 'previousPeriod', every: 'month', numbers: true }).rows;
    expectTypeOf(row?.revenue).toEqualTypeOf<number | null | undefined>();
    expectTypeOf(row?.revenueChange).toEqualTypeOf<number | null | undefined>();
    expect(row?.revenue).toBe(10);
  });

  it('is the same from columns, datasets and partials', () => {
    const columns = { date: ['2025-01-31'], amount: Float64Array.of(10), salesRep: ['Ana'] };
    const [fromColumns] = query(columns, { select: [revenue], by: ['salesRep'] }).rows;
    expectTypeOf(fromColumns?.salesRep).toEqualTypeOf<string | null | undefined>();
    const [fromDataset] = query(dataset({ sales }), { select: [revenue], by: ['salesRep'] }).rows;
    expectTypeOf(fromDataset?.revenue).toEqualTypeOf<Decimal | null | undefined>();
    const part = partial(sales, { select: [revenue], by: ['salesRep'] });
    const [settled] = settlePartial(mergePartials(part, part)).rows;
    const streamed = () => partial(stream([sales]), { select: [revenue], by: ['salesRep'] });
    expectTypeOf(streamed).returns.toEqualTypeOf<Promise<typeof part>>();
    expectTypeOf(settled?.revenue).toEqualTypeOf<Decimal | null | undefined>();
    expect([fromColumns?.salesRep, fromDataset?.salesRep, settled?.salesRep]).toEqual(['Ana', 'Ana', 'Ana']);
  });

  it('of the short form is a Decimal or a whole number', () => {
    expectTypeOf(revenue(sales)).toEqualTypeOf<Decimal | null>();
    expectTypeOf(activeCustomers(sales)).toEqualTypeOf<number | null>();
    expectTypeOf(averageOrderValue.variants.net.id).toEqualTypeOf<'averageOrderValueNet'>();
  });
});

describe('what does not compile', () => {
  it('records that are not sales', () => {
    // @ts-expect-error [ts2345] -- a sale has a date and an amount
    expect(revenue([{ id: '1', total: 10 }])).toBeNull();
    // @ts-expect-error [ts2345] -- an amount is no flag
    expect(query([{ id: '1', date: '2025-01-31', amount: true }], { select: [revenue] }).counts['sales']?.used).toBe(0);
  });

  it('a dimension that the records do not have, or that is no key', () => {
    // @ts-expect-error [ts2322] -- there is no field chanel
    expect(query(sales, { select: [revenue], by: ['chanel'] }).rows[0]).toHaveProperty('chanel', null);
    // @ts-expect-error [ts2353] -- there is no field regionn to pick
    expect(query(sales, { select: [revenue], where: { regionn: 'north' } }).counts['sales']?.used).toBe(0);
    // @ts-expect-error [ts2322] -- a flag is not picked by a text
    expect(query(sales, { select: [revenue], where: { vip: 'yes' } }).counts['sales']?.used).toBe(0);
  });

  it('an unknown option or word', () => {
    // @ts-expect-error [ts2353] -- the word is every
    expect(() => query(sales, { select: [revenue], evry: 'month' })).toThrow(/did you mean every\?/);
    // @ts-expect-error [ts2820] -- months have no s
    expect(() => query(sales, { select: [revenue], every: 'months' })).toThrow(/every is "months"/);
    // @ts-expect-error [ts2322] -- there is no such policy
    expect(() => query(sales, { select: [revenue], compare: 'lastYear' })).toThrow(/compare is "lastYear"/);
  });

  it('mixing a value of each record with a total of each group', () => {
    // @ts-expect-error [ts2769] -- sale.amount is a value, sum(sale.amount) a total
    expect(minus(sum(sale.amount), sale.cost).op).toBe('call');
    // @ts-expect-error [ts2769] -- a ratio is of totals
    expect(ratio(sale.amount, count(sale.id)).op).toBe('call');
    // @ts-expect-error [ts2345] -- a channel is no number
    expect(sum(sale.channel).op).toBe('aggregate');
  });

  it('an indicator of own fields on records that lack them', () => {
    const mine = fields<MySale>()('sales', { weight: 'number', salesRep: 'key' });
    const weight = indicator({
      id: 'weight',
      label: { en: 'Weight', fr: 'Poids' },
      unit: 'quantity',
      better: 'neutral',
      formula: sum(mine.weight),
    });
    expectTypeOf(weight(sales)).toEqualTypeOf<Decimal | null>();
    expect(weight(sales)).toBeNull(); // the second sale tells no weight
    expect(String(weight(sales.slice(0, 1)))).toBe('2');
    // @ts-expect-error [ts2345] -- these sales have no weight
    expect(weight([{ id: '1', date: '2025-01-31', amount: 1 }])).toBeNull();
    // @ts-expect-error [ts2353] -- MySale has no such field
    expect(() => fields<MySale>()('sales', { wieght: 'number' })).not.toThrow();
  });
});
