import { type CustomerHistory, customerHistory, en, fr, type LifetimeOptions, predictLifetimeValue, type Sale, sentence } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { random } from '../../../src/stat/random.ts';
import { codeOf } from '../../query/ask.ts';
import { bought } from './shop.ts';

/** Customers who buy at rates of their own for a year, and stop by chance; what they spend has nothing to do with it. */
function yearOf(size: number): Sale[] {
  const source = random(21);
  const exponential = (): number => -Math.log(1 - source.uniform());
  return Array.from({ length: size }, (_, i) => {
    const [rate, drop, mean] = [exponential() / 60, source.uniform() * source.uniform(), 20 + 30 * (exponential() + exponential())];
    const rows: Sale[] = [];
    for (let at = Math.floor(source.uniform() * 60); at < 365; at += 1 + exponential() / rate) {
      const day = new Date(Date.UTC(2025, 0, 1) + Math.floor(at) * 86_400_000).toISOString().slice(0, 10);
      rows.push(bought(`c${i}`, day, (mean * (0.5 + source.uniform())).toFixed(2), { currency: 'EUR' }));
      if (source.uniform() < drop) break;
    }
    return rows;
  }).flat();
}

const history = customerHistory(yearOf(400), { asOf: '2025-12-31' });
const asked: LifetimeOptions = { horizonMonths: 12, margin: 0.4, seed: 1 };

describe('lifetime value ahead', () => {
  const found = predictLifetimeValue(history, asked);

  test('is what purchases, spend and margin come to', () => {
    expect(found).toMatchObject({ method: 'model', reason: null, months: 12, currency: 'EUR', historic: null });
    expect(found.customers.map(({ customerId }) => customerId)).toEqual(history.customers.map(({ customerId }) => customerId));
    for (const { expectedPurchases, expectedSpend, value } of found.customers) {
      // Without discount, a sum over months is that over the year.
      expect(value).toBeCloseTo(expectedPurchases * expectedSpend * 0.4, 6);
    }
    expect(found.total).toBeCloseTo(
      found.customers.reduce((sum, { value }) => sum + value, 0),
      6,
    );
    expect(found.expectedPurchases).toBeCloseTo(
      found.customers.reduce((sum, one) => sum + one.expectedPurchases, 0),
      6,
    );
  });

  test('in weeks is the same as in days', () => {
    const weeks = predictLifetimeValue(customerHistory(yearOf(400), { asOf: '2025-12-31', unit: 'week' }), asked);
    expect(weeks.total).toBeCloseTo(found.total ?? 0, 0);
  });

  test('is never negative, unless the margin is', () => {
    expect(found.customers.every(({ value, expectedPurchases }) => value >= 0 && expectedPurchases >= 0)).toBe(true);
    expect(predictLifetimeValue(history, { ...asked, margin: -0.4 }).total).toBeCloseTo(-(found.total ?? 0), 6);
    expect(predictLifetimeValue(history, { ...asked, margin: 0 }).total).toBe(0);
  });

  test('is worth less when discounted, and more in a longer time', () => {
    const discounted = predictLifetimeValue(history, { ...asked, discountRate: 0.1 }).total ?? 0;
    expect(discounted).toBeLessThan(found.total ?? 0);
    expect(discounted).toBeGreaterThan((found.total ?? 0) / 1.1);
    expect(predictLifetimeValue(history, { ...asked, horizonMonths: 24 }).total).toBeGreaterThan(found.total ?? 0);
    expect(predictLifetimeValue(history, { ...asked, horizonMonths: 1, discountRate: 0.1 }).total).toBeCloseTo(
      (predictLifetimeValue(history, { ...asked, horizonMonths: 1 }).total ?? 0) / 1.1 ** (1 / 12),
      6,
    );
  });

  test('gives customers who came once the mean spend, and warns of ranking them', () => {
    const once = history.customers.flatMap(({ frequency }, i) => (frequency === 0 ? [found.customers[i]] : []));
    expect(new Set(once.map((one) => one?.expectedSpend)).size).toBe(1);
    expect(once.every((one) => one?.probabilityAlive === 1)).toBe(true);
    expect(found.warnings).toEqual([{ code: 'alive-without-repeat', customers: once.length }]);
  });

  test('a history back from JSON gives the same', () => {
    expect(JSON.stringify(predictLifetimeValue(JSON.parse(JSON.stringify(history)), asked))).toBe(JSON.stringify(found));
  });

  test('puts its finding into words', () => {
    const [finding] = found.findings;
    expect(finding?.values).toMatchObject({ customers: 400, months: 12, converged: true, value: found.total });
    expect(sentence(finding as never, en)).toMatch(
      /^In the next 12 months, 400 customers are expected to make [\d,]+ purchases, worth €[\d,.]+ of margin\.$/,
    );
    expect(sentence(finding as never, fr).replace(/\s/g, ' ')).toMatch(
      /^Sur les 12 prochains mois, on attend de 400 clients \S+ achats, soit .* € de marge\.$/,
    );
  });
});

