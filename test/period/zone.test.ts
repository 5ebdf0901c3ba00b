import { describe, expect, it } from 'vitest';
import { isKpiError } from '../../src/error.ts';
import { DAY_MS, type Day, parseDay } from '../../src/period/civil.ts';
import { checkTimeZone, dayAt, offsetAt, startOfDay } from '../../src/period/zone.ts';

const HOUR = 3_600_000;
const day = (text: string): Day => parseDay(text) as Day;
const hours = (timeZone: string, text: string): number => (startOfDay(timeZone, day(text) + 1) - startOfDay(timeZone, day(text))) / HOUR;
/** What a clock shows, with its offset, at the first instant of a day. */
const firstClock = (timeZone: string, text: string): string => {
  const start = startOfDay(timeZone, day(text));
  const offset = offsetAt(timeZone, start);
  const size = Math.abs(offset) / 60_000;
  const sign = offset < 0 ? '-' : '+';
  const clock = new Date(start + offset).toISOString().slice(0, 19);
  return `${clock}${sign}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
};

describe('hard days', () => {
  it.each([
    ['Europe/Paris', '2024-03-31', 23, '2024-03-31T00:00:00+01:00'],
    ['Europe/Paris', '2024-10-27', 25, '2024-10-27T00:00:00+02:00'],
    ['Europe/Dublin', '2024-10-27', 25, '2024-10-27T00:00:00+01:00'],
    ['America/Sao_Paulo', '2018-11-04', 23, '2018-11-04T01:00:00-02:00'],
    ['Africa/Cairo', '2024-04-26', 23, '2024-04-26T01:00:00+03:00'],
    ['America/Havana', '2024-03-10', 23, '2024-03-10T01:00:00-04:00'],
    ['Asia/Beirut', '2024-03-31', 23, '2024-03-31T01:00:00+03:00'],
    ['Asia/Gaza', '2024-04-20', 23, '2024-04-20T00:00:00+02:00'],
    ['Africa/Casablanca', '2024-03-10', 25, '2024-03-10T00:00:00+01:00'],
    ['Antarctica/Troll', '2024-03-31', 22, '2024-03-31T00:00:00+00:00'],
    ['Australia/Lord_Howe', '2024-04-07', 24.5, '2024-04-07T00:00:00+11:00'],
    ['Australia/Lord_Howe', '2024-10-06', 23.5, '2024-10-06T00:00:00+10:30'],
    ['Pacific/Apia', '2011-12-30', 0, '2011-12-31T00:00:00+14:00'],
    ['Pacific/Apia', '2011-12-31', 24, '2011-12-31T00:00:00+14:00'],
    ['America/Nuuk', '2024-03-30', 23, '2024-03-30T00:00:00-02:00'],
    ['America/Nuuk', '2024-03-31', 24, '2024-03-31T00:00:00-01:00'],
    ['America/Toronto', '1919-03-30', 23.5, '1919-03-30T00:00:00-05:00'],
    ['America/Toronto', '1919-03-31', 23.5, '1919-03-31T00:30:00-04:00'],
    ['Africa/Monrovia', '1972-01-07', 23 + 15 / 60 + 30 / 3600, '1972-01-07T00:44:30+00:00'],
    ['Asia/Kathmandu', '2024-03-31', 24, '2024-03-31T00:00:00+05:45'],
    ['Asia/Kathmandu', '2024-10-27', 24, '2024-10-27T00:00:00+05:45'],
    ['Pacific/Kwajalein', '1993-08-21', 0, '1993-08-22T00:00:00+12:00'],
    ['America/St_Johns', '2006-10-29', 25, '2006-10-29T00:00:00-02:30'],
  ])('%s %s has %d hours and starts at %s', (timeZone, text, length, first) => {
    expect(hours(timeZone, text)).toBeCloseTo(length, 9);
    expect(firstClock(timeZone, text)).toBe(first);
  });

  it('in UTC have 24 hours', () => {
    for (const zone of ['UTC', 'GMT']) {
      expect(startOfDay(zone, day('2024-03-31'))).toBe(day('2024-03-31') * DAY_MS);
      expect(dayAt(zone, -1)).toBe(-1);
      expect(offsetAt(zone, 0)).toBe(0);
    }
  });
});

describe('offsets', () => {
  it.each([
    // Below an hour the sign is easily lost.
    ['Africa/Monrovia', '1971-06-01', -(44 * 60 + 30)],
    ['Europe/Dublin', '1910-06-01', -(25 * 60 + 21)],
    ['Africa/Bissau', '1905-06-01', -(62 * 60 + 20)],
    ['Europe/Paris', '1905-06-01', 9 * 60 + 21],
    ['Africa/Monrovia', '1972-06-01', 0],
    ['Asia/Kolkata', '2025-06-01', 5.5 * 3600],
    ['America/St_Johns', '2025-06-01', -2.5 * 3600],
    ['Australia/Eucla', '2025-06-01', 8.75 * 3600],
    ['Pacific/Kiritimati', '2025-06-01', 14 * 3600],
    ['Pacific/Niue', '2025-06-01', -11 * 3600],
    // The names of Etc have their sign the other way round.
    ['Etc/GMT+5', '2025-06-01', -5 * 3600],
  ])('%s on %s is %d seconds', (timeZone, text, seconds) => {
    expect(offsetAt(timeZone, Date.parse(text))).toBe(seconds * 1000);
  });
});

describe('names of time zones', () => {
  it.each([
    ['UTC', 'UTC'],
    ['GMT', 'GMT'],
    ['utc', 'UTC'],
    ['Europe/Paris', 'Europe/Paris'],
    ['europe/PARIS', 'Europe/Paris'],
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['Asia/Calcutta', 'Asia/Calcutta'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['America/Port-au-Prince', 'America/Port-au-Prince'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
  ])('%s is taken as %s', (name, expected) => {
    expect(checkTimeZone(name)).toBe(expected);
  });

  const refused: unknown[] = [
    '',
    ' ',
    'Mars/Phobos',
    '__proto__',
    'constructor',
    'PST',
    'CET',
    'EST',
    'IST',
    'EST5EDT',
    'Japan',
    'local',
    '+05:30',
    '+0530',
    '-08',
    'UTC+2',
    'GMT+2',
    'Europe/Paris ',
    'Europe\\Paris',
    'Europe/Paris\0',
    'Еurope/Paris',
    '../Europe/Paris',
    "Paris'); DROP TABLE x;--",
    "');''.constructor.constructor('return process')()",
    `Europe/${'a'.repeat(1_000_000)}`,
    '/'.repeat(65),
    undefined,
    null,
    2,
    {},
    ['Europe/Paris'],
    { toString: () => 'Europe/Paris' },
  ];

  it.each(refused.map((name) => [name]))('%j is refused with what to do', (name) => {
    let caught: unknown;
    try {
      checkTimeZone(name as string);
    } catch (error) {
      caught = error;
    }
    expect(isKpiError(caught)).toBe(true);
    expect(caught).toMatchObject({ code: 'bad-time-zone', path: ['calendar', 'timeZone'] });
    expect((caught as Error).message).toContain("'Europe/Paris'");
    expect((caught as Error).message.length).toBeLessThan(200);
  });
});
