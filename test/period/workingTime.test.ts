// Business hours: what is worked between two instants, and what is refused as hours.
import { describe, expect, test } from 'vitest';
import type { BusinessHours } from '../../src/period/businessHours.ts';
import { workingTime } from '../../src/period/workingTime.ts';
import { codeOf, errorOf } from '../query/ask.ts';

const HOUR = 3_600_000;
const office = ['09:00', '18:00'] as const;
const week = { monday: office, tuesday: office, wednesday: office, thursday: office, friday: office };
const paris: BusinessHours = { timeZone: 'Europe/Paris', hours: week };

const always = (timeZone: string): BusinessHours => {
  const day = ['00:00', '24:00'] as const;
  return {
    timeZone,
    hours: { ...week, monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: day, sunday: day },
  };
};

/** Hours worked between two instants. */
const worked = (hours: BusinessHours, from: string, to: string): number => workingTime(hours)(Date.parse(from), Date.parse(to)) / HOUR;

// 2025-01-31 is a Friday; Paris is an hour ahead of UTC in winter, two in summer.
describe('working time', () => {
  test.each<[string, string, string, number]>([
    ['within a day', '2025-01-31T10:00+01:00', '2025-01-31T12:30+01:00', 2.5],
    ['of a night waits for the opening', '2025-01-30T23:00+01:00', '2025-01-31T09:30+01:00', 0.5],
    ['before the opening of a day is none', '2025-01-31T03:00+01:00', '2025-01-31T09:00+01:00', 0],
    ['at the closing, not a second more', '2025-01-31T17:59:59+01:00', '2025-01-31T18:00:01+01:00', 1 / 3600],
    ['over a night', '2025-01-30T17:00+01:00', '2025-01-31T10:00+01:00', 2],
    ['over a weekend', '2025-01-31T17:00+01:00', '2025-02-03T10:00+01:00', 2],
    ['from Saturday to Sunday is none', '2025-02-01T09:00+01:00', '2025-02-02T18:00+01:00', 0],
    ['of a whole week', '2025-01-27T00:00+01:00', '2025-02-03T00:00+01:00', 45],
    ['over ten weeks and the change of the clocks', '2025-03-03T00:00+01:00', '2025-05-12T00:00+02:00', 450],
    ['to the millisecond', '2025-01-31T10:00:00.001+01:00', '2025-01-31T10:00:00.004+01:00', 3 / HOUR],
    ['of no time', '2025-01-31T10:00+01:00', '2025-01-31T10:00+01:00', 0],
    ['backwards is none', '2025-01-31T12:00+01:00', '2025-01-31T10:00+01:00', 0],
    ['long ago', '1969-12-29T00:00+01:00', '1970-01-05T00:00+01:00', 45],
  ])('%s', (_, from, to, wanted) => {
    expect(worked(paris, from, to)).toBeCloseTo(wanted, 9);
  });

  test('is that of the clocks of the place, not of the instant', () => {
    const between = ['2025-01-31T09:00Z', '2025-01-31T18:00Z'] as const;
    expect([worked(paris, ...between), worked({ ...paris, timeZone: 'UTC' }, ...between)]).toEqual([8, 9]);
    expect(worked({ ...paris, timeZone: 'America/New_York' }, ...between)).toBe(4);
  });

  test('stops at lunch and on holidays', () => {
    const split = [
      ['09:00', '12:00'],
      ['14:00', '18:00'],
    ] as const;
    const hours: BusinessHours = {
      timeZone: 'Europe/Paris',
      hours: { friday: split, monday: split.toReversed() },
      holidays: ['2025-02-07'],
    };
    expect(worked(hours, '2025-01-31T11:30+01:00', '2025-01-31T14:15+01:00')).toBe(0.75);
    expect(worked(hours, '2025-01-31T12:30+01:00', '2025-01-31T13:30+01:00')).toBe(0);
    expect(worked(hours, '2025-01-27T00:00+01:00', '2025-02-03T00:00+01:00')).toBe(14);
    expect(worked(hours, '2025-02-03T00:00+01:00', '2025-02-10T00:00+01:00')).toBe(7);
    expect(worked(hours, '2025-02-07T00:00+01:00', '2025-02-08T00:00+01:00')).toBe(0);
  });

  test.each<[string, string, string, string, number]>([
    ['a day of 23 hours', 'Europe/Paris', '2025-03-30T00:00+01:00', '2025-03-31T00:00+02:00', 23],
    ['a day of 25 hours', 'Europe/Paris', '2025-10-26T00:00+02:00', '2025-10-27T00:00+01:00', 25],
    ['half an hour of Lord Howe', 'Australia/Lord_Howe', '2025-04-06T00:00+11:00', '2025-04-07T00:00+10:30', 24.5],
    ['a day that the clocks skip at midnight', 'America/Havana', '2025-03-09T00:00-05:00', '2025-03-10T00:00-04:00', 23],
  ])('around the clock is %s', (_, zone, from, to, wanted) => {
    expect(worked(always(zone), from, to)).toBe(wanted);
  });

  test('in the hour that the clocks skip is none, and in the one that comes twice counts once', () => {
    const night = (opens: string, closes: string): BusinessHours => ({ timeZone: 'Europe/Paris', hours: { sunday: [opens, closes] } });
    const [spring, autumn] = [
      ['2025-03-30T00:00+01:00', '2025-03-31T00:00+02:00'],
      ['2025-10-26T00:00+02:00', '2025-10-27T00:00+01:00'],
    ] as const;
    expect(worked(night('02:00', '03:00'), ...spring)).toBe(0);
    expect(worked(night('02:15', '02:45'), ...spring)).toBe(0);
    expect(worked(night('01:30', '03:30'), ...spring)).toBe(1);
    expect(worked(night('02:15', '02:45'), ...autumn)).toBe(0.5);
    expect(worked(night('02:00', '03:00'), ...autumn)).toBe(2);
    // A day that a zone left out had no hours; Apia went from Thursday to Saturday.
    expect(worked({ ...always('Pacific/Apia'), holidays: [] }, '2011-12-29T00:00-10:00', '2012-01-01T00:00+14:00')).toBe(48);
    expect(worked({ timeZone: 'Pacific/Apia', hours: { friday: office } }, '2011-12-29T00:00-10:00', '2012-01-01T00:00+14:00')).toBe(0);
  });

  test('where the clocks go back over midnight, Monday has begun already', () => {
    // St. John's on 2011-11-06 (a Sunday) at 00:01 went back to 23:01 of Saturday: the new day had lasted a minute.
    const sunday: BusinessHours = { timeZone: 'America/St_Johns', hours: { sunday: ['00:00', '24:00'] } };
    expect(worked(sunday, '2011-11-06T02:30Z', '2011-11-06T02:31Z')).toBeCloseTo(1 / 60, 9);
    expect(worked(sunday, '2011-11-05T00:00Z', '2011-11-08T00:00Z')).toBe(25);
  });

  test('over three hundred years is worked out by weeks', () => {
    const between = workingTime({ ...paris, timeZone: 'UTC' });
    expect(between(Date.UTC(1900, 0, 1), Date.UTC(2200, 0, 6)) / (45 * HOUR)).toBe(15_654);
    expect(between(Date.UTC(2200, 0, 6), Date.UTC(1900, 0, 1))).toBe(0);
  });
});

