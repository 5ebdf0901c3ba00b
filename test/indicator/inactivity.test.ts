// Customers who fell silent: spells of activity, and churn by so many days without an order.
import fc from 'fast-check';
import {
  activeCustomers,
  count,
  customerSpells,
  daysBetweenOrders,
  inactivityChurnRate,
  indicator,
  purchaseGaps,
  query,
  reactivatedCustomersAfter,
  type Sale,
  spell,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { agree } from '../agree.ts';
import { runs } from '../laws/runs.ts';
import { ask, codeOf, column } from '../query/ask.ts';

let made = 0;
const bought = (customerId: string | null, date: string, more: Partial<Sale> = {}): Sale => ({
  id: `r${made++}`,
  date,
  amount: 10,
  customerId,
  ...more,
});
const sales: readonly Sale[] = [
  bought('ana', '2025-01-01', { channel: 'web' }),
  bought('ana', '2025-01-31', { channel: 'shop' }),
  bought('bob', '2025-01-20'),
  bought('cyd', '2025-02-01'),
  bought('ana', '2025-04-30'),
  bought('dan', '2025-03-01'),
  bought(null, '2025-03-01'),
];
const spells = customerSpells(sales, { days: 30 });
const months = { every: 'month', between: ['2025-01-01', '2025-06-01'] } as const;
const both = [inactivityChurnRate, inactivityChurnRate.variants.stripe];

describe('spells', () => {
  test('last as long as the next order comes within so many days', () => {
    expect(spells.map(({ customerId, date, endedAt, channel }) => [customerId, date, endedAt, channel])).toEqual([
      ['ana', '2025-01-01', '2025-03-02', 'web'],
      ['ana', '2025-04-30', '2025-05-30', undefined],
      ['bob', '2025-01-20', '2025-02-19', undefined],
      ['cyd', '2025-02-01', '2025-03-03', undefined],
      ['dan', '2025-03-01', '2025-03-31', undefined],
    ]);
    // A day less, and the second order begins another.
    expect(customerSpells(sales, { days: 29 }).filter(({ customerId }) => customerId === 'ana')).toHaveLength(3);
  });

  test('count days on the clocks of the calendar', () => {
    const late = [bought('ana', '2025-01-31T23:30:00Z')];
    expect(customerSpells(late, { days: 1 })[0]?.endedAt).toBe('2025-02-01');
    expect(customerSpells(late, { days: 1, calendar: { timeZone: 'Europe/Paris' } })[0]?.endedAt).toBe('2025-02-02');
  });

  test('pass over what cannot be read', () => {
    expect(customerSpells([null, {}, bought('ana', 'never'), bought('ana', '2025-01-01', { amount: 'x' })] as never, { days: 9 })).toEqual(
      [],
    );
  });

  test.each<[unknown, string]>([
    [{ days: null }, 'bad-argument'],
    [{ days: 0 }, 'bad-argument'],
    [{ days: 1.5 }, 'bad-argument'],
    [{ days: '30' }, 'bad-argument'],
    [{ days: 30, every: 'month' }, 'unknown-option'],
  ])('%j is refused', (options, code) => {
    expect(codeOf(() => customerSpells(sales, options as never))).toBe(code);
  });
});

describe('days of silence that nobody gave', () => {
  /** Orders of ana, the first and then one after each gap. */
  const gapsOf = (...gaps: number[]): Sale[] =>
    [0, ...gaps].map((_, at) => {
      const day = gaps.slice(0, at).reduce((sum, gap) => sum + gap, 1);
      return bought('ana', new Date(Date.UTC(2025, 0, day)).toISOString().slice(0, 10));
    });
  test.each<[string, readonly Sale[], number | null]>([
    ['are twice the one gap', gapsOf(20), 40],
    ['are twice the middle gap', gapsOf(20, 100, 7), 40],
    ['are twice the mean of the two in the middle, rounded up', gapsOf(20, 25, 1, 100), 45],
    ['of several customers are of all gaps together', [...gapsOf(10), bought('bob', '2025-01-01'), bought('bob', '2025-01-31')], 40],
    ['do not count orders of one moment', [...gapsOf(10), bought('ana', '2025-01-01')], 20],
    ['are one at least', [bought('ana', '2025-01-01T10:00:00Z'), bought('ana', '2025-01-01T11:00:00Z')], 1],
    ['of hours are whole days, rounded up', [bought('ana', '2025-01-01T10:00:00Z'), bought('ana', '2025-01-02T11:00:00Z')], 3],
    ['are not known where nobody came back', [bought('ana', '2025-01-01'), bought('bob', '2025-01-02')], null],
    ['are not known of guests', [bought(null, '2025-01-01'), bought(null, '2025-01-02')], null],
    ['are not known of no orders', [], null],
  ])('%s', (_, given, days) => {
    const inferred = customerSpells(given);
    expect(new Set(inferred.map((row) => `${row.days} ${row.inferred}`))).toEqual(new Set(days === null ? [] : [`${days} true`]));
    if (days !== null) expect(inferred.map((row) => ({ ...row, inferred: false }))).toEqual(customerSpells(given, { days }));
  });

  test('across a change of the clocks are days of the calendar', () => {
    const given = [bought('ana', '2025-10-20'), bought('ana', '2025-11-19')];
    expect(customerSpells(given, { calendar: { timeZone: 'Europe/Paris' } })[0]?.days).toBe(60);
  });

  test('without any, a rate has no answer', () => {
    const { rows, notes } = ask({ spells: customerSpells([bought('ana', '2025-01-01')]) }, { select: [inactivityChurnRate], ...months });
    expect(rows.map((row) => row['inactivityChurnRate'])).toEqual([null, null, null, null, null]);
    expect(notes.some(({ code }) => code === 'zero-denominator')).toBe(true);
  });
});

describe('churn by inactivity', () => {
  test('is of those who were there at the start, or came', async () => {
    await agree(both, { spells: spells as never }, { ...months, by: ['channel'] });
    await agree(both, { spells: spells as never }, months);
    const table = query({ spells }, { select: [inactivityChurnRate, inactivityChurnRate.variants.stripe], ...months });
    // February begins with ana and bob, cyd comes, bob goes. March begins with ana and cyd, dan comes, all three go.
    // Nobody is there when April begins, ana comes back on its last day, and goes in May.
    expect(column(table, 'inactivityChurnRate')).toEqual(['null', '0.5', '1.5', 'null', '1']);
    expect(column(table, 'inactivityChurnRateStripe')).toEqual(['0', '0.3333333333333333333333333333333333333333', '1', '0', '1']);
  });

  test('is not known of days that have not come', async () => {
    const early = { ...months, asOf: '2025-03-02' };
    await agree(both, { spells: spells as never }, early);
    const table = ask({ spells }, { select: both, ...early });
    // Up to the second of March only ana is gone.
    expect(column(table, 'inactivityChurnRate').slice(0, 3)).toEqual(['null', '0.5', '0.5']);
    expect(table.notes.filter(({ row }) => row === 3).map(({ code }) => code)).toEqual(['future-period', 'future-period']);
  });

  test('of all time there is no start', () => {
    expect(ask({ spells }, { select: [inactivityChurnRate] }).notes[0]?.code).toBe('no-previous-period');
  });
});

const ledgers = fc.array(
  fc.record({
    customerId: fc.constantFrom('a', 'b', 'c'),
    date: fc.integer({ min: 0, max: 120 }).map((day) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10)),
    amount: fc.constantFrom(10, -5),
  }),
  { maxLength: 14 },
);

