import fc from 'fast-check';
import {
  type CustomerHistory,
  type CustomerSummary,
  customerHistory,
  Decimal,
  en,
  fr,
  type Rfm,
  type RfmOptions,
  rfm,
  rfmSegments,
  sentence,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { quantile } from '../../../src/stat/summary.ts';
import { runs } from '../../laws/runs.ts';
import { codeOf } from '../../query/ask.ts';
import { bought, crowd } from './shop.ts';

/** A history of customers by days since the last purchase, purchase days and revenue. */
function historyOf(values: readonly (readonly [days: number, purchases: number, revenue: string | number])[]): CustomerHistory {
  const start = Date.UTC(2025, 0, 1);
  const day = (n: number): string => new Date(start + n * 86_400_000).toISOString().slice(0, 10);
  const customers = values.map(
    ([days, purchaseDays, revenue], i): CustomerSummary => ({
      customerId: `c${i}`,
      firstDate: day(0),
      lastDate: day(1000 - days),
      orders: purchaseDays,
      purchaseDays,
      revenue: new Decimal(revenue),
      frequency: purchaseDays - 1,
      recency: 1000 - days,
      age: 1000,
      meanRepeatSpend: null,
    }),
  );
  return { ...customerHistory([], { asOf: day(1000) }), customers, currency: 'EUR' };
}

const codes = ({ customers }: Rfm): string[] => customers.map(({ code }) => code);
const fixed: RfmOptions = { method: { recency: [10, 50], frequency: [1, 3], monetary: [20, '100.50'] } };

describe('scores by cut-offs', () => {
  test('are 1 and the cut-offs strictly below the value, recency turned round', () => {
    const found = rfm(
      historyOf([
        [10, 1, 20],
        [11, 2, '20.01'],
        [50, 3, '100.5'],
        [51, 4, '100.51'],
        [0, 9, -5],
      ]),
      fixed,
    );
    expect(codes(found)).toEqual(['311', '222', '222', '133', '331']);
    expect([found.scores, found.reason, found.segments.map(({ segment }) => segment)]).toEqual([3, null, [null]]);
    expect(String(found.cutOffs.monetary)).toBe('20,100.5');
  });

  test('do not need many customers, as quantiles do', () => {
    expect(rfm(historyOf([[1, 1, 1]])).reason).toBe('small-sample');
    expect(rfm(historyOf([[1, 1, 1]]), fixed).reason).toBeNull();
    expect(rfm(historyOf([]), fixed)).toMatchObject({ reason: 'no-data', customers: [], segments: [], findings: [] });
  });
});

describe('scores by quantiles', () => {
  test('of 25 different values have five customers each', () => {
    const found = rfm(historyOf(Array.from({ length: 25 }, (_, i) => [i, i + 1, i * 10] as const)));
    expect(found.cutOffs.recency).toEqual([4.8, 9.6, 14.4, 19.2]);
    expect(found.cutOffs.monetary.map(String)).toEqual(['48', '96', '144', '192']);
    expect(found.customers.map(({ recency, frequency, monetary }) => `${recency}${frequency}${monetary}`)).toEqual(
      ['511', '422', '333', '244', '155'].flatMap((code) => Array.from({ length: 5 }, () => code)),
    );
  });

  test('equal values have equal scores, and some scores stay empty', () => {
    const found = rfm(historyOf(Array.from({ length: 30 }, (_, i) => [i, i < 20 ? 1 : 2, 5] as const)));
    expect(new Set(found.customers.map(({ frequency }) => frequency))).toEqual(new Set([1, 4]));
    expect(found.customers.every(({ monetary }) => monetary === 1)).toBe(true);
  });

  test('tell apart amounts that one double cannot', () => {
    const amounts = Array.from({ length: 20 }, (_, i) => `9007199254740993.${String(i).padStart(2, '0')}`);
    const found = rfm(historyOf(amounts.map((amount) => [1, 1, amount] as const)));
    expect(found.customers.map(({ monetary }) => monetary)).toEqual(
      [1, 2, 3, 4, 5].flatMap((score) => Array.from({ length: 4 }, () => score)),
    );
  });

  const values = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: -20, max: 500 })), {
    minLength: 20,
    maxLength: 60,
  });

  test('are those of quantiles of type 7, rise with the value, and no customer is lost', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 9 }), (given, scores) => {
        const { customers, cutOffs, segments } = rfm(historyOf(given), { scores });
        const cuts = Array.from(
          { length: scores - 1 },
          (_, i) =>
            quantile(
              given.map(([days]) => days),
              (i + 1) / scores,
            ) ?? 0,
        );
        for (const [i, cut] of cuts.entries()) expect(cutOffs.recency[i]).toBeCloseTo(cut, 9);
        given.forEach(([days, purchases, amount], i) => {
          for (const [j, [otherDays, otherPurchases, otherAmount]] of given.entries()) {
            const [one, other] = [customers[i], customers[j]];
            if (days >= otherDays) expect(one?.recency).toBeLessThanOrEqual(other?.recency ?? 0);
            if (purchases >= otherPurchases) expect(one?.frequency).toBeGreaterThanOrEqual(other?.frequency ?? 0);
            if (amount >= otherAmount) expect(one?.monetary).toBeGreaterThanOrEqual(other?.monetary ?? 0);
          }
        });
        expect(segments.reduce((sum, one) => sum + one.customers, 0)).toBe(given.length);
        const money = segments.reduce((sum, one) => sum.plus(one.revenue), new Decimal(0));
        expect(Number(money)).toBe(given.reduce((sum, [, , amount]) => sum + amount, 0));
      }),
      runs(40),
    );
  });
});