describe('business hours that are none are refused', () => {
  const ask = (hours: unknown): unknown => codeOf(() => workingTime(hours as BusinessHours));
  const monday = (value: unknown): unknown => ask({ timeZone: 'UTC', hours: { monday: value } });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', '09:00-18:00'],
    ['a list', [week]],
    ['no hours', { timeZone: 'UTC' }],
    ['a list of hours', { timeZone: 'UTC', hours: [office] }],
    ['no day at all', { timeZone: 'UTC', hours: {} }],
    ['only closed days', { timeZone: 'UTC', hours: { monday: [], tuesday: undefined } }],
    ['holidays that are no list', { ...paris, holidays: '2025-12-25' }],
  ])('%s', (_, hours) => {
    expect(ask(hours)).toBe('bad-argument');
  });

  test.each<[string, unknown]>([
    ['one time', ['09:00']],
    ['three times', ['09:00', '12:00', '18:00']],
    ['numbers', [9, 18]],
    ['a lone text', '09:00'],
    ['hours without a zero', ['9:00', '18:00']],
    ['seconds', ['09:00:00', '18:00:00']],
    ['another hour than there is', ['09:00', '25:00']],
    ['behind the end of the day', ['09:00', '24:01']],
    ['the end of the day first', ['24:00', '24:00']],
    ['other digits', ['٠٩:00', '18:00']],
    ['a night in one stretch', ['22:00', '06:00']],
    ['no time at all', ['09:00', '09:00']],
    ['what overlaps', [office, ['17:59', '19:00']]],
    ['the same twice', [office, office]],
    ['null', null],
  ])('a day of %s', (_, value) => {
    expect(monday(value)).toBe('bad-argument');
  });

  test('a zone, a holiday or a word that is none has its own code, and says where', () => {
    expect(ask({ hours: week })).toBe('bad-time-zone');
    expect(ask({ ...paris, timeZone: 'CET' })).toBe('bad-time-zone');
    expect(ask({ ...paris, holidays: ['2025-02-30'] })).toBe('bad-date');
    expect(ask({ ...paris, holidays: [new Date(0)] })).toBe('bad-date');
    expect(ask({ ...paris, days: [] })).toBe('unknown-option');
    expect(errorOf(() => workingTime({ ...paris, hours: { mondey: office } as never }))).toMatchObject({
      code: 'unknown-option',
      hint: 'did you mean monday?',
      path: ['businessHours', 'hours', 'mondey'],
    });
    expect(errorOf(() => workingTime({ ...paris, holidays: ['25/12/2025'] })).path).toEqual(['businessHours', 'holidays', 0]);
    expect(errorOf(() => workingTime({ ...paris, hours: { friday: ['22:00', '06:00'] } })).hint).toContain('24:00');
  });

  test('stretches that touch are no fault', () => {
    const touching = { monday: [['12:00', '18:00'] as const, ['09:00', '12:00'] as const] };
    expect(worked({ timeZone: 'UTC', hours: touching }, '2025-01-27T00:00Z', '2025-01-28T00:00Z')).toBe(9);
  });
});
