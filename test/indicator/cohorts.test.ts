// Cohorts: the orders of customers counted from the first, who comes back when, and what they buy.
import fc from 'fast-check';
import {
  cohortRetention,
  cohortRetentionRate,
  cohortSalesPerCustomer,
  customerJourneys,
  query,
  repeatPurchaseWithin,
  type Sale,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { agree } from '../agree.ts';
import { runs } from '../laws/runs.ts';
import { ask, codeOf, column } from '../query/ask.ts';

let made = 0;
const bought = (customerId: string | null, date: string, amount = 10, more: Partial<Sale> = {}): Sale => ({
  id: `r${made++}`,
  date,
  amount,
  customerId,
  ...more,
});

/** Two of January, one of them back in February and March; two of February, one of them back in April; one of March. */
const sales: readonly Sale[] = [
  bought('ana', '2025-01-05', 10, { channel: 'web' }),
  bought('bob', '2025-01-20', 30, { channel: 'shop' }),
  bought('ana', '2025-02-10', 20, { channel: 'shop' }),
  bought('ana', '2025-03-01', 5, { channel: 'web' }),
  bought('cyd', '2025-02-14', 40, { channel: 'web' }),
  bought('dan', '2025-02-28', 60, { channel: 'web' }),
  bought('cyd', '2025-04-02', 1, { channel: 'web' }),
  bought('eve', '2025-03-15', 7, { channel: 'shop' }),
  bought(null, '2025-03-16', 99),
];
const journeys = customerJourneys(sales);
const triangle = [
  cohortRetention({ after: 0 }),
  cohortRetention({ after: 1 }),
  cohortRetention({ after: 2 }),
  cohortRetention({ after: 3 }),
];
const months = { every: 'month', between: ['2025-01-01', '2025-05-01'] } as const;
const cells = (question: object, select: readonly { readonly id: string }[] = triangle): string[] => {
  const table = ask({ journeys }, { select, ...question });
  return table.rows.map((row) => select.map(({ id }) => String(row[id])).join(' '));
};

describe('journeys', () => {
  test('count the orders of each customer from the first, in days and periods', () => {
    expect(journeys.filter(({ customerId }) => customerId === 'ana').map(({ id: _, currency: __, ...row }) => row)).toEqual([
      {
        channel: 'web',
        customerId: 'ana',
        firstDate: '2025-01-05',
        date: '2025-01-05',
        sequence: 1,
        days: 0,
        age: 0,
        every: 'month',
        amount: 10,
      },
      {
        channel: 'web',
        customerId: 'ana',
        firstDate: '2025-01-05',
        date: '2025-02-10',
        sequence: 2,
        days: 36,
        age: 1,
        every: 'month',
        amount: 20,
      },
      {
        channel: 'web',
        customerId: 'ana',
        firstDate: '2025-01-05',
        date: '2025-03-01',
        sequence: 3,
        days: 55,
        age: 2,
        every: 'month',
        amount: 5,
      },
    ]);
    expect(journeys).toHaveLength(8);
  });

  test('count periods in the calendar given, days on its clocks', () => {
    const late = [bought('ana', '2025-01-31T23:30:00Z'), bought('ana', '2025-02-28T23:30:00Z')];
    const ages = (options: Parameters<typeof customerJourneys>[1]): (string | number)[][] =>
      customerJourneys(late, options).map(({ date, age, days }) => [date, age, days]);
    expect(ages({})).toEqual([
      ['2025-01-31', 0, 0],
      ['2025-02-28', 1, 28],
    ]);
    expect(ages({ calendar: { timeZone: 'Europe/Paris' } })).toEqual([
      ['2025-02-01', 0, 0],
      ['2025-03-01', 1, 28],
    ]);
    expect(ages({ every: 'quarter' })).toEqual([
      ['2025-01-31', 0, 0],
      ['2025-02-28', 0, 28],
    ]);
    expect(ages({ every: 'year', calendar: { fiscalStart: 'february' } })).toEqual([
      ['2025-01-31', 0, 0],
      ['2025-02-28', 1, 28],
    ]);
  });

  test('take lines of an order for one order of its first day, and add up what they sold', () => {
    const lines = [
      bought('ana', '2025-01-03', 5, { orderId: 'A' }),
      bought('ana', '2025-01-01', 0.1, { orderId: 'A' }),
      bought('ana', '2025-01-02', 0.2, { orderId: 'A' }),
      bought('bob', '2025-01-03', 7, { orderId: 'A' }),
      bought('ana', '2025-01-09', -3, { orderId: 'A', orderDate: '2025-01-01' }),
    ];
    expect(customerJourneys(lines).map(({ customerId, id, date, amount }) => [customerId, id, date, amount])).toEqual([
      ['ana', 'A', '2025-01-01', 5.3],
      ['bob', 'A', '2025-01-03', 7],
    ]);
  });

  test('may take the orders of a day for one', () => {
    const day = [bought('ana', '2025-01-01T08:00:00Z'), bought('ana', '2025-01-01T20:00:00Z', 5), bought('ana', '2025-01-02')];
    expect(customerJourneys(day).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(customerJourneys(day, { sameDay: 'merged' }).map(({ sequence, amount, date }) => [sequence, amount, date])).toEqual([
      [1, 15, '2025-01-01'],
      [2, 10, '2025-01-02'],
    ]);
  });

  test('count what counts under a policy', () => {
    const rows = [bought('ana', '2025-01-01', 10, { status: 'open' }), bought('ana', '2025-02-01', 12, { status: 'paid', tax: 2 })];
    expect(customerJourneys(rows, { policy: { orderInclusion: 'paid', taxBasis: 'including' } })).toMatchObject([
      { sequence: 1, amount: 14 },
    ]);
    expect(customerJourneys(rows, { policy: { taxBasis: 'including' } })[0]?.amount).toBeNull();
  });

  test('do not add two currencies of one order', () => {
    const rows = [
      bought('ana', '2025-01-01', 10, { orderId: 'A', currency: 'EUR' }),
      bought('ana', '2025-01-01', 10, { orderId: 'A', currency: 'USD' }),
    ];
    expect(customerJourneys(rows).map(({ amount, currency }) => [amount, currency])).toEqual([[null, null]]);
  });

  test('pass over what cannot be read, and throw at nothing in the data', () => {
    const hostile: unknown[] = [
      null,
      undefined,
      7,
      {},
      bought('ana', 'never'),
      { ...bought('ana', '2025-01-01'), amount: 'much' },
      { ...bought('ana', '2025-01-01'), customerId: {} },
      { ...bought('ana', '2025-01-01'), channel: { toString: null } },
      bought('ana', '2025-01-02', 10, { status: 'test' }),
      {
        get date(): string {
          throw new Error('no');
        },
      },
    ];
    expect(customerJourneys(hostile as never).map(({ customerId, date }) => [customerId, date])).toEqual([['ana', '2025-01-01']]);
    expect(customerJourneys([])).toEqual([]);
  });

  test('tell customers and orders apart that only look alike', () => {
    const rows = [bought('1', '2025-01-01'), bought(1 as never, '2025-01-02'), bought('1', '2025-01-03', 1, { orderId: '__proto__' })];
    expect(customerJourneys(rows).map(({ customerId, sequence }) => [customerId, sequence])).toEqual([
      ['1', 1],
      ['1', 2],
      [1, 1],
    ]);
  });

  test.each<[string, unknown, string]>([
    ['an unknown option', { grain: 'month' }, 'unknown-option'],
    ['an unknown period', { every: 'fortnight' }, 'bad-argument'],
    ['an unknown zone', { calendar: { timeZone: 'Mars/Base' } }, 'bad-time-zone'],
    ['an unknown policy', { policy: { refundDate: 'never' } }, 'bad-argument'],
    ['an unknown way with a day', { sameDay: 'twice' }, 'bad-argument'],
  ])('%s is refused', (_, options, code) => {
    expect(codeOf(() => customerJourneys(sales, options as never))).toBe(code);
  });

  test.each([null, 'sales', { date: [] }, new Map()])('%s is no ledger', (data) => {
    expect(codeOf(() => customerJourneys(data as never))).toBe('bad-data');
  });
});

describe('cohort retention', () => {
  test('is a triangle: who of the customers of a month ordered so many months later', async () => {
    await agree(triangle, { journeys: journeys as never }, months);
    expect(cells(months)).toEqual(['1 0.5 0.5 0', '1 0 0.5 0', '1 0 0 0', 'null null null null']);
  });

  test('has no answer where the month is not over: every cell waits for its own', async () => {
    await agree(triangle, { journeys: journeys as never }, { ...months, asOf: '2025-03-31' });
    expect(cells({ ...months, asOf: '2025-03-31' })).toEqual([
      '1 0.5 0.5 null',
      '1 0 null null',
      '1 null null null',
      'null null null null',
    ]);
    // The day before, March is not over, and neither its cohort nor what January did in it is known.
    expect(cells({ ...months, asOf: '2025-03-30' })[0]).toBe('1 0.5 null null');
    const table = ask(
      { journeys },
      { select: triangle, ...months, asOf: '2025-02-28T22:59:59.999Z', calendar: { timeZone: 'Europe/Paris' } },
    );
    expect(table.notes.filter(({ row }) => row === 0).map(({ column: of, code }) => `${of} ${code}`)).toEqual([
      'cohortRetentionMonth1 immature-cohort',
      'cohortRetentionMonth2 immature-cohort',
      'cohortRetentionMonth3 immature-cohort',
    ]);
  });

  test('or later: unbounded, as far as is known', async () => {
    const later = [cohortRetention({ after: 1 }).variants.unbounded, cohortRetention({ after: 2 }).variants.unbounded];
    await agree(later, { journeys: journeys as never }, { ...months, asOf: '2025-04-30' });
    expect(cells({ ...months, asOf: '2025-04-30' }, later)).toEqual(['0.5 0.5', '0.5 0.5', '0 null', 'null null']);
    // cyd is back only in April.
    expect(cells({ ...months, asOf: '2025-03-31' }, later)).toEqual(['0.5 0.5', '0 null', 'null null', 'null null']);
  });

  test('stays with the channel of the first order', async () => {
    const question = { ...months, by: ['channel'] };
    await agree([cohortRetentionRate], { journeys: journeys as never }, question);
    const table = ask({ journeys }, { select: [cohortRetentionRate], ...question });
    expect(table.rows.slice(0, 2).map((row) => `${row['channel']} ${row['cohortRetentionRate']}`)).toEqual(['shop 0', 'web 1']);
  });

  test('of cohorts together divides their sums, and waits for the last of them', () => {
    const quarter = { every: 'quarter', between: ['2025-01-01', '2025-04-01'] };
    // ana of ana, bob, cyd, dan and eve.
    expect(cells(quarter)[0]).toBe('1 0.2 0.4 0');
    expect(cells({ ...quarter, asOf: '2025-04-29' })[0]).toBe('1 null null null');
    expect(cells({ ...quarter, asOf: '2025-04-30' })[0]).toBe('1 0.2 null null');
  });

  test('of other periods than the journeys were made with has no answer', () => {
    const weekly = cohortRetention({ after: 1, every: 'week' });
    const table = ask({ journeys }, { select: [weekly], ...months });
    expect(table.notes[0]?.code).toBe('zero-denominator');
    const weeks = customerJourneys(sales, { every: 'week' });
    expect(
      column(ask({ journeys: weeks }, { select: [weekly], every: 'month', between: ['2025-01-01', '2025-02-01'] }), weekly.id),
    ).toEqual(['0']);
  });

  test('the default is a month later', () => {
    const [one] = [cohortRetention({ after: 1 })];
    expect(cohortRetentionRate.formula).toEqual(one.formula);
    expect([cohortRetentionRate.maturity, one.maturity]).toEqual([
      { periods: 1, every: 'month' },
      { periods: 1, every: 'month' },
    ]);
    expect(one.variants.unbounded.label).toEqual({
      en: 'Cohort retention after 1 month or later',
      fr: 'Rétention par cohorte après 1 mois ou plus',
    });
    expect(cohortRetention({ after: 3, every: 'quarter' }).id).toBe('cohortRetentionQuarter3');
  });

  test.each<[object, string]>([
    [{ after: -1 }, 'bad-argument'],
    [{ after: 0.5 }, 'bad-argument'],
    [{ after: 1, every: 'toString' }, 'bad-argument'],
    [{ after: 1, unbounded: true }, 'unknown-option'],
  ])('%j is refused', (age, code) => {
    expect(codeOf(() => cohortRetention(age as never))).toBe(code);
    expect(codeOf(() => cohortSalesPerCustomer(age as never))).toBe(code);
  });
});

describe('cohort sales per customer', () => {
  const select = [0, 1, 2].map((after) => cohortSalesPerCustomer({ after }));

  test('add up with the age', async () => {
    await agree(select, { journeys: journeys as never }, { ...months, asOf: '2025-04-01' });
    // January: 40 of two, then 20 more, then 5. February: 100 of two, then nothing, then not yet.
    expect(cells({ ...months, asOf: '2025-04-01' }, select).slice(0, 3)).toEqual(['20 30 32.5', '50 50 null', '7 null null']);
  });

  test('of an order whose value nobody knows have a hole', () => {
    const holed = journeys.map((row) => (row.customerId === 'bob' ? { ...row, amount: null } : row));
    expect(ask({ journeys: holed }, { select, ...months }).notes.map(({ code }) => code)).toContain('partial-coverage');
  });
});

describe('a repeat purchase within some days', () => {
  const select = [repeatPurchaseWithin(30), repeatPurchaseWithin(36), repeatPurchaseWithin(90)];

  test('is of the customers won in the period', async () => {
    await agree(select, { journeys: journeys as never }, months);
    // ana after 36 days, cyd after 47.
    expect(cells(months, select)).toEqual(['0 0.5 0.5', '0 0 0.5', '0 0 0', 'null null null']);
  });

  test('has no answer until the last of them had so many days', () => {
    expect(cells({ ...months, asOf: '2025-03-01' }, select)[0]).toBe('null null null');
    expect(cells({ ...months, asOf: '2025-03-02' }, select)[0]).toBe('0 null null');
    expect(cells({ ...months, asOf: '2025-03-08' }, select)[0]).toBe('0 0.5 null');
  });

  test.each([-1, 0.5, Number.NaN])('within %d days is refused', (days) => {
    expect(codeOf(() => repeatPurchaseWithin(days))).toBe('bad-argument');
  });
});

describe('whatever the ledger', () => {
  const ledgers = fc.array(
    fc.record({
      customerId: fc.constantFrom('a', 'b', 'c', 'd'),
      date: fc.integer({ min: 0, max: 200 }).map((day) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10)),
      orderId: fc.option(fc.constantFrom('o1', 'o2', 'o3')),
      amount: fc.integer({ min: 1, max: 500 }),
      channel: fc.constantFrom('web', 'shop'),
    }),
    { maxLength: 20 },
  );
  const month = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

  test('retention and repeat purchases are what counting by hand gives', () => {
    fc.assert(
      fc.property(ledgers, (rows) => {
        const given = rows.map((row, i) => ({ id: `r${i}`, ...row }));
        // The first day of each order of each customer.
        const orders = new Map<string, { customer: string; date: string }>();
        for (const { id, customerId, orderId, date } of given) {
          const key = `${customerId}/${orderId ?? `own ${id}`}`;
          const known = orders.get(key);
          if (known === undefined || date < known.date) orders.set(key, { customer: customerId, date });
        }
        const firsts = new Map<string, string>();
        for (const { customer, date } of orders.values()) firsts.set(customer, [firsts.get(customer) ?? date, date].sort()[0] as string);
        const counted = (cohort: number, passes: (own: string[], first: string) => boolean): string => {
          const customers = [...firsts].filter(([, first]) => month(first) === cohort);
          const back = customers.filter(([customer, first]) =>
            passes(
              [...orders.values()]
                .filter((order) => order.customer === customer)
                .map(({ date }) => date)
                .sort(),
              first,
            ),
          );
          return customers.length === 0 ? 'null' : (back.length / customers.length).toFixed(6);
        };
        const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
        const asked = [cohortRetention({ after: 1 }), cohortRetention({ after: 1 }).variants.unbounded, repeatPurchaseWithin(30)] as const;
        const table = query(
          { journeys: customerJourneys(given) },
          { select: asked, every: 'month', between: ['2025-01-01', '2025-08-01'], numbers: true },
        );
        table.rows.forEach((row, at) => {
          const cohort = 2025 * 12 + at;
          const told = asked
            .map(({ id }) => row[id as keyof typeof row] as number | null)
            .map((value) => (value === null ? 'null' : value.toFixed(6)));
          expect(told).toEqual([
            counted(cohort, (own, first) => own.some((date) => month(date) === month(first) + 1)),
            counted(cohort, (own, first) => own.some((date) => month(date) > month(first))),
            counted(cohort, (own, first) => own.length > 1 && days(first, own[1] as string) <= 30),
          ]);
        });
      }),
      runs(60),
    );
  });

  test('the order of its rows does not matter', () => {
    fc.assert(
      fc.property(ledgers, (rows) => {
        const given = rows.map((row, i) => ({ id: `r${i}`, ...row }));
        const sorted = (all: readonly Sale[]): string[] =>
          customerJourneys(all)
            .map((row) => JSON.stringify(row))
            .sort();
        expect(sorted(given.toReversed())).toEqual(sorted(given));
      }),
      runs(40),
    );
  });
});
