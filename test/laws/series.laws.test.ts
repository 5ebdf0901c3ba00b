import fc from 'fast-check';
import { previousRange, query, revenue, type Table } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import type { GivenRow } from '../oracle/oracle.ts';
import { addDays, type Grain, nameOf, toDateWindows, trailingWindows, windowsOf } from '../oracle/windows.ts';
import { askAnything, everyIndicator, plainText } from './agreement.ts';
import { sumOf, unitsOf } from './exact.ts';
import { ledgers, plainLedgers, taxed } from './ledgers.ts';
import { runs } from './runs.ts';

const sums = everyIndicator.filter(({ additivity }) => additivity === 'additive');
const ids = everyIndicator.map(({ id }) => id);
const column = (table: Table, id: string): (string | null)[] => table.rows.map((row) => plainText(row[id]));
const grains = fc.constantFrom<Grain>('week', 'month', 'quarter');
const YEAR = ['2025-01-01', '2026-01-01'] as const;
const SPRING = ['2024-12-28', '2025-04-03'] as const;

describe('L12: filling gaps is conservative', () => {
  test('filled rows are 0 where a sum is asked, and null or 0 anywhere else; real rows survive', () => {
    fc.assert(
      fc.property(ledgers(12), fc.constantFrom<Grain>('month', 'quarter'), (rows, every) => {
        const question = { select: everyIndicator, every, by: ['region'], between: SPRING };
        const filled = askAnything(rows, question);
        const left = askAnything(rows, { ...question, gaps: 'leave' });
        const text = (row: object): string => JSON.stringify(row);
        const real = new Set(left.rows.map(text));
        expect(filled.rows.filter((row) => real.has(text(row))).map(text)).toEqual(left.rows.map(text));
        for (const row of filled.rows.filter((one) => !real.has(text(one)))) {
          for (const id of ids) expect(['0', null]).toContain(plainText(row[id]));
          for (const { id } of sums) expect(plainText(row[id])).toBe('0');
        }
        for (const { id } of sums) expect(sumOf(column(filled, id)) ?? 0n).toBe(sumOf(column(left, id)) ?? 0n);
      }),
      runs(),
    );
  });

  test('every period of the range has its row, in order, for every segment', () => {
    fc.assert(
      fc.property(ledgers(), grains, (rows, every) => {
        const table = askAnything(rows, { select: [revenue], every, by: ['region'], between: SPRING });
        const wanted = windowsOf({ from: SPRING[0], to: SPRING[1] }, every).map(({ id }) => id);
        const regions = [...new Set(table.rows.map((row) => row['region']))];
        for (const region of regions)
          expect(table.rows.filter((row) => row['region'] === region).map((row) => row['period'])).toEqual(wanted);
        expect(table.periods.map(({ id }) => id)).toEqual(wanted);
      }),
      runs(),
    );
  });

  test('without a range the periods reach from the first to the last record, without a gap', () => {
    fc.assert(
      fc.property(plainLedgers(), grains, (rows, every) => {
        const days = rows.map((row) => String(row['date'])).sort();
        const [first, last] = [days[0], days.at(-1)];
        const wanted =
          first === undefined || last === undefined ? [] : windowsOf({ from: first, to: addDays(last, 1) }, every).map(({ id }) => id);
        expect(askAnything(rows, { select: [revenue], every }).rows.map((row) => row['period'])).toEqual(wanted);
      }),
      runs(),
    );
  });
});

