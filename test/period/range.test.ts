import { describe, expect, it } from 'vitest';
import { type CalendarOptions, calendar } from '../../src/period/calendar.ts';
import { formatDay } from '../../src/period/civil.ts';
import type { Grain } from '../../src/period/grain.ts';
import type { AsOf } from '../../src/period/period.ts';
import { type DateRange, lastPeriods, previousRange, readRange, sameRangeLastYear, toDate } from '../../src/period/range.ts';
import { caught } from './caught.ts';

const nrf: CalendarOptions = { retail: { pattern: '4-5-4', endsOn: 'saturday', rule: 'nearest', month: 'january' } };

describe('a range', () => {
  it('is half-open calendar dates', () => {
    const { from, to } = readRange(['2025-01-01', '2026-01-01']);
    expect(to - from).toBe(365);
    expect([formatDay(from), formatDay(to)]).toEqual(['2025-01-01', '2026-01-01']);
    expect(readRange(['1900-01-01', '2201-01-01']).to).toBeGreaterThan(0);
  });

  const wrong: [string, unknown, string, string, unknown[]][] = [
    ['end before start', ['2026-01-01', '2025-01-01'], 'bad-range', 'exchange the dates', ['between']],
    ['end and start alike', ['2025-01-01', '2025-01-01'], 'bad-range', '2025-01-02', ['between']],
    ['one date', ['2025-01-01'], 'bad-range', 'give [from, to]', ['between']],
    ['three dates', ['2025-01-01', '2025-02-01', '2025-03-01'], 'bad-range', 'give [from, to]', ['between']],
    ['an object', { from: '2025-01-01', to: '2026-01-01' }, 'bad-range', 'give [from, to]', ['between']],
    ['text', '2025', 'bad-range', 'give [from, to]', ['between']],
    ['null', null, 'bad-range', 'give [from, to]', ['between']],
    ['NaN', Number.NaN, 'bad-range', 'give [from, to]', ['between']],
    ['an array-like', { 0: '2025-01-01', 1: '2026-01-01', length: 2 }, 'bad-range', 'give [from, to]', ['between']],
    ['an instant', ['2025-01-01T00:00:00Z', '2026-01-01'], 'bad-date', 'calendar.timeZone', ['between', 0]],
    ['a Date', ['2025-01-01', new Date(0)], 'bad-date', 'calendar.timeZone', ['between', 1]],
    ['numbers', [0, 1], 'bad-date', 'calendar dates', ['between', 0]],
    ['holes', new Array(2), 'bad-date', 'calendar dates', ['between', 0]],
    ['30 February', ['2025-02-30', '2026-01-01'], 'bad-date', 'a date that exists', ['between', 0]],
    ['29 February of a common year', ['2025-01-01', '2025-02-29'], 'bad-date', 'a date that exists', ['between', 1]],
    ['a month', ['2025-01', '2026-01'], 'bad-date', 'YYYY-MM-DD', ['between', 0]],
    ['dates before 1900', ['1899-12-31', '2025-01-01'], 'bad-range', 'the years 1900 to 2200', ['between']],
    ['dates behind 2200', ['2025-01-01', '9999-12-31'], 'bad-range', 'the years 1900 to 2200', ['between']],
    ['very long text', ['2'.repeat(1_000_000), '2026-01-01'], 'bad-date', 'calendar dates', ['between', 0]],
  ];
  it.each(wrong)('of %s is refused', (_, between, code, hint, path) => {
    const error = caught(() => readRange(between));
    expect(error).toMatchObject({ code, path });
    expect(error.message).toContain(hint);
    expect(error.message.length).toBeLessThan(250);
  });
});

describe('the last complete periods', () => {
  it.each<[number, Grain, AsOf, CalendarOptions, DateRange]>([
    [1, 'day', '2025-11-23', {}, ['2025-11-23', '2025-11-24']],
    [7, 'day', '2025-11-23', {}, ['2025-11-17', '2025-11-24']],
    [1, 'day', '2025-11-23T12:00:00Z', {}, ['2025-11-22', '2025-11-23']],
    [1, 'day', '2025-11-23T00:00:00Z', {}, ['2025-11-22', '2025-11-23']],
    [1, 'day', '2025-11-22T23:30:00Z', { timeZone: 'Europe/Paris' }, ['2025-11-22', '2025-11-23']],
    [1, 'day', new Date('2025-11-22T23:00:00Z'), { timeZone: 'Europe/Paris' }, ['2025-11-22', '2025-11-23']],
    [1, 'day', new Date('2025-11-22T22:59:59.999Z'), { timeZone: 'Europe/Paris' }, ['2025-11-21', '2025-11-22']],
    [1, 'week', '2025-11-23', {}, ['2025-11-17', '2025-11-24']],
    [1, 'week', '2025-11-23', { weekStart: 'sunday' }, ['2025-11-16', '2025-11-23']],
    [12, 'month', '2025-11-30', {}, ['2024-12-01', '2025-12-01']],
    [12, 'month', '2025-11-29', {}, ['2024-11-01', '2025-11-01']],
    [4, 'quarter', '2025-05-10', { fiscalStart: 'february' }, ['2024-05-01', '2025-05-01']],
    [1, 'year', '2025-12-31', {}, ['2025-01-01', '2026-01-01']],
    [1, 'month', '2024-02-03', nrf, ['2023-12-31', '2024-02-04']],
  ])('%d %s as of %s, %j: %j', (count, grain, asOf, options, expected) => {
    expect(lastPeriods(count, grain, asOf, options)).toEqual(expected);
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 10_001, '3', null, undefined, 3n].map((count) => [count]))(
    'are not %s many',
    (count) => {
      expect(caught(() => lastPeriods(count as number, 'month', '2025-01-01')).code).toBe('bad-argument');
    },
  );

  it('need an asOf: there is no hidden clock', () => {
    expect(caught(() => lastPeriods(1, 'month', undefined as unknown as AsOf))).toMatchObject({ code: 'bad-date', path: ['asOf'] });
  });
});

