import { inspect } from 'node:util';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../src/period/civil.ts';
import { isCalendarDate, momentText, readMoment, readNaive } from '../../src/period/moment.ts';
import { runs } from '../laws/runs.ts';

const NOON = Date.UTC(2025, 2, 31, 10, 11, 12);

describe('a moment', () => {
  it.each([
    ['2025-03-31T10:11:12Z', NOON],
    ['2025-03-31T10:11:12.1Z', NOON + 100],
    ['2025-03-31T10:11:12.123Z', NOON + 123],
    ['2025-03-31T10:11:12.123456789Z', NOON + 123],
    ['2025-03-31T10:11:12.999999999Z', NOON + 999],
    ['2025-03-31T12:11:12+02:00', NOON],
    ['2025-03-31T12:11:12+0200', NOON],
    ['2025-03-31 12:11:12+02', NOON],
    ['2025-03-31 10:11:12.123456+00', NOON + 123],
    ['2025-03-31t10:11:12z', NOON],
    ['2025-03-31T10:11:12-00:00', NOON],
    ['2025-03-31T10:11Z', NOON - 12_000],
    ['2025-03-31T15:41:12+05:30', NOON],
    ['2025-04-01T04:11:12+18:00', NOON],
    ['2025-03-30T16:11:12-18:00', NOON],
    ['1969-12-31T23:59:59.9999Z', -1],
    ['2024-12-31T23:30:00-02:00', Date.UTC(2025, 0, 1, 1, 30)],
  ])('is the instant of %s', (text, expected) => {
    expect(readMoment(text)).toBe(expected);
    expect(isCalendarDate(expected)).toBe(false);
  });

  it.each(['2025-03-31', '1969-12-31', '1970-01-01', '1900-01-01', '2200-12-31', '2024-02-29', '2000-02-29'])(
    'is the calendar date %s',
    (text) => {
      const moment = readMoment(text);
      expect(moment).toBe(Date.parse(text) + 0.5);
      expect(isCalendarDate(moment as number)).toBe(true);
      expect(momentText(moment as number)).toBe(text);
    },
  );

  it('is a Date, whatever realm made it, and epoch milliseconds', () => {
    expect(readMoment(new Date(NOON))).toBe(NOON);
    expect(readMoment(runInNewContext(`new Date(${NOON})`))).toBe(NOON);
    expect(readMoment(NOON)).toBe(NOON);
    expect(readMoment(new Date(0))).toBe(0);
  });

  it('is a Temporal Instant, ZonedDateTime or PlainDate', () => {
    const instant = Temporal.Instant.fromEpochMilliseconds(NOON);
    expect(readMoment(instant)).toBe(NOON);
    expect(readMoment(instant.toZonedDateTimeISO('Asia/Kathmandu'))).toBe(NOON);
    expect(readMoment(Temporal.PlainDate.from('2025-03-31'))).toBe(readMoment('2025-03-31'));
    expect(readMoment(Temporal.PlainDate.from('2025-03-31').withCalendar('gregory'))).toBe(readMoment('2025-03-31'));
    expect(readMoment(Temporal.PlainDateTime.from('2025-03-31T10:00'))).toBe('naive-date-time');
    expect(readMoment(Temporal.PlainTime.from('10:00'))).toBe('bad-date');
  });

  it.each(['2025-03-31T10:11:12', '2025-03-31T10:11', '2025-03-31 10:11:12.5', '2025-03-31t10:11:12'])(
    'is not guessed from %s, which has no offset',
    (text) => {
      expect(readMoment(text)).toBe('naive-date-time');
    },
  );

  it.each([
    '1899-12-31',
    '2201-01-01',
    '0000-01-01',
    '9999-12-31',
    '1899-12-31T23:59:59Z',
    '1900-01-01T00:00:00+00:01',
    '2200-12-31T23:59:59-00:01',
    -2_208_988_800_001,
    Date.UTC(2201, 0, 1),
    1_743_415_872_000_000,
    1_743_415_872_000_000_000,
    8.64e15,
    8.64e15 + 1,
    new Date(8.64e15),
    new Date(-8.64e15),
  ])('outside the years 1900 to 2200 (%s) is out of range', (value) => {
    expect(readMoment(value)).toBe('date-out-of-range');
  });

  const hostile: unknown[] = [
    '2024-02-30',
    '2023-02-29',
    '2025-04-31',
    '2025-03-31T24:00:00Z',
    '2025-03-31T23:59:60Z',
    '2025-03-31T23:60:00Z',
    '2025-03-31T10:11:12+25:00',
    '2025-03-31T10:11:12+18:01',
    '2025-03-31T10:11:12+02:60',
    '2025-03-31T10:11:12+2',
    '2025-03-31T10:11:12+020',
    '2025-03-31T10:11:12+02:0',
    '2025-03-31T10:11:12+02-00',
    '2025-03-31T10:11:12+02:00:00',
    '2025-03-31T10:11:12+02:00[Europe/Paris]',
    '2025-03-31T10:11:12 UTC',
    '2025-03-31T10:11:12Zulu',
    '2025-03-31T10:11:12.Z',
    '2025-03-31T10:11:12.1234567890Z',
    '2025-03-31T10:11:12,5Z',
    '2025-03-31T10:11:1Z',
    '2025-03-31T10:1Z',
    '2025-03-31T10Z',
    '2025-03-31T',
    '2025-03-31Z',
    '2025-03-31+02:00',
    '2025-03-31x10:11:12Z',
    '2025-03-31T10-11-12Z',
    '0000-00-00',
    '0000-00-00 00:00:00',
    '+275760-09-13T00:00:00Z',
    '-000001-01-01',
    '2025-3-1',
    '20250331',
    '31/03/2025',
    '2025-W14-1',
    '2025-090',
    ' 2025-03-31',
    '2025-03-31 ',
    '2025-03-3１',
    '٢٠٢٥-03-31',
    '2025-03-31T10:11:12−02:00',
    '',
    ' ',
    'null',
    'now',
    '__proto__',
    '1743415872000',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    -0,
    0,
    -1,
    0.5,
    1_743_415_872,
    45_292,
    1_743_415_872_000.5,
    1_743_415_872_000n,
    true,
    null,
    undefined,
    Symbol('2025-03-31'),
    [],
    ['2025-03-31'],
    {},
    new Date(Number.NaN),
    Object(NOON),
    Object('2025-03-31'),
    { valueOf: () => NOON, toString: () => '2025-03-31' },
    { [Symbol.toPrimitive]: () => NOON },
    { toISOString: () => '2025-03-31T00:00:00Z', getTime: () => NOON },
    { [Symbol.toStringTag]: 'Date', getTime: () => NOON },
    { [Symbol.toStringTag]: 'Temporal.Instant', epochMilliseconds: '1743415872000' },
    { [Symbol.toStringTag]: 'Temporal.Instant', epochMilliseconds: { valueOf: () => NOON } },
    { [Symbol.toStringTag]: 'Temporal.PlainDate', toString: () => '2025-03-31T10:00:00Z' },
    { [Symbol.toStringTag]: 'Temporal.PlainDate', toString: () => ({}) },
    Object.create(Date.prototype),
    new Proxy(new Date(NOON), {}),
    () => NOON,
  ];

  it.each(hostile.map((value) => [inspect(value, { breakLength: Number.POSITIVE_INFINITY }).slice(0, 60), value]))(
    'is not read from %s',
    (_, value) => {
      expect(readMoment(value)).toBe('bad-date');
    },
  );

  it('is not read from objects that throw', () => {
    const thrower = (): never => {
      throw new Error('ran');
    };
    const traps = { get: thrower, getPrototypeOf: thrower, has: thrower, ownKeys: thrower };
    expect(readMoment(new Proxy({}, traps))).toBe('bad-date');
    expect(
      readMoment({
        get [Symbol.toStringTag]() {
          return thrower();
        },
      }),
    ).toBe('bad-date');
    expect(readMoment({ [Symbol.toStringTag]: 'Temporal.PlainDate', toString: thrower })).toBe('bad-date');
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    expect(readMoment(revoked.proxy)).toBe('bad-date');
  });

  it('does not run methods that a Date carries', () => {
    const date = new Date(NOON);
    Object.defineProperty(date, 'getTime', { value: () => 0 });
    Object.defineProperty(date, 'valueOf', { value: () => 0 });
    expect(readMoment(date)).toBe(NOON);
  });

  it('of more than 64 characters is too long, and refused in no time', () => {
    const texts = ['2'.repeat(200_000), `2025-03-31T10:11:12.${'1'.repeat(1_000_000)}Z`, ' '.repeat(65)];
    for (const text of texts) {
      const started = performance.now();
      for (let i = 0; i < 1000; i++) expect(readMoment(text) === 'date-too-long').toBe(true);
      expect(performance.now() - started).toBeLessThan(5000);
    }
    expect(readMoment(' '.repeat(64))).toBe('bad-date');
  });

  it('survives writing and reading', () => {
    const from = Date.UTC(1900, 0, 1);
    const to = Date.UTC(2201, 0, 1) - 1;
    fc.assert(fc.property(fc.integer({ min: from, max: to }), (ms) => readMoment(momentText(ms)) === ms));
    const days = fc.integer({ min: dayOf(1900, 1, 1), max: dayOf(2200, 12, 31) });
    fc.assert(fc.property(days, (day) => readMoment(momentText(day * 86_400_000 + 0.5)) === day * 86_400_000 + 0.5));
  });

  it('is never anything but a number in range or a fault, whatever the text', () => {
    const dateLike = fc.stringMatching(/^[0-9TZtz:.+\- ]{0,40}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), dateLike), (text) => {
        const moment = readMoment(text);
        return typeof moment === 'string' || (moment >= Date.UTC(1900, 0, 1) && moment < Date.UTC(2201, 0, 1) && moment % 0.5 === 0);
      }),
      runs(2000),
    );
  });
});

