// What users of neighbouring systems asked for about periods and did not get, as far as it is decided before any record is read.
import { describe, expect, it } from 'vitest';
import { type CalendarOptions, calendar } from '../../src/period/calendar.ts';
import { formatDay } from '../../src/period/civil.ts';
import { type Pair, pairs } from '../../src/period/compare.ts';
import type { Grain } from '../../src/period/grain.ts';
import { type AsOf, periodsIn, type Span, toDateWindows, trailing, wholeRange } from '../../src/period/period.ts';
import { type DateRange, lastPeriods, readRange } from '../../src/period/range.ts';
import type { Window } from '../../src/period/window.ts';
import { caught } from './caught.ts';

const spansOf = (between: DateRange, grain: Grain, options: CalendarOptions = {}, asOf?: AsOf): Span[] =>
  periodsIn(readRange(between), grain, calendar(options), asOf);
const ids = (spans: readonly Span[]): string[] => spans.map(({ period }) => period.id);
const dates = (window: Window | null): string => (window ? `${formatDay(window.fromDay)} to ${formatDay(window.toDay)}` : 'none');
const hours = ({ from, to }: Window): number => (to - from) / 3_600_000;
const holders = (spans: readonly Span[], instant: string): string[] => {
  const at = Date.parse(instant);
  return ids(spans.filter(({ window }) => window.from <= at && at < window.to));
};

describe('1. part period against whole period', () => {
  const asOf = '2020-03-07';
  const march = (): Span[] => spansOf(['2020-02-01', '2020-04-01'], 'month', {}, asOf);

  it('seven days of March are compared with seven days of February', () => {
    const [, pair] = pairs(march(), { to: 'previousPeriod' }, 'month', calendar(), asOf) as [Pair, Pair];
    expect(dates(pair.window)).toBe('2020-02-01 to 2020-02-08');
    expect(pair.cut).toBe(true);
  });

  it('a running month says so, with the share that has passed', () => {
    expect(march()[1]?.period).toMatchObject({ state: 'partial', reason: 'running', elapsed: 7 / 31 });
  });

  it('a stub week says so, and is compared with a stub', () => {
    const spans = spansOf(['2025-03-01', '2025-04-01'], 'week');
    expect(spans.map(({ period }) => period.state)).toEqual(['partial', 'complete', 'complete', 'complete', 'complete', 'partial']);
    const matched = pairs(spans, { to: 'previousPeriod' }, 'week', calendar());
    expect(matched.map(({ window }) => window && window.toDay - window.fromDay)).toEqual([2, 7, 7, 7, 7, 1]);
  });

  it('a comparison can be withheld instead', () => {
    const [, pair] = pairs(march(), { to: 'previousPeriod', partial: 'withhold' }, 'month', calendar(), asOf) as [Pair, Pair];
    expect([pair.window, pair.reason]).toEqual([null, 'partial-period']);
  });
});

describe('2. the start of the week', () => {
  it('is named, and part of the calendar that is given back', () => {
    expect(calendar({ weekStart: 'saturday' }).weekStart).toBe('saturday');
    expect(caught(() => calendar({ weekStart: 2 as unknown as 'monday' })).code).toBe('bad-argument');
  });

  it('set to Monday gives weeks from Monday to Sunday, seven days each', () => {
    const spans = spansOf(['2024-12-30', '2026-01-05'], 'week', { weekStart: 'monday', timeZone: 'Europe/Paris' });
    expect(
      spans.every(({ window }) => new Date(window.fromDay * 86_400_000).getUTCDay() === 1 && window.toDay - window.fromDay === 7),
    ).toBe(true);
  });

  it('from Saturday in Tehran puts 28 March into one week only', () => {
    const spans = spansOf(['2025-03-01', '2025-05-01'], 'week', { weekStart: 'saturday', timeZone: 'Asia/Tehran' });
    for (const clock of ['00:00:00', '03:29:59', '12:00:00', '20:29:59', '20:30:00', '23:59:59']) {
      expect(holders(spans, `2025-03-28T${clock}+03:30`)).toEqual(['2025-03-22/P7D']);
    }
    expect(holders(spans, '2025-03-29T00:00:00+03:30')).toEqual(['2025-03-29/P7D']);
  });

  it('makes the current week one of seven days, in any zone', () => {
    for (const timeZone of ['UTC', 'America/Los_Angeles', 'Pacific/Auckland']) {
      const [from, to] = lastPeriods(1, 'week', '2024-03-10T12:00:00Z', { timeZone, weekStart: 'sunday' });
      expect((Date.parse(to) - Date.parse(from)) / 86_400_000).toBe(7);
    }
  });
});

