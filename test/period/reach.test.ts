import { describe, expect, it } from 'vitest';
import { type CalendarOptions, calendar } from '../../src/period/calendar.ts';
import { formatDay } from '../../src/period/civil.ts';
import type { Grain } from '../../src/period/grain.ts';
import { type AsOf, periodsIn, type Span, toDateWindows, trailing } from '../../src/period/period.ts';
import { readRange } from '../../src/period/range.ts';
import type { Window } from '../../src/period/window.ts';
import { caught } from './caught.ts';

const dates = (window: Window | null | undefined): string => (window ? `${formatDay(window.fromDay)} ${formatDay(window.toDay)}` : 'none');
const windows = (spans: readonly Span[]): string[] => spans.map(({ window }) => dates(window));
const previous = (spans: readonly Span[]): string[] => spans.map((span) => dates(span.previous));

function trail(from: string, to: string, grain: Grain, count: number, options: CalendarOptions = {}, asOf?: AsOf): Span[] {
  const complete = calendar(options);
  return trailing(periodsIn(readRange([from, to]), grain, complete, asOf), count, grain, complete, asOf);
}

function sinceStart(
  from: string,
  to: string,
  grain: Grain,
  within: Exclude<Grain, 'day'>,
  options: CalendarOptions = {},
  asOf?: AsOf,
): Span[] {
  const complete = calendar(options);
  return toDateWindows(periodsIn(readRange([from, to]), grain, complete, asOf), within, grain, complete, asOf);
}

describe('trailing windows', () => {
  it('reach back over the periods before, outside the range too', () => {
    const spans = trail('2025-01-01', '2025-04-01', 'month', 3);
    expect(windows(spans)).toEqual(['2024-11-01 2025-02-01', '2024-12-01 2025-03-01', '2025-01-01 2025-04-01']);
    expect(previous(spans)).toEqual(['2024-08-01 2024-11-01', '2024-09-01 2024-12-01', '2024-10-01 2025-01-01']);
    expect(spans.map(({ period }) => period.id)).toEqual(['2025-01', '2025-02', '2025-03']);
  });

  it('over one period are the periods', () => {
    const complete = calendar();
    const spans = periodsIn(readRange(['2025-01-15', '2025-04-01']), 'month', complete);
    expect(trailing(spans, 1, 'month', complete)).toEqual(spans);
  });

  it('of days keep their length in days when clocks change', () => {
    const spans = trail('2024-03-25', '2024-04-10', 'day', 7, { timeZone: 'Europe/Paris' });
    expect(spans.map(({ window }) => window.toDay - window.fromDay)).toEqual(spans.map(() => 7));
    expect(new Set(spans.map(({ window }) => (window.to - window.from) / 3_600_000))).toEqual(new Set([168, 167]));
  });

  it('end at asOf in the running period, and are empty behind it', () => {
    const spans = trail('2025-10-01', '2026-01-01', 'month', 3, {}, '2025-11-10T12:00:00Z');
    expect(windows(spans)).toEqual(['2025-08-01 2025-11-01', '2025-09-01 2025-11-11', '2025-12-01 2025-12-01']);
    expect(spans[1]?.window.to).toBe(Date.UTC(2025, 10, 10, 12));
    expect(spans.map(({ period }) => period.state)).toEqual(['complete', 'partial', 'future']);
  });

  it('are not cut by the start of the range, only by its end', () => {
    const spans = trail('2025-01-15', '2025-03-10', 'month', 2);
    expect(windows(spans)).toEqual(['2024-12-01 2025-02-01', '2025-01-01 2025-03-01', '2025-02-01 2025-03-10']);
    expect(spans.map(({ period: { state, reason } }) => [state, reason])).toEqual([
      ['complete', undefined],
      ['complete', undefined],
      ['partial', 'cut-by-range'],
    ]);
  });

  it.each([0, -1, 2.5, Number.NaN, 10_001, '3', null].map((count) => [count]))('over %s periods are refused', (count) => {
    expect(caught(() => trail('2025-01-01', '2025-04-01', 'month', count as number))).toMatchObject({ code: 'bad-argument' });
  });
});

describe('windows to date', () => {
  it('start with the longer period', () => {
    const spans = sinceStart('2024-11-01', '2025-03-01', 'month', 'year');
    expect(windows(spans)).toEqual(['2024-01-01 2024-12-01', '2024-01-01 2025-01-01', '2025-01-01 2025-02-01', '2025-01-01 2025-03-01']);
    expect(previous(spans)).toEqual(['2023-01-01 2024-01-01', '2023-01-01 2024-01-01', '2024-01-01 2025-01-01', '2024-01-01 2025-01-01']);
  });

  it('follow the fiscal year', () => {
    expect(windows(sinceStart('2025-03-01', '2025-05-01', 'month', 'year', { fiscalStart: 'april' }))).toEqual([
      '2024-04-01 2025-04-01',
      '2025-04-01 2025-05-01',
    ]);
  });

  it('of days run through the week, month or quarter', () => {
    expect(windows(sinceStart('2025-03-30', '2025-04-02', 'day', 'month'))).toEqual([
      '2025-03-01 2025-03-31',
      '2025-03-01 2025-04-01',
      '2025-04-01 2025-04-02',
    ]);
    expect(windows(sinceStart('2025-03-30', '2025-04-01', 'day', 'week', { weekStart: 'sunday' }))).toEqual([
      '2025-03-30 2025-03-31',
      '2025-03-30 2025-04-01',
    ]);
    expect(windows(sinceStart('2025-03-31', '2025-04-02', 'day', 'quarter'))).toEqual(['2025-01-01 2025-04-01', '2025-04-01 2025-04-02']);
  });

  it('over their own grain are the whole periods', () => {
    expect(windows(sinceStart('2025-01-15', '2025-03-01', 'month', 'month'))).toEqual(['2025-01-01 2025-02-01', '2025-02-01 2025-03-01']);
  });

  it('end at asOf in the running period', () => {
    expect(windows(sinceStart('2025-10-01', '2026-01-01', 'month', 'year', {}, '2025-11-10'))).toEqual([
      '2025-01-01 2025-11-01',
      '2025-01-01 2025-11-11',
      '2025-12-01 2025-12-01',
    ]);
  });

  it('of weeks need months and years of whole weeks', () => {
    const retail = { pattern: '4-4-5', endsOn: 'sunday', rule: 'last', month: 'december' } as const;
    expect(windows(sinceStart('2025-01-06', '2025-01-20', 'week', 'year', { retail }))).toEqual([
      '2024-12-30 2025-01-13',
      '2024-12-30 2025-01-20',
    ]);
    expect(caught(() => sinceStart('2025-01-06', '2025-01-20', 'week', 'year')).message).toContain('retail calendar');
    expect(caught(() => sinceStart('2025-01-06', '2025-01-20', 'week', 'month'))).toMatchObject({
      code: 'bad-argument',
      path: ['stretch', 'toDate'],
    });
  });

  it('cannot run through a shorter period', () => {
    expect(caught(() => sinceStart('2025-01-01', '2026-01-01', 'year', 'month')).message).toContain('accumulate over a longer period');
  });
});
