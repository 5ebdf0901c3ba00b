import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { calendar } from '../../src/period/calendar.ts';
import { DAY_MS, type Day, dayOf, parseDay } from '../../src/period/civil.ts';
import { type Pair, pairs } from '../../src/period/compare.ts';
import { rangeBefore, rangeYearBefore } from '../../src/period/dayRange.ts';
import { fills, type Grain, grainRule, grains } from '../../src/period/grain.ts';
import { periodsIn, type Span, toDateWindows, trailing, wholeRange } from '../../src/period/period.ts';
import { startOfDay } from '../../src/period/zone.ts';
import { runs } from '../laws/runs.ts';
import { anyCalendar, anyGrain, anyRange, anyZone, hardZones } from './arbitraries.ts';

const first = <T>(list: readonly T[]): T => list[0] as T;
const last = <T>(list: readonly T[]): T => list.at(-1) as T;
const start = (span: Span): Day => parseDay(span.period.start) as Day;
const end = (span: Span): Day => parseDay(span.period.end) as Day;

/** Asserts that windows follow each other without a gap or an overlap, for instants and for calendar dates. */
function expectTiling(spans: readonly Span[]): void {
  for (const [i, { window }] of spans.slice(1).entries()) {
    const before = (spans[i] as Span).window;
    expect([window.from, window.fromDay]).toEqual([before.to, before.toDay]);
  }
}

describe('the periods of a range', () => {
  it('tile it: no gap, no overlap, no loss at either end (L8)', () => {
    fc.assert(
      fc.property(anyCalendar, anyGrain, anyRange(800), (cal, grain, range) => {
        const spans = periodsIn(range, grain, cal);
        fc.pre(spans.length > 0);
        expectTiling(spans);
        expect([first(spans).window.fromDay, last(spans).window.toDay]).toEqual([range.from, range.to]);
        expect([first(spans).window.from, last(spans).window.to]).toEqual([
          startOfDay(cal.timeZone, range.from),
          startOfDay(cal.timeZone, range.to),
        ]);
        for (const { window } of spans) expect(window.from < window.to && window.fromDay < window.toDay).toBe(true);
      }),
      runs(300),
    );
  });

  it.each([...hardZones])('tile forty years of days, weeks, months and years in %s (L8, L9)', (timeZone) => {
    const cal = calendar({ timeZone, fiscalStart: 'april' });
    const halves = [
      { from: dayOf(1990, 4, 1), to: dayOf(2010, 4, 1) },
      { from: dayOf(2010, 4, 1), to: dayOf(2030, 4, 1) },
    ];
    for (const [grain, range] of grains.flatMap((name) => halves.map((half) => [name, half] as const))) {
      const spans = periodsIn(range, grain, cal);
      expectTiling(spans);
      expect([first(spans).window.fromDay, last(spans).window.toDay]).toEqual([range.from, range.to]);
      const total = spans.reduce((sum, { window }) => sum + window.to - window.from, 0);
      expect(total).toBe(startOfDay(timeZone, range.to) - startOfDay(timeZone, range.from));
    }
  });

  it('of one grain begin and end where the days in them do (L8)', () => {
    fc.assert(
      fc.property(anyCalendar, anyGrain, anyRange(500), (cal, grain, range) => {
        const days = new Map(periodsIn(range, 'day', cal).map(({ window }) => [window.from, window.fromDay]));
        for (const { window } of periodsIn(range, grain, cal)) expect(days.get(window.from)).toBe(window.fromDay);
      }),
      runs(100),
    );
  });

  it('have days of the lengths that clocks make (L9)', () => {
    fc.assert(
      fc.property(anyZone, anyRange(60, 1905, 2040), (timeZone, range) => {
        for (const { period, window } of periodsIn(range, 'day', calendar({ timeZone }))) {
          const { hoursInDay } = Temporal.PlainDate.from(period.id).toZonedDateTime(timeZone);
          expect(window.to - window.from).toBe(Math.round(hoursInDay * 3_600_000));
        }
      }),
      runs(300),
    );
  });

  it('move with the clock: a zone five hours ahead begins its periods five hours earlier (L11)', () => {
    fc.assert(
      fc.property(anyGrain, anyRange(800), (grain, range) => {
        const here = periodsIn(range, grain, calendar());
        const there = periodsIn(range, grain, calendar({ timeZone: 'Etc/GMT-5' }));
        expect(there.map(({ window }) => [window.from + 5 * 3_600_000, window.to + 5 * 3_600_000, window.fromDay])).toEqual(
          here.map(({ window }) => [window.from, window.to, window.fromDay]),
        );
        expect(there.map(({ period }) => period)).toEqual(here.map(({ period }) => period));
      }),
      runs(100),
    );
  });

  it('do not lose or gain by where a range is split (L8)', () => {
    fc.assert(
      fc.property(anyCalendar, anyGrain, anyRange(400), fc.nat(), (cal, grain, { from, to }, split) => {
        fc.pre(to - from > 1);
        const at = from + 1 + (split % (to - from - 1));
        const days = (range: { from: Day; to: Day }): number =>
          periodsIn(range, grain, cal).reduce((sum, { window }) => sum + window.to - window.from, 0);
        expect(days({ from, to: at }) + days({ from: at, to })).toBe(days({ from, to }));
      }),
      runs(200),
    );
  });
});

