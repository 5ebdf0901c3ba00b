// Rolled up from the totals of a table, the answer is that of the records: digit for digit, reason for reason.
import fc from 'fast-check';
import * as api from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { totalsOf } from '../../../src/expr/node.ts';
import { kindOf } from '../../../src/plan/currency.ts';
import { everyIndicator } from '../../laws/agreement.ts';
import { ledgers, mixedLedgers } from '../../laws/ledgers.ts';
import { runs } from '../../laws/runs.ts';
import type { GivenRow } from '../../oracle/oracle.ts';

const { isKpiError, query, rollUp, tableFromJson } = api;
type Ask = (data: unknown, question: unknown) => api.Table;
type Roll = (table: api.Table, to: unknown) => api.Table;
const [ask, roll] = [query as unknown as Ask, rollUp as unknown as Roll];

const PARTS = ['sum', 'count', 'mean', 'min', 'max'];
const ofSales = everyIndicator.filter(({ formula }) => [...totalsOf(formula).values()].every((total) => kindOf(total) === 'sales'));
const rolled = ofSales.filter(({ formula }) => [...totalsOf(formula).values()].every(({ fn, across }) => across || PARTS.includes(fn)));
const others = ofSales.filter((one) => !rolled.includes(one));

const label = { en: 'x', fr: 'x' };
const own = (id: string, unit: 'money' | 'number', formula: unknown): api.Metric =>
  api.indicator({ id, label, unit, better: 'neutral', formula } as never);
const extremes = [
  own('smallest', 'money', api.min(api.sale.amount)),
  own('largest', 'money', api.max(api.sale.amount)),
  own('middle', 'money', api.mean(api.sale.amount)),
  own('range', 'money', api.minus(api.max(api.sale.amount), api.min(api.sale.amount))),
  own('spread', 'number', api.growth(api.max(api.sale.amount), api.min(api.sale.amount))),
];
const metrics = [...rolled, ...extremes];

const written = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
/** Notes on the records that the question reads, which are fewer with fewer segments. */
const ofRecords = new Set(['absent-field', 'unread-values', 'negative-parts']);

function comparable({ rows, columns, periods, pairs, notes, calendar, totals }: api.Table): unknown {
  const kept = totals.ids.map((id) => !/^count(Distinct)?\[.*\*\]$/.test(id));
  return written({
    rows,
    columns,
    periods,
    pairs,
    calendar,
    notes: notes.filter(({ code, row }) => row !== null || !ofRecords.has(code)),
    totals: { ids: totals.ids.filter((_, i) => kept[i]), now: totals.now, prior: totals.prior },
  });
}

const questions = fc
  .record({
    every: fc.constantFrom<'month' | 'quarter' | undefined>('month', 'quarter', undefined),
    between: fc.constantFrom(['2024-11-01', '2025-06-15'], ['2025-01-01', '2025-04-01']),
    compare: fc.constantFrom('previousPeriod', 'previousYear', { to: 'previousPeriod', partial: 'withhold' }, undefined, undefined),
    asOf: fc.constantFrom('2025-02-14', '2024-12-31', undefined),
    coverage: fc.constantFrom(['2025-01-15', '2025-03-01'], undefined, undefined),
    gaps: fc.constantFrom('fill', 'leave', undefined),
    numbers: fc.constantFrom(true, undefined, undefined),
  })
  .map((question) => Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined)));

const splits = fc.constantFrom<readonly [readonly string[], readonly string[]]>(
  [['region', 'channel'], ['region']],
  [['region', 'channel'], ['channel']],
  [
    ['channel', 'region'],
    ['region', 'channel'],
  ],
  [['channel'], []],
  [
    ['region', 'channel', 'customerId'],
    ['customerId', 'region'],
  ],
  [['region', 'channel', 'customerId'], []],
);

const few = fc.subarray(metrics, { minLength: 1, maxLength: 4 });

function expectSame(
  rows: readonly GivenRow[],
  select: readonly api.Metric[],
  question: object,
  [fine, coarse]: readonly [readonly string[], readonly string[]],
): void {
  const table = ask({ sales: rows }, { ...question, select, by: fine });
  fc.pre(table.rows.length > 0);
  const wanted = comparable(ask({ sales: rows }, { ...question, select, by: coarse }));
  expect(comparable(roll(table, { by: coarse }))).toEqual(wanted);
  expect(comparable(roll(tableFromJson(JSON.stringify(table)), { by: coarse }))).toEqual(wanted);
}

describe('a table by fewer segments', () => {
  test('is tried with many indicators, and all others are refused', () => {
    expect(rolled.length).toBeGreaterThan(20);
    expect(others.length).toBeGreaterThan(10);
    const table = ask([{ id: '1', date: '2025-01-31', amount: 1, channel: 'web' }], { select: others, by: ['channel'] });
    for (const { id } of others) {
      const columns = table.columns.filter(({ of }) => of === null || of === id);
      const refused = ((): unknown => {
        try {
          return roll({ ...table, columns }, { by: [] });
        } catch (error) {
          return isKpiError(error) ? error.code : error;
        }
      })();
      expect(refused, id).toBe('not-additive');
    }
  });

  test('is that of the records', () => {
    fc.assert(fc.property(ledgers(20), few, questions, splits, expectSame), runs(200));
  });

  test('is that of the records, of several currencies', () => {
    fc.assert(fc.property(mixedLedgers(12), few, questions, splits, expectSame), runs(200));
  });
});
