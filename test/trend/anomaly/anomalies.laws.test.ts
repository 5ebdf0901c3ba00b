import fc from 'fast-check';
import { type AnomalyReport, anomalies } from 'sales-kpi';
import { expect, test } from 'vitest';
import { random } from '../../../src/stat/random.ts';
import { runs } from '../../laws/runs.ts';
import { months } from './rows.ts';

const numbers = (value: unknown): number[] =>
  typeof value === 'number' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbers) : [];
const values = fc.array(fc.option(fc.integer({ min: -1000, max: 1000 }), { freq: 8 }), { maxLength: 60 });
const verdict = ({ last, reason, history }: AnomalyReport): unknown => [last?.level, reason, history.map(({ period }) => period)];

test('there is an answer or a reason, and never a number that is none', () => {
  const any = fc.array(fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { freq: 8 }), { maxLength: 40 });
  fc.assert(
    fc.property(fc.oneof(values, any), (given) => {
      const report = anomalies(months(given));
      expect(numbers(report).every((number) => Number.isFinite(number) && !Object.is(number, -0))).toBe(true);
      expect((report.last?.level ?? null) === null).toBe(report.reason !== null);
      expect(anomalies(months(given))).toEqual(report);
    }),
    runs(150),
  );
});

test('a missing period is never judged', () => {
  fc.assert(
    fc.property(values, (given) => {
      const report = anomalies(months(given));
      const missing = new Set(
        months(given)
          .points.filter(({ value }) => value === null)
          .map(({ period }) => period),
      );
      for (const { period } of [...report.history, ...report.findings]) expect(missing.has(period ?? '')).toBe(false);
    }),
    runs(100),
  );
});

test('another unit or another zero changes no verdict', () => {
  // Logarithms know no other zero: with some values below 0, nothing is a factor.
  const signed = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 10, maxLength: 40 }).map((given) => [-2000, ...given, 0]);
  fc.assert(
    fc.property(signed, fc.integer({ min: -20, max: 20 }), (given, power) => {
      const report = anomalies(months(given), { lastIsComplete: true });
      const scaled = anomalies(months(given.map((value) => value * 2 ** power)), { lastIsComplete: true });
      expect(verdict(scaled)).toEqual(verdict(report));
      const shifted = anomalies(months(given.map((value) => value - 5000)), { lastIsComplete: true });
      expect(shifted.last?.pValue ?? 1).toBeCloseTo(report.last?.pValue ?? 1, 6);
    }),
    runs(100),
  );
});

test('the farther off, the less likely', () => {
  const past = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 6, maxLength: 40 });
  fc.assert(
    fc.property(past, fc.nat(500), fc.nat(500), (given, near, more) => {
      const pOf = (value: number) => anomalies(months([...given, value]), { lastIsComplete: true }).last;
      const expected = pOf(500)?.expected ?? 0;
      const [a, b] = [pOf(expected + near), pOf(expected + near + more)];
      if (a?.pValue != null && b?.pValue != null) expect(b.pValue).toBeLessThanOrEqual(a.pValue + 1e-12);
    }),
    runs(60),
  );
});

/** How many series of noise; where LAW_RUNS asks for many, each case takes its time. */
const { numRuns } = runs(600);
const LONG = 1_800_000;

interface Noise {
  readonly n: number;
  /** How alike neighbours are. */
  readonly phi?: number;
  /** The change a month, and how high seasons are, in standard deviations. */
  readonly trend?: number;
  readonly season?: number;
}

function noise({ n, phi = 0, trend = 0, season = 0 }: Noise, seed: number): number[] {
  const chance = random(seed);
  let off = chance.normal();
  return Array.from({ length: n }, (_, t) => {
    off = phi * off + Math.sqrt(1 - phi * phi) * chance.normal();
    return 200 + 10 * (off + trend * t + season * Math.sin((Math.PI * t) / 6));
  });
}

/** The share of anomalous last values, with and without a shock of 4 standard deviations, and of series with outliers in the past. */
function rates(of: Noise): { readonly alarms: number; readonly power: number; readonly outliers: number } {
  let [alarms, power, outliers] = [0, 0, 0];
  for (let run = 0; run < numRuns; run++) {
    const values = noise(of, run);
    const report = anomalies(months(values));
    const shocked = anomalies(months([...values.slice(0, -1), (values.at(-1) as number) + 40]));
    if (report.last?.level === 'anomalous') alarms++;
    if (shocked.last?.level === 'anomalous') power++;
    if (report.history.length > 0) outliers++;
  }
  return { alarms: alarms / numRuns, power: power / numRuns, outliers: outliers / numRuns };
}

const within = (share: number, most: number): void => expect(share).toBeLessThan(most + 3.5 * Math.sqrt((most * (1 - most)) / numRuns));

test.each<readonly [Noise, alarms: number, power: number]>([
  [{ n: 7 }, 0.02, 0.4],
  [{ n: 7, phi: 0.6 }, 0.027, 0.4],
  [{ n: 13 }, 0.019, 0.68],
  [{ n: 13, phi: 0.6 }, 0.024, 0.6],
  [{ n: 25 }, 0.019, 0.76],
  [{ n: 37 }, 0.02, 0.8],
  [{ n: 25, phi: 0.6 }, 0.02, 0.8],
  [{ n: 13, trend: 0.3 }, 0.019, 0.5],
  [{ n: 37, trend: 0.2 }, 0.019, 0.68],
  [{ n: 28, trend: 0.1, season: 2 }, 0.019, 0.35],
  [{ n: 37, season: 2 }, 0.019, 0.55],
  [{ n: 49, trend: 0.1, season: 2, phi: 0.5 }, 0.019, 0.62],
  // A weak trend behind neighbours that are alike does not show: the mean stands for it.
  [{ n: 25, phi: 0.6, trend: 0.1 }, 0.032, 0.8],
])(
  'false alarms and power of %j',
  (of, most, least) => {
    const { alarms, power, outliers } = rates(of);
    within(alarms, most);
    expect(power).toBeGreaterThan(least - 3.5 * Math.sqrt((least * (1 - least)) / numRuns));
    within(outliers, 0.055);
  },
  LONG,
);
