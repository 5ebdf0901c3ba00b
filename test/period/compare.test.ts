import { describe, expect, it } from 'vitest';
import { type CalendarOptions, calendar } from '../../src/period/calendar.ts';
import { formatDay } from '../../src/period/civil.ts';
import { type Comparison, type ComparisonPolicy, type Pair, pairs } from '../../src/period/compare.ts';
import type { Grain } from '../../src/period/grain.ts';
import { type AsOf, periodsIn, type Span, toDateWindows, trailing, wholeRange } from '../../src/period/period.ts';
import { type DateRange, readRange } from '../../src/period/range.ts';
import { caught } from './caught.ts';

const retail = { pattern: '4-5-4', endsOn: 'saturday', rule: 'nearest', month: 'january' } as const;

interface Asked {
  readonly between: DateRange;
  readonly every?: Grain;
  readonly compare: ComparisonPolicy | Comparison;
  readonly calendar?: CalendarOptions;
  readonly asOf?: AsOf;
  readonly trailing?: number;
  readonly toDate?: Exclude<Grain, 'day'>;
}

function ask({ between, every, compare, calendar: options, asOf, trailing: count, toDate }: Asked): Pair[] {
  const complete = calendar(options);
  const range = readRange(between);
  const comparison = typeof compare === 'string' ? { to: compare } : compare;
  const stretched = (spans: Span[], grain: Grain): Span[] => {
    if (count !== undefined) return trailing(spans, count, grain, complete, asOf);
    return toDate === undefined ? spans : toDateWindows(spans, toDate, grain, complete, asOf);
  };
  const spans = every === undefined ? [wholeRange(range, complete, asOf)] : stretched(periodsIn(range, every, complete, asOf), every);
  return pairs(spans, comparison, every ?? null, complete, asOf);
}

/** Period, counterpart, dates compared. */
const shown = (pair: Pair): string =>
  `${pair.period} ~ ${pair.prior}: ${pair.start} to ${pair.end}${pair.cut ? ', cut' : ''}${pair.reason ? `, ${pair.reason}` : ''}`;
const dates = (window: Pair['window']): string[] => (window ? [formatDay(window.fromDay), formatDay(window.toDay)] : []);
const instants = (window: Pair['window']): string[] =>
  window ? [new Date(window.from).toISOString(), new Date(window.to).toISOString()] : [];

describe('the period before', () => {
  it('is a whole month for a month, whatever their lengths', () => {
    expect(ask({ between: ['2025-02-01', '2025-04-01'], every: 'month', compare: 'previousPeriod' }).map(shown)).toEqual([
      '2025-02 ~ 2025-01: 2025-01-01 to 2025-02-01',
      '2025-03 ~ 2025-02: 2025-02-01 to 2025-03-01',
    ]);
  });

  it('carries the window of the same kind before it', () => {
    const [pair] = ask({ between: ['2025-03-01', '2025-04-01'], every: 'month', compare: 'previousPeriod' }) as [Pair];
    expect(dates(pair.window)).toEqual(['2025-02-01', '2025-03-01']);
    expect(dates(pair.previous)).toEqual(['2025-01-01', '2025-02-01']);
  });

  it('is measured in the time zone of the calendar', () => {
    const [pair] = ask({
      between: ['2025-04-01', '2025-05-01'],
      every: 'month',
      compare: 'previousPeriod',
      calendar: { timeZone: 'Europe/Paris' },
    }) as [Pair];
    expect(instants(pair.window)).toEqual(['2025-02-28T23:00:00.000Z', '2025-03-31T22:00:00.000Z']);
  });

  it('is the last day that existed', () => {
    const [first, second] = ask({
      between: ['2011-12-31', '2012-01-02'],
      every: 'day',
      compare: 'previousPeriod',
      calendar: { timeZone: 'Pacific/Apia' },
    }) as [Pair, Pair];
    expect(shown(first)).toBe('2011-12-31 ~ 2011-12-29: 2011-12-29 to 2011-12-30');
    expect(shown(second)).toBe('2012-01-01 ~ 2011-12-31: 2011-12-31 to 2012-01-01');
    // The calendar dates of the skipped day belong to the day behind it, here as everywhere.
    expect(dates(second.window)).toEqual(['2011-12-30', '2012-01-01']);
  });
});

