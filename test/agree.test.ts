// The sales ledger of the shop through every engine, and what `agree` itself can tell.
import { averageOrderValue, count, customerRetentionRate, eq, indicator, medianOrderValue, netSales, revenue, sale } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { agree, agreeing } from './agree.ts';
import { months, shop } from './indicator/ledger.ts';
import { everyIndicator } from './laws/agreement.ts';

const everyWay = [
  'columns',
  'typed columns',
  'a dataset of rows',
  'a dataset of columns',
  'shuffled rows',
  'formulas from JSON',
  'Arrow tables',
  'Arrow tables of flechette',
  'batches of 1',
  'shuffled batches of 1',
  'batches of 7',
  'shuffled batches of 7',
  'batches of 1000',
  'shuffled batches of 1000',
  'batches of all',
  'shuffled batches of all',
  'merged halves',
  ...agreeing.map(([name]) => name),
];
const sales = shop as never;

describe('every engine', () => {
  test('gives every indicator of the shop by month, compared and split', async () => {
    const question = { ...months, by: ['productId'], compare: 'previousPeriod', asOf: '2025-03-20' };
    expect(await agree(everyIndicator, { sales }, question)).toEqual(everyWay);
  });

  test('gives every indicator of all time, and as a function', async () => {
    expect(await agree(everyIndicator, { sales })).toEqual(everyWay);
  });

  test('is asked only for what it can know: periods of a stream need a range', async () => {
    expect(await agree([revenue], { sales }, { every: 'month' })).toEqual(everyWay.filter((way) => !/batches|halves/.test(way)));
  });

  test('is asked only for what it can hold: a table has no column of days and instants', async () => {
    const rows = [
      { id: '1', date: '2025-01-31', amount: 1 },
      { id: '2', date: new Date('2025-01-31T12:00:00Z'), amount: 2 },
    ];
    expect(await agree([revenue], { sales: rows })).toEqual(
      everyWay.filter((way) => !/Arrow/.test(way) && !agreeing.some(([name]) => name === way)),
    );
  });

  test('gives answers where there are no records', async () => {
    await agree([revenue, averageOrderValue, medianOrderValue, customerRetentionRate], { sales: [] }, months);
  });

  test('a definition that says other than its formula is found out', async () => {
    const formula = count(sale.id, { where: eq(sale.channel, 'web') });
    const wrong = { ...indicator({ id: 'wrong', label: { en: 'w', fr: 'f' }, unit: 'count', better: 'higher', formula }) };
    const lying = Object.assign(() => 7, wrong);
    await expect(agree([lying as never], { sales })).rejects.toThrow('wrong(records)');
    await expect(agree([netSales], { sales: [{ id: '1', date: '2025-01-31', amount: 1 }] })).resolves.toContain('DuckDB');
  });
});
