import { describe, expect, it } from 'vitest';
import { type CalendarOptions, calendar } from '../../src/period/calendar.ts';
import { formatDay } from '../../src/period/civil.ts';
import { type Grain, grains } from '../../src/period/grain.ts';
import { type AsOf, type Period, periodsIn, type Span, wholeRange } from '../../src/period/period.ts';
import { readRange } from '../../src/period/range.ts';
import { caught } from './caught.ts';

const spansOf = (from: string, to: string, grain: Grain, options: CalendarOptions = {}, asOf?: AsOf): Span[] =>
  periodsIn(readRange([from, to]), grain, calendar(options), asOf);
const ids = (spans: readonly Span[]): string[] => spans.map(({ period }) => period.id);
const states = (spans: readonly Span[]): string[] => spans.map(({ period }) => period.state);
/** First and last instant, first and last calendar date of a window. */
const shown = ({ window }: Pick<Span, 'window'>): string[] => [
  new Date(window.from).toISOString(),
  new Date(window.to).toISOString(),
  formatDay(window.fromDay),
  formatDay(window.toDay),
];

describe('the periods of a range', () => {
  it('are its months', () => {
    const spans = spansOf('2025-01-01', '2025-04-01', 'month', { timeZone: 'Europe/Paris' });
    expect(spans.map(({ period }) => period)).toEqual<Period[]>([
      { id: '2025-01', grain: 'month', start: '2025-01-01', end: '2025-02-01', state: 'complete', elapsed: 1 },
      { id: '2025-02', grain: 'month', start: '2025-02-01', end: '2025-03-01', state: 'complete', elapsed: 1 },
      { id: '2025-03', grain: 'month', start: '2025-03-01', end: '2025-04-01', state: 'complete', elapsed: 1 },
    ]);
    expect(shown(spans[2] as Span)).toEqual(['2025-02-28T23:00:00.000Z', '2025-03-31T22:00:00.000Z', '2025-03-01', '2025-04-01']);
  });

  it('are cut by the range where it starts or ends inside them', () => {
    const spans = spansOf('2025-01-15', '2025-03-10', 'month');
    expect(spans.map(({ period: { id, state, reason, elapsed } }) => [id, state, reason, elapsed])).toEqual([
      ['2025-01', 'partial', 'cut-by-range', 1],
      ['2025-02', 'complete', undefined, 1],
      ['2025-03', 'partial', 'cut-by-range', 1],
    ]);
    expect(spans.map(({ period: { start, end } }) => [start, end])).toEqual([
      ['2025-01-01', '2025-02-01'],
      ['2025-02-01', '2025-03-01'],
      ['2025-03-01', '2025-04-01'],
    ]);
    expect(spans.map(({ window }) => [formatDay(window.fromDay), formatDay(window.toDay)])).toEqual([
      ['2025-01-15', '2025-02-01'],
      ['2025-02-01', '2025-03-01'],
      ['2025-03-01', '2025-03-10'],
    ]);
  });

  it('have a name each', () => {
    for (const grain of grains) {
      for (const options of [{}, { weekStart: 'sunday' }, { fiscalStart: 'july' }] as const) {
        const spans = spansOf('1999-12-30', '2026-01-10', grain, options);
        expect(new Set(ids(spans)).size).toBe(spans.length);
      }
    }
  });

  it('know the window just before, also outside the range', () => {
    const [first, second] = spansOf('2025-01-15', '2025-03-01', 'month') as [Span, Span];
    expect([first.previous, second.previous].map((window) => [formatDay(window?.fromDay ?? 0), formatDay(window?.toDay ?? 0)])).toEqual([
      ['2024-12-01', '2025-01-01'],
      ['2025-01-01', '2025-02-01'],
    ]);
  });

  it('are none for an empty range', () => {
    expect(periodsIn({ from: 10, to: 10 }, 'day', calendar())).toEqual([]);
  });
});