describe('the same period last year', () => {
  it.each<[Grain, DateRange, CalendarOptions, string[]]>([
    ['month', ['2025-02-01', '2025-03-01'], {}, ['2025-02 ~ 2024-02: 2024-02-01 to 2024-03-01']],
    ['quarter', ['2025-04-01', '2025-07-01'], { fiscalStart: 'april' }, ['FY2026-Q1 ~ FY2025-Q1: 2024-04-01 to 2024-07-01']],
    ['half', ['2025-07-01', '2026-01-01'], {}, ['2025-H2 ~ 2024-H2: 2024-07-01 to 2025-01-01']],
    ['year', ['2024-01-01', '2025-01-01'], {}, ['2024 ~ 2023: 2023-01-01 to 2024-01-01']],
    [
      'day',
      ['2024-02-28', '2024-03-02'],
      {},
      [
        '2024-02-28 ~ 2023-02-28: 2023-02-28 to 2023-03-01',
        '2024-02-29 ~ null: null to null, not-comparable',
        '2024-03-01 ~ 2023-03-01: 2023-03-01 to 2023-03-02',
      ],
    ],
    [
      'week',
      ['2020-12-21', '2021-01-11'],
      {},
      [
        '2020-W52 ~ 2019-W52: 2019-12-23 to 2019-12-30',
        '2020-W53 ~ null: null to null, not-comparable',
        '2021-W01 ~ 2020-W01: 2019-12-30 to 2020-01-06',
      ],
    ],
    [
      'week',
      ['2024-01-21', '2024-02-11'],
      { retail },
      [
        'RY2023-W52 ~ RY2022-W52: 2023-01-22 to 2023-01-29',
        'RY2023-W53 ~ null: null to null, not-comparable',
        'RY2024-W01 ~ RY2023-W01: 2023-01-29 to 2023-02-05',
      ],
    ],
    ['month', ['2023-12-31', '2024-02-04'], { retail }, ['RY2023-P12 ~ RY2022-P12: 2023-01-01 to 2023-01-29']],
    ['year', ['2024-02-04', '2025-02-02'], { retail }, ['RY2024 ~ RY2023: 2023-01-29 to 2024-02-04']],
    ['day', ['2012-12-30', '2012-12-31'], { timeZone: 'Pacific/Apia' }, ['2012-12-30 ~ null: null to null, not-comparable']],
  ])('by %s over %j, %j', (every, between, options, expected) => {
    expect(ask({ between, every, compare: 'previousYear', calendar: options }).map(shown)).toEqual(expected);
  });
});

describe('52 weeks earlier', () => {
  it('keeps the weekday of days and the 53rd week of years', () => {
    expect(ask({ between: ['2024-02-29', '2024-03-01'], every: 'day', compare: 'previousYearWeeks' }).map(shown)).toEqual([
      '2024-02-29 ~ 2023-03-02: 2023-03-02 to 2023-03-03',
    ]);
    expect(ask({ between: ['2020-12-28', '2021-01-11'], every: 'week', compare: 'previousYearWeeks' }).map(shown)).toEqual([
      '2020-W53 ~ 2020-W01: 2019-12-30 to 2020-01-06',
      '2021-W01 ~ 2020-W02: 2020-01-06 to 2020-01-13',
    ]);
    expect(
      ask({ between: ['2024-01-28', '2024-02-04'], every: 'week', compare: 'previousYearWeeks', calendar: { retail } }).map(shown),
    ).toEqual(['RY2023-W53 ~ RY2023-W01: 2023-01-29 to 2023-02-05']);
  });

  it('is for ranges of whole weeks', () => {
    expect(ask({ between: ['2025-11-24', '2025-12-01'], compare: 'previousYearWeeks' }).map(shown)).toEqual([
      '2025-11-24/2025-12-01 ~ 2024-11-25/2024-12-02: 2024-11-25 to 2024-12-02',
    ]);
    expect(caught(() => ask({ between: ['2025-01-01', '2026-01-01'], compare: 'previousYearWeeks' })).message).toContain(
      'a range of 365 days',
    );
  });

  it.each<Grain>(['month', 'quarter', 'half', 'year'])('is refused for a %s', (every) => {
    const error = caught(() => ask({ between: ['2025-01-01', '2026-01-01'], every, compare: 'previousYearWeeks' }));
    expect(error).toMatchObject({ code: 'bad-argument', path: ['compare'] });
    expect(error.message).toContain("'previousYear'");
  });
});

