// The life of a subscription, cut into stretches during which nothing changes.
import { isCalendarDate, type Moment, readMoment } from '../../period/moment.ts';
import type { DateInput } from '../dimension.ts';
import { Fault } from '../read/reader.ts';
import { recordLimits } from '../recordLimits.ts';
import type { Subscription } from './subscription.ts';
import type { SubscriptionDiscount, SubscriptionItem, SubscriptionStatus } from './subscriptionPart.ts';

/** A date as it was given, and as a number to compare it by. */
export interface Point {
  readonly given: DateInput;
  readonly at: Moment;
}

/** A stretch of a subscription: from one change to the next, half-open. */
export interface Stretch {
  readonly from: Point;
  readonly to: Point | null;
  readonly status: SubscriptionStatus;
  readonly isTrial: boolean;
  readonly items: readonly SubscriptionItem[];
  /** Those in force. */
  readonly discounts: readonly SubscriptionDiscount[];
}

/** A date of a checked record. */
export function pointOf(given: DateInput | null | undefined): Point | null {
  return given === null || given === undefined ? null : { given, at: readMoment(given) as Moment };
}

/** A state, and up to when it was so; null: it is so. */
interface State {
  readonly until: Point | null;
  readonly status: SubscriptionStatus;
  readonly items: readonly SubscriptionItem[];
  readonly discounts: readonly SubscriptionDiscount[];
}

/** The states of a subscription, the earliest first. What one does not say is read off the one behind it. */
function statesOf({ status, items, discounts, history }: Subscription): State[] {
  // What has ended was paid for until then, unless its history says otherwise.
  const states: State[] = [{ until: null, status: status === 'cancelled' ? 'active' : status, items, discounts: discounts ?? [] }];
  const earlier = (history ?? []).map((state) => ({ ...state, until: pointOf(state.until) as Point }));
  for (const state of earlier.sort((a, b) => b.until.at - a.until.at)) {
    const behind = states.at(-1) as State;
    states.push({
      until: state.until,
      status: state.status ?? behind.status,
      items: state.items ?? behind.items,
      discounts: state.discounts ?? behind.discounts,
    });
  }
  return states.reverse();
}

/** Whether a stretch of time that may have no start or end holds a point. */
function holds(start: Point | null, end: Point | null, { at }: Point): boolean {
  return (start === null || start.at <= at) && (end === null || at < end.at);
}

/**
 * The stretches of a subscription up to its end; a fault where its dates cannot be compared, or where so many changes of so
 * many items would come to more rows than a list of a record may have items.
 *
 * @param end        when it stops being paid for
 * @param isCounted  which discounts count
 */
export function stretchesOf(
  subscription: Subscription,
  end: Point | null,
  isCounted: (discount: SubscriptionDiscount) => boolean,
): Stretch[] | Fault {
  const start = pointOf(subscription.startedAt) as Point;
  const states = statesOf(subscription).map((state) => ({
    ...state,
    discounts: state.discounts
      .filter(isCounted)
      .map((discount) => ({ discount, start: pointOf(discount.start), end: pointOf(discount.end) })),
  }));
  const trialEnd = pointOf(subscription.trialEnd);
  const trialStart = pointOf(subscription.trialStart);
  const changes = states.flatMap(({ until, discounts }) => [until, ...discounts.flatMap((discount) => [discount.start, discount.end])]);
  const dates = [trialStart, trialEnd, ...changes].filter((point) => point !== null);
  const odd = [...dates, ...(end === null ? [] : [end])].find(({ at }) => isCalendarDate(at) !== isCalendarDate(start.at));
  if (odd) return new Fault('bad-value', odd.given, 'startedAt', 'all dates of a subscription of one sort');
  const cuts = new Map(dates.filter((point) => point.at > start.at && holds(null, end, point)).map((point) => [point.at, point]));
  const points = [start, ...[...cuts.values()].sort((a, b) => a.at - b.at)].filter((point) => holds(null, end, point));

  const stretches: Stretch[] = [];
  let size = 0;
  let current = 0;
  for (const [place, from] of points.entries()) {
    while (!holds(null, (states[current] as (typeof states)[0]).until, from)) current++;
    const { status, items, discounts } = states[current] as (typeof states)[0];
    size += items.length + discounts.length;
    if (size > recordLimits.items) return new Fault('too-many-items', items, 'history');
    stretches.push({
      from,
      to: points[place + 1] ?? end,
      status,
      isTrial: trialEnd !== null && holds(trialStart, trialEnd, from),
      items,
      discounts: discounts.filter((one) => holds(one.start, one.end, from)).map(({ discount }) => discount),
    });
  }
  return stretches;
}
