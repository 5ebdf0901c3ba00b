import {
  type Categories,
  type Columns,
  type DateValue,
  type Formula,
  fields,
  type Indicator,
  type Sale,
  sale,
  sum,
  type Value,
} from 'sales-kpi';
import { expectTypeOf, test } from 'vitest';

type Own = Sale & { readonly commission: number; readonly paidOn?: string | null; readonly tier: 'a' | 'b' | null };

test('a field knows what it holds and which records it reads', () => {
  const own = fields<Own>()('sales', { commission: 'money', paidOn: 'date', tier: 'key' });
  expectTypeOf(own.commission).toEqualTypeOf<Value<number, { readonly sales: Own }>>();
  expectTypeOf(own.paidOn).toEqualTypeOf<Value<DateValue, { readonly sales: Own }>>();
  expectTypeOf(own.tier).toEqualTypeOf<Value<'a' | 'b', { readonly sales: Own }>>();
  expectTypeOf(sum(own.commission)).toEqualTypeOf<Formula<{ readonly sales: Own }>>();
});

test('the fields of a sale are typed as those of a sale', () => {
  expectTypeOf(sale.amount).toExtend<Value<number, never>>();
  expectTypeOf(sale.date).toExtend<Value<DateValue, never>>();
  expectTypeOf(sale.channel).toExtend<Value<string, never>>();
  expectTypeOf(sale.kind).toExtend<Value<NonNullable<Sale['kind']>, never>>();
});

test('columns need the required fields but the id, and take any array or dictionary', () => {
  type SaleColumns = Columns<Sale>;
  expectTypeOf<{ date: string[]; amount: number[] }>().toExtend<SaleColumns>();
  expectTypeOf<{
    date: string[];
    amount: Float64Array;
    channel: Categories<string>;
    quantity: (number | null)[];
  }>().toExtend<SaleColumns>();
  expectTypeOf<{ date: string[] }>().not.toExtend<SaleColumns>();
  expectTypeOf<{ date: string[]; amount: boolean[] }>().not.toExtend<SaleColumns>();
});

test('an indicator is a function of its records, with its names', () => {
  type Count = Indicator<'rows', { readonly sales: Sale }, number, 'net'>;
  expectTypeOf<Count['id']>().toEqualTypeOf<'rows'>();
  expectTypeOf<ReturnType<Count>>().toEqualTypeOf<number | null>();
  expectTypeOf<Count['variants']['net']['id']>().toEqualTypeOf<'rowsNet'>();
});