describe('a running period', () => {
  const running = { between: ['2025-03-01', '2025-04-01'], every: 'month' } as const;

  it('is compared with as many days as have passed', () => {
    expect(ask({ ...running, compare: 'previousPeriod', asOf: '2025-03-07' }).map(shown)).toEqual([
      '2025-03 ~ 2025-02: 2025-02-01 to 2025-02-08, cut',
    ]);
    expect(ask({ ...running, compare: 'previousYear', asOf: '2025-03-07' }).map(shown)).toEqual([
      '2025-03 ~ 2024-03: 2024-03-01 to 2024-03-08, cut',
    ]);
  });

  it('is never compared with days behind the end of the other', () => {
    expect(ask({ ...running, compare: 'previousPeriod', asOf: '2025-03-28' }).map(shown)).toEqual([
      '2025-03 ~ 2025-02: 2025-02-01 to 2025-03-01',
    ]);
    expect(ask({ ...running, compare: 'previousPeriod', asOf: '2025-03-30' }).map(shown)).toEqual([
      '2025-03 ~ 2025-02: 2025-02-01 to 2025-03-01',
    ]);
  });

  it('on the day behind as many as the other has is compared with all of it, at any time of that day', () => {
    const [pair] = ask({ ...running, compare: 'previousPeriod', asOf: '2025-03-29T12:00:00Z' }) as [Pair];
    expect(shown(pair)).toBe('2025-03 ~ 2025-02: 2025-02-01 to 2025-03-01');
    expect(instants(pair.window)).toEqual(['2025-02-01T00:00:00.000Z', '2025-03-01T00:00:00.000Z']);
  });

  it('is cut at the same time of the clock when asOf is an instant', () => {
    const [pair] = ask({ ...running, compare: 'previousYear', asOf: '2025-03-07T15:30:00Z' }) as [Pair];
    expect(instants(pair.window)).toEqual(['2024-03-01T00:00:00.000Z', '2024-03-07T15:30:00.000Z']);
    // Records that only have a date count with the whole day, as they do in the running period.
    expect(dates(pair.window)).toEqual(['2024-03-01', '2024-03-08']);
    expect(shown(pair)).toBe('2025-03 ~ 2024-03: 2024-03-01 to 2024-03-08, cut');
  });

  it('is cut by the clock on the wall, whatever the offsets', () => {
    const [pair] = ask({
      between: ['2025-04-01', '2025-05-01'],
      every: 'month',
      compare: 'previousPeriod',
      calendar: { timeZone: 'Europe/Paris' },
      asOf: '2025-04-30T15:30:00+02:00',
    }) as [Pair];
    // Thirty days and 15:30: 31 March, on summer time since the day before.
    expect(instants(pair.window)).toEqual(['2025-02-28T23:00:00.000Z', '2025-03-30T13:30:00.000Z']);
    const [gap] = ask({
      between: ['2025-04-01', '2025-05-01'],
      every: 'month',
      compare: 'previousPeriod',
      calendar: { timeZone: 'Europe/Paris' },
      asOf: '2025-04-30T02:30:00+02:00',
    }) as [Pair];
    // On 30 March there is no 02:30.
    expect(instants(gap.window)[1]).toBe('2025-03-30T01:30:00.000Z');
  });

  it('can be compared with the whole, or not at all', () => {
    const asOf = '2025-03-07';
    expect(ask({ ...running, compare: { to: 'previousPeriod', partial: 'whole' }, asOf }).map(shown)).toEqual([
      '2025-03 ~ 2025-02: 2025-02-01 to 2025-03-01',
    ]);
    expect(ask({ ...running, compare: { to: 'previousPeriod', partial: 'withhold' }, asOf }).map(shown)).toEqual([
      '2025-03 ~ 2025-02: null to null, partial-period',
    ]);
    expect(ask({ ...running, compare: { to: 'previousPeriod', partial: 'withhold' }, asOf: '2025-03-31' }).map(shown)).toEqual([
      '2025-03 ~ 2025-02: 2025-02-01 to 2025-03-01',
    ]);
  });

  it('that has not begun is not compared, unless with the whole', () => {
    const asOf = '2025-02-15';
    expect(ask({ ...running, compare: 'previousYear', asOf }).map(shown)).toEqual(['2025-03 ~ 2024-03: null to null, partial-period']);
    expect(ask({ ...running, compare: { to: 'previousYear', partial: 'whole' }, asOf }).map(shown)).toEqual([
      '2025-03 ~ 2024-03: 2024-03-01 to 2024-04-01',
    ]);
    // What is not known yet does not count on the other side either.
    const [pair] = ask({ ...running, compare: { to: 'previousPeriod', partial: 'whole' }, asOf }) as [Pair];
    expect(dates(pair.window)).toEqual(['2025-02-01', '2025-02-16']);
  });
});