describe('a period', () => {
  const november = (asOf: AsOf, options: CalendarOptions = {}): Span =>
    spansOf('2025-11-01', '2025-12-01', 'month', options, asOf)[0] as Span;

  it('is running until asOf reaches its end', () => {
    const { period, window } = november('2025-11-23');
    expect(period).toEqual({
      id: '2025-11',
      grain: 'month',
      start: '2025-11-01',
      end: '2025-12-01',
      state: 'partial',
      elapsed: 23 / 30,
      reason: 'running',
    });
    expect(shown({ window })).toEqual(['2025-11-01T00:00:00.000Z', '2025-11-24T00:00:00.000Z', '2025-11-01', '2025-11-24']);
  });

  it('counts the part of the day that has passed', () => {
    const { period, window } = november('2025-11-23T18:00:00Z');
    expect(period.elapsed).toBe(22.75 / 30);
    // Records of instants end at 18:00; those that only have a date are taken with the whole day.
    expect(shown({ window })).toEqual(['2025-11-01T00:00:00.000Z', '2025-11-23T18:00:00.000Z', '2025-11-01', '2025-11-24']);
  });

  it.each<[AsOf, string, number]>([
    ['2025-10-31', 'future', 0],
    ['2025-11-01T00:00:00Z', 'future', 0],
    ['2025-11-01T00:00:00.001Z', 'partial', 1 / 86_400_000 / 30],
    ['2025-11-29', 'partial', 29 / 30],
    ['2025-11-30T23:59:59Z', 'partial', (30 - 1 / 86_400) / 30],
    ['2025-11-30', 'complete', 1],
    ['2025-12-01T00:00:00Z', 'complete', 1],
    ['2026-05-01', 'complete', 1],
  ])('as of %s is %s (%d)', (asOf, state, elapsed) => {
    const { period } = november(asOf);
    expect(period.state).toBe(state);
    expect(period.elapsed).toBeCloseTo(elapsed, 14);
    expect('reason' in period).toBe(state === 'partial');
  });

  it('is over when it is over in the time zone of the calendar', () => {
    expect(november('2025-11-30T23:30:00Z').period.state).toBe('partial');
    expect(november('2025-11-30T23:30:00Z', { timeZone: 'Europe/Paris' }).period.state).toBe('complete');
    expect(november('2025-12-01T02:00:00Z', { timeZone: 'America/New_York' }).period.state).toBe('partial');
  });

  it('in the future has an empty window', () => {
    const spans = spansOf('2025-10-01', '2026-02-01', 'month', {}, '2025-11-23');
    expect(states(spans)).toEqual(['complete', 'partial', 'future', 'future']);
    expect(spans.map(({ window }) => [window.to > window.from, window.toDay > window.fromDay])).toEqual([
      [true, true],
      [true, true],
      [false, false],
      [false, false],
    ]);
    // What comes before the next month is the running month, as far as it is known.
    expect(shown({ window: spans[2]?.previous as Span['window'] })).toEqual(shown(spans[1] as Span));
  });

  it('measures its share by the days inside the range', () => {
    const [span] = spansOf('2025-11-11', '2025-12-01', 'month', {}, '2025-11-20') as [Span];
    expect(span.period).toMatchObject({ state: 'partial', reason: 'running', elapsed: 0.5 });
    const [cut] = spansOf('2025-11-01', '2025-11-11', 'month', {}, '2025-11-20') as [Span];
    expect(cut.period).toMatchObject({ state: 'partial', reason: 'cut-by-range', elapsed: 1 });
  });
});

describe('a day that the time zone skipped', () => {
  const apia = { timeZone: 'Pacific/Apia' } as const;

  it('is no period; its calendar dates belong to the day behind it', () => {
    const spans = spansOf('2011-12-29', '2012-01-02', 'day', apia);
    expect(ids(spans)).toEqual(['2011-12-29', '2011-12-31', '2012-01-01']);
    expect(spans.map(shown)).toEqual([
      ['2011-12-29T10:00:00.000Z', '2011-12-30T10:00:00.000Z', '2011-12-29', '2011-12-30'],
      ['2011-12-30T10:00:00.000Z', '2011-12-31T10:00:00.000Z', '2011-12-30', '2012-01-01'],
      ['2011-12-31T10:00:00.000Z', '2012-01-01T10:00:00.000Z', '2012-01-01', '2012-01-02'],
    ]);
    expect(states(spans)).toEqual(['complete', 'complete', 'complete']);
    expect(spans.map(({ previous }) => [formatDay(previous?.fromDay ?? 0), formatDay(previous?.toDay ?? 0)])).toEqual([
      ['2011-12-28', '2011-12-29'],
      ['2011-12-29', '2011-12-30'],
      ['2011-12-30', '2012-01-01'],
    ]);
  });

  it('at the end of a range belongs to the day before it', () => {
    const spans = spansOf('2011-12-28', '2011-12-31', 'day', apia);
    expect(ids(spans)).toEqual(['2011-12-28', '2011-12-29']);
    expect(formatDay(spans[1]?.window.toDay ?? 0)).toBe('2011-12-31');
  });

  it('alone in a range leaves no period', () => {
    expect(spansOf('2011-12-30', '2011-12-31', 'day', apia)).toEqual([]);
  });

  it('does not hide the month it is in', () => {
    const [december] = spansOf('2011-12-01', '2012-01-01', 'month', apia) as [Span];
    expect((december.window.to - december.window.from) / 86_400_000).toBe(30);
  });

  it('is not counted as of that day', () => {
    const spans = spansOf('2011-12-29', '2012-01-02', 'day', apia, '2011-12-30');
    expect(states(spans)).toEqual(['complete', 'future', 'future']);
  });
});

