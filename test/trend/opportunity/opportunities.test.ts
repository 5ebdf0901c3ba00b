import {
  averageOrderValue,
  en,
  fr,
  opportunities,
  query,
  revenue,
  type Sale,
  sentence,
  tableFromJson,
  top,
  withSubtotals,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../../query/ask.ts';
import { monthAt } from '../anomaly/rows.ts';

type Line = Sale & { readonly productId: string };
/** The sales of a product month by month from January 2020; nothing for 0. */
const sell = (productId: string, amounts: readonly number[], currency = 'EUR'): Line[] =>
  amounts.flatMap((amount, i) => (amount === 0 ? [] : [{ id: `${productId}${i}`, date: `${monthAt(i)}-10`, amount, productId, currency }]));
const by = (count: number, value: (i: number) => number): number[] => Array.from({ length: count }, (_, i) => value(i));
const tableOf = (...lines: readonly (readonly Line[])[]) => query(lines.flat(), { select: [revenue], every: 'month', by: ['productId'] });
const names = (list: readonly { readonly segment: Readonly<Record<string, unknown>> }[]): unknown[] =>
  list.map(({ segment }) => segment['productId']);
const wave = (i: number): number => [0, 3, -2][i % 3] ?? 0;

describe('segments', () => {
  const lines = [
    sell(
      'lamp',
      by(24, (i) => 100 + 5 * i + wave(i)),
    ),
    // Twice as steep in percents, and a tenth in euros.
    sell(
      'cup',
      by(24, (i) => 4 + 0.5 * i + wave(i) / 10),
    ),
    sell(
      'desk',
      by(24, (i) => 900 + 20 * wave(i)),
    ),
    sell(
      'chair',
      by(24, (i) => 500 - 8 * i + wave(i)),
    ),
  ].flat();
  const table = tableOf(lines);
  const report = opportunities(table, { of: 'revenue' });

  test('rise, fall, or cannot be told, ranked by what they are sure to gain or lose a year', () => {
    expect([report.rising, report.declining, report.unclear].map(names)).toEqual([['lamp', 'cup'], ['chair'], ['desk']]);
    const [lamp] = report.rising;
    // 5 a month.
    expect(lamp?.perYear).toBeCloseTo(60, 0);
    expect(lamp?.lowPerYear).toBeLessThanOrEqual(lamp?.perYear ?? 0);
    expect([lamp?.n, report.segments, report.tested, report.reason]).toEqual([24, 4, 4, null]);
    // The last 12 of 24: 100 × 12 + 5 × (12 + … + 23) + 4 times (0 + 3 − 2).
    expect(lamp?.recent).toBe(1200 + 5 * 210 + 4);
  });

  test('in words', () => {
    const say = (locale: typeof en): string[] => report.findings.map((finding) => sentence(finding, locale).replace(/\s/g, ' '));
    expect(say(en)[0]).toMatch(
      /^Revenue, lamp, January 1, 2020 to December 31, 2021: rising, \+€\d+\.\d\d a year, \+\d+(\.\d)?% \(80%: \+€[\d.]+ … \+€[\d.]+\); number 1 of what grows, of 4 segments tested \(q < 0\.001\)\.$/,
    );
    expect(say(fr)[2]).toMatch(/^Chiffre d’affaires, chair, .* : en baisse, -.* ; numéro 1 des baisses, sur 4 segments testés/);
  });

  test('are read through JSON alike, and from a table with subtotals', () => {
    const back = tableFromJson<typeof table>(JSON.stringify(table));
    expect(opportunities(back, { of: 'revenue' })).toEqual(report);
    const levels = withSubtotals(lines, { select: [revenue], every: 'month', by: ['productId'] });
    expect(opportunities(levels, { of: 'revenue' })).toEqual(report);
  });
});

describe('what is new', () => {
  test('is told since when, and not tested', () => {
    const table = tableOf(
      sell(
        'old',
        by(12, () => 50),
      ),
      sell('new', [...by(10, () => 0), 20, 30]),
    );
    const { fresh, unclear, findings } = opportunities(table, { of: 'revenue' });
    expect(fresh).toEqual([{ segment: { productId: 'new' }, since: '2020-11', periods: 2, value: 50 }]);
    expect(names(unclear)).toEqual(['old']);
    expect(findings.map((finding) => sentence(finding, en))).toEqual(['Revenue, new: new since November 2020, €50.00 so far.']);
  });

  test('a launch longer ago is tested from its first sale, once there are 8 values', () => {
    const table = tableOf(
      sell(
        'old',
        by(20, () => 50),
      ),
      sell('grown', [...by(8, () => 0), ...by(12, (i) => 10 + 5 * i)]),
      sell('young', [...by(15, () => 0), ...by(5, (i) => 10 + 5 * i)]),
    );
    const { rising, left } = opportunities(table, { of: 'revenue' });
    expect(rising.map(({ segment, n, perPeriod }) => [segment['productId'], n, perPeriod])).toEqual([['grown', 12, 5]]);
    expect(left).toEqual([{ reason: 'small-sample', segments: 1, recent: 100 }]);
  });

  test('in a table of few periods, not everything is', () => {
    const { fresh, left } = opportunities(tableOf(sell('a', [1, 2, 3]), sell('b', [0, 2, 3])), { of: 'revenue' });
    expect([fresh, left]).toEqual([[], [{ reason: 'small-sample', segments: 2, recent: 11 }]]);
  });
});

describe('a season', () => {
  const gifts = by(46, (i) => (i % 12 === 11 ? 300 : 100) + 2 * wave(i) + (i % 5));

  test('is announced when it comes next', () => {
    // October 2023 is the last month: December is two ahead.
    const { seasonal, findings } = opportunities(
      tableOf(
        sell('gift', gifts),
        sell(
          'desk',
          by(46, (i) => 200 + (i % 5)),
        ),
      ),
      { of: 'revenue' },
    );
    expect(seasonal).toMatchObject([{ segment: { productId: 'gift' }, period: '2023-12', ahead: 2, peak: { en: 'December' } }]);
    expect(seasonal[0]?.effect).toBeGreaterThan(100);
    const found = findings.find(({ code }) => code === 'season-ahead');
    expect(found && sentence(found, en)).toMatch(
      /^Revenue, gift: the season is ahead, December 2023: December is regularly \+€\d+\.\d\d \(\+\d/,
    );
    expect(found && sentence(found, fr)).toMatch(/la saison approche, décembre 2023/);
  });

  test('is not announced when it is far', () => {
    const table = tableOf(sell('gift', gifts.slice(0, 40)));
    expect(opportunities(table, { of: 'revenue' }).seasonal).toEqual([]);
    expect(opportunities(table, { of: 'revenue', ahead: 8 }).seasonal).toMatchObject([{ ahead: 8 }]);
  });
});

describe('what is left out', () => {
  test('is counted, with what it comes to', () => {
    const table = tableOf(
      sell(
        'a',
        by(10, () => 50),
      ),
      sell(
        'b',
        by(10, () => 20),
      ),
      sell(
        'c',
        by(10, () => 0.1),
      ),
      sell(
        'd',
        by(10, () => 0.2),
      ),
    );
    const { left, segments, tested } = opportunities(table, { of: 'revenue', most: 2 });
    expect([segments, tested, left]).toEqual([4, 2, [{ reason: 'too-many', segments: 2, recent: 3 }]]);
  });

  test('a running month takes no part', () => {
    const lines = sell('a', [...by(10, () => 50), 3]);
    const table = query(lines, { select: [revenue], every: 'month', by: ['productId'], asOf: '2020-11-20' });
    const { window, guards } = opportunities(table, { of: 'revenue' });
    expect([window.to, guards.map(({ code }) => code)]).toEqual(['2020-10', ['incomplete-last-period']]);
  });

  test('nothing but returns, and nothing at all', () => {
    expect(opportunities(tableOf(), { of: 'revenue' })).toMatchObject({ segments: 0, tested: 0, rising: [], findings: [], left: [] });
    const returns = tableOf(
      sell(
        'a',
        by(10, (i) => -1 - i),
      ),
    );
    expect(names(opportunities(returns, { of: 'revenue' }).declining)).toEqual(['a']);
  });

  test('two currencies are not compared', () => {
    const table = tableOf(
      sell(
        'a',
        by(10, () => 50),
      ),
      sell(
        'b',
        by(10, (i) => 50 + i),
        'USD',
      ),
    );
    expect(opportunities(table, { of: 'revenue' })).toMatchObject({ reason: 'mixed-currency', tested: 0, rising: [] });
  });
});

test('what is no question is refused', () => {
  const table = tableOf(
    sell(
      'a',
      by(10, () => 50),
    ),
    sell(
      'b',
      by(10, () => 50),
    ),
  );
  expect(codeOf(() => opportunities(table, { of: 'nothing' as never }))).toBe('unknown-field');
  expect(codeOf(() => opportunities(table, { of: 'revenue', top: 3 } as never))).toBe('unknown-option');
  expect(codeOf(() => opportunities(table, { of: 'revenue', falseShare: 0 }))).toBe('bad-argument');
  expect(codeOf(() => opportunities(table, { of: 'revenue', most: 0 }))).toBe('bad-argument');
  expect(codeOf(() => opportunities(table, { of: 'revenue', ahead: -1 }))).toBe('bad-argument');
  const lines = [...sell('a', [1, 2]), ...sell('b', [3, 4])];
  expect(codeOf(() => opportunities(query(lines, { select: [revenue], every: 'month' }), { of: 'revenue' }))).toBe('bad-argument');
  expect(codeOf(() => opportunities(query(lines, { select: [revenue], by: ['productId'] }), { of: 'revenue' }))).toBe('bad-argument');
  const cut = top(query(lines, { select: [revenue], every: 'month', by: ['productId'] }), { by: 'revenue', count: 1 });
  expect(codeOf(() => opportunities(cut, { of: 'revenue' }))).toBe('bad-argument');
  const averages = query(lines, { select: [averageOrderValue], every: 'month', by: ['productId'] });
  expect(codeOf(() => opportunities(averages, { of: 'averageOrderValue' }))).toBe('not-additive');
});