describe('a period that the range cuts', () => {
  it('is compared with the same part of the other', () => {
    expect(ask({ between: ['2025-03-10', '2025-04-21'], every: 'month', compare: 'previousPeriod' }).map(shown)).toEqual([
      '2025-03 ~ 2025-02: 2025-02-10 to 2025-03-01, cut',
      '2025-04 ~ 2025-03: 2025-03-01 to 2025-03-21, cut',
    ]);
    expect(ask({ between: ['2025-03-12', '2025-03-20'], every: 'week', compare: 'previousYearWeeks' }).map(shown)).toEqual([
      '2025-W11 ~ 2024-W11: 2024-03-13 to 2024-03-18, cut',
      '2025-W12 ~ 2024-W12: 2024-03-18 to 2024-03-21, cut',
    ]);
  });

  it('is not comparable when the other has no such days', () => {
    expect(ask({ between: ['2025-03-30', '2025-05-01'], every: 'month', compare: 'previousPeriod' }).map(shown)[0]).toBe(
      '2025-03 ~ 2025-02: null to null, not-comparable',
    );
  });

  it('can be compared with the whole, or not at all', () => {
    const cut = { between: ['2025-03-10', '2025-04-01'], every: 'month' } as const;
    expect(ask({ ...cut, compare: { to: 'previousPeriod', partial: 'whole' } }).map(shown)).toEqual([
      '2025-03 ~ 2025-02: 2025-02-01 to 2025-03-01',
    ]);
    expect(ask({ ...cut, compare: { to: 'previousPeriod', partial: 'withhold' } }).map(shown)).toEqual([
      '2025-03 ~ 2025-02: null to null, partial-period',
    ]);
  });
});

