// What is known of the past of a goal: the series of its indicator and segment, in windows as long as the goal.
import { Decimal } from '../../decimal.ts';
import { totalsOf } from '../../expr/node.ts';
import { type AsOf, readAsOf } from '../../period/asOf.ts';
import { type Day, parseDay } from '../../period/civil.ts';
import { type GrainRule, grainRule } from '../../period/grain.ts';
import { seasonLength } from '../../trend/forecast/past.ts';
import { type Rate, rateIn } from '../../trend/forecast/rate.ts';
import { type Series, seriesRead } from '../../trend/series.ts';
import type { SeriesInput, TableSeries } from '../../trend/seriesShape.ts';
import { amountIn } from './amounts.ts';
import type { Draft } from './draft.ts';

/** Periods by their index in the calendar, half-open. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** The past of a goal. */
export interface Past {
  readonly input: SeriesInput<object>;
  readonly series: Series;
  /** How many periods have a value. */
  readonly n: number;
  /** The largest value, whatever its sign; null without values. */
  readonly largest: number | null;
  /** The periods of the goal; null where they do not fill its days. */
  readonly goal: Window | null;
  /** The same periods of the year before, or of as many years before as it takes for them to be over. */
  readonly matched: Window | null;
  /** Where it starts from: `matched` for what adds up, otherwise the last periods that are over before it. */
  readonly start: Window | null;
  /** How many periods of a window have a value, and how many lie beyond what the series tells of. */
  covered(window: Window): { readonly known: number; readonly beyond: number; readonly count: number };
  /** Whether what it counts, such as orders, may stand in several periods, so that they do not add up. */
  readonly isCountedOnce: boolean;
  /** What a window comes to, as the goal counts; null where a period is missing or the values do not tell. */
  value(window: Window): Decimal | null;
  /** Of how many a rate over a window is; at least so many where they do not add up. */
  cases(window: Window): number | null;
  /** The first and the last index. */
  readonly reach: Window;
}

/** Whole weeks, as near a year as they come. */
const DAYS = 364;

/** The past of a goal from its history; the input is one that goes with the goal. */
export function pastOf(input: SeriesInput<object>, draft: Draft, asOf: AsOf | undefined, addsUp: boolean): Past {
  const series = seriesRead(input, {});
  const rule = grainRule(series.grain, series.calendar);
  const open = asOf === undefined ? Number.POSITIVE_INFINITY : readAsOf(asOf, series.calendar).open;
  const isOver = series.periods.map(({ end }) => (parseDay(end) as Day) <= open);
  const values = series.values.map((value, at) => (isOver[at] ? value : null));
  const first = rule.index(parseDay(series.periods[0]?.start ?? '') ?? 0);
  const rate = 'table' in input ? rateIn(input as TableSeries) : null;
  const isCountedOnce = !addsUp && draft.of?.additivity === 'distinct' && draft.aggregation === 'cumulative';
  const known = values.filter((value) => value !== null);
  const reach = { from: first, to: first + isOver.filter(Boolean).length };
  const within = <T>(window: Window, of: readonly (T | null)[]): (T | null)[] =>
    Array.from({ length: window.to - window.from }, (_, i) => of[window.from + i - first] ?? null);
  return {
    input,
    series,
    n: known.length,
    largest: known.length === 0 ? null : known.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
    ...windowsOf(draft, rule, open, series.grain === 'day' ? DAYS : seasonLength(series)),
    reach,
    covered: (window) => ({
      known: within(window, values).filter((value) => value !== null).length,
      beyond: Math.max(0, Math.min(reach.from, window.to) - window.from) + Math.max(0, window.to - Math.max(reach.to, window.from)),
      count: window.to - window.from,
    }),
    isCountedOnce,
    value(window) {
      if (isCountedOnce && window.to - window.from > 1) return null;
      return valueOver(draft, within(window, values), rate === null ? null : partsOver(rate, window, within));
    },
    cases(window) {
      const parts = rate === null ? null : within(window, rate.denominators);
      if (parts === null || parts.includes(null) || parts.length === 0) return null;
      const counts = parts as number[];
      return partsAddUp(draft) ? counts.reduce((sum, count) => sum + count, 0) : Math.max(...counts);
    },
  };
}

function windowsOf({ days, aggregation }: Draft, rule: GrainRule, open: number, season: number): Pick<Past, 'goal' | 'matched' | 'start'> {
  if (days === null || rule.floor(days.from) !== days.from || rule.floor(days.to) !== days.to)
    return { goal: null, matched: null, start: null };
  const goal = { from: rule.index(days.from), to: rule.index(days.to) };
  const count = goal.to - goal.from;
  const back = (steps: number): Window => ({ from: goal.from - steps, to: goal.to - steps });
  const isPast = ({ to }: Window): boolean => rule.start(to) <= open;
  const years = Math.ceil(count / season) * season;
  let steps = years;
  while (!isPast(back(steps))) steps += years;
  const matched = back(steps);
  if (aggregation === 'cumulative') return { goal, matched, start: matched };
  const end = Math.min(goal.from, open === Number.POSITIVE_INFINITY ? goal.from : rule.index(rule.floor(open)));
  return { goal, matched, start: { from: end - count, to: end } };
}

/** Whether the parts of a rate of several periods are those of the periods together. */
const partsAddUp = ({ of }: Draft): boolean =>
  of !== null && [...totalsOf(of.formula).values()].every(({ fn }) => fn === 'sum' || fn === 'count');

type Parts = readonly [numerators: readonly (number | null)[], denominators: readonly (number | null)[], rate: Rate];

function partsOver(rate: Rate, window: Window, within: (window: Window, of: Rate['numerators']) => (number | null)[]): Parts {
  return [within(window, rate.numerators), within(window, rate.denominators), rate];
}

function valueOver(draft: Draft, values: readonly (number | null)[], parts: Parts | null): Decimal | null {
  const { of, aggregation } = draft;
  if (of === null || values.length === 0) return null;
  if (values.length > 1 && of.additivity === 'ratio' && parts !== null && partsAddUp(draft)) return rateOf(parts);
  if (values.includes(null)) return null;
  const known = values.map((value) => amountIn(value));
  if (known.includes(null)) return null;
  const amounts = known as Decimal[];
  const sum = amounts.reduce((all, one) => all.plus(one), new Decimal(0));
  if (aggregation === 'cumulative') return sum;
  if (values.length === 1) return sum;
  // A rate of several periods is no mean of theirs, and customers of several are not added up.
  if (of.additivity !== 'additive' && of.additivity !== 'semi-additive') return null;
  return aggregation === 'average' ? sum.div(amounts.length) : (amounts.at(-1) as Decimal);
}

function rateOf([numerators, denominators, rate]: Parts): Decimal | null {
  if (numerators.includes(null) || denominators.includes(null)) return null;
  const sum = (of: readonly (number | null)[]): number => (of as number[]).reduce((all, one) => all + one, 0);
  const value = sum(denominators) === 0 ? Number.NaN : rate.of(sum(numerators), sum(denominators));
  return Number.isFinite(value) ? amountIn(Number(value.toPrecision(15))) : null;
}