describe('a date and time without an offset', () => {
  it.each([
    ['2011-11-01T08:26:00', 'Europe/London', '2011-11-01T08:26:00.000Z'],
    ['2011-11-01 08:26:00', 'Europe/Paris', '2011-11-01T07:26:00.000Z'],
    ['2011-11-01 08:26', 'America/New_York', '2011-11-01T12:26:00.000Z'],
    ['2011-07-01 08:26', 'UTC', '2011-07-01T08:26:00.000Z'],
    // The clocks skip 02:30: it is read with the offset before the gap.
    ['2024-03-31T02:30:00', 'Europe/Paris', '2024-03-31T01:30:00.000Z'],
    // 02:30 comes twice: it is the first.
    ['2024-10-27T02:30:00', 'Europe/Paris', '2024-10-27T00:30:00.000Z'],
    // The whole day was skipped.
    ['2011-12-30T12:00:00', 'Pacific/Apia', '2011-12-30T22:00:00.000Z'],
    ['1971-06-01T00:00:00', 'Africa/Monrovia', '1971-06-01T00:44:30.000Z'],
  ])('%s in %s is %s', (text, timeZone, expected) => {
    expect(momentText(readNaive(text, timeZone) as number)).toBe(expected);
  });

  it('is only needed where there is none: other text is read as always', () => {
    expect(readNaive('2011-11-01T08:26:00Z', 'Europe/Paris')).toBe(Date.UTC(2011, 10, 1, 8, 26));
    expect(readNaive('2011-11-01', 'Europe/Paris')).toBe(readMoment('2011-11-01'));
    expect(readNaive('2011-02-30T08:26:00', 'Europe/Paris')).toBe('bad-date');
    expect(readNaive('1900-01-01T00:00:00', 'Asia/Tokyo')).toBe('date-out-of-range');
    expect(readNaive('x'.repeat(65), 'Europe/Paris')).toBe('date-too-long');
  });
});
