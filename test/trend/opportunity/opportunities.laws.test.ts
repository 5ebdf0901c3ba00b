import fc from 'fast-check';
import { type OpportunityReport, opportunities, query, revenue, type SegmentTrend } from 'sales-kpi';
import { expect, test } from 'vitest';
import { random } from '../../../src/stat/random.ts';
import { runs } from '../../laws/runs.ts';
import { monthAt } from '../anomaly/rows.ts';

/** A table of segments by month, each with its amounts in cents. */
function tableOf(segments: readonly (readonly number[])[]) {
  const lines = segments.flatMap((cents, s) =>
    cents.map((amount, i) => ({ id: `${s}.${i}`, date: `${monthAt(i)}-01`, amount: amount / 100, productId: `${s}`, currency: 'EUR' })),
  );
  return query(lines, { select: [revenue], every: 'month', by: ['productId'] });
}

const numbers = (value: unknown): number[] =>
  typeof value === 'number' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbers) : [];

test('every segment is in one place, and every number is one', () => {
  const cents = fc.array(fc.oneof({ weight: 4, arbitrary: fc.integer({ min: -1000, max: 100_000 }) }, fc.constant(0)), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(fc.array(cents, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 6 }), (segments, most) => {
      const table = tableOf(segments);
      const report = opportunities(table, { of: 'revenue', most });
      const { rising, declining, unclear, fresh, left } = report;
      const counted = left.reduce((sum, one) => sum + one.segments, 0);
      expect(rising.length + declining.length + unclear.length + fresh.length + counted).toBe(report.segments);
      expect(numbers(report).every((number) => Number.isFinite(number) && !Object.is(number, -0))).toBe(true);
      expect(opportunities(table, { of: 'revenue', most })).toEqual(report);
    }),
    runs(60),
  );
});

const { numRuns } = runs(120);
/** Where LAW_RUNS asks for many, each takes its time. */
const LONG = 1_800_000;

/** Fifty segments of 24 months: sizes as of products, of which some grow by a third in two years, and neighbours may be alike. */
function segmentsOf(seed: number, growing: number, phi = 0): { readonly cents: number[][]; readonly gains: number[] } {
  const chance = random(seed);
  const gains: number[] = [];
  const cents = Array.from({ length: 50 }, (_, s) => {
    const size = 100_000 * Math.exp(chance.normal());
    const gain = s < growing ? size / 3 / 24 : 0;
    gains.push(gain);
    let off = chance.normal();
    return Array.from({ length: 24 }, (_, i) => {
      off = phi * off + Math.sqrt(1 - phi * phi) * chance.normal();
      return Math.max(1, Math.round(size + gain * i + 0.12 * size * off));
    });
  });
  return { cents, gains };
}

const told = ({ rising, declining }: OpportunityReport): number[] =>
  [...rising, ...declining].map(({ segment }) => Number(segment['productId']));

test(
  'of fifty segments of noise, none is told in 9 of 10 tables',
  () => {
    let alarms = 0;
    for (let run = 0; run < numRuns; run++)
      if (told(opportunities(tableOf(segmentsOf(run, 0).cents), { of: 'revenue' })).length > 0) alarms++;
    expect(alarms / numRuns).toBeLessThan(0.1 + 3.5 * Math.sqrt(0.09 / numRuns));
  },
  LONG,
);

test(
  'where neighbours are alike by 0.3, one in ten that are told to rise or fall is chance at most as well',
  () => {
    let [found, wrong] = [0, 0];
    for (let run = 0; run < numRuns; run++) {
      const { cents, gains } = segmentsOf(2000 + run, 15, 0.3);
      const places = told(opportunities(tableOf(cents), { of: 'revenue' }));
      found += places.length;
      wrong += places.filter((s) => gains[s] === 0).length;
    }
    expect(wrong / found).toBeLessThan(0.1 + 3 * Math.sqrt(0.09 / found));
  },
  LONG,
);

test(
  'of segments told to grow, one in ten is chance at most, most that grow are told, and the first five hold what is to be gained',
  () => {
    let [found, wrong, right, captured, byShare, best] = [0, 0, 0, 0, 0, 0];
    for (let run = 0; run < numRuns; run++) {
      const { cents, gains } = segmentsOf(1000 + run, 15);
      const report = opportunities(tableOf(cents), { of: 'revenue' });
      const places = told(report);
      found += places.length;
      wrong += places.filter((s) => gains[s] === 0).length;
      right += report.rising.filter(({ segment }) => (gains[Number(segment['productId'])] ?? 0) > 0).length;
      const gainOf = (list: readonly SegmentTrend[]): number =>
        list.slice(0, 5).reduce((sum, { segment }) => sum + (gains[Number(segment['productId'])] ?? 0), 0);
      captured += gainOf(report.rising);
      const all = [...report.rising, ...report.declining, ...report.unclear];
      byShare += gainOf(all.sort((a, b) => (b.relativePerYear ?? 0) - (a.relativePerYear ?? 0)));
      best += [...gains]
        .sort((a, b) => b - a)
        .slice(0, 5)
        .reduce((sum, gain) => sum + gain, 0);
    }
    expect(wrong / found).toBeLessThan(0.1);
    expect(right / (15 * numRuns)).toBeGreaterThan(0.6);
    expect(captured / best).toBeGreaterThan(0.75);
    // Percentages lead to the small and lucky.
    expect(captured).toBeGreaterThan(1.3 * byShare);
  },
  LONG,
);