describe('windows that reach back', () => {
  it('are compared with windows that reach back as far', () => {
    const [pair] = ask({ between: ['2025-03-01', '2025-04-01'], every: 'month', compare: 'previousYear', trailing: 12 }) as [Pair];
    expect(shown(pair)).toBe('2025-03 ~ 2024-03: 2023-04-01 to 2024-04-01');
    expect(dates(pair.previous)).toEqual(['2022-04-01', '2023-04-01']);
  });

  it('are cut at the same point in the running period', () => {
    const asked = { between: ['2025-03-01', '2025-04-01'], every: 'month', asOf: '2025-03-07T12:00:00Z' } as const;
    const [trail] = ask({ ...asked, compare: 'previousPeriod', trailing: 3 }) as [Pair];
    expect(instants(trail.window)).toEqual(['2024-12-01T00:00:00.000Z', '2025-02-07T12:00:00.000Z']);
    expect(trail.cut).toBe(true);
    const [toDate] = ask({ ...asked, compare: 'previousYear', toDate: 'year' }) as [Pair];
    expect(instants(toDate.window)).toEqual(['2024-01-01T00:00:00.000Z', '2024-03-07T12:00:00.000Z']);
    expect(dates(toDate.previous)).toEqual(['2023-01-01', '2024-01-01']);
  });

  it('to date are compared with the same months to date', () => {
    expect(ask({ between: ['2025-01-01', '2025-04-01'], every: 'month', compare: 'previousYear', toDate: 'year' }).map(shown)).toEqual([
      '2025-01 ~ 2024-01: 2024-01-01 to 2024-02-01',
      '2025-02 ~ 2024-02: 2024-01-01 to 2024-03-01',
      '2025-03 ~ 2024-03: 2024-01-01 to 2024-04-01',
    ]);
    expect(ask({ between: ['2025-01-01', '2025-02-01'], every: 'month', compare: 'previousPeriod', toDate: 'year' }).map(shown)).toEqual([
      '2025-01 ~ 2024-12: 2024-01-01 to 2025-01-01',
    ]);
  });

  it('do not care where the range starts', () => {
    expect(ask({ between: ['2025-03-10', '2025-04-01'], every: 'month', compare: 'previousPeriod', trailing: 2 }).map(shown)).toEqual([
      '2025-03 ~ 2025-02: 2025-01-01 to 2025-03-01',
    ]);
  });
});

describe('a whole range', () => {
  it.each<[DateRange, ComparisonPolicy, AsOf | undefined, CalendarOptions, string]>([
    [
      ['2025-01-01', '2026-01-01'],
      'previousPeriod',
      undefined,
      {},
      '2025-01-01/2026-01-01 ~ 2024-01-01/2025-01-01: 2024-01-01 to 2025-01-01',
    ],
    [
      ['2025-01-01', '2026-01-01'],
      'previousYear',
      '2025-11-23',
      {},
      '2025-01-01/2026-01-01 ~ 2024-01-01/2025-01-01: 2024-01-01 to 2024-11-23, cut',
    ],
    [
      ['2025-04-08', '2025-04-15'],
      'previousPeriod',
      undefined,
      {},
      '2025-04-08/2025-04-15 ~ 2025-04-01/2025-04-08: 2025-04-01 to 2025-04-08',
    ],
    [
      ['2024-02-29', '2024-03-01'],
      'previousYear',
      undefined,
      {},
      '2024-02-29/2024-03-01 ~ 2023-02-28/2023-03-01: 2023-02-28 to 2023-03-01',
    ],
    [
      ['2025-11-23', '2025-11-30'],
      'previousYear',
      undefined,
      { retail },
      '2025-11-23/2025-11-30 ~ 2024-11-24/2024-12-01: 2024-11-24 to 2024-12-01',
    ],
  ])('%j with %s as of %s, %j', (between, compare, asOf, options, expected) => {
    expect(ask({ between, compare, calendar: options, ...(asOf === undefined ? {} : { asOf }) }).map(shown)).toEqual([expected]);
  });

  it('carries the range before the one it is compared with', () => {
    const [pair] = ask({ between: ['2025-01-01', '2026-01-01'], compare: 'previousYear' }) as [Pair];
    expect(dates(pair.previous)).toEqual(['2023-01-01', '2024-01-01']);
  });

  it('has to be one: all of time has nothing before it', () => {
    const error = caught(() => pairs([wholeRange(null, calendar())], { to: 'previousYear' }, null, calendar()));
    expect(error).toMatchObject({ code: 'needs-range', message: 'compare needs a range: add between: [from, to]' });
  });
});

describe('a comparison', () => {
  it.each(['previousyear', 'lastYear', '', '__proto__', null, 7].map((to) => [to]))('with %j is refused', (to) => {
    expect(
      caught(() => ask({ between: ['2025-01-01', '2025-02-01'], every: 'month', compare: { to: to as ComparisonPolicy } })),
    ).toMatchObject({
      code: 'bad-argument',
      path: ['compare'],
    });
  });

  it('that is mistyped is recognised', () => {
    expect(
      caught(() => ask({ between: ['2025-01-01', '2025-02-01'], every: 'month', compare: 'previousyear' as ComparisonPolicy })).message,
    ).toContain('did you mean previousYear?');
  });
});
