// How often shares and few counts without anomalies are called anomalous, by simulation.
import { expect, test } from 'vitest';
import { random } from '../../../src/stat/random.ts';
import { modelOf } from '../../../src/trend/anomaly/model.ts';
import { type Divided, pastOf } from '../../../src/trend/anomaly/past.ts';
import { seriesRead } from '../../../src/trend/series.ts';
import { runs } from '../../laws/runs.ts';
import { months } from './rows.ts';

const { numRuns } = runs(600);

/** The probability of the last value, given those before it. */
function probability(values: readonly number[], unit: 'ratio' | 'count', divided: Divided | null): number {
  const series = seriesRead(months(values, { unit }), {});
  const past = pastOf(series, divided);
  const { expected } = modelOf(past).at(values.length - 1);
  return expected?.probability((values.at(-1) as number) / past.course.unit) ?? 1;
}

const alarms = (probabilityOf: (run: number) => number): number =>
  Array.from({ length: numRuns }, (_, run) => probabilityOf(run)).filter((p) => p < 0.01).length / numRuns;
const most = (share: number): number => share + 3.5 * Math.sqrt((share * (1 - share)) / numRuns);

/** So many successes in `trials`. */
const hits = (trials: number, share: number, uniform: () => number): number =>
  Array.from({ length: trials }, uniform).filter((one) => one < share).length;

test.each([
  { n: 7, trials: 50, share: 0.1 },
  { n: 13, trials: 50, share: 0.3 },
  { n: 25, trials: 200, share: 0.02 },
  { n: 25, trials: 30, share: 0.5 },
  { n: 25, trials: 10, share: 0.1 },
])('shares of $trials, of $share, over $n months', ({ n, trials, share }) => {
  const found = alarms((run) => {
    const { uniform } = random(run);
    const by = Array.from({ length: n }, () => Math.max(1, Math.round(trials * (0.3 + 1.4 * uniform()))));
    const rates = by.map((of) => hits(of, share, uniform) / of);
    return probability(rates, 'ratio', { by, isShare: true });
  });
  expect(found).toBeLessThan(most(0.015));
});

test.each([
  { n: 7, mean: 1 },
  { n: 13, mean: 0.3 },
  { n: 13, mean: 2 },
  { n: 25, mean: 4 },
])('counts of $mean a month over $n months', ({ n, mean }) => {
  const found = alarms((run) => {
    const { uniform } = random(run);
    // Of a thousand, each with a small chance.
    return probability(
      Array.from({ length: n }, () => hits(1000, mean / 1000, uniform)),
      'count',
      null,
    );
  });
  expect(found).toBeLessThan(most(0.012));
});