describe('L13: windows that reach back', () => {
  test('a year to date ends at the total of the year, and its differences are the series', () => {
    fc.assert(
      fc.property(ledgers().map(taxed), (rows) => {
        const series = askAnything(rows, { select: sums, every: 'month', between: YEAR });
        const running = askAnything(rows, { select: sums, every: 'month', between: YEAR, stretch: { toDate: 'year' } });
        const all = askAnything(rows, { select: sums, between: YEAR });
        for (const { id } of sums) {
          const cumulative = column(running, id).map((text) => (text === null ? 0n : unitsOf(text)));
          expect(cumulative.at(-1)).toBe(sumOf(column(all, id)) ?? 0n);
          expect(cumulative.map((value, at) => value - (cumulative[at - 1] ?? 0n))).toEqual(
            column(series, id).map((text) => (text === null ? 0n : unitsOf(text))),
          );
        }
      }),
      runs(),
    );
  });

  test('a moving window of one period is the series', () => {
    fc.assert(
      fc.property(ledgers(), grains, (rows, every) => {
        const question = { select: everyIndicator, every, between: ['2025-01-10', '2025-03-20'] };
        expect(JSON.stringify(askAnything(rows, { ...question, stretch: { trailing: 1 } }))).toBe(
          JSON.stringify(askAnything(rows, question)),
        );
      }),
      runs(),
    );
  });

  test('every moving window equals the same range asked alone, for every indicator, with a filter too', () => {
    fc.assert(
      fc.property(
        ledgers(12),
        fc.constantFrom<Grain>('day', 'month', 'quarter'),
        fc.integer({ min: 2, max: 5 }),
        fc.constantFrom({}, { where: { region: 'north' } }),
        (rows, every, trailing, filter) => {
          const windows = trailingWindows(
            windowsOf({ from: '2025-01-01', to: every === 'day' ? '2025-01-04' : '2025-04-01' }, every),
            every,
            trailing,
          );
          expectBruteForce(rows, every, { trailing }, windows, filter);
        },
      ),
      runs(),
    );
  });

  test('every window to date equals the same range asked alone, for every indicator', () => {
    fc.assert(
      fc.property(
        ledgers(12),
        fc.constantFrom<[Grain, Grain]>(
          ['day', 'month'],
          ['day', 'week'],
          ['month', 'quarter'],
          ['month', 'half'],
          ['month', 'year'],
          ['quarter', 'year'],
        ),
        (rows, [every, within]) => {
          const windows = toDateWindows(
            windowsOf({ from: '2025-01-01', to: every === 'day' ? '2025-01-04' : '2025-04-01' }, every),
            within,
          );
          expectBruteForce(rows, every, { toDate: within }, windows, {});
        },
      ),
      runs(),
    );
  });
});

/** Retention looks at the window before, which for a window to date is the whole longer period: it is left to the oracle. */
const lookingBack = [
  'salesGrowthRate',
  'reactivatedCustomers',
  'customerRetentionRate',
  'customerChurnRate',
  'customerChurnRateStripe',
  'customerChurnRateAverage',
  'customerLifetimeValueChurnBased',
];
const withoutPrevious = everyIndicator.filter(({ id }) => !lookingBack.includes(id));

function expectBruteForce(
  rows: readonly GivenRow[],
  every: Grain,
  stretch: object,
  windows: readonly { readonly from: string; readonly to: string }[],
  filter: object,
): void {
  const between = [windows[0]?.to === undefined ? '' : firstDay(windows[0].to, every), windows.at(-1)?.to];
  const table = askAnything(rows, { select: withoutPrevious, every, between, stretch, ...filter });
  const alone = windows.map(({ from, to }) => askAnything(rows, { select: withoutPrevious, between: [from, to], ...filter }).rows[0]);
  expect(table.rows.map(({ period: _, ...row }) => JSON.stringify(row))).toEqual(
    alone.map((row) => JSON.stringify(Object.fromEntries(Object.entries(row as GivenRow).filter(([name]) => name !== 'period')))),
  );
}

function firstDay(end: string, grain: Grain): string {
  let day = addDays(end, -1);
  while (nameOf(addDays(day, -1), grain) === nameOf(day, grain)) day = addDays(day, -1);
  return day;
}

