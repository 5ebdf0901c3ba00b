import fc from 'fast-check';
import {
  type CohortOptions,
  type CohortTable,
  cell,
  cohortRetention,
  cohortSalesPerCustomer,
  cohorts,
  customerJourneys,
  dataset,
  en,
  fr,
  query,
  type Sale,
  sentence,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { brought, openDuckdb } from '../../engines/databases.ts';
import { typedLedgers } from '../../engines/ledgers.ts';
import { load } from '../../engines/warehouse.ts';
import { runs } from '../../laws/runs.ts';
import { codeOf, text } from '../../query/ask.ts';
import { bought } from './shop.ts';

/** Two of January, one of them back in February and March; two of February, one of them back in April; one of March. */
const sales: readonly Sale[] = [
  bought('ana', '2025-01-05', 10, { channel: 'web', cost: 4 }),
  bought('bob', '2025-01-20', 30, { channel: 'shop', cost: 10 }),
  bought('ana', '2025-02-10', 20, { channel: 'shop', cost: 5 }),
  bought('ana', '2025-03-01', 5, { channel: 'web', cost: 1 }),
  bought('cyd', '2025-02-14', 40, { channel: 'web', cost: 40 }),
  bought('dan', '2025-02-28', 60, { channel: 'web', cost: 20 }),
  bought('cyd', '2025-04-02', 1, { channel: 'web', cost: 1 }),
  bought('eve', '2025-03-15', 7, { channel: 'shop', cost: 7 }),
  bought(null, '2025-03-16', 99),
];
const april = { asOf: '2025-04-30' } as const;

/** A line a cohort: its size, then the value or the reason of each cell. */
const lines = ({ cohorts: rows }: CohortTable, what: 'value' | 'perCustomer' | 'share' = 'value'): string[] =>
  rows.map(({ cohort, segment, size, cells }) =>
    [cohort, ...Object.values(segment ?? {}), `${size}:`, ...cells.map((one) => (one[what] === null ? one.reason : text(one[what])))].join(
      ' ',
    ),
  );
const written = ({ rejected: _, ...table }: object & { rejected?: unknown }): string => JSON.stringify(table);

describe('cohorts of customers', () => {
  const table = cohorts(sales, april);

  test('are a triangle: what is not over has no answer, what was observed is 0', () => {
    expect(lines(table)).toEqual([
      '2025-01 2: 2 1 1 0',
      '2025-02 2: 2 0 1 immature-cohort',
      '2025-03 1: 1 0 immature-cohort immature-cohort',
      '2025-04 0: zero-denominator immature-cohort immature-cohort immature-cohort'.replace('zero-denominator', '0'),
    ]);
    expect(table.cohorts.map(({ cells }) => cells[0]?.reason)).toEqual([null, null, null, 'zero-denominator']);
    expect(lines(table, 'share').slice(0, 2)).toEqual(['2025-01 2: 1 0.5 0.5 0', '2025-02 2: 1 0 0.5 immature-cohort']);
    expect(table.cohorts.map(({ start, end, isComplete }) => `${start}/${end} ${isComplete}`)).toEqual([
      '2025-01-01/2025-02-01 true',
      '2025-02-01/2025-03-01 true',
      '2025-03-01/2025-04-01 true',
      '2025-04-01/2025-05-01 true',
    ]);
  });

  test('have means over those that are old enough, each customer or each cohort alike', () => {
    expect(
      table.means.map(({ cohorts: n, customers, weighted, unweighted }) => [n, customers, text(weighted), unweighted?.toFixed(4)]),
    ).toEqual([
      [3, 5, '1', '1.0000'],
      // 1 + 0 + 0 of 5, and (1/2 + 0 + 0) ÷ 3.
      [3, 5, '0.2', '0.1667'],
      [2, 4, '0.5', '0.5000'],
      [1, 2, '0', '0.0000'],
    ]);
  });

  test('leave out guests and say so, and say since when there are records', () => {
    expect([table.guestOrders, table.customersLeftOut, table.notes]).toEqual([1, 0, [{ code: 'history-starts', detail: '2025-01-01' }]]);
    expect(table.counts).toEqual({ rowsIn: 9, used: 9, filtered: { range: 0, where: 0, kind: 0 }, rejected: {} });
  });

  test('a running month is no answer either', () => {
    const early = cohorts(sales, { asOf: '2025-03-20' });
    expect(lines(early)).toEqual([
      '2025-01 2: 2 1 immature-cohort',
      '2025-02 2: 2 immature-cohort immature-cohort',
      '2025-03 1: immature-cohort immature-cohort immature-cohort',
    ]);
    expect(early.cohorts.at(-1)?.isComplete).toBe(false);
    expect(early.means[2]).toEqual({ cohorts: 0, customers: 0, weighted: null, unweighted: null, reason: 'immature-cohort' });
  });

  test('of money, by age and added up, for each customer and against the first month', () => {
    expect(lines(cohorts(sales, { ...april, value: 'revenue' })).slice(0, 2)).toEqual([
      '2025-01 2: 40 20 5 0',
      '2025-02 2: 100 0 1 immature-cohort',
    ]);
    const sum = cohorts(sales, { ...april, value: 'cumulativeRevenue' });
    expect(lines(sum).slice(0, 2)).toEqual(['2025-01 2: 40 60 65 65', '2025-02 2: 100 100 101 immature-cohort']);
    expect(lines(sum, 'perCustomer')[0]).toBe('2025-01 2: 20 30 32.5 32.5');
    expect(lines(sum, 'share')[0]).toBe('2025-01 2: 1 1.5 1.625 1.625');
    expect(text(sum.means[1]?.weighted)).toBe('33.4');
  });

  test('of gross profit, after returns; a first month without any has no share', () => {
    const rows = [...sales, bought('bob', '2025-02-03', -30, { cost: -10 }), bought('zoe', '2025-01-03', -1, { cost: 0 })];
    const margin = cohorts(rows, { ...april, value: 'margin' });
    expect(lines(margin).slice(0, 3)).toEqual([
      '2025-01 2: 26 -5 4 0',
      '2025-02 2: 40 0 0 immature-cohort',
      '2025-03 1: 0 0 immature-cohort immature-cohort',
    ]);
    expect(margin.cohorts[2]?.cells[0]).toMatchObject({ share: null, reason: 'zero-denominator' });
    expect(lines(cohorts(rows, { ...april, value: 'cumulativeMargin' }))[0]).toBe('2025-01 2: 26 21 25 25');
    // zoe has no purchase.
    expect(text(margin.unplaced)).toBe('-1');
  });

  test('of gross profit say which records have no cost, and have no answer where none has', () => {
    const rows = [bought('ana', '2025-01-05', 10), bought('ana', '2025-02-05', 10, { cost: 4 }), bought('bob', '2025-02-07', 10)];
    const margin = cohorts(rows, { asOf: '2025-02-28', value: 'cumulativeMargin' });
    expect(lines(margin)).toEqual(['2025-01 1: missing-input 6', '2025-02 1: missing-input immature-cohort']);
    expect(margin.notes.find(({ code }) => code === 'partial-coverage')?.detail).toBe(2);
  });

  test('never add two currencies', () => {
    const rows = sales.map((row, i) => ({ ...row, currency: i === 0 ? 'EUR' : 'USD' }));
    expect(lines(cohorts(rows, { ...april, value: 'revenue' }))[0]).toBe(
      '2025-01 2: mixed-currency mixed-currency mixed-currency mixed-currency',
    );
    expect(lines(cohorts(rows, april))[0]).toBe('2025-01 2: 2 1 1 0');
    expect(cohorts(rows, { ...april, value: 'revenue', where: { currency: ['USD'] } }).currency).toBe('USD');
  });

  test('of no sales are none', () => {
    expect(cohorts([] as Sale[], april)).toMatchObject({ cohorts: [], columns: [], means: [], notes: [], findings: [], guestOrders: 0 });
    expect(cohorts([bought(null, '2025-01-01')], april)).toMatchObject({ cohorts: [], guestOrders: 1 });
  });
});

describe('modes and shapes', () => {
  test('unbounded: at an age or later', () => {
    expect(lines(cohorts(sales, { ...april, mode: 'unbounded' })).slice(0, 2)).toEqual([
      '2025-01 2: 2 1 1 0',
      '2025-02 2: 2 1 1 immature-cohort',
    ]);
  });

  test('brackets: several ages in one', () => {
    const table = cohorts(sales, { ...april, mode: 'bracket', brackets: [1, 3] });
    expect(table.columns).toEqual([
      { from: 1, to: 1 },
      { from: 2, to: 3 },
    ]);
    expect(lines(table).slice(0, 2)).toEqual(['2025-01 2: 1 1', '2025-02 2: 0 immature-cohort']);
    const money = cohorts(sales, { ...april, mode: 'bracket', brackets: [0, 2], value: 'revenue' });
    expect(lines(money).slice(0, 2)).toEqual(['2025-01 2: 40 25', '2025-02 2: 100 1']);
  });

  test('a customer who is back twice in a bracket is one', () => {
    const rows = ['01-05', '02-05', '03-05'].map((day) => bought('ana', `2025-${day}`));
    expect(lines(cohorts(rows, { asOf: '2025-03-31', mode: 'bracket', brackets: [2] }))[0]).toBe('2025-01 1: 1');
  });

  test('other periods, other calendars', () => {
    expect(lines(cohorts(sales, { asOf: '2025-06-30', every: 'quarter' }))).toEqual(['2025-Q1 5: 5 1', '2025-Q2 0: 0 immature-cohort']);
    const late = [bought('ana', '2025-01-31T23:30:00Z'), bought('ana', '2025-02-28T23:30:00Z')];
    expect(lines(cohorts(late, { asOf: '2025-03-31', calendar: { timeZone: 'Europe/Paris' } }))).toEqual([
      '2025-02 1: 1 1',
      '2025-03 0: 0 immature-cohort',
    ]);
  });

  test('by what the first purchase was', () => {
    const table = cohorts(sales, { ...april, by: ['channel'], upTo: 1 });
    expect(lines(table).slice(0, 4)).toEqual(['2025-01 shop 1: 1 0', '2025-01 web 1: 1 1', '2025-02 shop 0: 0 0', '2025-02 web 2: 2 0']);
    expect(table.notes).toContainEqual({ code: 'ages-left-out', detail: 2 });
    const both = [
      bought('ana', '2025-01-01', 1, { channel: 'web' }),
      bought('ana', '2025-01-01', 1, { channel: 'app' }),
      bought('ana', '2025-01-02', 1, { channel: 'a' }),
    ];
    expect(lines(cohorts(both, { asOf: '2025-01-31', by: ['channel'] }))).toEqual(['2025-01 app 1: 1']);
  });

  test('of many segments, the largest hundred are shown, and the others counted', () => {
    const rows = Array.from({ length: 130 }, (_, i) =>
      bought(`c${i}`, '2025-01-01', 1, { channel: `ch${String(i % 110).padStart(3, '0')}` }),
    );
    const table = cohorts(rows, { asOf: '2025-01-31', by: ['channel'] });
    expect([table.cohorts.length, table.customersLeftOut]).toEqual([100, 10]);
    expect(table.notes).toContainEqual({ code: 'segments-left-out', detail: 10 });
  });

  test('of some months alone: what is first is looked for in all', () => {
    const table = cohorts(sales, { ...april, between: ['2025-02-01', '2025-04-01'] });
    expect(lines(table)).toEqual(['2025-02 2: 2 0 1 immature-cohort', '2025-03 1: 1 0 immature-cohort immature-cohort']);
    expect([table.customersLeftOut, table.notes]).toEqual([2, []]);
  });

  test.each<[string, unknown, string]>([
    ['no options', undefined, 'bad-argument'],
    ['no asOf', {}, 'bad-argument'],
    ['a mistyped option', { ...april, mod: 'classic' }, 'unknown-option'],
    ['an unknown value', { ...april, value: 'profit' }, 'bad-argument'],
    ['an unknown mode', { ...april, mode: 'rolling' }, 'bad-argument'],
    ['an unknown period', { ...april, every: 'months' }, 'bad-argument'],
    ['brackets in another mode', { ...april, brackets: [1] }, 'bad-argument'],
    ['the mode without brackets', { ...april, mode: 'bracket' }, 'bad-argument'],
    ['brackets that do not rise', { ...april, mode: 'bracket', brackets: [3, 1] }, 'bad-argument'],
    ['no brackets', { ...april, mode: 'bracket', brackets: [] }, 'bad-argument'],
    ['an age below 0', { ...april, upTo: -1 }, 'bad-argument'],
    ['an age beyond all', { ...april, upTo: 1001 }, 'bad-argument'],
    ['money at an age or later', { ...april, mode: 'unbounded', value: 'revenue' }, 'bad-argument'],
    ['a segment that is none', { ...april, by: [''] }, 'bad-argument'],
    ['a range that is none', { ...april, between: ['2025-01-01'] }, 'bad-range'],
  ])('%s is refused', (_, options, code) => {
    expect(codeOf(() => cohorts(sales, options as CohortOptions))).toBe(code);
  });
});

describe('cohorts are those of the indicators', () => {
  test('whatever the ledger', () => {
    fc.assert(
      fc.property(typedLedgers('date', 40), fc.constantFrom('month', 'quarter', 'week'), (given, every) => {
        // Lines of one order are of one date, as orders are posted: those that say several are several purchases here.
        const rows = given.map((row) => ({ ...row, orderId: row['orderId'] === null ? null : `${row['orderId']} ${row['date']}` }));
        const asOf = '2025-12-31';
        const journeys = customerJourneys(rows as never, { every, policy: {} });
        const [classic, unbounded, money] = [{}, { mode: 'unbounded' }, { value: 'cumulativeRevenue' }].map((more) =>
          cohorts(rows as never, { asOf, every, upTo: 3, ...more } as never),
        ) as [CohortTable, CohortTable, CohortTable];
        const ages = [0, 1, 2, 3];
        const retention = ages.map((after) => cohortRetention({ after, every }));
        const select = [
          ...retention,
          ...retention.map(({ variants }) => variants.unbounded),
          ...ages.map((after) => cohortSalesPerCustomer({ after, every })),
        ];
        const asked = { select, every, asOf, between: ['2024-01-01', '2026-01-01'] };
        const table = query({ journeys } as never, asked as never);
        classic.cohorts.forEach(({ cohort, size, cells }, at) => {
          const row = table.rows.findIndex(({ period }) => period === cohort);
          if (row === -1 || size === 0) return;
          ages.forEach((age) => {
            const wanted = (i: number): unknown => cell(table, row, select[4 * i + age]?.id ?? '').value;
            expect(text(cells[age]?.perCustomer)).toBe(text(wanted(0)));
            expect(text(unbounded.cohorts[at]?.cells[age]?.perCustomer)).toBe(text(wanted(1)));
            // The whole ledger must be of one currency here, and a cohort there.
            const own = money.cohorts[at]?.cells[age];
            if (own?.reason !== 'mixed-currency') expect(text(own?.perCustomer)).toBe(text(wanted(2)));
          });
        });
      }),
      runs(100),
    );
  });
});

describe('cohorts in every engine', () => {
  const ledger = sales.map((row) => ({ ...row, currency: 'EUR' }));
  const asked: CohortOptions[] = [
    april,
    { ...april, value: 'margin' },
    { ...april, value: 'revenue', by: ['channel'] as never, every: 'week', upTo: 3 },
  ];

  test('a dataset gives the same', () => {
    for (const options of asked)
      expect(written(cohorts(dataset({ sales: ledger }), options as never))).toBe(written(cohorts(ledger, options as never)));
  });

  test.each(brought)('%s gives the same', async (_, open) => {
    const database = await open();
    const source = await load(database, ledger as never, 'date');
    for (const options of asked)
      expect(written(await cohorts(source as never, options as never))).toBe(written(cohorts(ledger, options as never)));
    await database.close();
  });

  test('memory and DuckDB agree on random ledgers', async () => {
    const database = await openDuckdb();
    await fc.assert(
      fc.asyncProperty(typedLedgers('date'), fc.constantFrom(...asked), async (rows, options) => {
        const source = await load(database, rows, 'date');
        const strip = ({ counts: __, ...table }: object & { counts?: unknown }): string => written(table);
        expect(strip(await cohorts(source as never, options as never))).toBe(strip(cohorts(rows as never, options as never)));
      }),
      runs(20),
    );
    await database.close();
  });
});

describe('findings', () => {
  /** So many customers a month, of whom so many come back the next. */
  const months = (shares: readonly number[]): Sale[] =>
    shares.flatMap((back, month) =>
      Array.from({ length: 100 }, (_, i) => [
        bought(`${month} ${i}`, `2025-${String(month + 1).padStart(2, '0')}-10`),
        ...(i < back ? [bought(`${month} ${i}`, `2025-${String(month + 2).padStart(2, '0')}-10`)] : []),
      ]).flat(),
    );

  test('tell whether the last cohorts came back as those before', () => {
    const { findings } = cohorts(months([40, 40, 20, 20, 20]), { asOf: '2025-06-30' });
    expect(findings).toMatchObject([
      {
        code: 'cohort-retention',
        period: '2025-03-01/2025-06-01',
        values: { recent: { cohorts: 3, customers: 300 }, before: { cohorts: 2 } },
      },
    ]);
    expect(findings.map((finding) => [sentence(finding, en), sentence(finding, fr).replace(/\s/g, ' ')])).toEqual([
      [
        'Cohort retention after 1 month: 20% of 300 customers (March 1, 2025 to May 31, 2025) after 40% of 200 before, -20 points (p < 0.001).',
        'Rétention par cohorte après 1 mois : 20 % de 300 clients (du 1er mars 2025 au 31 mai 2025), contre 40 % de 200 auparavant, soit -20 points (p < 0,001).',
      ],
    ]);
  });

  test('need cohorts on both sides, and no segments', () => {
    expect(cohorts(months([40, 40, 20]), { asOf: '2025-06-30' }).findings).toEqual([]);
    expect(cohorts(months([40, 40, 20, 20, 20]), { asOf: '2025-06-30', by: ['channel'], upTo: 1 }).findings).toEqual([]);
    expect(cohorts(months([40, 40, 20, 20, 20]), { asOf: '2025-06-30', upTo: 0 }).findings).toEqual([]);
  });
});
