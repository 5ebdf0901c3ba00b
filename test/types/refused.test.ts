// What does not compile. Each line that must fail is marked; a mark without an error fails the type check.
import {
  and,
  count,
  dataset,
  each,
  eq,
  fields,
  gt,
  indicator,
  mean,
  minus,
  oneOf,
  orderCount,
  orElse,
  plus,
  quantile,
  query,
  ratio,
  revenue,
  type Sale,
  sale,
  sum,
  times,
} from 'sales-kpi';
import { expect, test } from 'vitest';

type MySale = Sale & { readonly shelf: 'top' | 'low'; readonly vip: boolean; readonly notes: { readonly text: string } };
type Lead = { readonly id: string; readonly date: string; readonly score: number };
declare const sales: readonly Sale[];
declare const mine: readonly MySale[];
declare const leads: readonly Lead[];
const lead = fields<Lead>()('leads', { score: 'number' });
const leadScore = indicator({
  id: 'leadScore',
  label: { en: 'Score', fr: 'Score' },
  unit: 'number',
  better: 'higher',
  formula: sum(lead.score),
});
const salesPerScore = indicator({
  id: 'salesPerScore',
  label: { en: 'x', fr: 'x' },
  unit: 'number',
  better: 'higher',
  formula: ratio(sum(sale.amount), sum(lead.score)),
});

/** Typed and never run. */
function typed(..._: readonly (() => unknown)[]): void {
  expect(_.length).toBeGreaterThan(0);
}

test('records without a required field, or with a wrong one', () => {
  typed(
    // @ts-expect-error -- no amount
    () => revenue([{ id: '1', date: '2025-01-31' }]),
    // @ts-expect-error -- no date
    () => query([{ id: '1', amount: 1 }], { select: [revenue] }),
    // @ts-expect-error -- an amount is no flag
    () => revenue([{ id: '1', date: '2025-01-31', amount: true }]),
    // @ts-expect-error -- not a kind of row
    () => revenue([{ id: '1', date: '2025-01-31', amount: 1, kind: 'gift' }]),
    // @ts-expect-error -- not a status
    () => query([{ id: '1', date: '2025-01-31', amount: 1, status: 'canceled' }], { select: [revenue] }),
    // @ts-expect-error -- not records at all
    () => revenue('sales'),
    // @ts-expect-error -- records of another kind
    () => revenue(leads),
    // @ts-expect-error -- one record is no list
    () => revenue({ id: '1', date: '2025-01-31', amount: 1 }),
  );
});

test('records of the kinds that are read, by name where there are several', () => {
  typed(
    () => salesPerScore({ sales, leads }),
    () => query({ sales, leads }, { select: [revenue, leadScore] }),
    () => query(dataset({ sales, leads }), { select: [salesPerScore] }),
    // @ts-expect-error -- leads are missing
    () => salesPerScore({ sales }),
    // @ts-expect-error -- two kinds are read
    () => salesPerScore(sales),
    // @ts-expect-error -- leads are missing
    () => query({ sales }, { select: [revenue, leadScore] }),
    // @ts-expect-error -- a dataset without leads
    () => query(dataset({ sales }), { select: [leadScore] }),
  );
});

test('dimensions that the records do not have', () => {
  typed(
    () => query(mine, { select: [revenue], by: ['shelf', 'channel'] }),
    // @ts-expect-error -- no such field
    () => query(sales, { select: [revenue], by: ['shelf'] }),
    // @ts-expect-error -- a misspelt field
    () => query(mine, { select: [revenue], by: ['chanel'] }),
    // @ts-expect-error -- an object is no dimension
    () => query(mine, { select: [revenue], by: ['notes'] }),
    // @ts-expect-error -- by is a list
    () => query(mine, { select: [revenue], by: 'shelf' }),
  );
});

test('picks of fields and values that do not exist', () => {
  typed(
    () => query(mine, { select: [revenue], where: { shelf: 'top', vip: true, channel: ['web', null] } }),
    () => query(mine, { select: [revenue], where: { shelf: { not: ['low', null] } } }),
    // @ts-expect-error -- no such shelf
    () => query(mine, { select: [revenue], where: { shelf: 'middle' } }),
    // @ts-expect-error -- no such field
    () => query(sales, { select: [revenue], where: { shelf: 'top' } }),
    // @ts-expect-error -- a flag is no text
    () => query(mine, { select: [revenue], where: { vip: 'yes' } }),
    // @ts-expect-error -- an unknown bound
    () => query(mine, { select: [revenue], where: { channel: { least: 'a' } } }),
    // @ts-expect-error -- a value of each record is no condition
    () => query(sales, { select: [revenue], where: sale.amount }),
    // @ts-expect-error -- a total is no condition
    () => query(sales, { select: [revenue], where: sum(sale.amount) }),
  );
});