describe('L14: comparison', () => {
  const policies = fc.constantFrom('previousPeriod', 'previousYear');

  test('a year like the one before has changes of 0 %, and null where there is no base', () => {
    const day = fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map(([month, date]) => `${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
    const dated = fc
      .tuple(ledgers(12), fc.array(day, { minLength: 24, maxLength: 24 }))
      .map(([rows, list]) => rows.map((row, at): GivenRow => ({ ...row, date: list[at] })));
    const compared = everyIndicator.filter(
      ({ id }) =>
        ![
          ...lookingBack,
          'newCustomers',
          'returningCustomerRate',
          'returningCustomerRatePriorOnly',
          'repeatPurchaseRateLifetime',
          'customerLifetimeValue',
          'customerLifetimeValueRevenue',
        ].includes(id),
    );
    fc.assert(
      fc.property(dated, fc.constantFrom<Grain>('month', 'quarter', 'year'), (rows, every) => {
        const years = ['2024', '2025'].flatMap((year) =>
          rows.map((row) => ({ ...row, id: `${year} ${String(row['id'])}`, date: `${year}-${String(row['date'])}` })),
        );
        const table = askAnything(years, { select: compared, every, between: YEAR, compare: 'previousYear' });
        for (const row of table.rows) {
          for (const { id } of compared) {
            const value = plainText(row[id]);
            expect(plainText(row[`${id}Prior`])).toBe(value);
            expect(plainText(row[`${id}Delta`])).toBe(value === null ? null : '0');
            expect(plainText(row[`${id}Change`])).toBe(value === null || unitsOf(value) <= 0n ? null : '0');
          }
        }
      }),
      runs(),
    );
  });

  test('a prior value is what the other period answers when it is asked itself, with the same filter', () => {
    fc.assert(
      fc.property(
        ledgers(12),
        policies,
        fc.constantFrom<Grain>('month', 'quarter'),
        fc.constantFrom({}, { where: { region: 'north' } }),
        (rows, compare, every, filter) => {
          const table = askAnything(rows, { select: everyIndicator, every, between: ['2025-01-01', '2025-04-01'], compare, ...filter });
          const before = askAnything(rows, { select: everyIndicator, every, between: ['2024-01-01', '2025-04-01'], ...filter });
          const byPeriod = new Map(before.rows.map((row) => [row['period'], row]));
          table.rows.forEach((row, at) => {
            const other = byPeriod.get(table.pairs[at]?.prior ?? '') as GivenRow;
            for (const id of ids) expect({ id, prior: plainText(row[`${id}Prior`]) }).toEqual({ id, prior: plainText(other[id]) });
          });
        },
      ),
      runs(),
    );
  });

  test('the difference is value − prior, the change (value − prior) ÷ prior over a base above 0, and null with its reason otherwise', () => {
    fc.assert(
      fc.property(ledgers(), policies, (rows, compare) => {
        const table = askAnything(rows, { select: [revenue], every: 'month', between: ['2025-01-01', '2025-04-01'], compare });
        table.rows.forEach((row, at) => {
          const [value, prior] = [plainText(row['revenue']) ?? '', plainText(row['revenuePrior']) ?? ''];
          expect(unitsOf(plainText(row['revenueDelta']) ?? '')).toBe(unitsOf(value) - unitsOf(prior));
          const reason = table.notes.find((note) => note.row === at && note.column === 'revenueChange')?.code ?? null;
          expect(reason).toBe(unitsOf(prior) === 0n ? 'zero-base' : unitsOf(prior) < 0n ? 'negative-base' : null);
          if (reason === null)
            expect(Math.sign(Number(row['revenueChange']))).toBe(
              Number(unitsOf(value) > unitsOf(prior)) - Number(unitsOf(value) < unitsOf(prior)),
            );
          else expect(row['revenueChange']).toBe(null);
        });
      }),
      runs(),
    );
  });

  test('the range before a range ends where it starts, and so do the pairs of periods', () => {
    const day = fc.integer({ min: 0, max: 3000 }).map((count) => addDays('2020-01-01', count));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 500 }), (from, length) => {
        const [start, end] = previousRange([from, addDays(from, length)]);
        expect(end).toBe(from);
        expect(start < end).toBe(true);
      }),
      runs(),
    );
    const { pairs } = query([], { select: [revenue], every: 'week', between: ['2024-12-30', '2025-03-03'], compare: 'previousPeriod' });
    expect(pairs.slice(1).map(({ prior }) => prior)).toEqual(pairs.slice(0, -1).map(({ period }) => period));
  });
});
