import { describe, expect, it } from 'vitest';
import { type CalendarOptions, calendar, type RetailYear } from '../../src/period/calendar.ts';
import { caught } from './caught.ts';

const nrf: RetailYear = { pattern: '4-5-4', endsOn: 'saturday', rule: 'nearest', month: 'january' };

describe('a calendar', () => {
  it('is UTC, weeks from Monday and calendar years when nothing is said', () => {
    expect(calendar()).toEqual({ timeZone: 'UTC', weekStart: 'monday', fiscalStart: 'january', fiscalNamed: 'end', retail: null });
    expect(calendar({})).toEqual(calendar());
  });

  const complete: CalendarOptions[] = [
    {},
    { timeZone: 'Europe/Paris', weekStart: 'sunday' },
    { fiscalStart: 'april', fiscalNamed: 'start' },
    { retail: nrf },
    { retail: { ...nrf, month: 'september', named: 'end' } },
    { retail: nrf, weekStart: 'sunday', fiscalStart: 'january', fiscalNamed: 'start' },
    { retail: null },
  ];
  it.each(complete.map((options) => [options]))('completes %j to plain data that completes to itself', (options) => {
    const once = calendar(options);
    expect(calendar(once)).toEqual(once);
    expect(JSON.parse(JSON.stringify(once))).toEqual(once);
  });

  it('with a retail year starts its weeks on the day after the year ends', () => {
    expect(calendar({ retail: nrf }).weekStart).toBe('sunday');
    expect(calendar({ retail: { ...nrf, endsOn: 'sunday' } }).weekStart).toBe('monday');
  });

  it('names a retail year after the calendar year that holds more of it', () => {
    expect(calendar({ retail: nrf }).retail?.named).toBe('start');
    expect(calendar({ retail: { ...nrf, month: 'june' } }).retail?.named).toBe('end');
    expect(calendar({ retail: { ...nrf, named: 'end' } }).retail?.named).toBe('end');
  });

  const wrong: [string, unknown, string, string, unknown[]][] = [
    ['an unknown option', { timezone: 'UTC' }, 'unknown-option', 'did you mean timeZone?', ['calendar', 'timezone']],
    [
      'an unknown option of a retail year',
      { retail: { ...nrf, patern: '4-4-5' } },
      'unknown-option',
      'did you mean pattern?',
      ['calendar', 'retail', 'patern'],
    ],
    ['a prototype', JSON.parse('{"__proto__":{"weekStart":"sunday"}}'), 'unknown-option', 'the options are', ['calendar', '__proto__']],
    ['a mistyped weekday', { weekStart: 'Sunday' }, 'bad-argument', 'did you mean sunday?', ['calendar', 'weekStart']],
    ['a number for a weekday', { weekStart: 1 }, 'bad-argument', 'the words are monday', ['calendar', 'weekStart']],
    ['a weekday 8', { weekStart: 8 }, 'bad-argument', 'the words are monday', ['calendar', 'weekStart']],
    ['NaN', { weekStart: Number.NaN }, 'bad-argument', 'the words are monday', ['calendar', 'weekStart']],
    ['null', { weekStart: null }, 'bad-argument', 'the words are monday', ['calendar', 'weekStart']],
    ['a number for a month', { fiscalStart: 4 }, 'bad-argument', 'the words are january', ['calendar', 'fiscalStart']],
    ['a date for a month', { fiscalStart: '31 february' }, 'bad-argument', '', ['calendar', 'fiscalStart']],
    ['a mistyped month', { fiscalStart: 'aprl' }, 'bad-argument', 'did you mean april?', ['calendar', 'fiscalStart']],
    ['a key of Object', { fiscalStart: 'constructor' }, 'bad-argument', 'the words are january', ['calendar', 'fiscalStart']],
    ['an unknown naming', { fiscalNamed: 'first' }, 'bad-argument', 'start, end', ['calendar', 'fiscalNamed']],
    ['a zone that does not exist', { timeZone: 'Mars/Phobos' }, 'bad-time-zone', 'Europe/Paris', ['calendar', 'timeZone']],
    ['a zone that is null', { timeZone: null }, 'bad-time-zone', 'Europe/Paris', ['calendar', 'timeZone']],
    ['an incomplete retail year', { retail: { pattern: '4-4-5' } }, 'bad-argument', 'january', ['calendar', 'retail', 'month']],
    [
      'an unknown pattern',
      { retail: { ...nrf, pattern: '5-5-3' } },
      'bad-argument',
      '4-4-5, 4-5-4, 5-4-4',
      ['calendar', 'retail', 'pattern'],
    ],
    ['a retail year by name', { retail: 'nrf' }, 'bad-argument', 'give an object', ['calendar', 'retail']],
    ['two years', { retail: nrf, fiscalStart: 'april' }, 'bad-argument', 'leave out fiscalStart or retail', ['calendar', 'fiscalStart']],
    ['two weeks', { retail: nrf, weekStart: 'monday' }, 'bad-argument', 'its weeks start on sunday', ['calendar', 'weekStart']],
    ['two namings', { retail: nrf, fiscalNamed: 'end' }, 'bad-argument', 'give retail.named instead', ['calendar', 'fiscalNamed']],
    ['text', 'Europe/Paris', 'bad-argument', 'give an object', ['calendar']],
    ['null for all', null, 'bad-argument', 'give an object', ['calendar']],
    ['a list', [], 'bad-argument', 'give an object', ['calendar']],
  ];
  it.each(wrong)('refuses %s', (_, options, code, hint, path) => {
    const error = caught(() => calendar(options as CalendarOptions));
    expect(error).toMatchObject({ code, path });
    expect(error.message).toContain(hint);
  });

  it('does not read what its options inherit', () => {
    expect(calendar(Object.create({ weekStart: 'sunday' })).weekStart).toBe('monday');
  });
});
