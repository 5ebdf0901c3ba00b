// Shares, markets and stores from one period to another.
import fc from 'fast-check';
import {
  activeCustomers,
  averageOrderValue,
  Decimal,
  en,
  entries,
  fr,
  likeForLike,
  orderCount,
  query,
  revenue,
  type Sale,
  sentence,
  shareChanges,
  type Table,
  tableFromJson,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { openDuckdb } from '../../engines/databases.ts';
import { typedLedgers } from '../../engines/ledgers.ts';
import { load } from '../../engines/warehouse.ts';
import { plainLedgers } from '../../laws/ledgers.ts';
import { runs } from '../../laws/runs.ts';
import { codeOf, text } from '../../query/ask.ts';

let made = 0;
const sell = (storeId: string, amount: number, date: string, more: object = {}): Sale => ({
  id: `${made++}`,
  orderId: `${made}`,
  date,
  amount,
  storeId,
  currency: 'EUR',
  ...more,
});
const plain = (words: string): string => words.replace(/\s/g, ' ');

/** Four stores: Lyon stays, Nice opens, Lille closes, and Brest only takes goods back. */
const stores = [
  sell('Lyon', 100, '2025-01-10'),
  sell('Lille', 60, '2025-01-10'),
  sell('Metz', 40, '2025-01-10'),
  sell('Lyon', 120, '2025-02-10'),
  sell('Metz', 20, '2025-02-10'),
  sell('Nice', 60, '2025-02-10'),
  sell('Brest', -10, '2025-02-10'),
];
const asked = { select: [revenue, orderCount, averageOrderValue, activeCustomers], by: ['storeId'] } as const;
const february = { ...asked, every: 'month', between: ['2025-02-01', '2025-03-01'], compare: 'previousPeriod' } as const;
const months = { ...asked, every: 'month', between: ['2025-01-01', '2025-04-01'], compare: 'previousPeriod' } as const;

describe('share changes', () => {
  const sold = stores.filter(({ storeId }) => storeId !== 'Brest');
  const table = query(sold, february);

  test('tell share and rank now and before, and who came and left', () => {
    const { rows } = shareChanges(table, 'revenue');
    expect(
      rows.map((row) =>
        [row.segment['storeId'], row.share, row.priorShare, row.change, row.rank, row.priorRank, row.presence].map(text).join(' '),
      ),
    ).toEqual([
      'Lyon 0.6 0.5 0.1 1 1 stayed',
      'Nice 0.3 0 0.3 2 null entered',
      'Metz 0.1 0.2 -0.1 3 3 stayed',
      'Lille 0 0.3 -0.3 null 2 left',
    ]);
  });

  test('put the largest into words, and say how many are left', () => {
    const { findings, leftOut } = shareChanges(table, 'revenue', { count: 3 });
    expect(findings.map((one) => plain(sentence(one, en)))).toEqual([
      'Revenue, Nice, February 2025: 30% of the total after 0%, +30 points, new.',
      'Revenue, Lille, February 2025: 0% of the total after 30%, -30 points, no longer there.',
      'Revenue, Lyon, February 2025: 60% of the total after 50%, +10 points.',
    ]);
    expect(plain(sentence(findings[0] as (typeof findings)[0], fr))).toBe(
      'Chiffre d’affaires, Nice, février 2025 : 30 % du total contre 0 %, +30 points, nouveau segment.',
    );
    expect(leftOut).toBe(1);
    expect(shareChanges(table, 'revenue', { count: 0 })).toMatchObject({ findings: [], leftOut: 4 });
  });

  test('of a comparison that is not fair there are none', () => {
    const running = query(sold, { ...months, asOf: '2025-02-14', compare: { to: 'previousPeriod', partial: 'withhold' } });
    const { rows, findings } = shareChanges(running, 'revenue');
    expect(rows.filter(({ period }) => period === '2025-02').map(({ change, reason }) => `${change} ${reason}`)).toEqual(
      Array.from({ length: 4 }, () => 'null partial-period'),
    );
    expect(rows.filter(({ period }) => period === '2025-03').map(({ reason }) => reason)).toEqual(
      Array.from({ length: 4 }, () => 'future-period'),
    );
    expect(findings.map(({ period }) => period)).not.toContain('2025-02');
  });

  test('between currencies there are none', () => {
    const dollars = query(
      sold.map((row) => ({ ...row, currency: row.date < '2025-02' ? 'USD' : 'EUR' })),
      february,
    );
    expect(new Set(shareChanges(dollars, 'revenue').rows.map(({ reason }) => reason))).toEqual(new Set(['mixed-currency', null]));
    expect(
      shareChanges(dollars, 'revenue')
        .rows.filter(({ presence }) => presence === 'stayed')
        .every(({ change }) => change === null),
    ).toBe(true);
  });

  test('go through JSON, and within the keys of a segment', () => {
    expect(shareChanges(tableFromJson<typeof table>(JSON.stringify(table)), 'revenue')).toEqual(shareChanges(table, 'revenue'));
    const regional = query(
      sold.map((row) => ({ ...row, region: row.storeId === 'Lyon' ? 'south' : 'north' })),
      { ...february, by: ['region', 'storeId'] },
    );
    const { rows } = shareChanges(regional, 'revenue', { within: ['region'] });
    expect(rows.map(({ segment, change }) => `${segment['region']} ${segment['storeId']} ${text(change)}`)).toEqual([
      'north Nice 0.75',
      'north Metz -0.15',
      'north Lille -0.6',
      'south Lyon 0',
    ]);
  });

  test('add up to 0, and follow from the shares', () => {
    const ask = query as unknown as (data: unknown, question: unknown) => Table;
    fc.assert(
      fc.property(plainLedgers(20), (rows) => {
        const found = shareChanges(ask({ sales: rows }, { ...months, select: [revenue], by: ['channel'] }), 'revenue').rows;
        for (const { id } of ask({ sales: rows }, { select: [revenue], every: 'month', between: months.between }).periods) {
          const changes = found.filter(({ period, reason }) => period === id && reason === null).map(({ change }) => change);
          const sum = changes.reduce<Decimal>((all, change) => all.plus(change ?? 0), new Decimal(0));
          expect(sum.toFixed()).toBe('0');
        }
        for (const { share, priorShare, change } of found)
          if (change) expect(share?.minus(priorShare ?? 0).toFixed()).toBe(change.toFixed());
      }),
      runs(60),
    );
  });

  test.each<[string, () => unknown, string]>([
    ['a table without a comparison', () => shareChanges(query(stores, asked), 'revenue'), 'bad-argument'],
    ['orders counted once', () => shareChanges(table, 'orderCount'), 'not-additive'],
    ['a ratio', () => shareChanges(table, 'averageOrderValue'), 'not-additive'],
    ['a prior value', () => shareChanges(table, 'revenuePrior'), 'unknown-field'],
    ['a count below 0', () => shareChanges(table, 'revenue', { count: -1 }), 'bad-argument'],
    ['an unknown option', () => shareChanges(table, 'revenue', { top: 5 } as never), 'unknown-option'],
  ])('%s is refused', (_, call, code) => {
    expect(codeOf(call)).toBe(code);
  });
});

describe('entries', () => {
  const sold = [
    sell('Lyon', 10, '2025-01-10'),
    sell('Nice', 20, '2025-02-10'),
    sell('Nice', 5, '2025-04-10'),
    sell('Metz', -5, '2025-02-10'),
    sell('Metz', 30, '2025-03-10'),
    sell('Brest', -1, '2025-03-10'),
  ];
  const question = { select: [revenue, orderCount], by: ['storeId'], every: 'month', between: ['2025-01-01', '2025-05-01'] } as const;
  const table = query(sold, question);

  test('are the first periods with sales; what was there at the beginning is none', () => {
    const found = entries(table, { of: 'revenue', by: 'storeId' });
    expect(
      found.entries.map((one) => [one.segment['storeId'], one.first, one.value, one.last, one.periods, one.reason].map(text).join(' ')),
    ).toEqual([
      'Lyon 2025-01 10 2025-01 1 history-starts',
      'Nice 2025-02 20 2025-04 2 null',
      // What is given back before anything is sold is no entry.
      'Metz 2025-03 30 2025-03 1 null',
    ]);
    expect(found.without).toBe(1);
    expect(found.findings.map((one) => plain(sentence(one, en)))).toEqual([
      'Revenue, Nice, February 2025: first sales, €20.00.',
      'Revenue, Metz, March 2025: first sales, €30.00.',
    ]);
    expect(plain(sentence(found.findings[0] as (typeof found.findings)[0], fr))).toBe(
      'Chiffre d’affaires, Nice, février 2025 : premières ventes, 20,00 €.',
    );
  });

  test('are the same with and without rows of nothing, and through JSON', () => {
    const sparse = query(sold, { ...question, gaps: 'leave' });
    expect(entries(sparse, { of: 'revenue' }).entries).toEqual(entries(table, { of: 'revenue' }).entries);
    expect(entries(tableFromJson<typeof table>(JSON.stringify(table)), { of: 'revenue' })).toEqual(entries(table, { of: 'revenue' }));
  });

  test('before which nothing is known are none: coverage that begins later, and sales in two currencies', () => {
    const covered = query(sold, { ...question, coverage: ['2025-02-01', '2025-05-01'] });
    expect(entries(covered, { of: 'revenue' }).entries.map(({ first, reason }) => `${first} ${reason}`)).toEqual([
      '2025-02 history-starts',
      '2025-03 history-starts',
    ]);
    const mixed = query(
      [...sold, sell('Nice', 1, '2025-03-10'), sell('Nice', 1, '2025-03-11', { currency: 'USD' })].filter(
        ({ date }) => date !== '2025-02-10',
      ),
      question,
    );
    expect(entries(mixed, { of: 'revenue' }).entries.find(({ segment }) => segment['storeId'] === 'Nice')).toMatchObject({
      first: '2025-04',
      reason: 'mixed-currency',
    });
  });

  test('of some of the segments are those of what adds up', () => {
    const split = query(
      sold.map((row, i) => ({ ...row, channel: i % 2 ? 'web' : 'shop' })),
      { ...question, by: ['storeId', 'channel'] },
    );
    expect(entries(split, { of: 'revenue', by: 'storeId' })).toEqual(entries(table, { of: 'revenue' }));
    expect(codeOf(() => entries(split, { of: 'orderCount', by: 'storeId' }))).toBe('not-additive');
    expect(entries(split, { of: 'orderCount' }).entries).toHaveLength(4);
  });

  test('are those of loops over the rows', () => {
    const ask = query as unknown as (data: unknown, question: unknown) => Table;
    fc.assert(
      fc.property(plainLedgers(25), (rows) => {
        const found = entries(
          ask({ sales: rows }, { select: [revenue], by: ['customerId'], every: 'month', between: ['2024-01-01', '2026-01-01'] }),
          { of: 'revenue' },
        );
        const first = new Map<string, string>();
        for (const row of rows) {
          const [customer, month] = [String(row['customerId']), String(row['date']).slice(0, 7)];
          if (month < '2024-01' || month > '2025-12') continue;
          const known = first.get(customer);
          if (known === undefined || month < known) first.set(customer, month);
        }
        expect(new Map(found.entries.map(({ segment, first: month }) => [String(segment['customerId']), month]))).toEqual(first);
        for (const { first: month, reason } of found.entries) expect(reason).toBe(month === '2024-01' ? 'history-starts' : null);
      }),
      runs(60),
    );
  });

  test.each<[string, () => unknown, string]>([
    ['a table without periods', () => entries(query(sold, { select: [revenue], by: ['storeId'] }), { of: 'revenue' }), 'bad-argument'],
    ['a table without segments', () => entries(query(sold, { select: [revenue], every: 'month' }), { of: 'revenue' }), 'bad-argument'],
    ['no market', () => entries(table, { of: 'revenue', by: [] }), 'bad-argument'],
    ['an unknown market', () => entries(table, { of: 'revenue', by: 'country' as never }), 'bad-argument'],
    ['an unknown indicator', () => entries(table, { of: 'storeId' }), 'unknown-field'],
    ['an unknown option', () => entries(table, { of: 'revenue', on: 'x' } as never), 'unknown-option'],
  ])('%s is refused', (_, call, code) => {
    expect(codeOf(call)).toBe(code);
  });
});

describe('like for like', () => {
  test('is the growth of the stores with sales in both periods, beside what opened and closed', () => {
    const { rows, findings } = likeForLike(query(stores, february), 'revenue', { on: 'storeId' });
    const groups = rows.map(({ kept, opened, closed, idle }) =>
      [kept, opened, closed, idle].map(({ segments, value, prior }) => `${segments}: ${text(prior)} to ${text(value)}`),
    );
    expect(groups).toEqual([['2: 140 to 140', '1: 0 to 60', '1: 60 to 0', '1: 0 to -10']]);
    expect(rows.map(({ growth, overall, reason }) => [growth, overall, reason].map(text).join(' '))).toEqual(['0 -0.05 null']);
    expect(findings.map((one) => plain(sentence(one, en)))).toEqual([
      'Revenue, February 2025: 0% like for like, over 2 segments with sales in both periods; -5% in all (opened: 1, closed: 1).',
    ]);
    expect(plain(sentence(findings[0] as (typeof findings)[0], fr))).toBe(
      'Chiffre d’affaires, février 2025 : 0 % à périmètre comparable, -5 % au total (segments actifs aux deux périodes : 2 ; ouverts : 1 ; fermés : 1).',
    );
  });

  test('stands month by month; over nothing that was there before there is no growth', () => {
    const { rows } = likeForLike(query(stores, months), 'revenue');
    expect(
      rows.map(({ period, growth, overall, reason, kept }) => `${period} ${text(growth)} ${text(overall)} ${reason} ${kept.segments}`),
    ).toEqual(['2025-01 null null zero-base 0', '2025-02 0 -0.05 null 2', '2025-03 null -1 zero-base 0']);
  });

  test('of an unfair comparison, of two currencies and of no records there is none', () => {
    const running = query(stores, { ...months, asOf: '2025-02-14', compare: { to: 'previousPeriod', partial: 'withhold' } });
    expect(likeForLike(running, 'revenue').rows.map(({ growth, reason }) => `${text(growth)} ${reason}`)).toEqual([
      'null zero-base',
      'null partial-period',
      'null future-period',
    ]);
    const between = query(
      stores.map((row) => ({ ...row, currency: row.storeId === 'Metz' ? 'USD' : 'EUR' })),
      february,
    );
    expect(likeForLike(between, 'revenue').rows.map(({ growth, overall, reason }) => `${growth} ${overall} ${reason}`)).toEqual([
      'null null mixed-currency',
    ]);
    const within = query(
      stores.map((row) => ({ ...row, currency: row.amount === 120 ? 'USD' : 'EUR' })),
      february,
    );
    expect(likeForLike(within, 'revenue').rows[0]?.reason).toBe('mixed-currency');
    expect(likeForLike(query([] as Sale[], february), 'revenue').rows).toMatchObject([
      { growth: null, reason: 'zero-base', kept: { segments: 0 } },
    ]);
  });

  test('goes on some of the segments: products of a store are added', () => {
    const split = query(
      stores.map((row, i) => ({ ...row, channel: i % 2 ? 'web' : 'shop' })),
      { ...february, by: ['storeId', 'channel'] },
    );
    expect(likeForLike(split, 'revenue', { on: 'storeId' })).toEqual(likeForLike(query(stores, february), 'revenue'));
  });

  test('is the growth of a query over the same stores, and all groups come to the whole', () => {
    const ask = query as unknown as (data: unknown, question: unknown) => Table;
    const question = { select: [revenue], every: 'quarter', between: ['2024-01-01', '2026-01-01'], compare: 'previousPeriod' };
    fc.assert(
      fc.property(typedLedgers('date', 24), (given) => {
        const rows = given.map((row) => ({ ...row, currency: 'EUR' }));
        const table = ask({ sales: rows }, { ...question, by: ['channel'] });
        const found = likeForLike(table, 'revenue').rows;
        const whole = ask({ sales: rows }, question);
        found.forEach(({ period, growth, overall, reason, kept, opened, closed, idle }, at) => {
          expect(text(overall)).toBe(text(whole.rows[at]?.['revenueChange']));
          if (reason !== null && reason !== 'zero-base') return;
          for (const [side, column] of [
            ['value', 'revenue'],
            ['prior', 'revenuePrior'],
          ] as const) {
            const parts = [kept, opened, closed, idle].map((group) => group[side] as Decimal);
            expect(parts.reduce((a, b) => a.plus(b)).toFixed()).toBe(text(whole.rows[at]?.[column]));
          }
          const both = table.rows.filter(
            (row) => row['period'] === period && Number(row['revenue']) > 0 && Number(row['revenuePrior']) > 0,
          );
          expect(kept.segments).toBe(both.length);
          if (both.length === 0) return;
          const again = ask({ sales: rows }, { ...question, where: { channel: both.map((row) => row['channel']) } });
          expect(text(growth)).toBe(text(again.rows[at]?.['revenueChange']));
        });
      }),
      runs(60),
    );
  });

  test('over a database is that of memory', async () => {
    const database = await openDuckdb();
    const source = await load(database, stores.map(({ storeId, ...row }) => ({ ...row, channel: storeId })) as never, 'date');
    const question = { ...february, select: [revenue] as const, by: ['channel'] };
    const table = await (query as unknown as (data: unknown, question: unknown) => Promise<Table<{ channel: string; revenue: Decimal }>>)(
      source,
      question,
    );
    const found = likeForLike(table, 'revenue', { on: 'channel' });
    expect(JSON.stringify(found)).toBe(JSON.stringify(likeForLike(query(stores, february), 'revenue', { on: 'storeId' })));
    expect(shareChanges(table, 'revenue').rows.map(({ share }) => text(share))).toEqual(
      shareChanges(query(stores, february), 'revenue').rows.map(({ share }) => text(share)),
    );
    await database.close();
  });

  test.each<[string, () => unknown, string]>([
    ['a table without a comparison', () => likeForLike(query(stores, asked), 'revenue'), 'bad-argument'],
    ['orders counted once', () => likeForLike(query(stores, february), 'orderCount'), 'not-additive'],
    ['an unknown segment', () => likeForLike(query(stores, february), 'revenue', { on: 'country' as never }), 'bad-argument'],
    ['an unknown option', () => likeForLike(query(stores, february), 'revenue', { by: 'storeId' } as never), 'unknown-option'],
    ['an unknown indicator', () => likeForLike(query(stores, february), 'sales' as never), 'unknown-field'],
  ])('%s is refused', (_, call, code) => {
    expect(codeOf(call)).toBe(code);
  });
});
