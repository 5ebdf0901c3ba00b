// Periods in which customers pay to what the recurring revenue of each customer did in each period of a calendar.
import { excerpt, KpiError } from '../../error.ts';
import type { AsOf } from '../../period/asOf.ts';
import { type Calendar, type CalendarOptions, calendar as calendarOf } from '../../period/calendar.ts';
import { formatDay } from '../../period/civil.ts';
import type { Grain } from '../../period/grain.ts';
import { periodsIn, toDateWindows, trailing } from '../../period/period.ts';
import { type DateRange, readRange } from '../../period/range.ts';
import { horizon } from '../../period/window.ts';
import { takeIn } from '../intake.ts';
import { ownOptions } from '../parseOptions.ts';
import type { ParseCounts, Rejected } from '../rejected.ts';
import { movementRows, type Stage } from './movementRows.ts';
import type { MrrMovement } from './mrrMovement.ts';
import { payersOf, standings } from './paying.ts';
import { SubscriptionPeriod } from './subscriptionPeriod.ts';

/** The periods over which movements are told. */
export interface MovementOptions {
  /** The length of the periods: it decides what is a movement. */
  readonly every: Grain;
  /** Calendar dates, half-open: the first day, and the day after the last. */
  readonly between: DateRange;
  /** Time zone, start of the week, fiscal or retail year, as in the question. */
  readonly calendar?: CalendarOptions | undefined;
  /** Up to when periods are known, as in the question. */
  readonly asOf?: AsOf | undefined;
  /** Compares the end of each period with the start of a longer stretch: twelve months back, for a yearly retention each month. */
  readonly stretch?:
    | {
        /** How many periods of `every` the stretch is long, the own one included. */
        readonly trailing: number;
      }
    | {
        /** The longer period at whose first day the stretch starts. */
        readonly toDate: Exclude<Grain, 'day'>;
      }
    | undefined;
  /** How many refused records are described, 0 to 10000; all are counted. Default 100. */
  readonly rejectedLimit?: number | undefined;
}

/** The movements of customers. */
export interface MrrMovements {
  /** One row for each customer and period in which the customer paid. */
  readonly movements: MrrMovement[];
  /** The first periods refused, with the reason; at most `rejectedLimit`. */
  readonly rejected: readonly Rejected[];
  /** How many there were, complete. */
  readonly counts: ParseCounts;
}

/**
 * The movements of recurring revenue: how what each customer pays changed from the start of each period to its end.
 *
 * - Customers are compared, not subscriptions: to cancel one of two is a contraction. What comes and goes within a period
 *   is no movement of it, so that rows of different `every` must not be added.
 * - A customer who pays nothing at the start is new, or reactivated after having paid at any time before; periods before
 *   the range count for that.
 * - Exchange rates are no movement. A customer who changes the currency has a row in each: less in one, more in the other,
 *   and is neither new nor lost. Convert the amounts at one rate before, to have neither.
 * - Who stops paying because a subscription is paused has `cause: 'pause'`, who pays again after it `resume`; who moves from one
 *   subscription to another, the old ended and the new begun on the same day, has one movement, or none, with `migration`.
 *   A subscription is told by `subscriptionId`, where it is missing by `productId`.
 * - A row has the dimensions of the customer's first period. Of periods picked before (a plan, a region), customers who
 *   change the plan are lost to one and new to the other.
 *
 * @throws {KpiError} bad-argument, bad-range, unknown-option and others, for a fault of the options
 * @source  https://help.chartmogul.com/hc/en-us/articles/203299912; https://github.com/dbt-labs/mrr-playbook
 * @example
 * ```ts
 * import { mrrMovement, mrrMovements, query } from 'sales-kpi';
 * const months = { every: 'month', between: ['2025-01-01', '2025-04-01'] } as const;
 * const { movements } = mrrMovements(
 *   [
 *     { id: '1', customerId: 'ana', start: '2025-01-15', end: '2025-02-15', annualAmount: 600 },
 *     { id: '2', customerId: 'ana', start: '2025-02-15', end: '2025-03-15', annualAmount: 900 },
 *   ],
 *   months,
 * );
 * movements.map(({ date, movement }) => [date, movement]); // => [ [ '2025-01-01', 'new' ], [ '2025-02-01', 'expansion' ], [ '2025-03-01', 'churn' ] ]
 * query(movements, { select: [mrrMovement], ...months }).rows.map((row) => row.mrrMovement); // => [ 50, 25, -75 ]
 * ```
 */
export function mrrMovements(periods: Iterable<SubscriptionPeriod>, options: MovementOptions): MrrMovements {
  const own = ownOptions(options, ['every', 'between', 'calendar', 'asOf', 'stretch', 'rejectedLimit']);
  const calendar = calendarOf(own.calendar);
  const stages = stagesOf(own, calendar);
  const { rowsIn, kept, refused } = takeIn(SubscriptionPeriod, periods, { rejectedLimit: own.rejectedLimit });
  const movements: MrrMovement[] = [];
  for (const payer of payersOf(kept as unknown as SubscriptionPeriod[], horizon(calendar).start)) {
    const [opening, closing] = [standings(payer), standings(payer)];
    for (const stage of stages) {
      for (const row of movementRows(payer, stage, own.every, opening(stage.from), closing(stage.to))) movements.push(row);
    }
  }
  return {
    movements,
    rejected: refused.details,
    counts: { rowsIn, accepted: kept.length, rejected: refused.count, byCode: refused.byCode },
  };
}

/** The stretches that are compared, in order; periods that are still to come have none. */
function stagesOf({ every, between, asOf, stretch }: MovementOptions, calendar: Calendar): Stage[] {
  const spans = periodsIn(readRange(between), every, calendar, asOf);
  const measured = (): typeof spans => {
    if (stretch === undefined) return spans;
    if (typeof stretch !== 'object' || stretch === null)
      throw new KpiError('bad-argument', `stretch is ${excerpt(stretch)}`, 'give { trailing: 12 }', ['stretch']);
    return 'trailing' in stretch
      ? trailing(spans, stretch.trailing, every, calendar, asOf)
      : toDateWindows(spans, stretch.toDate, every, calendar, asOf);
  };
  return measured().flatMap(({ period, window }, at) => {
    const own = (spans[at] as (typeof spans)[0]).window;
    if (own.from >= own.to) return [];
    return [{ id: period.id, date: formatDay(own.fromDay), since: formatDay(window.fromDay), from: window.from, to: window.to }];
  });
}