describe('without a model', () => {
  const few = customerHistory(yearOf(60), { asOf: '2025-12-31' });

  test('there is what has been, with an interval by the seed, and the reason', () => {
    const found = predictLifetimeValue(few, asked);
    expect(found).toMatchObject({
      method: 'historic',
      reason: 'small-sample',
      total: null,
      expectedPurchases: null,
      customers: [],
      findings: [],
    });
    const values = few.customers.map(({ revenue }) => Number(revenue) * 0.4);
    const mean = values.reduce((a, b) => a + b) / 60;
    const error = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 59 / 60);
    expect(found.historic?.mean).toBeCloseTo(mean, 9);
    // Near the interval of the normal distribution.
    expect(found.historic?.low).toBeGreaterThan(mean - 2.4 * error);
    expect(found.historic?.low).toBeLessThan(mean - 1.6 * error);
    expect(found.historic?.high).toBeGreaterThan(mean + 1.6 * error);
    expect(found.historic?.high).toBeLessThan(mean + 2.4 * error);
    expect(predictLifetimeValue(few, asked)).toEqual(found);
    expect(predictLifetimeValue(few, { ...asked, seed: 2 }).historic?.low).not.toBe(found.historic?.low);
  });

  test('among very many customers, fewer are drawn, and the interval is as narrow as it should be', () => {
    const many = { ...few, customers: Array.from({ length: 50 }, () => few.customers).flat() };
    // Frequency and spend that go together, so that there is no model of the spend.
    const related = many.customers.map((one) => ({ ...one, meanRepeatSpend: one.frequency === 0 ? null : 10 * one.frequency }));
    const { historic, reason } = predictLifetimeValue({ ...many, customers: related } as unknown as CustomerHistory, asked);
    const values = many.customers.map(({ revenue }) => Number(revenue) * 0.4);
    const mean = values.reduce((a, b) => a + b) / 3000;
    const error = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 2999 / 3000);
    expect(reason).toBe('correlated-spend');
    expect(((historic?.high ?? 0) - (historic?.low ?? 0)) / (2 * 1.96 * error)).toBeCloseTo(1, 0.9);
  });

  test('and without money there is nothing', () => {
    const mixed = yearOf(120).map((row, i) => ({ ...row, currency: i === 0 ? 'USD' : 'EUR' }));
    expect(predictLifetimeValue(customerHistory(mixed, { asOf: '2025-12-31' }), asked)).toMatchObject({
      method: null,
      reason: 'mixed-currency',
      historic: null,
    });
    expect(predictLifetimeValue(customerHistory([] as Sale[], { asOf: '2025-12-31' }), asked)).toMatchObject({
      method: null,
      reason: 'no-data',
      historic: null,
    });
  });

  test.each<[string, unknown, string]>([
    ['no options', undefined, 'bad-argument'],
    ['no margin', { horizonMonths: 12, seed: 1 }, 'bad-argument'],
    ['no horizon', { margin: 0.4, seed: 1 }, 'bad-argument'],
    ['no seed', { horizonMonths: 12, margin: 0.4 }, 'bad-argument'],
    ['half a month', { ...asked, horizonMonths: 1.5 }, 'bad-argument'],
    ['a margin without end', { ...asked, margin: Number.POSITIVE_INFINITY }, 'bad-argument'],
    ['a discount of everything', { ...asked, discountRate: -1 }, 'bad-argument'],
    ['a mistyped option', { ...asked, discount: 0.1 }, 'unknown-option'],
  ])('%s is refused', (_, options, code) => {
    expect(codeOf(() => predictLifetimeValue(few, options as LifetimeOptions))).toBe(code);
  });
});
