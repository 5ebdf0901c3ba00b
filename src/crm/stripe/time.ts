// Times of Stripe: epoch seconds in its payloads, dates where they were read before.
import { given } from '../at.ts';
import { epochSeconds, utc } from '../readers.ts';

/** An instant, of epoch seconds, a Date or ISO text. */
export function stripeTime(value: unknown): ReturnType<typeof utc> {
  const kept = given(value);
  const isDate = kept instanceof Date || (typeof kept === 'string' && kept.indexOf('-') > 0);
  return isDate ? utc(kept) : epochSeconds(kept);
}
