import fc from 'fast-check';
import {
  count,
  countDistinct,
  each,
  eq,
  gt,
  indicator,
  isNull,
  largest,
  last,
  max,
  mean,
  min,
  minus,
  newCount,
  oneOf,
  orElse,
  previousCount,
  quantile,
  ratio,
  reactivatedCount,
  repeatingCount,
  retainedCount,
  returningCount,
  returningOrRepeatingCount,
  sale,
  sum,
  times,
} from 'sales-kpi';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runs } from '../laws/runs.ts';
import type { GivenRow } from '../oracle/oracle.ts';
import { expectSameAnswer } from './agree.ts';
import { type Database, databases } from './databases.ts';
import { typedLedgers } from './ledgers.ts';
import { type DateForm, load } from './warehouse.ts';

const web = { where: eq(sale.channel, 'web') };
const formulas = {
  sum: sum(sale.quantity),
  sumRefusing: sum(sale.tax, { missing: 'refuse' }),
  sumOfProduct: sum(times(orElse(sale.quantity, 1), 3)),
  smallest: min(sale.quantity),
  greatest: max(minus(sale.amount, sale.tax), web),
  average: mean(sale.quantity),
  latest: last(sale.quantity),
  latestOnWeb: last(sale.tax, web),
  median: quantile(sale.quantity, 0.5),
  ninth: quantile(sale.quantity, 0.9, { where: gt(sale.amount, 0) }),
  third: quantile(sale.quantity, 1 / 3 - ((1 / 3) % 0.001)),
  orderMedian: quantile(each(sale.orderId, sum(sale.quantity)), 0.25),
  largestThree: largest(sale.quantity, 3, web),
  largestOrders: largest(each(sale.orderId, sum(sale.quantity)), 2),
  largestCustomer: largest(each(sale.customerId, sum(sale.quantity)), 1),
  allAboveZero: largest(each(sale.customerId, sum(sale.quantity, web))),
  customerMedian: quantile(each(sale.customerId, sum(sale.quantity)), 1),
  known: count(sale.cost),
  rows: count(sale.id, { where: isNull(sale.channel) }),
  channels: countDistinct(sale.channel),
  days: countDistinct(sale.date),
  quantities: countDistinct(sale.quantity),
  orders: countDistinct(sale.orderId, { where: oneOf(sale.channel, ['web', 'shop', 'a ']) }),
  new: newCount(sale.customerId, web),
  returning: returningCount(sale.customerId),
  returningOrRepeating: returningOrRepeatingCount(sale.customerId, sale.orderId),
  repeating: repeatingCount(sale.customerId, sale.orderId, web),
  retained: retainedCount(sale.customerId),
  previous: previousCount(sale.customerId),
  reactivated: reactivatedCount(sale.customerId),
  share: ratio(sum(sale.quantity, web), sum(sale.quantity)),
};

const select = Object.entries(formulas).map(([id, formula]) =>
  indicator({ id, label: { en: id, fr: id }, unit: 'number', better: 'neutral', formula }),
);

const question = fc.record(
  {
    every: fc.constantFrom('day', 'week', 'month', 'quarter', 'year'),
    between: fc.constantFrom(['2024-12-28', '2025-01-09'], ['2025-01-01', '2025-04-01'], ['2025-03-20', '2025-04-10']),
    compare: fc.constantFrom(undefined, 'previousPeriod', 'previousYear'),
    by: fc.constantFrom(undefined, ['channel'], ['region'], [{ id: 'large', of: gt(sale.amount, 100) }]),
    calendar: fc.record({ timeZone: fc.constantFrom('UTC', 'Europe/Paris', 'America/Sao_Paulo', 'Asia/Kolkata', 'Australia/Lord_Howe') }),
    asOf: fc.constantFrom(undefined, '2025-03-25', '2025-03-25T10:00:00Z'),
    where: fc.constantFrom(
      undefined,
      { channel: ['web', 'A', null] },
      { quantity: { atLeast: -5.5 } },
      gt(sale.date, '2025-01-15' as never),
      gt(sale.date, '2025-01-15T12:00:00Z' as never),
      eq(sale.channel, 'a'),
    ),
  },
  { requiredKeys: ['every', 'between', 'calendar'] },
);

describe.each(databases)('%s computes every aggregate as memory does', (name, open) => {
  // A statement over so many totals takes the cluster many seconds.
  const often = name === 'Spark' ? { numRuns: 3 } : runs(10);
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  test.each<DateForm>(['instant', 'date'])('in any zone, compared and split, with dates held as %s', async (form) => {
    await fc.assert(
      fc.asyncProperty(typedLedgers(form), question, async (rows, asked) => {
        const source = await load(database, rows, form);
        expect(await expectSameAnswer(source, rows, { select, ...asked })).toBe(true);
      }),
      often,
    );
  });

  test('over times without a zone, read in the zone of the column', async () => {
    await fc.assert(
      fc.asyncProperty(
        typedLedgers('instant'),
        question,
        fc.constantFrom('UTC', 'Europe/Paris', 'America/New_York', 'Asia/Kolkata'),
        async (rows, asked, timeZone) => {
          const local = rows.map((row) => ({ ...row, date: row['date'] === null ? null : String(row['date']).slice(0, -1) }));
          const source = await load(database, local, 'naive', timeZone);
          expect(await expectSameAnswer(source, inZone(local, timeZone), { select, ...asked })).toBe(true);
        },
      ),
      often,
    );
  });
});

/** The instants that clocks of a zone mean, by an independent implementation. */
function inZone(rows: readonly GivenRow[], timeZone: string): GivenRow[] {
  return rows.map((row) =>
    row['date'] === null
      ? row
      : { ...row, date: new Date(Temporal.PlainDateTime.from(String(row['date'])).toZonedDateTime(timeZone).epochMilliseconds) },
  );
}
