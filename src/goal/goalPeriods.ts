// The periods of a goal in a series: those that are known, the one that is running, and those ahead.
import { KpiError } from '../error.ts';
import { type AsOf, readAsOf } from '../period/asOf.ts';
import { type Day, parseDay } from '../period/civil.ts';
import { grainRule } from '../period/grain.ts';
import { readRange } from '../period/range.ts';
import type { Table } from '../query/table.ts';
import { type Rate, rateIn } from '../trend/forecast/rate.ts';
import { type Series, seriesRead } from '../trend/series.ts';
import type { SeriesInput, TableSeries } from '../trend/seriesShape.ts';
import type { Goal } from './goalShape.ts';

/** Why the periods of a goal are not known. */
export type PeriodsReason =
  | 'no-data'
  | 'periods-do-not-fit'
  | 'missing-periods'
  | 'partial-period'
  | 'needs-parts'
  | 'zero-denominator'
  | 'mixed-currency'
  | 'other-currency'
  | 'milestones';

/** A period of a goal. */
export interface GoalPeriod {
  readonly id: string;
  /** Its value, where it is over. */
  readonly value: number | null;
  /** Its value so far, where it is running. */
  readonly toDate: { readonly value: number; readonly elapsed: number } | null;
}

/** The periods of a goal, and the series around them. */
export interface GoalPeriods {
  readonly series: Series;
  readonly rate: Rate | null;
  readonly isAdditive: boolean;
  readonly periods: readonly GoalPeriod[];
  /** How many periods lie behind the last one that is known, up to the end of the goal. */
  readonly steps: number;
}

/** The periods of a goal, or why they are not known. */
export function goalPeriods<R extends object>(
  goal: Goal,
  given: SeriesInput<R>,
  asOf: AsOf | undefined,
): GoalPeriods | { readonly reason: PeriodsReason } {
  if (goal.kind === 'milestones') return { reason: 'milestones' };
  const input = asOf === undefined ? given : knownAt(given, asOf);
  const series = seriesRead(input, {});
  const isRate = 'table' in input;
  if (isRate && series.of.id !== goal.of.id)
    throw new KpiError('bad-argument', `a series of ${series.of.id} for a goal of ${goal.of.id}`, 'name the column of the goal', [
      'column',
    ]);
  if (series.isMixed) return { reason: 'mixed-currency' };
  if (goal.currency !== null && series.of.currency !== null && series.of.currency !== goal.currency) return { reason: 'other-currency' };
  const known = series.values.reduce<number>((last, value, at) => (value === null ? last : at), -1);
  const last = series.periods[known];
  if (last === undefined) return { reason: 'no-data' };
  const rule = grainRule(series.grain, series.calendar);
  const { from, to } = readRange(goal.between);
  const lastEnd = parseDay(last.end) as Day;
  if (rule.floor(from) !== from || rule.floor(to) !== to) return { reason: 'periods-do-not-fit' };
  const rate = isRate ? rateIn(input as TableSeries) : null;
  const at = new Map(series.periods.map(({ id }, i) => [id, i]));
  const periods: GoalPeriod[] = [];
  for (let start = from; start < to; start = rule.next(start, 1)) {
    const id = rule.label(start);
    const place = at.get(id);
    const value = place === undefined ? null : (series.values[place] ?? null);
    const isEmpty = place !== undefined && rate !== null && rate.denominators[place] === 0;
    // Of what is over, nothing is forecast: a gap stays a gap. A rate of nothing weighs nothing.
    if (value === null && !isEmpty && start < lastEnd) return { reason: 'missing-periods' };
    const toDate = series.toDate?.period === id ? series.toDate : null;
    if (toDate !== null && (toDate.elapsed === null || toDate.value === null) && goal.aggregation === 'cumulative')
      return { reason: 'partial-period' };
    const running = toDate?.elapsed == null || toDate.value === null ? null : { value: toDate.value, elapsed: toDate.elapsed };
    periods.push({ id, value: value ?? (isEmpty && start < lastEnd ? 0 : null), toDate: running });
  }
  const steps = to <= lastEnd ? 0 : rule.index(to - 1) - rule.index(parseDay(last.start) as Day);
  return { series, rate, isAdditive: goal.of.additivity === 'additive', periods, steps };
}

/** The same series at a moment: what is not over then is running, or ahead. */
function knownAt<R extends object>(input: SeriesInput<R>, asOf: AsOf): SeriesInput<R> {
  if (typeof input !== 'object' || input === null || !('table' in input)) return { ...input, asOf };
  const { table } = input;
  const { open, part } = readAsOf(asOf, table.calendar);
  const periods = table.periods.map((period): Table['periods'][number] => {
    const [start, end] = [parseDay(period.start) as Day, parseDay(period.end) as Day];
    if (end <= open || period.state === 'future') return period;
    if (start >= open + part) return { ...period, state: 'future', elapsed: 0 };
    return { ...period, state: 'partial', elapsed: (open + part - start) / (end - start) };
  });
  return { ...input, table: { ...table, periods } };
}
