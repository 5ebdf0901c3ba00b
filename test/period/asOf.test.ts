import { describe, expect, it } from 'vitest';
import { calendar } from '../../src/period/calendar.ts';
import { formatDay } from '../../src/period/civil.ts';
import { type AsOf, readAsOf } from '../../src/period/period.ts';
import { caught } from './caught.ts';

const read = (asOf: AsOf, timeZone = 'UTC') => {
  const { ms, day, open, part, clock } = readAsOf(asOf, calendar({ timeZone }));
  return [new Date(ms).toISOString(), formatDay(day), formatDay(open), part, clock / 3_600_000];
};

describe('asOf', () => {
  it('as a calendar date includes the whole day', () => {
    expect(read('2025-11-23')).toEqual(['2025-11-24T00:00:00.000Z', '2025-11-23', '2025-11-24', 0, 0]);
    expect(read('2025-11-23', 'Europe/Paris')).toEqual(['2025-11-23T23:00:00.000Z', '2025-11-23', '2025-11-24', 0, 0]);
  });

  it('as an instant is itself, whatever type says it', () => {
    const expected = ['2025-11-23T18:00:00.000Z', '2025-11-23', '2025-11-23', 0.75, 18];
    expect(read('2025-11-23T19:00:00+01:00')).toEqual(expected);
    expect(read(new Date('2025-11-23T18:00:00Z'))).toEqual(expected);
    expect(read(Date.UTC(2025, 10, 23, 18))).toEqual(expected);
  });

  it('at the first instant of a day has nothing of that day', () => {
    expect(read('2025-11-24T00:00:00Z')).toEqual(read('2025-11-23'));
    expect(read('2025-11-23T23:00:00Z', 'Europe/Paris')).toEqual(read('2025-11-23', 'Europe/Paris'));
  });

  it('measures the part of a day of 23 or 25 hours by its real length', () => {
    expect(read('2024-03-31T12:00:00+02:00', 'Europe/Paris')).toEqual([
      '2024-03-31T10:00:00.000Z',
      '2024-03-31',
      '2024-03-31',
      11 / 23,
      12,
    ]);
    expect(read('2024-10-27T12:00:00+01:00', 'Europe/Paris')).toEqual([
      '2024-10-27T11:00:00.000Z',
      '2024-10-27',
      '2024-10-27',
      13 / 25,
      12,
    ]);
  });

  it('is on the new day where clocks go back over midnight', () => {
    // At 00:01 on 29 October the clocks of Newfoundland went back to 23:01 on the 28th.
    expect(read('2006-10-29T02:40:00Z', 'America/St_Johns')).toEqual([
      '2006-10-29T02:40:00.000Z',
      '2006-10-29',
      '2006-10-29',
      10 / 1500,
      0,
    ]);
  });

  it('on a day that was skipped ends the day before', () => {
    expect(read('2011-12-30', 'Pacific/Apia')[0]).toBe(read('2011-12-29', 'Pacific/Apia')[0]);
  });

  it.each<[unknown, string]>([
    ['2025-11-23T10:00:00', 'add the offset'],
    ['2025-02-30', 'give a date'],
    ['1850-01-01', '1900 to 2200'],
    ['x'.repeat(100_000), 'at most 64'],
    ['today', 'give a date'],
    [1_743_415_872, 'give a date'],
    [Number.NaN, 'give a date'],
    [new Date(Number.NaN), 'give a date'],
    [null, 'give a date'],
    [{}, 'give a date'],
  ])('%j is refused: %s', (asOf, hint) => {
    const error = caught(() => read(asOf as AsOf));
    expect(error).toMatchObject({ code: 'bad-date', path: ['asOf'] });
    expect(error.message).toContain(hint);
    expect(error.message.length).toBeLessThan(200);
  });
});
