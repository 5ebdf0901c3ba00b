// Every indicator that is exported, over random records of every kind that it reads, in every engine: a new one is crossed
// with all of them for free.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agree, agreeing, agreeingAll } from '../agree.ts';
import { runs } from '../laws/runs.ts';
import { every, groups, recordsFor } from './randomRecords.ts';

describe('every engine agrees on every indicator', () => {
  test('of many kinds of records', () => {
    expect(groups.size).toBeGreaterThan(30);
    expect(every.length).toBeGreaterThan(150);
  });

  test.each([...groups])('over random %s', async (_, metrics) => {
    const question = { every: 'month', between: ['2025-01-01', '2025-04-01'], compare: 'previousPeriod', asOf: '2025-03-31' };
    const { numRuns } = runs(3);
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(recordsFor(metrics), fc.constantFrom({}, { by: ['channel'] }), async (records, more) => {
        // The cluster is asked for the first data set only.
        const databases = asked++ === 0 ? agreeingAll : agreeing;
        const ways = await agree(metrics, records, { ...question, ...more }, databases);
        expect(ways).toEqual(expect.arrayContaining(databases.map(([name]) => name)));
      }),
      // A statement over so many totals takes a while: some data sets, not hundreds.
      { numRuns: Math.min(numRuns, 4) },
    );
  });
});