describe('3. daylight saving time', () => {
  it('does not shift weeks into the evening before', () => {
    const spans = spansOf(['2024-03-03', '2024-03-31'], 'week', { weekStart: 'sunday', timeZone: 'America/New_York' });
    expect(spans.map(({ window }) => new Date(window.from).toISOString())).toEqual([
      '2024-03-03T05:00:00.000Z',
      '2024-03-10T05:00:00.000Z',
      '2024-03-17T04:00:00.000Z',
      '2024-03-24T04:00:00.000Z',
    ]);
    expect(spans.map(({ window }) => hours(window))).toEqual([168, 167, 168, 168]);
  });

  it('makes no extra period', () => {
    const days = spansOf(['2024-10-25', '2024-10-30'], 'day', { timeZone: 'Europe/Paris' });
    expect(ids(days)).toEqual(['2024-10-25', '2024-10-26', '2024-10-27', '2024-10-28', '2024-10-29']);
    expect(days.map(({ window }) => hours(window))).toEqual([24, 24, 25, 24, 24]);
  });

  it('leaves a sum of seven days its seven days', () => {
    const options = { timeZone: 'America/New_York' } as const;
    const days = trailing(spansOf(['2024-03-08', '2024-03-20'], 'day', options), 7, 'day', calendar(options));
    expect(new Set(days.map(({ window }) => window.toDay - window.fromDay))).toEqual(new Set([7]));
    expect(days.map(({ window }) => dates(window))[3]).toBe('2024-03-05 to 2024-03-12');
  });
});

describe('4. a month offset that loses days', () => {
  it('reads all of March from April, its 31st too', () => {
    const [pair] = pairs(spansOf(['2025-04-01', '2025-05-01'], 'month'), { to: 'previousPeriod' }, 'month', calendar()) as [Pair];
    expect(dates(pair.window)).toBe('2025-03-01 to 2025-04-01');
  });

  it('reads all of February from March, the leap day too', () => {
    const [pair] = pairs(spansOf(['2024-03-01', '2024-04-01'], 'month'), { to: 'previousPeriod' }, 'month', calendar()) as [Pair];
    expect(dates(pair.window)).toBe('2024-02-01 to 2024-03-01');
    const [later] = pairs(spansOf(['2025-02-01', '2025-03-01'], 'month'), { to: 'previousYear' }, 'month', calendar()) as [Pair];
    expect(dates(later.window)).toBe('2024-02-01 to 2024-03-01');
  });
});

describe('5. year over year', () => {
  it('of weeks hits a week every time', () => {
    for (const weekStart of ['monday', 'sunday'] as const) {
      const spans = spansOf(['2023-01-05', '2026-01-01'], 'week', { weekStart });
      for (const to of ['previousYear', 'previousYearWeeks'] as const) {
        const matched = pairs(spans.slice(1, -1), { to }, 'week', calendar({ weekStart }));
        expect(matched.filter(({ window }) => window === null || window.toDay - window.fromDay !== 7)).toEqual([]);
      }
    }
  });

  it('says which week has no counterpart', () => {
    const [pair] = pairs(spansOf(['2020-12-28', '2021-01-04'], 'week'), { to: 'previousYear' }, 'week', calendar()) as [Pair];
    expect(pair).toMatchObject({ period: '2020-W53', prior: null, window: null, reason: 'not-comparable' });
  });

  it('compares Black Friday with Black Friday, and one weekday with the same', () => {
    const [pair] = pairs(spansOf(['2025-11-28', '2025-11-29'], 'day'), { to: 'previousYearWeeks' }, 'day', calendar()) as [Pair];
    expect(pair.prior).toBe('2024-11-29');
  });

  it('to date on 1 March of a leap year looks at the first days of the year before', () => {
    const asOf = '2028-03-01';
    const [pair] = pairs(spansOf(['2028-01-01', '2029-01-01'], 'year', {}, asOf), { to: 'previousYear' }, 'year', calendar(), asOf) as [
      Pair,
    ];
    // As many days as have passed: 61.
    expect(dates(pair.window)).toBe('2027-01-01 to 2027-03-03');
    const spans = toDateWindows(spansOf(['2028-01-01', '2028-03-01'], 'month', {}, asOf), 'year', 'month', calendar(), asOf);
    expect(pairs(spans, { to: 'previousYear' }, 'month', calendar(), asOf).map(({ window }) => dates(window))).toEqual([
      '2027-01-01 to 2027-02-01',
      '2027-01-01 to 2027-03-01',
    ]);
  });

  it('lists the pairs that it matched', () => {
    const matched = pairs(spansOf(['2025-01-01', '2025-03-01'], 'month'), { to: 'previousYear' }, 'month', calendar());
    expect(matched.map(({ period, prior, start, end }) => [period, prior, start, end])).toEqual([
      ['2025-01', '2024-01', '2024-01-01', '2024-02-01'],
      ['2025-02', '2024-02', '2024-02-01', '2024-03-01'],
    ]);
  });
});

