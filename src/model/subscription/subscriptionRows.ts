// The flat rows of one subscription.
import type { Dimensions } from '../dimension.ts';
import { Fault } from '../read/reader.ts';
import type { Subscription } from './subscription.ts';
import { type PaidItem, paidItems } from './subscriptionAmount.ts';
import type { SubscriptionPeriod } from './subscriptionPeriod.ts';
import type { Rules } from './subscriptionPolicy.ts';
import { type Point, pointOf, type Stretch, stretchesOf } from './subscriptionStretches.ts';
import type { Trial } from './trial.ts';

/** When a subscription stops being paid for; null: not yet, as far as is known. */
function endOf({ status, endedAt, cancelAt, cancelledAt }: Subscription, atRequest: boolean): Point | null | Fault {
  const requested = pointOf(cancelledAt);
  const effective = pointOf(endedAt ?? cancelAt);
  const end = atRequest && requested !== null && (effective === null || requested.at < effective.at) ? requested : effective;
  if (end !== null || status !== 'cancelled') return end;
  return requested ?? new Fault('missing-required', endedAt, 'endedAt');
}

/** The periods of a checked subscription, in order, or why there are none. */
export function periodsOf(subscription: Subscription, { isCounted, atRequest, statuses }: Rules): SubscriptionPeriod[] | Fault {
  const end = endOf(subscription, atRequest);
  if (end instanceof Fault) return end;
  const stretches = stretchesOf(subscription, end, isCounted);
  if (stretches instanceof Fault) return stretches;
  const paid: PaidItem[][] = [];
  for (const stretch of stretches) {
    const isPaid = !stretch.isTrial && statuses.includes(stretch.status);
    const items = isPaid ? paidItems(stretch, subscription.taxesIncluded === true) : [];
    if (items instanceof Fault) return items;
    paid.push(items);
  }
  return stretches.flatMap((stretch, at) => {
    const isPause = stretches[at + 1]?.status === 'paused' && isPaused(stretches, paid, at + 1);
    return (paid[at] as PaidItem[]).map((item) => periodOf(subscription, stretch, at + 1, item, isPause));
  });
}

/** Whether a pause was one: it was paid for again, or it lasts. What ends while it is paused was lost when it was last paid. */
function isPaused(stretches: readonly Stretch[], paid: readonly PaidItem[][], from: number): boolean {
  const last = stretches.at(-1) as Stretch;
  return paid[from]?.length === 0 && ((last.to === null && last.status === 'paused') || paid.slice(from).some((items) => items.length > 0));
}

/** What a subscription has in common with its periods and trials: its dimensions and own fields. */
function keptOf(subscription: Subscription): Pick<Subscription, 'id' | 'customerId' | 'currency' | keyof Dimensions> {
  const { status, startedAt, trialStart, trialEnd, cancelledAt, cancelAt, endedAt, items, discounts, history, taxesIncluded, ...kept } =
    subscription;
  return kept;
}

function periodOf(
  subscription: Subscription,
  { from, to }: Stretch,
  place: number,
  { place: line, item, annualAmount }: PaidItem,
  isPause: boolean,
): SubscriptionPeriod {
  const { id } = subscription;
  return {
    ...keptOf(subscription),
    id: `${id}/${place}/${line}`,
    start: from.given,
    end: to?.given ?? null,
    annualAmount,
    subscriptionId: id,
    productId: item.productId ?? null,
    ...(isPause && { endReason: 'pause' }),
  };
}

/** The trial of a subscription, converted when it was first paid for; null without one. */
export function trialOf(subscription: Subscription, periods: readonly SubscriptionPeriod[]): Trial | null {
  const { status, startedAt, trialStart, trialEnd } = subscription;
  if (status !== 'trialing' && (trialStart ?? trialEnd ?? null) === null) return null;
  const start = trialStart ?? startedAt;
  const from = pointOf(start) as Point;
  const paid = periods.find((period) => (pointOf(period.start) as Point).at >= from.at);
  return { ...keptOf(subscription), start, end: trialEnd ?? null, convertedAt: paid?.start ?? null };
}
