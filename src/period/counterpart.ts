// The period that another one is compared with.
import { excerpt, KpiError, nearest } from '../error.ts';
import type { Calendar } from './calendar.ts';
import type { Day } from './civil.ts';
import { type DayRange, rangeBefore, rangeYearBefore } from './dayRange.ts';
import { type Grain, type GrainRule, grainRule } from './grain.ts';
import { lookBack } from './reach.ts';
import { type Reach, rangeId } from './span.ts';
import type { Horizon, Window } from './window.ts';

/**
 * What a period is compared with: the period before; the one of the same number a year earlier; or the stretch 52 weeks
 * (364 days) earlier, which keeps weekdays and suits days, weeks and ranges of whole weeks.
 */
export type ComparisonPolicy = 'previousPeriod' | 'previousYear' | 'previousYearWeeks';

/** Every policy. */
export const policies: readonly ComparisonPolicy[] = ['previousPeriod', 'previousYear', 'previousYearWeeks'];

const YEAR_OF_WEEKS = 364;

/** The period that another one is compared with. */
export interface Counterpart {
  /** Its name. */
  readonly id: string;
  /** Its first day. */
  readonly start: Day;
  /** The day behind its last one. */
  readonly end: Day;
  /** The first day of its window, which may reach back behind its start. */
  readonly from: Day;
  /** The window of the same kind before that one. */
  readonly previous: Window;
}

/** Finds the counterpart of a period; null when it has none. */
export type Match = (period: DayRange, reach: Reach | undefined) => Counterpart | null;

/**
 * The counterparts that a policy gives to the periods of a grain, or to whole ranges.
 *
 * @throws {KpiError} bad-argument when the policy is not known or does not go with the periods
 */
export function counterparts(policy: ComparisonPolicy, grain: Grain | null, calendar: Calendar, days: Horizon): Match {
  if (!policies.includes(policy)) {
    const near = typeof policy === 'string' ? nearest(policy, policies) : undefined;
    throw new KpiError('bad-argument', `compare is ${excerpt(policy)}`, near ? `did you mean ${near}?` : `one of ${policies.join(', ')}`, [
      'compare',
    ]);
  }
  return grain === null ? rangeMatch(policy, calendar, days) : periodMatch(policy, grain, calendar, days);
}

function rangeMatch(policy: ComparisonPolicy, calendar: Calendar, days: Horizon): Match {
  return (range) => {
    const { from, to } = otherRange(policy, range, calendar);
    const before = rangeBefore({ from, to }, calendar);
    return { id: rangeId(from, to), start: from, end: to, from, previous: days.window(before.from, before.to) };
  };
}

function otherRange(policy: ComparisonPolicy, range: DayRange, calendar: Calendar): DayRange {
  if (policy === 'previousPeriod') return rangeBefore(range, calendar);
  if (policy === 'previousYear') return rangeYearBefore(range, calendar);
  const length = range.to - range.from;
  if (length % 7 !== 0) refuseWeeks(`a range of ${length} days`);
  return { from: range.from - YEAR_OF_WEEKS, to: range.to - YEAR_OF_WEEKS };
}

function refuseWeeks(what: string): never {
  const hint = "compare with 'previousYear', or ask for days, weeks or a range of whole weeks";
  throw new KpiError('bad-argument', `previousYearWeeks does not go with ${what}`, hint, ['compare']);
}

function periodMatch(policy: ComparisonPolicy, grain: Grain, calendar: Calendar, days: Horizon): Match {
  if (policy === 'previousYearWeeks' && grain !== 'day' && grain !== 'week') refuseWeeks(`every: '${grain}'`);
  const rule = grainRule(grain, calendar);
  const otherStart = starts(policy, rule, calendar, days);
  return (period, reach) => {
    const start = otherStart(period.from);
    if (start === null) return null;
    const end = rule.next(start, 1);
    if (days.isSkipped(start, end)) return null;
    const look = lookBack(reach, rule, calendar, days);
    return { id: rule.label(start), start, end, from: look.from(start), previous: look.previous(start) };
  };
}

function starts(policy: ComparisonPolicy, rule: GrainRule, calendar: Calendar, days: Horizon): (start: Day) => Day | null {
  if (policy === 'previousYear') return rule.yearBefore;
  if (policy === 'previousYearWeeks') return (start) => start - YEAR_OF_WEEKS;
  // The last period that has any time: the day before 31 December 2011 was the 29th in Apia.
  const { from } = lookBack(undefined, rule, calendar, days);
  return (start) => rule.next(from(start), -1);
}
