// What users of neighbouring systems asked for about periods and did not get, as far as a question answers it.
import {
  averageOrderValue,
  type CalendarOptions,
  type Comparison,
  cell,
  count,
  Decimal,
  dataset,
  type Grain,
  indicator,
  mergePartials,
  orderCount,
  partial,
  query,
  revenue,
  type Sale,
  sale,
  settlePartial,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { ask, codeOf, column, text } from '../query/ask.ts';

const DAY = 86_400_000;
const label = { en: 'X', fr: 'X' };
const records = indicator({ id: 'records', label, unit: 'count', better: 'neutral', formula: count(sale.id) });

/** One sale a day from the first day to the one before the last, each of the amount given for its date. */
function daily(from: string, to: string, amount: (date: string) => number = () => 10): Sale[] {
  const rows: Sale[] = [];
  for (let at = Date.parse(from); at < Date.parse(to); at += DAY) {
    const date = new Date(at).toISOString().slice(0, 10);
    rows.push({ id: date, date, amount: amount(date) });
  }
  return rows;
}

/** The sum of rows by an arithmetic of its own. */
const total = (rows: readonly Sale[]): string => rows.reduce((sum, row) => sum.plus(String(row.amount)), new Decimal(0)).toFixed();
const within = (rows: readonly Sale[], from: string, to: string): Sale[] =>
  rows.filter(({ date }) => String(date) >= from && String(date) < to);

describe('pain 1: a part period against a whole one', () => {
  const sales = daily('2020-01-01', '2020-04-01');
  const march = (compare: Comparison) =>
    query(sales, { select: [revenue, orderCount], every: 'month', between: ['2020-02-01', '2020-04-01'], asOf: '2020-03-07', compare });
  const told = (compare: Comparison): string[] =>
    ['revenue', 'revenuePrior', 'revenueDelta', 'revenueChange', 'orderCountPrior'].map((id) => column(march(compare), id)[1] as string);

  test('pain 1: seven days of March stand against seven days of February: no change, not −76 %', () => {
    expect(told({ to: 'previousPeriod' })).toEqual(['70', '70', '0', '0', '7']);
  });

  test('pain 1: the whole of February is a choice, and so is no comparison at all', () => {
    expect(told({ to: 'previousPeriod', partial: 'whole' }).slice(0, 3)).toEqual(['70', '290', '-220']);
    expect(told({ to: 'previousPeriod', partial: 'withhold' })).toEqual(['70', 'null', 'null', 'null', 'null']);
    expect(cell(march({ to: 'previousPeriod', partial: 'withhold' }), 1, 'revenueChange').reason).toBe('partial-period');
  });

  test('pain 1: each value tells the state of its period and the share that has passed', () => {
    const table = query(sales, { select: [revenue], every: 'month', between: ['2019-12-01', '2020-06-01'], asOf: '2020-03-07' });
    expect(table.rows.map((_, row) => cell(table, row, 'revenue').period?.state)).toEqual([
      'empty',
      'complete',
      'complete',
      'partial',
      'future',
      'future',
    ]);
    expect(cell(table, 3, 'revenue').period).toMatchObject({ reason: 'running', elapsed: 7 / 31 });
    expect(column(table, 'revenue')).toEqual(['0', '310', '290', '70', 'null', 'null']);
    expect(cell(table, 4, 'revenue').reason).toBe('future-period');
  });

  test('pain 1: a stub week stands against a stub: no change, not −84 %', () => {
    const table = query(sales, { select: [revenue], every: 'week', between: ['2020-02-01', '2020-03-03'], compare: 'previousPeriod' });
    expect(column(table, 'revenue')).toEqual(['20', '70', '70', '70', '70', '10']);
    expect(column(table, 'revenueChange')).toEqual(['0', '0', '0', '0', '0', '0']);
  });

  test('pain 1: a month that ends on the 31st is not short of a day of February', () => {
    const table = query(sales, {
      select: [revenue],
      every: 'month',
      between: ['2020-03-01', '2020-04-01'],
      asOf: '2020-03-30',
      compare: 'previousPeriod',
    });
    expect([column(table, 'revenue')[0], column(table, 'revenuePrior')[0]]).toEqual(['300', '290']);
  });
});

describe('pain 2: the start of the week', () => {
  const sales = daily('2025-03-01', '2025-05-01', (date) => Number(date.slice(8)));
  const weekly = (calendar: CalendarOptions) =>
    query(sales, { select: [revenue, records], every: 'week', between: ['2025-03-01', '2025-05-01'], calendar });

  test.each(['monday', 'sunday', 'saturday', 'tuesday'] as const)(
    'pain 2: from %s: whole weeks of seven days, each of the sum of its own days',
    (weekStart) => {
      const table = weekly({ weekStart });
      expect(table.calendar.weekStart).toBe(weekStart);
      table.rows.forEach((row, i) => {
        const period = table.periods[i];
        const days = within(sales, period?.start ?? '', period?.end ?? '');
        expect([text(row.revenue), row.records]).toEqual([total(days), days.length]);
        if (period?.state === 'complete') expect(row.records).toBe(7);
      });
      expect(table.rows.reduce((sum, row) => sum + (row.records ?? 0), 0)).toBe(61);
    },
  );

  test('pain 2: it is a name and never a number', () => {
    for (const weekStart of [0, 1, 2, 7, '1']) {
      expect(codeOf(() => ask(sales, { select: [revenue], every: 'week', calendar: { weekStart } }))).toBe('bad-argument');
    }
  });
});

describe('pain 3: daylight saving time', () => {
  const hourly = (from: string, to: string): Sale[] => {
    const rows: Sale[] = [];
    for (let at = Date.parse(from); at < Date.parse(to); at += DAY / 24) rows.push({ id: String(at), date: at, amount: 1 });
    return rows;
  };

  test.each<[string, string, string, [string, string], number[]]>([
    ['New York in spring', 'America/New_York', '2024-03-08', ['2024-03-09', '2024-03-12'], [24, 23, 24]],
    ['New York in autumn', 'America/New_York', '2024-11-01', ['2024-11-02', '2024-11-05'], [24, 25, 24]],
    ['Lord Howe, half an hour', 'Australia/Lord_Howe', '2025-04-04', ['2025-04-05', '2025-04-08'], [24, 25, 24]],
    ['Paris in spring', 'Europe/Paris', '2025-03-28', ['2025-03-29', '2025-04-01'], [24, 23, 24]],
  ])('pain 3: %s: no extra row, no lost hour', (_, timeZone, from, between, hours) => {
    const table = query(hourly(from, new Date(Date.parse(from) + 8 * DAY).toISOString()), {
      select: [records],
      every: 'day',
      between,
      calendar: { timeZone },
    });
    expect(table.rows.map((row) => row.records)).toEqual(hours);
  });

  test('pain 3: a sum of seven days has seven days', () => {
    const table = query(daily('2024-02-20', '2024-03-20'), {
      select: [records],
      every: 'day',
      between: ['2024-03-05', '2024-03-18'],
      stretch: { trailing: 7 },
      calendar: { timeZone: 'America/New_York' },
    });
    expect(new Set(table.rows.map((row) => row.records))).toEqual(new Set([7]));
  });

  test('pain 3: weeks stay in their columns, and the comparison is not empty', () => {
    const table = query(daily('2024-02-01', '2024-04-01'), {
      select: [revenue],
      every: 'week',
      between: ['2024-03-03', '2024-03-31'],
      compare: 'previousPeriod',
      calendar: { timeZone: 'America/New_York', weekStart: 'sunday' },
    });
    expect([column(table, 'revenue'), column(table, 'revenuePrior')]).toEqual([Array(4).fill('70'), Array(4).fill('70')]);
  });
});

describe('pain 4: a month offset that loses days', () => {
  const sales = daily('2023-01-01', '2025-12-31', (date) => (date.endsWith('-31') ? 1000 : 1));

  test('pain 4: before April comes all of March, its 31st too', () => {
    const table = query(sales, {
      select: [revenue, orderCount],
      every: 'month',
      between: ['2025-04-01', '2025-05-01'],
      compare: 'previousPeriod',
    });
    expect([text(table.rows[0]?.revenuePrior), table.rows[0]?.orderCountPrior]).toEqual(['1030', 31]);
  });

  test('pain 4: the leap day is in February, whichever way one looks at it', () => {
    const prior = (month: [string, string], compare: 'previousPeriod' | 'previousYear') =>
      query(sales, { select: [records], every: 'month', between: month, compare }).rows[0]?.recordsPrior;
    expect(prior(['2024-03-01', '2024-04-01'], 'previousPeriod')).toBe(29);
    expect(prior(['2025-02-01', '2025-03-01'], 'previousYear')).toBe(29);
  });

  test('pain 4: what is before each month is the month before', () => {
    const table = query(sales, { select: [revenue], every: 'month', between: ['2024-01-01', '2025-12-01'], compare: 'previousPeriod' });
    expect(column(table, 'revenuePrior').slice(1)).toEqual(column(table, 'revenue').slice(0, -1));
  });
});

describe('pain 5: year over year', () => {
  const sales = daily('2022-12-20', '2029-01-01', (date) => (['2024-11-29', '2025-11-28'].includes(date) ? 500 : 5));

  test.each(['previousYear', 'previousYearWeeks'] as const)('pain 5: weeks have their value of the year before (%s)', (compare) => {
    const table = query(sales, { select: [revenue], every: 'week', between: ['2024-01-01', '2024-12-30'], compare });
    expect(table.rows).toHaveLength(52);
    expect(column(table, 'revenuePrior')).toEqual(Array(52).fill('35'));
  });

  test('pain 5: Black Friday stands against Black Friday', () => {
    const table = query(sales, { select: [revenue], every: 'day', between: ['2025-11-27', '2025-11-30'], compare: 'previousYearWeeks' });
    expect(column(table, 'revenueChange')).toEqual(['0', '0', '0']);
    expect(column(table, 'revenuePrior')).toEqual(['5', '500', '5']);
  });

  test('pain 5: a year to date on 1 March of a leap year stands against as many days, not against a whole year', () => {
    const table = query(sales, {
      select: [records],
      every: 'year',
      between: ['2028-01-01', '2029-01-01'],
      asOf: '2028-03-01',
      compare: 'previousYear',
    });
    expect(table.rows).toMatchObject([{ records: 61, recordsPrior: 61, recordsDelta: 0 }]);
    expect(table.pairs).toMatchObject([{ period: '2028', prior: '2027', start: '2027-01-01', end: '2027-03-03', cut: true }]);
  });

  test('pain 5: a week 53 has no counterpart: no percentage, and the reason', () => {
    const table = query(sales, { select: [revenue], every: 'week', between: ['2026-12-28', '2027-01-04'], compare: 'previousYear' });
    expect([text(table.rows[0]?.revenue), text(table.rows[0]?.revenueChange), cell(table, 0, 'revenueChange').reason]).toEqual([
      '35',
      'null',
      'not-comparable',
    ]);
    expect(table.pairs).toMatchObject([{ period: '2026-W53', prior: null }]);
  });

  test('pain 5: the pairs that were matched are part of the answer, one a period', () => {
    const table = query(sales, { select: [revenue], every: 'month', between: ['2025-01-01', '2026-01-01'], compare: 'previousYear' });
    expect(table.pairs.map(({ period, prior }) => [period, prior])).toEqual(
      table.rows.map(({ period }) => [period, period.replace('2025', '2024')]),
    );
  });
});

describe('pain 6: cumulative metrics at the edges', () => {
  const sales = daily('2022-06-01', '2025-07-01', (date) => Number(date.slice(5, 7)) * 31 + Number(date.slice(8))).map((row, i) => ({
    ...row,
    channel: i % 3 === 0 ? 'web' : 'shop',
  }));

  test.each<[Grain, number]>([
    ['day', 7],
    ['week', 4],
    ['month', 12],
    ['quarter', 3],
    ['half', 2],
    ['year', 2],
  ])('pain 6: rolling by %s over %i is the sum of all its days, the first window too', (every, trailing) => {
    const between = ['2024-01-01', every === 'year' ? '2025-01-01' : '2025-01-06'] as const;
    const rolling = query(sales, { select: [revenue], every, between, stretch: { trailing }, where: { channel: 'web' } });
    // Each window runs from the start of the period trailing − 1 places earlier to the end of its own.
    const around = query([], { select: [revenue], every, between: ['2022-01-01', between[1]] });
    expect(rolling.rows.length).toBeGreaterThan(0);
    for (const [i, row] of rolling.rows.entries()) {
      const at = around.periods.findIndex(({ id }) => id === row.period);
      const days = within(
        sales.filter(({ channel }) => channel === 'web'),
        around.periods[at - trailing + 1]?.start ?? '',
        rolling.periods[i]?.end ?? '',
      );
      const until = i === rolling.rows.length - 1 ? within(days, '2000-01-01', between[1]) : days;
      expect([row.period, text(row.revenue)]).toEqual([row.period, total(until)]);
    }
  });

  test('pain 6: a year to date that is asked for June begins in January', () => {
    const table = query(sales, { select: [revenue], every: 'month', between: ['2024-06-01', '2024-08-01'], stretch: { toDate: 'year' } });
    expect(column(table, 'revenue')).toEqual([
      total(within(sales, '2024-01-01', '2024-07-01')),
      total(within(sales, '2024-01-01', '2024-08-01')),
    ]);
  });

  test('pain 6: a date other than the default places records in rolling windows too', () => {
    const back = [
      { id: '1', date: '2025-01-10', amount: 100 },
      { id: '2', date: '2025-04-10', orderDate: '2025-01-10', amount: -30 },
    ];
    const rolling = (metric: typeof revenue) =>
      column(query(back, { select: [metric], every: 'month', between: ['2025-01-01', '2025-05-01'], stretch: { trailing: 2 } }), 'revenue');
    expect(rolling(revenue)).toEqual(['100', '100', '0', '-30']);
    expect(rolling(revenue.under({ refundDate: 'orderDate' }))).toEqual(['70', '70', '0', '0']);
  });

  test('pain 6: a filter leaves the periods as they are', () => {
    const asked = { select: [revenue], every: 'month', between: ['2024-01-01', '2024-04-01'], stretch: { trailing: 3 } } as const;
    const none = query(sales, { ...asked, where: { channel: 'fair' } });
    expect(none.rows.map((row) => [row.period, text(row.revenue)])).toEqual([
      ['2024-01', '0'],
      ['2024-02', '0'],
      ['2024-03', '0'],
    ]);
  });
});

describe('pain 7: the answer from parts, from a dataset and from the records', () => {
  const sales: Sale[] = daily('2025-01-01', '2025-07-01', (date) => Number(date.slice(8)) / 10).map((row, i) => ({
    ...row,
    channel: i % 2 === 0 ? 'web' : 'shop',
    customerId: `c${i % 17}`,
    orderId: `o${Math.floor(i / 2)}`,
  }));
  const base = { select: [revenue, orderCount, averageOrderValue], every: 'month', between: ['2025-02-01', '2025-06-01'] } as const;

  test.each<[string, Partial<Parameters<typeof ask>[1] & object>]>([
    ['plain', {}],
    ['rolling', { stretch: { trailing: 3 } }],
    ['to date', { stretch: { toDate: 'year' } }],
    ['by segment', { by: ['channel'] }],
    ['filtered', { where: { channel: 'web' } }],
    ['compared', { compare: 'previousPeriod' }],
    ['compared, rolling and by segment', { compare: 'previousPeriod', stretch: { trailing: 2 }, by: ['channel'] }],
    ['as of a day', { asOf: '2025-04-11', compare: 'previousPeriod' }],
  ])('pain 7: are one and the same: %s', (_, more) => {
    const question = { ...base, ...more } as unknown as typeof base;
    const direct = query(sales, question);
    const data = dataset({ sales });
    expect(JSON.stringify(query(data, question))).toBe(JSON.stringify(direct));
    expect(JSON.stringify(query(data, question))).toBe(JSON.stringify(direct));
    const [first, ...others] = [5, 2, 0, 4, 1, 3].map((month) =>
      partial(
        sales.filter((_, i) => i % 6 === month),
        question,
      ),
    );
    const merged = settlePartial(mergePartials(first as NonNullable<typeof first>, ...others));
    expect([merged.rows, merged.notes, merged.totals].map((part) => JSON.stringify(part))).toEqual(
      [direct.rows, direct.notes, direct.totals].map((part) => JSON.stringify(part)),
    );
  });

  test('pain 7: a rolling sum counts each record once in each window, not twice', () => {
    const rolling = query(sales, { ...base, stretch: { trailing: 2 } });
    const monthly = query(sales, { ...base, between: ['2025-01-01', '2025-06-01'] });
    const months = monthly.rows.map((row) => row.revenue ?? new Decimal(0));
    expect(column(rolling, 'revenue')).toEqual(months.slice(1).map((value, i) => text(value.plus(months[i] ?? 0))));
  });
});

describe('pain 31: fiscal and retail calendars', () => {
  const sales = daily('2022-01-01', '2026-01-01');
  const nrf = { retail: { pattern: '4-5-4', endsOn: 'saturday', rule: 'nearest', month: 'january' } } as const;

  test('pain 31: months of 4, 5 and 4 weeks, the 53rd in the last month, and no day lost', () => {
    const table = query(sales, { select: [records], every: 'month', between: ['2023-01-29', '2024-02-04'], calendar: nrf });
    expect(table.rows.map((row) => row.records)).toEqual([28, 35, 28, 28, 35, 28, 28, 35, 28, 28, 35, 35]);
    expect(table.rows.map((row) => row.period).at(-1)).toBe('RY2023-P12');
  });

  test('pain 31: a 53rd week is told, and the comparison by 52 weeks keeps like with like', () => {
    const ask53 = (compare: 'previousYear' | 'previousYearWeeks') =>
      query(sales, { select: [revenue], every: 'week', between: ['2024-01-28', '2024-02-11'], calendar: nrf, compare });
    expect(ask53('previousYear').pairs.map(({ prior }) => prior)).toEqual([null, 'RY2023-W01']);
    expect(cell(ask53('previousYear'), 0, 'revenueChange').reason).toBe('not-comparable');
    expect(column(ask53('previousYearWeeks'), 'revenueChange')).toEqual(['0', '0']);
  });

  test('pain 31: a fiscal year from April serves quarters, comparisons and years to date', () => {
    const calendar = { fiscalStart: 'april' } as const;
    const asked = { select: [records], between: ['2024-04-01', '2025-04-01'], calendar } as const;
    const quarters = query(sales, { ...asked, every: 'quarter', compare: 'previousYear' });
    expect(quarters.rows.map((row) => [row.period, row.records, row.recordsPrior])).toEqual([
      ['FY2025-Q1', 91, 91],
      ['FY2025-Q2', 92, 92],
      ['FY2025-Q3', 92, 92],
      ['FY2025-Q4', 90, 91],
    ]);
    const toDate = query(sales, { ...asked, every: 'quarter', stretch: { toDate: 'year' } });
    expect(toDate.rows.map((row) => row.records)).toEqual([91, 183, 275, 365]);
    expect(query(sales, { ...asked, every: 'year' }).rows).toEqual([{ period: 'FY2025', records: 365 }]);
  });

  test('pain 31: the calendar is a plain value and comes back with the answer', () => {
    const { calendar } = query(sales, { select: [records], every: 'month', between: ['2023-01-29', '2024-02-04'], calendar: nrf });
    expect(calendar).toMatchObject({ weekStart: 'sunday', retail: { ...nrf.retail, named: 'start' } });
    const again = query(sales, {
      select: [records],
      every: 'month',
      between: ['2023-01-29', '2024-02-04'],
      calendar: JSON.parse(JSON.stringify(calendar)),
    });
    expect(again.calendar).toEqual(calendar);
  });
});

describe('pain 32: missing periods', () => {
  const sales: readonly Sale[] = [
    { id: '1', date: '2025-01-10', amount: 10, channel: 'web' },
    { id: '2', date: '2025-03-10', amount: 20, channel: 'web' },
    { id: '3', date: '2025-02-10', amount: 30, channel: 'shop' },
  ];
  const asked = { select: [revenue, averageOrderValue], every: 'month', by: ['channel'], between: ['2025-01-01', '2025-04-01'] } as const;

  test('pain 32: each segment has each period; sums are 0, averages have no answer and say why', () => {
    const table = query(sales, asked);
    expect(table.rows.map((row) => [row.period, row.channel, text(row.revenue), text(row.averageOrderValue)])).toEqual([
      ['2025-01', 'shop', '0', 'null'],
      ['2025-01', 'web', '10', '10'],
      ['2025-02', 'shop', '30', '30'],
      ['2025-02', 'web', '0', 'null'],
      ['2025-03', 'shop', '0', 'null'],
      ['2025-03', 'web', '20', '20'],
    ]);
    expect(cell(table, 0, 'averageOrderValue').reason).toBe('zero-denominator');
  });

  test('pain 32: the gaps can be left, by choice', () => {
    expect(query(sales, { ...asked, gaps: 'leave' }).rows.map((row) => [row.period, row.channel])).toEqual([
      ['2025-01', 'web'],
      ['2025-02', 'shop'],
      ['2025-03', 'web'],
    ]);
  });

  test('pain 32: a gap in the middle is there without a range too', () => {
    const table = query([sales[0], sales[1]] as Sale[], { select: [revenue], every: 'month' });
    expect(table.rows.map((row) => [row.period, text(row.revenue)])).toEqual([
      ['2025-01', '10'],
      ['2025-02', '0'],
      ['2025-03', '20'],
    ]);
    expect(table.periods.map(({ state }) => state)).toEqual(['complete', 'empty', 'complete']);
  });

  test('pain 32: a period that is over, one to come and one without records at all are told apart', () => {
    const table = query(sales, {
      select: [revenue],
      every: 'month',
      between: ['2024-12-01', '2025-06-01'],
      asOf: '2025-04-30',
      coverage: ['2025-01-01', '2025-06-01'],
    });
    expect(column(table, 'revenue')).toEqual(['null', '10', '30', '20', '0', 'null']);
    expect([0, 4, 5].map((row) => cell(table, row, 'revenue').reason)).toEqual(['no-data', null, 'future-period']);
  });
});