describe('asOf', () => {
  const anyInstant = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2030, 0, 1) });

  it('divides periods into complete, at most one running, and future ones; time only moves forward', () => {
    fc.assert(
      fc.property(anyCalendar, anyGrain, anyRange(300, 1995, 2025), anyInstant, fc.nat(40 * DAY_MS), (cal, grain, range, at, later) => {
        const order = { complete: 0, partial: 1, future: 2, empty: 0 };
        const running = (spans: readonly Span[]): Span[] => spans.filter(({ period }) => period.reason === 'running');
        const now = periodsIn(range, grain, cal, new Date(at));
        const then = periodsIn(range, grain, cal, new Date(at + later));
        expect(running(now).length).toBeLessThanOrEqual(1);
        const states = now.filter(({ period }) => period.reason !== 'cut-by-range').map(({ period }) => order[period.state]);
        expect(states).toEqual([...states].sort((a, b) => a - b));
        for (const [i, span] of now.entries()) {
          const next = then[i] as Span;
          expect(next.period.elapsed).toBeGreaterThanOrEqual(span.period.elapsed);
          expect(next.window.to).toBeGreaterThanOrEqual(span.window.to);
          expect(span.window.from).toBe(next.window.from);
          expect(span.window.to).toBeLessThanOrEqual(Math.max(at, span.window.from));
          expect(span.period.elapsed >= 0 && span.period.elapsed <= 1).toBe(true);
        }
      }),
      runs(300),
    );
  });

  it('never makes two windows overlap', () => {
    fc.assert(
      fc.property(anyCalendar, anyGrain, anyRange(300, 1995, 2025), anyInstant, (cal, grain, range, at) => {
        const spans = periodsIn(range, grain, cal, new Date(at));
        for (const [i, { window }] of spans.slice(1).entries()) {
          const before = (spans[i] as Span).window;
          expect(window.from >= before.to && window.fromDay >= before.toDay).toBe(true);
        }
      }),
      runs(200),
    );
  });

  it('as a date is the instant at which that day ends', () => {
    fc.assert(
      fc.property(anyCalendar, anyGrain, anyRange(200, 1995, 2025), fc.integer({ min: -30, max: 230 }), (cal, grain, range, days) => {
        const day = new Date((range.from + days) * DAY_MS).toISOString().slice(0, 10);
        const ends = startOfDay(cal.timeZone, range.from + days + 1);
        // A day that was skipped has no end of its own.
        fc.pre(ends > startOfDay(cal.timeZone, range.from + days));
        expect(periodsIn(range, grain, cal, day)).toEqual(periodsIn(range, grain, cal, new Date(ends)));
      }),
      runs(200),
    );
  });
});

describe('windows that reach back (L13)', () => {
  const count = fc.integer({ min: 1, max: 14 });

  it('trail over exactly the periods before, for every grain and edge', () => {
    fc.assert(
      fc.property(anyCalendar, anyGrain, anyRange(200, 2013, 2040), count, (cal, grain, range, n) => {
        const rule = grainRule(grain, cal);
        const whole = { from: rule.floor(range.from), to: rule.next(rule.floor(range.to), 1) };
        const spans = periodsIn(whole, grain, cal);
        const wider = periodsIn({ from: rule.next(whole.from, -2 * n), to: whole.to }, grain, cal);
        for (const [i, span] of trailing(spans, n, grain, cal).entries()) {
          const at = i + 2 * n;
          expect([span.window.from, span.window.fromDay]).toEqual([wider[at - n + 1]?.window.from, wider[at - n + 1]?.window.fromDay]);
          expect([span.window.to, span.window.toDay]).toEqual([wider[at]?.window.to, wider[at]?.window.toDay]);
          expect([span.previous?.from, span.previous?.to]).toEqual([wider[at - 2 * n + 1]?.window.from, wider[at - n]?.window.to]);
        }
      }),
      runs(200),
    );
  });

  it('to date grow by one period at a time and end with the whole', () => {
    fc.assert(
      fc.property(anyCalendar, anyGrain, fc.constantFrom(...grains.slice(1)), anyRange(1, 2013, 2040), (cal, grain, within, { from }) => {
        fc.pre(fills(grain, within, cal));
        const outer = grainRule(within, cal);
        const whole = { from: outer.floor(from), to: outer.next(outer.floor(from), 1) };
        const spans = periodsIn(whole, grain, cal);
        const sums = toDateWindows(spans, within as Exclude<Grain, 'day'>, grain, cal);
        expect(new Set(sums.map(({ window }) => window.from))).toEqual(new Set([startOfDay(cal.timeZone, whole.from)]));
        expect(sums.map(({ window }) => window.to)).toEqual(spans.map(({ window }) => window.to));
        expect(last(sums).window.to).toBe(startOfDay(cal.timeZone, whole.to));
      }),
      runs(200),
    );
  });
});

