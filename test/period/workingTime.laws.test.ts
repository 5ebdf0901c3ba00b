// Laws of working time: it adds up, it is no more than the time there is, and the clock around it is all of it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BusinessHours, OpenStretch } from '../../src/period/businessHours.ts';
import { formatDay } from '../../src/period/civil.ts';
import { weekdays } from '../../src/period/words.ts';
import { workingTime } from '../../src/period/workingTime.ts';
import { runs } from '../laws/runs.ts';
import { anyDay, anyZone } from './arbitraries.ts';

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Times of a day, in order: they open and close by turns. Quarters of an hour about the night, when clocks change. */
const times = fc
  .uniqueArray(
    fc.oneof(
      fc.integer({ min: 0, max: 16 }).map((quarter) => quarter * 15),
      fc.integer({ min: 0, max: 1440 }),
    ),
    { maxLength: 6 },
  )
  .map((minutes) => minutes.toSorted((a, b) => a - b));

const stretches = (minutes: readonly number[]): OpenStretch[] =>
  minutes.flatMap((opens, i) => (i % 2 === 0 && i + 1 < minutes.length ? [[clock(opens), clock(minutes[i + 1] as number)] as const] : []));

/** What the stretches of a day leave over. */
const others = (minutes: readonly number[]): OpenStretch[] => {
  const even = minutes.length % 2 === 0 ? minutes : minutes.slice(0, -1);
  return stretches([0, ...even, 1440].filter((minute, _, all) => all.indexOf(minute) === all.lastIndexOf(minute)));
};

const weekOf = (days: readonly OpenStretch[][]): BusinessHours['hours'] => Object.fromEntries(weekdays.map((name, i) => [name, days[i]]));
const hours = fc.tuple(times, times, times, times, times, times, times).filter((days) => days.some((day) => day.length > 1));
const instant = fc.integer({ min: Date.UTC(2005, 0, 1), max: Date.UTC(2015, 0, 1) });
const instants = fc.array(instant, { minLength: 3, maxLength: 3 }).map((all) => all.toSorted((a, b) => a - b) as [number, number, number]);
/** Three instants within some days, so that the ends of weeks and the changes of clocks are met. */
const near = fc
  .tuple(instant, fc.nat(10 * 86_400_000), fc.nat(10 * 86_400_000))
  .map(([a, b, c]): [number, number, number] => [a, a + b, a + b + c]);

const DAY: OpenStretch[] = [['00:00', '24:00']];

test('around the clock it is all the time there is, whatever the clocks do', () => {
  fc.assert(
    fc.property(anyZone, fc.oneof(instants, near), (timeZone, [from, , to]) => {
      expect(workingTime({ timeZone, hours: weekOf(weekdays.map(() => DAY)) })(from, to)).toBe(to - from);
    }),
    runs(150),
  );
});

test('stretches behind each other add up, each is whole, and none is below zero or longer than its time', () => {
  fc.assert(
    fc.property(anyZone, hours, fc.oneof(instants, near), (timeZone, days, [a, b, c]) => {
      const between = workingTime({ timeZone, hours: weekOf(days.map(stretches)) });
      expect(between(a, b) + between(b, c)).toBe(between(a, c));
      expect(Number.isInteger(between(a, c))).toBe(true);
      expect(between(a, c)).toBeGreaterThanOrEqual(0);
      expect(between(a, c)).toBeLessThanOrEqual(c - a);
      expect(between(c, a)).toBe(0);
    }),
    runs(150),
  );
});

test('what is open and what is closed are all the time there is', () => {
  fc.assert(
    fc.property(anyZone, hours, fc.oneof(instants, near), (timeZone, days, [from, , to]) => {
      fc.pre(days.some((day) => others(day).length > 0));
      const [open, closed] = [stretches, others].map((part) => workingTime({ timeZone, hours: weekOf(days.map(part)) }));
      expect((open?.(from, to) ?? 0) + (closed?.(from, to) ?? 0)).toBe(to - from);
    }),
    runs(150),
  );
});

test('asked in another order, of another week first, it is the same', () => {
  fc.assert(
    fc.property(anyZone, hours, fc.array(near, { minLength: 2, maxLength: 6 }), (timeZone, days, pairs) => {
      const given = { timeZone, hours: weekOf(days.map(stretches)) };
      const [once, again] = [workingTime(given), workingTime(given)];
      const found = pairs.map(([from, , to]) => once(from, to));
      expect(pairs.toReversed().map(([from, , to]) => again(from, to))).toEqual(found.toReversed());
    }),
    runs(60),
  );
});

test('a holiday has none, and takes nothing of other days', () => {
  fc.assert(
    fc.property(hours, anyDay, (days, day) => {
      const given = { timeZone: 'UTC', hours: weekOf(days.map(stretches)) };
      const [without, closed] = [workingTime(given), workingTime({ ...given, holidays: [formatDay(day)] })];
      const [start, end] = [day * 86_400_000, (day + 1) * 86_400_000];
      expect(closed(start, end)).toBe(0);
      const [from, to] = [start - 40 * 86_400_000, end + 40 * 86_400_000];
      expect(closed(from, to)).toBe(without(from, to) - without(start, end));
    }),
    runs(60),
  );
});