describe('whatever the ledger', () => {
  test('days that nobody gave are twice the median of daysBetweenOrders, in whole days', () => {
    fc.assert(
      fc.property(ledgers, (rows) => {
        const given = rows.map((row, i) => ({ id: `r${i}`, ...row }));
        const usual = daysBetweenOrders(purchaseGaps(given));
        const days = customerSpells(given)[0]?.days;
        expect(days ?? null).toBe(usual === null ? null : Math.max(1, usual.times(2).ceil().toNumber()));
      }),
      runs(100),
    );
  });

  const base = indicator({
    id: 'base',
    label: { en: 'b', fr: 'b' },
    unit: 'count',
    better: 'higher',
    formula: count(spell.id, { until: spell.endedAt }),
  });

  test('the spells open on a day are the customers of the last so many days', () => {
    fc.assert(
      fc.property(ledgers, fc.integer({ min: 1, max: 40 }), (rows, days) => {
        const given = rows.map((row, i) => ({ id: `r${i}`, ...row }));
        const asked = { every: 'day', between: ['2025-02-01', '2025-03-01'] } as const;
        const trailing = query(given, { select: [activeCustomers], ...asked, stretch: { trailing: days } });
        const open = query({ spells: customerSpells(given, { days }) }, { select: [base], ...asked });
        expect(column(open, 'base')).toEqual(column(trailing, 'activeCustomers'));
      }),
      runs(60),
    );
  });

  test('the rate lies between 0 and 1 where periods are no longer than the days of silence, and always with joiners', () => {
    fc.assert(
      fc.property(ledgers, fc.integer({ min: 1, max: 40 }), (rows, days) => {
        const given = customerSpells(
          rows.map((row, i) => ({ id: `r${i}`, ...row })),
          { days },
        );
        const table = query(
          { spells: given },
          {
            select: [inactivityChurnRate, inactivityChurnRate.variants.stripe],
            every: 'month',
            between: ['2025-01-01', '2025-07-01'],
            numbers: true,
          },
        );
        for (const row of table.rows) {
          if (days >= 31) expect((row.inactivityChurnRate as unknown as number | null) ?? 0).toBeLessThanOrEqual(1);
          expect((row.inactivityChurnRateStripe as unknown as number | null) ?? 0).toBeLessThanOrEqual(1);
        }
      }),
      runs(60),
    );
  });
});

describe('customers back after some days', () => {
  const gaps = purchaseGaps([...sales, bought('bob', '2025-05-01'), bought('bob', '2025-05-02')]);
  test('are those whose gap ends in the period', async () => {
    const after = [reactivatedCustomersAfter(30), reactivatedCustomersAfter(89), reactivatedCustomersAfter(90)];
    await agree(after, { gaps: gaps as never }, months);
    const table = ask({ gaps }, { select: after, ...months });
    // ana after 30 and 89 days, bob after 101.
    expect(column(table, 'reactivatedCustomersAfter30Days')).toEqual(['1', '0', '0', '1', '1']);
    expect(column(table, 'reactivatedCustomersAfter89Days')).toEqual(['0', '0', '0', '1', '1']);
    expect(column(table, 'reactivatedCustomersAfter90Days')).toEqual(['0', '0', '0', '0', '1']);
  });

  test.each([0, -1, 1.5, Number.NaN])('after %d days is refused', (days) => {
    expect(codeOf(() => reactivatedCustomersAfter(days))).toBe('bad-argument');
  });
});
