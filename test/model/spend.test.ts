// Spends, and spends of longer stretches made into days that add up to the whole.
import fc from 'fast-check';
import { CampaignSpend, Decimal, marketingSpend, parse, query, type SpendInterval, spreadSpend } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { runs } from '../laws/runs.ts';
import { codeOf, column } from '../query/ask.ts';

describe('a spend', () => {
  const good = { date: '2025-01-31', amount: 10 };

  test('needs a date and an amount', () => {
    const { rows, counts } = parse(CampaignSpend, [
      good,
      { ...good, amount: '12.50', currency: 'eur', kind: '', clicks: '3', note: 'radio' },
    ]);
    expect(counts.rejected).toBe(0);
    expect(rows[1]).toEqual({ ...good, amount: 12.5, currency: 'EUR', kind: null, clicks: 3, note: 'radio' });
  });

  test('given back is negative, and nothing else is', () => {
    const { rows, rejected } = parse(CampaignSpend, [
      { ...good, amount: -5, attributedRevenue: -5 },
      { ...good, impressions: -1 },
      { ...good, clicks: -1 },
      { ...good, leads: -1 },
      { ...good, conversions: -1 },
      { ...good, kind: 'rent' },
      { ...good, currency: 'XXL' },
      { amount: 1 },
      { date: '2025-01-31' },
      7 as never,
    ]);
    expect(rows).toHaveLength(1);
    expect(rejected.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'impressions negative-not-allowed',
      'clicks negative-not-allowed',
      'leads negative-not-allowed',
      'conversions negative-not-allowed',
      'kind bad-value',
      'currency unknown-currency',
      'date missing-required',
      'amount missing-required',
      'null unreadable-row',
    ]);
  });
});

describe('a spend of several days', () => {
  const march = { from: '2025-03-30', to: '2025-04-02', amount: 100, currency: 'EUR' };
  const amounts = (interval: SpendInterval): unknown[] => spreadSpend([interval]).spend.map(({ amount }) => amount);

  test.each<[string, SpendInterval, unknown[]]>([
    ['cents', march, [33.34, 33.33, 33.33]],
    ['whole yen', { ...march, currency: 'JPY' }, [34, 33, 33]],
    ['thousandths of a dinar', { ...march, currency: 'KWD' }, [33.334, 33.333, 33.333]],
    ['hundredths without a currency', { ...march, currency: null }, [33.34, 33.33, 33.33]],
    ['finer steps where the whole is finer', { ...march, amount: '0.005' }, [0.002, 0.002, 0.001]],
    ['given back', { ...march, amount: -0.02 }, [-0.01, -0.01, 0]],
    ['nothing', { ...march, amount: 0 }, [0, 0, 0]],
    ['one day', { ...march, to: '2025-03-31' }, [100]],
  ])('in %s', (_, interval, wanted) => {
    expect(amounts(interval)).toEqual(wanted);
  });

  test('keeps what it says on each day, shares its counts, and leaves out what is not given', () => {
    const { spend, counts } = spreadSpend([
      { ...march, id: 'S1', campaign: 'spring', kind: 'media', clicks: 4, impressions: null, attributedRevenue: 10, owner: 'Ann' },
    ]);
    expect(counts).toEqual({ rowsIn: 1, accepted: 1, rejected: 0, byCode: {} });
    const shared = { currency: 'EUR', campaign: 'spring', kind: 'media', impressions: null, owner: 'Ann' };
    expect(spend).toEqual([
      { ...shared, id: 'S1 2025-03-30', date: '2025-03-30', amount: 33.34, clicks: 2, attributedRevenue: 3.34 },
      { ...shared, id: 'S1 2025-03-31', date: '2025-03-31', amount: 33.33, clicks: 1, attributedRevenue: 3.33 },
      { ...shared, id: 'S1 2025-04-01', date: '2025-04-01', amount: 33.33, clicks: 1, attributedRevenue: 3.33 },
    ]);
  });

  test('counts in the months of its days', () => {
    const { spend } = spreadSpend([{ from: '2025-01-15', to: '2025-03-01', amount: 4500, currency: 'EUR' }]);
    const table = query(spend, { select: [marketingSpend], every: 'month' });
    expect(column(table, 'marketingSpend')).toEqual(['1700', '2800']);
  });

  test('takes 29 February and the night on which the clocks change as any day', () => {
    expect(amounts({ from: '2024-02-28', to: '2024-03-01', amount: 1 })).toEqual([0.5, 0.5]);
    expect(amounts({ from: '2025-03-30', to: '2025-03-31', amount: 1 })).toEqual([1]);
  });

  test('is refused, and counted, when it cannot be spread', () => {
    const hostile = {
      ...march,
      get amount(): number {
        throw new Error('no');
      },
    };
    const { spend, rejected, counts } = spreadSpend([
      { ...march, to: '2025-03-30' },
      { ...march, to: '2025-03-29' },
      { ...march, from: '1950-01-01' },
      { ...march, from: '2025-03-30T00:00:00Z' },
      { ...march, from: 'spring' },
      { ...march, from: undefined },
      { ...march, amount: 'much' },
      { ...march, currency: 'XYZ' },
      hostile,
      null,
    ] as never[]);
    expect(spend).toEqual([]);
    expect(rejected.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'to bad-value',
      'to bad-value',
      'to too-many-items',
      'from bad-date',
      'from bad-date',
      'from missing-required',
      'amount bad-number',
      'currency unknown-currency',
      'null unreadable-row',
      'null unreadable-row',
    ]);
    expect(counts).toMatchObject({ rowsIn: 10, accepted: 0, rejected: 10 });
  });

  test('of a call that is wrong throws', () => {
    expect(codeOf(() => spreadSpend(7 as never))).toBe('bad-argument');
    expect(codeOf(() => spreadSpend([], { zone: 'UTC' } as never))).toBe('unknown-option');
    expect(spreadSpend([{ ...march, currency: undefined }], { currency: 'JPY' }).spend.map(({ amount }) => amount)).toEqual([34, 33, 33]);
  });

  test('adds up to the whole exactly, whatever it is, over neighbouring days', () => {
    const whole = fc.oneof(
      fc.integer({ min: -1e6, max: 1e6 }).map((cents) => cents / 100),
      fc.constantFrom('0.000000000000000001', '123456789012345678.99', 1e21),
    );
    fc.assert(
      fc.property(
        whole,
        fc.nat({ max: 1e6 }),
        fc.integer({ min: 1, max: 70 }),
        fc.constantFrom('EUR', 'JPY', 'KWD', null),
        (amount, clicks, length, currency) => {
          const to = new Date(Date.UTC(2025, 0, 1 + length)).toISOString().slice(0, 10);
          const { spend } = spreadSpend([{ from: '2025-01-01', to, amount, clicks, currency }]);
          const total = (of: 'amount' | 'clicks'): string =>
            spend.reduce((sum, row) => sum.plus(String(row[of])), new Decimal(0)).toFixed();
          expect([spend.length, total('amount'), total('clicks')]).toEqual([length, new Decimal(amount).toFixed(), String(clicks)]);
          const parts = spend.map((row) => Number(row.clicks));
          expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
          expect(parts.every(Number.isInteger)).toBe(true);
        },
      ),
      runs(100),
    );
  });
});
