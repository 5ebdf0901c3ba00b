import { expect, test } from 'vitest';
import { readTable, differences } from '../data/fixtures.ts';
import { fourModels } from '../../src/trend/fourModels.ts';
import { segments } from '../../src/trend/segments.ts';
import { generalizedEsd } from '../../src/trend/generalizedEsd.ts';
test.each(readTable('11-changepoint'))('%s', (_, one: any) => {
  const y: number[] = one.input.y;
  const m = fourModels({ times: [...y.keys()], values: y });
  const pen = (e: any) => { const r = segments(y, e.penalty, e.minSegment); return { penalty: e.penalty, minSegment: e.minSegment, breaks: r.starts, objective: r.cost }; };
  const found = { n: y.length, penalisedL2_2logn: pen(one.expected.penalisedL2_2logn), penalisedL2_3logn: pen(one.expected.penalisedL2_3logn),
   fourModelBIC: { minSegment: m.least, rhoCorrected: m.likeness, effectiveN: m.effective, rss: m.left, bic: m.criterion, chosen: m.chosen, shiftAt: m.shiftAt, trendShiftAt: m.trendShiftAt } };
  expect(differences(one, found, Object.keys(one.expected).filter(k => !(k in found)))).toEqual([]);
});
test.each(readTable('12-anomaly','esd'))('%s', (_, one: any) => {
  const r = generalizedEsd(one.input.y, one.params.maxOutliers, one.params.alpha);
  expect(differences(one, { R: r.distances, lambda: r.limits, removedIndex: r.removed.map(i=>i+1), nOutliers: r.outliers.length, outlierIndex: r.outliers.map(i=>i+1) })).toEqual([]);
});