describe('comparisons (L14)', () => {
  const compared = (
    spans: readonly Span[],
    to: 'previousPeriod' | 'previousYear',
    grain: Grain | null,
    cal: ReturnType<typeof calendar>,
  ): Pair[] => pairs(spans, { to }, grain, cal);

  it('of whole periods with those before are the periods, one later', () => {
    fc.assert(
      fc.property(anyCalendar, anyGrain, anyRange(200, 2013, 2040), (cal, grain, range) => {
        const rule = grainRule(grain, cal);
        const spans = periodsIn({ from: rule.floor(range.from), to: rule.next(rule.floor(range.to), 1) }, grain, cal);
        const matched = compared(spans, 'previousPeriod', grain, cal);
        expect(matched.slice(1).map(({ prior, window }) => [prior, window])).toEqual(
          spans.slice(0, -1).map(({ period, window }) => [period.id, window]),
        );
        expect(matched.every(({ cut, reason }) => !cut && reason === null)).toBe(true);
        expect(matched.map(({ window }) => window)).toEqual(spans.map(({ previous }) => previous));
      }),
      runs(200),
    );
  });

  it('of whole years tile the year before', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        fc.constantFrom('month' as const, 'quarter' as const, 'half' as const),
        anyRange(1, 1990, 2040),
        (cal, grain, { from }) => {
          const year = grainRule('year', cal);
          const thisYear = year.floor(from);
          const spans = periodsIn({ from: thisYear, to: year.next(thisYear, 1) }, grain, cal);
          const before = periodsIn({ from: year.next(thisYear, -1), to: thisYear }, grain, cal);
          expect(compared(spans, 'previousYear', grain, cal).map(({ window }) => window)).toEqual(before.map(({ window }) => window));
        },
      ),
      runs(200),
    );
  });

  it('of a running period never look at more days than have begun', () => {
    const policies = fc.constantFrom('previousPeriod' as const, 'previousYear' as const);
    fc.assert(
      fc.property(anyCalendar, anyGrain, policies, anyRange(1, 2013, 2040), fc.nat(400 * DAY_MS), (cal, grain, to, { from }, later) => {
        const rule = grainRule(grain, cal);
        const asOf = new Date(startOfDay(cal.timeZone, from) + later);
        const day = Math.floor((asOf.getTime() + 14 * 3_600_000) / DAY_MS);
        const whole = { from: rule.floor(day - 2), to: rule.next(rule.floor(day + 2), 1) };
        const spans = periodsIn(whole, grain, cal, asOf);
        for (const [i, pair] of pairs(spans, { to }, grain, cal, asOf).entries()) {
          const span = spans[i] as Span;
          if (span.period.state !== 'partial' || pair.window === null) continue;
          expect(pair.window.toDay - pair.window.fromDay).toBeLessThanOrEqual(span.window.toDay - start(span));
          expect(pair.window.to).toBeLessThanOrEqual(span.window.from);
          expect(pair.window.to).toBeLessThanOrEqual(startOfDay(cal.timeZone, pair.window.toDay));
        }
      }),
      runs(300),
    );
  });

  it('of a whole range with the range before meet without a gap', () => {
    fc.assert(
      fc.property(anyCalendar, anyRange(900), (cal, range) => {
        const before = rangeBefore(range, cal);
        expect(before.to).toBe(range.from);
        expect(before.from).toBeLessThan(before.to);
        const [pair] = compared([wholeRange(range, cal)], 'previousPeriod', null, cal) as [Pair];
        expect([pair.window?.to, pair.window?.toDay]).toEqual([startOfDay(cal.timeZone, range.from), range.from]);
      }),
      runs(500),
    );
  });

  it('of a range with last year are never empty, and never reach into the range by more than it is long', () => {
    fc.assert(
      fc.property(anyCalendar, anyRange(900), (cal, range) => {
        const before = rangeYearBefore(range, cal);
        expect(before.from).toBeLessThan(before.to);
        expect(Math.abs(range.from - before.from - 365)).toBeLessThanOrEqual(7);
        expect(Math.abs(range.to - before.to - 365)).toBeLessThanOrEqual(7);
        expect(end(wholeRange(range, cal))).toBe(range.to);
      }),
      runs(500),
    );
  });
});