describe('segments', () => {
  test('cover each pair of scores once', () => {
    const pairs = [1, 2, 3, 4, 5].flatMap((r) => [1, 2, 3, 4, 5].map((f) => [r, f] as const));
    for (const [r, f] of pairs) {
      const found = rfmSegments.filter(
        ({ recency, frequency }) => r >= recency[0] && r <= recency[1] && f >= frequency[0] && f <= frequency[1],
      );
      expect(found).toHaveLength(1);
    }
  });

  test('say how many customers there are, and what they bring', () => {
    const history = customerHistory(crowd(200, { currency: 'EUR' }), { asOf: '2025-12-31' });
    const { segments, customers, findings } = rfm(history);
    expect(segments.reduce((sum, one) => sum + one.customers, 0)).toBe(200);
    expect(Number(segments.reduce((sum, one) => sum.plus(one.customerShare), new Decimal(0)))).toBeCloseTo(1, 12);
    expect(Number(segments.reduce((sum, one) => sum.plus(one.revenueShare ?? 0), new Decimal(0)))).toBeCloseTo(1, 12);
    const champions = customers.filter(({ segment }) => segment === 'champions');
    expect(champions.length).toBe(segments.find(({ segment }) => segment === 'champions')?.customers);
    expect(champions.every(({ recency, frequency }) => recency === 5 && frequency >= 4)).toBe(true);
    expect(findings).toHaveLength(segments.length);
  });

  test('may be of the caller; what they do not name is named by nobody', () => {
    const label = { en: 'Best', fr: 'Meilleurs' };
    const best = { id: 'best', label, recency: [3, 3], frequency: [1, 3], monetary: [2, 3] } as const;
    const found = rfm(
      historyOf([
        [1, 1, 50],
        [1, 1, 10],
        [99, 1, 50],
      ]),
      { ...fixed, segments: [best] },
    );
    expect(found.segments.map(({ segment, customers, revenue }) => [segment, customers, String(revenue)])).toEqual([
      ['best', 1, '50'],
      [null, 2, '60'],
    ]);
    expect(found.findings.map((finding) => [sentence(finding, en), sentence(finding, fr).replace(/\s/g, ' ')])).toEqual([
      [
        'Best: 33.3% of customers (1) brought 45.5% of the revenue (€50.00).',
        'Meilleurs : 33,3 % des clients (1) ont apporté 45,5 % du chiffre d’affaires (50,00 €).',
      ],
    ]);
  });

  test('have no share of revenue where there is none', () => {
    const { segments, findings } = rfm(
      historyOf([
        [1, 5, -5],
        [1, 5, 5],
      ]),
      { ...fixed, segments: [{ ...rfmSegments[0], recency: [1, 3], frequency: [1, 3] } as never] },
    );
    expect(segments[0]?.revenueShare).toBeNull();
    expect(sentence(findings[0] as never, en)).toBe('Champions: 100% of customers (2) brought €0.00.');
  });
});

describe('what has no answer, and what is refused', () => {
  const mixed = [bought('ana', '2025-01-01', 10, { currency: 'EUR' }), bought('bob', '2025-01-01', 10, { currency: 'USD' })];

  test('says why', () => {
    expect(rfm(customerHistory(mixed, { asOf: '2025-01-31' }), fixed)).toMatchObject({ reason: 'mixed-currency', customers: [] });
  });

  test('a history back from JSON gives the same', () => {
    const history = historyOf([
      [1, 1, '50.10'],
      [1, 1, 10],
      [99, 1, 50],
    ]);
    expect(JSON.stringify(rfm(JSON.parse(JSON.stringify(history)), fixed))).toBe(JSON.stringify(rfm(history, fixed)));
  });

  test.each<[string, unknown, string]>([
    ['a mistyped option', { score: 5 }, 'unknown-option'],
    ['one score', { scores: 1 }, 'bad-argument'],
    ['half a score', { scores: 2.5 }, 'bad-argument'],
    ['an unknown method', { method: 'ntile' }, 'bad-argument'],
    ['cut-offs without money', { method: { recency: [1], frequency: [1] } }, 'bad-argument'],
    ['cut-offs that do not rise', { method: { recency: [2, 1], frequency: [1, 2], monetary: [1, 2] } }, 'bad-argument'],
    ['cut-offs that are no numbers', { method: { recency: [1, 2], frequency: [1, 2], monetary: ['1', 'x'] } }, 'bad-argument'],
    ['more cut-offs than scores', { scores: 2, ...fixed }, 'bad-argument'],
    ['cut-offs with a mistyped name', { method: { recency: [1], frequency: [1], money: [1] } }, 'unknown-option'],
    ['segments that are no list', { segments: {} }, 'bad-argument'],
    ['a segment without a name', { segments: [{ ...rfmSegments[0], label: undefined }] }, 'bad-argument'],
    ['two segments of one id', { segments: [rfmSegments[0], rfmSegments[0]] }, 'bad-argument'],
    ['a segment of scores that there are none of', { segments: [{ ...rfmSegments[0], recency: [5, 6] }] }, 'bad-argument'],
  ])('%s is refused', (_, options, code) => {
    expect(codeOf(() => rfm(historyOf([[1, 1, 1]]), options as RfmOptions))).toBe(code);
  });

  test('no history is refused', () => {
    expect(codeOf(() => rfm({} as CustomerHistory))).toBe('bad-argument');
  });
});