describe('6. cumulative metrics at the edges', () => {
  it.each<[Grain, number, string]>([
    ['day', 7, '2024-12-26 to 2025-01-02'],
    ['week', 4, '2024-12-09 to 2025-01-06'],
    ['month', 12, '2024-02-01 to 2025-02-01'],
    ['quarter', 4, '2024-04-01 to 2025-04-01'],
    ['half', 2, '2024-07-01 to 2025-07-01'],
    ['year', 3, '2023-01-01 to 2026-01-01'],
  ])('the first window by %s reaches back outside the range over %d of them', (grain, count, expected) => {
    const spans = spansOf(['2025-01-01', '2026-01-01'], grain);
    expect(dates(trailing(spans, count, grain, calendar())[0]?.window ?? null)).toBe(expected);
  });

  it('a year to date does not begin with the range', () => {
    const spans = toDateWindows(spansOf(['2025-06-01', '2025-07-01'], 'month'), 'year', 'month', calendar());
    expect(dates(spans[0]?.window ?? null)).toBe('2025-01-01 to 2025-07-01');
  });
});

describe('7. the answer from parts and the direct answer', () => {
  it('look at the same stretch of time, whatever the parts are', () => {
    for (const timeZone of ['UTC', 'Europe/Paris', 'Pacific/Apia', 'Australia/Lord_Howe']) {
      const { window } = wholeRange(readRange(['2011-01-01', '2012-01-01']), calendar({ timeZone }));
      for (const grain of ['day', 'week', 'month', 'quarter', 'half', 'year'] as const) {
        const parts = spansOf(['2011-01-01', '2012-01-01'], grain, { timeZone });
        expect([parts[0]?.window.from, parts.at(-1)?.window.to]).toEqual([window.from, window.to]);
        expect(parts.reduce((sum, part) => sum + hours(part.window), 0)).toBe(hours(window));
      }
    }
  });

  it('survive being stored', () => {
    const spans = spansOf(['2025-01-15', '2025-12-01'], 'month', { timeZone: 'Europe/Paris' }, '2025-11-10T12:00:00Z');
    expect(JSON.parse(JSON.stringify(spans))).toEqual(spans);
    const matched = pairs(spans, { to: 'previousYear' }, 'month', calendar({ timeZone: 'Europe/Paris' }), '2025-11-10T12:00:00Z');
    expect(JSON.parse(JSON.stringify(matched))).toEqual(matched);
  });
});

describe('31. fiscal and retail calendars', () => {
  it('are plain values', () => {
    const options = {
      timeZone: 'America/New_York',
      retail: { pattern: '4-5-4', endsOn: 'saturday', rule: 'nearest', month: 'january' },
    } as const;
    expect(calendar(JSON.parse(JSON.stringify(options)))).toEqual(calendar(options));
  });

  it('serve every grain', () => {
    const retail = { pattern: '4-4-5', endsOn: 'saturday', rule: 'last', month: 'september' } as const;
    const last = (grain: Grain, options: CalendarOptions): string =>
      ids(spansOf(['2024-09-29', '2025-09-28'], grain, options)).at(-1) as string;
    expect((['week', 'month', 'quarter', 'half', 'year'] as const).map((grain) => last(grain, { retail }))).toEqual([
      'RY2025-W52',
      'RY2025-P12',
      'RY2025-Q4',
      'RY2025-H2',
      'RY2025',
    ]);
    expect((['month', 'quarter', 'half', 'year'] as const).map((grain) => last(grain, { fiscalStart: 'october' }))).toEqual([
      '2025-09',
      'FY2025-Q4',
      'FY2025-H2',
      'FY2025',
    ]);
  });

  it('with a 53rd week compare by number, or by 52 weeks', () => {
    const options = { retail: { pattern: '4-5-4', endsOn: 'saturday', rule: 'nearest', month: 'january' } } as const;
    const spans = spansOf(['2024-01-28', '2024-02-11'], 'week', options);
    const priors = (to: 'previousYear' | 'previousYearWeeks') => pairs(spans, { to }, 'week', calendar(options)).map(({ prior }) => prior);
    expect(priors('previousYear')).toEqual([null, 'RY2023-W01']);
    expect(priors('previousYearWeeks')).toEqual(['RY2023-W01', 'RY2023-W02']);
  });
});

describe('32. missing periods', () => {
  it('are there before any record is: the calendar makes them', () => {
    expect(ids(spansOf(['2025-01-01', '2025-07-01'], 'month'))).toEqual(['2025-01', '2025-02', '2025-03', '2025-04', '2025-05', '2025-06']);
    expect(spansOf(['2024-01-01', '2025-01-01'], 'day')).toHaveLength(366);
  });

  it('are there in the future too, and say so', () => {
    expect(spansOf(['2025-11-01', '2026-02-01'], 'month', {}, '2025-11-23').map(({ period }) => period.state)).toEqual([
      'partial',
      'future',
      'future',
    ]);
  });
});