describe('the range to date', () => {
  it.each<[Grain, AsOf, CalendarOptions, DateRange]>([
    ['month', '2025-11-23', {}, ['2025-11-01', '2025-11-24']],
    ['month', '2025-11-01', {}, ['2025-11-01', '2025-11-02']],
    ['month', '2025-11-30', {}, ['2025-11-01', '2025-12-01']],
    ['year', '2025-11-23', { fiscalStart: 'april' }, ['2025-04-01', '2025-11-24']],
    ['year', '2024-02-29', {}, ['2024-01-01', '2024-03-01']],
    ['week', '2025-11-23', { weekStart: 'sunday' }, ['2025-11-23', '2025-11-24']],
    ['month', '2025-11-30T23:30:00Z', { timeZone: 'Europe/Paris' }, ['2025-12-01', '2025-12-02']],
    ['month', '2025-12-01T00:00:00Z', {}, ['2025-11-01', '2025-12-01']],
    ['day', '2025-11-23T12:00:00Z', {}, ['2025-11-23', '2025-11-24']],
    ['month', '2024-02-03', nrf, ['2023-12-31', '2024-02-04']],
  ])('%s as of %s, %j: %j', (grain, asOf, options, expected) => {
    expect(toDate(grain, asOf, options)).toEqual(expected);
  });
});

describe('the range before', () => {
  it.each<[DateRange, CalendarOptions, DateRange]>([
    [['2025-03-01', '2025-04-01'], {}, ['2025-02-01', '2025-03-01']],
    [['2025-04-01', '2025-07-01'], {}, ['2025-01-01', '2025-04-01']],
    [['2025-01-01', '2026-01-01'], {}, ['2024-01-01', '2025-01-01']],
    [['2024-01-01', '2025-01-01'], {}, ['2023-01-01', '2024-01-01']],
    [['2025-04-08', '2025-04-15'], {}, ['2025-04-01', '2025-04-08']],
    [['2025-03-01', '2025-03-31'], {}, ['2025-01-30', '2025-03-01']],
    [['2025-03-30', '2025-03-31'], { timeZone: 'Europe/Paris' }, ['2025-03-29', '2025-03-30']],
    [['2025-03-02', '2025-04-06'], nrf, ['2025-02-02', '2025-03-02']],
    [['2024-02-04', '2025-02-02'], nrf, ['2023-01-29', '2024-02-04']],
    [['2025-03-01', '2025-04-01'], nrf, ['2025-01-29', '2025-03-01']],
  ])('%j, %j: %j', (range, options, expected) => {
    expect(previousRange(range, options)).toEqual(expected);
    expect(previousRange(range, calendar(options))).toEqual(expected);
  });

  it('is refused for a range that is none', () => {
    expect(caught(() => previousRange(['2025-01-01', '2025-01-01']))).toMatchObject({ code: 'bad-range', path: ['range'] });
  });
});

describe('the same range last year', () => {
  it.each<[DateRange, CalendarOptions, DateRange]>([
    [['2025-03-01', '2025-04-01'], {}, ['2024-03-01', '2024-04-01']],
    [['2025-02-01', '2025-03-01'], {}, ['2024-02-01', '2024-03-01']],
    [['2024-02-01', '2024-03-01'], {}, ['2023-02-01', '2023-03-01']],
    [['2024-02-29', '2024-03-01'], {}, ['2023-02-28', '2023-03-01']],
    [['2024-02-01', '2024-02-29'], {}, ['2023-02-01', '2023-03-01']],
    [['2024-02-29', '2024-03-15'], {}, ['2023-02-28', '2023-03-15']],
    [['2025-02-10', '2025-03-01'], {}, ['2024-02-10', '2024-02-29']],
    [['2028-01-01', '2028-03-02'], {}, ['2027-01-01', '2027-03-02']],
    [['2024-02-04', '2025-02-02'], nrf, ['2023-01-29', '2024-02-04']],
    [['2025-11-23', '2025-11-30'], nrf, ['2024-11-24', '2024-12-01']],
    [['2024-11-24', '2024-11-27'], nrf, ['2023-11-19', '2023-11-22']],
    [['2024-01-28', '2024-02-04'], nrf, ['2023-01-22', '2023-01-29']],
    [['2024-01-21', '2024-02-04'], nrf, ['2023-01-22', '2023-01-29']],
    [['2024-01-27', '2024-01-30'], nrf, ['2023-01-28', '2023-01-29']],
    [['2024-01-30', '2024-02-06'], nrf, ['2023-01-24', '2023-01-31']],
  ])('%j, %j: %j', (range, options, expected) => {
    expect(sameRangeLastYear(range, options)).toEqual(expected);
  });

  it('never leaves an empty range', () => {
    for (let day = readRange(['2023-12-01', '2025-03-01']).from; day < readRange(['2023-12-01', '2025-03-01']).to; day++) {
      for (const options of [{}, nrf]) {
        const [from, to] = sameRangeLastYear([formatDay(day), formatDay(day + 1)], options);
        expect(from < to).toBe(true);
      }
    }
  });
});