test('options and words that do not exist', () => {
  typed(
    // @ts-expect-error -- an unknown option
    () => query(sales, { select: [revenue], filter: {} }),
    // @ts-expect-error -- nothing selected
    () => query(sales, {}),
    // @ts-expect-error -- not an indicator
    () => query(sales, { select: [sum(sale.amount)] }),
    // @ts-expect-error -- a word that is no grain
    () => query(sales, { select: [revenue], every: 'months' }),
    // @ts-expect-error -- a policy that does not exist
    () => query(sales, { select: [revenue], every: 'month', compare: 'lastYear' }),
    // @ts-expect-error -- a range has two ends
    () => query(sales, { select: [revenue], between: ['2025-01-01'] }),
    // @ts-expect-error -- the week starts on a day with a name
    () => query(sales, { select: [revenue], calendar: { weekStart: 1 } }),
    // @ts-expect-error -- an unknown option of the calendar
    () => query(sales, { select: [revenue], calendar: { zone: 'UTC' } }),
    // @ts-expect-error -- a day holds no longer stretch to date
    () => query(sales, { select: [revenue], every: 'day', stretch: { toDate: 'day' } }),
    // @ts-expect-error -- a choice that does not exist
    () => revenue.under({ taxBasis: 'net' }),
    // @ts-expect-error -- a policy that does not exist
    () => revenue.under({ refunds: 'orderDate' }),
    // @ts-expect-error -- a variant that does not exist
    () => orderCount.variants.gross,
  );
});

test('a value of each record mixed with a total of each group', () => {
  typed(
    () => plus(sale.amount, sale.tax),
    () => ratio(sum(sale.amount), orderCount),
    () => minus(revenue, sum(sale.cost)),
    // @ts-expect-error -- a value plus a total
    () => plus(sale.amount, sum(sale.tax)),
    // @ts-expect-error -- a total times a value
    () => times(sum(sale.amount), sale.quantity),
    // @ts-expect-error -- a ratio of values of single records has no meaning of its own
    () => ratio(sale.amount, sale.quantity),
    // @ts-expect-error -- a sum of a total
    () => sum(sum(sale.amount)),
    // @ts-expect-error -- a sum of an indicator
    () => sum(revenue),
    // @ts-expect-error -- a formula must be a total
    () => indicator({ id: 'x', label: { en: 'x', fr: 'x' }, unit: 'money', better: 'higher', formula: sale.amount }),
    // @ts-expect-error -- a condition on a total
    () => gt(sum(sale.amount), 5),
  );
});

test('values of the wrong type', () => {
  typed(
    () => eq(sale.channel, 'web'),
    () => and(eq(sale.kind, 'shipping'), gt(sale.amount, 5)),
    () => quantile(each(sale.orderId, sum(sale.amount)), 0.5),
    // @ts-expect-error -- a sum of texts
    () => sum(sale.channel),
    // @ts-expect-error -- a mean of dates
    () => mean(sale.date),
    // @ts-expect-error -- a text compared with a number
    () => eq(sale.channel, 5),
    // @ts-expect-error -- money compared with a text
    () => gt(sale.amount, 'much'),
    // @ts-expect-error -- not a kind of row
    () => eq(sale.kind, 'gift'),
    // @ts-expect-error -- a list of another type
    () => oneOf(sale.channel, [1, 2]),
    // @ts-expect-error -- a default of another type
    () => orElse(sale.channel, 5),
    // @ts-expect-error -- money is no condition
    () => and(sale.amount, eq(sale.channel, 'web')),
    // @ts-expect-error -- a condition that is no condition
    () => count(sale.id, { where: sale.amount }),
    // @ts-expect-error -- a date that is no date
    () => sum(sale.amount, { at: sale.channel }),
    // @ts-expect-error -- a field that the record does not have
    () => fields<Lead>()('leads', { size: 'number' }),
    // @ts-expect-error -- a type of field that does not exist
    () => fields<Lead>()('leads', { score: 'float' }),
  );
});

test('definitions that are incomplete', () => {
  typed(
    // @ts-expect-error -- no unit
    () => indicator({ id: 'x', label: { en: 'x', fr: 'x' }, better: 'higher', formula: sum(sale.amount) }),
    // @ts-expect-error -- no French label
    () => indicator({ id: 'x', label: { en: 'x' }, unit: 'money', better: 'higher', formula: sum(sale.amount) }),
    // @ts-expect-error -- a unit that does not exist
    () => indicator({ id: 'x', label: { en: 'x', fr: 'x' }, unit: 'euro', better: 'higher', formula: sum(sale.amount) }),
    // @ts-expect-error -- a word that is not read
    () => indicator({ id: 'x', label: { en: 'x', fr: 'x' }, unit: 'money', better: 'higher', formula: sum(sale.amount), lable: 1 }),
  );
});