describe('too many periods', () => {
  it.each<[string, string, Grain, number, string]>([
    ['1990-01-01', '2025-01-01', 'day', 12_784, "use every: 'week'"],
    ['1900-01-01', '2200-12-31', 'week', 15_706, "use every: 'month'"],
  ])('%s to %s by %s are refused by number, with a longer period', (from, to, grain, count, hint) => {
    const error = caught(() => spansOf(from, to, grain));
    expect(error).toMatchObject({ code: 'period-too-many', path: ['every'] });
    expect(error.message).toContain(`${count} periods`);
    expect(error.message).toContain(hint);
  });

  it('are refused in constant time, before any is made', () => {
    const started = performance.now();
    for (let i = 0; i < 200; i++) {
      const error = caught(() => periodsIn({ from: -1e8, to: 1e8 }, 'day', calendar({ timeZone: 'Europe/Paris' })));
      expect(error.message).toContain('200000000 periods');
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('without a longer period are refused all the same', () => {
    expect(caught(() => periodsIn({ from: -1e8, to: 1e8 }, 'year', calendar())).message).toContain('narrow the range');
  });

  it('start above 10 000, which are made at once in a zone with summer time', () => {
    const from = readRange(['2000-01-01', '2001-01-01']).from;
    const started = performance.now();
    expect(periodsIn({ from, to: from + 10_000 }, 'day', calendar({ timeZone: 'America/Sao_Paulo' }))).toHaveLength(10_000);
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(caught(() => periodsIn({ from, to: from + 10_001 }, 'day', calendar())).code).toBe('period-too-many');
  });
});

describe('a question without periods', () => {
  it('has one span for its range', () => {
    const span = wholeRange(readRange(['2025-01-01', '2026-01-01']), calendar({ timeZone: 'Europe/Paris' }), '2025-12-31');
    expect(span.period).toEqual({
      id: '2025-01-01/2026-01-01',
      grain: 'range',
      start: '2025-01-01',
      end: '2026-01-01',
      state: 'complete',
      elapsed: 1,
    });
    expect(shown(span)).toEqual(['2024-12-31T23:00:00.000Z', '2025-12-31T23:00:00.000Z', '2025-01-01', '2026-01-01']);
    expect(shown({ window: span.previous as Span['window'] })).toEqual([
      '2023-12-31T23:00:00.000Z',
      '2024-12-31T23:00:00.000Z',
      '2024-01-01',
      '2025-01-01',
    ]);
  });

  it('knows how much of its range has passed', () => {
    const at = (asOf: AsOf): Period => wholeRange(readRange(['2025-01-01', '2025-01-11']), calendar(), asOf).period;
    expect(at('2025-01-05')).toMatchObject({ state: 'partial', reason: 'running', elapsed: 0.5 });
    expect(at('2024-12-31')).toMatchObject({ state: 'future', elapsed: 0 });
  });

  it('and without a range has all of time', () => {
    const span = wholeRange(null, calendar({ timeZone: 'Pacific/Apia' }));
    expect(span).toEqual({
      period: { id: 'all', grain: 'range', start: '1900-01-01', end: '2201-01-01', state: 'complete', elapsed: 1 },
      window: { from: Date.UTC(1900, 0, 1), to: Date.UTC(2201, 0, 1), fromDay: -25_567, toDay: 84_371 },
      previous: null,
    });
    expect(shown(wholeRange(null, calendar(), '2025-11-23')).slice(1)).toEqual(['2025-11-24T00:00:00.000Z', '1900-01-01', '2025-11-24']);
  });
});
