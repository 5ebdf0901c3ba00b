// What was given back of a charge: refunds that succeeded, and disputes that were lost.
import { type At, atOf, given } from '../at.ts';
import { lessOf, saysYes, signIn, sumOf } from '../shop/part.ts';
import { byOwner, idIn, listed } from './list.ts';
import { minorAmount } from './minor.ts';
import { stripeTime } from './time.ts';

/** Refunds and disputes by charge. */
export interface GivenBack {
  readonly refunds: ReadonlyMap<string, readonly At[]>;
  /** Those that name no charge, by what the charge was made for. */
  readonly ofIntents: ReadonlyMap<string, readonly At[]>;
  readonly disputes: ReadonlyMap<string, readonly At[]>;
}

/** Reads lists of refunds and disputes. */
export function givenBack(refunds: unknown, disputes: unknown): GivenBack {
  return { refunds: byOwner(refunds, 'charge'), ofIntents: byOwner(refunds, 'payment_intent'), disputes: byOwner(disputes, 'charge') };
}

/** The refunds of a charge that moved money, in the charge and in the list: each once. */
function refundsIn(charge: At, { refunds, ofIntents }: GivenBack): At[] {
  const found = new Map<unknown, At>();
  const own = (listed(charge('refunds')) ?? []).map(atOf);
  const ofIntent = (ofIntents.get(String(idIn(charge('payment_intent')))) ?? []).filter((at) => given(at('charge')) === null);
  for (const at of [...own, ...(refunds.get(String(charge('id'))) ?? []), ...ofIntent]) if (!isFailed(at)) found.set(at('id'), at);
  return [...found.values()];
}

/**
 * What was held and never captured, where the charge counts it as refunded, as old versions do: such a refund moved no money and
 * has no balance transaction. It is not in what was captured, and must not come off it again.
 */
function released(charge: At): unknown {
  const [amount, taken] = [given(charge('amount')), given(charge('amount_captured'))];
  const rest = amount === null || taken === null ? 0 : lessOf(amount, [taken]);
  return signIn(rest) === 1 ? rest : 0;
}

function isSame(amount: unknown, other: unknown): boolean {
  return signIn(lessOf(amount, [other])) === 0;
}

function isRelease(refund: At, charge: At): boolean {
  const rest = released(charge);
  return signIn(rest) === 1 && refund('balance_transaction') === null && isSame(given(refund('amount')), rest);
}

function isFailed(at: At): boolean {
  return ['failed', 'canceled', 'pending', 'requires_action'].includes(String(at('status')));
}

/** What the charge says to have been refunded, beyond the refunds that are known. */
function unexplained(charge: At, back: GivenBack): unknown {
  const stated = given(charge('amount_refunded'));
  if (stated === null) return 0;
  const known = sumOf(refundsIn(charge, back).map((at) => at('amount')));
  const rest = lessOf(stated, [known]);
  if ((signIn(rest) ?? 1) <= 0 || isReleasedOnly(charge, rest)) return 0;
  return rest;
}

function isReleasedOnly(charge: At, rest: unknown): boolean {
  return signIn(released(charge)) === 1 && isSame(rest, released(charge));
}

/** Whether the charge says that as much was refunded as was never captured, and no refund tells which of the two it was. */
export function isReleaseOrRefund(charge: At, back: GivenBack): boolean {
  const known = refundsIn(charge, back);
  const rest = lessOf(given(charge('amount_refunded')) ?? 0, [sumOf(known.map((at) => at('amount')))]);
  return isReleasedOnly(charge, rest) && !known.some((at) => isRelease(at, charge));
}

/** Refunds in our form: without lines and goods, so that they come off the line, whose tax is unknown. */
export function refundsOf(charge: At, back: GivenBack): object[] {
  const currency = charge('currency');
  const refund = (id: unknown, at: At, amount: unknown, kind: string): object => ({
    id,
    date: stripeTime(at('created')),
    kind,
    lines: [{ lineId: '1', quantity: 0, amount: minorAmount(amount, currency), restocked: false }],
  });
  const moved = refundsIn(charge, back).filter((at) => !isRelease(at, charge));
  const known = moved.map((at) => refund(at('id'), at, at('amount'), 'return'));
  const rest = unexplained(charge, back);
  const undated = signIn(rest) === 0 ? [] : [refund('undated', charge, rest, 'return')];
  const lost = (back.disputes.get(String(charge('id'))) ?? []).filter((at) => at('status') === 'lost');
  return [...known, ...undated, ...lost.map((at) => refund(at('id'), at, at('amount'), 'chargeback'))];
}

/** Whether more was given back than is known with its day. */
export function isUndated(charge: At, back: GivenBack): boolean {
  return signIn(unexplained(charge, back)) !== 0;
}

/** Whether the charge is disputed, and it is not known how it went. */
export function isDisputeOpen(charge: At, { disputes }: GivenBack): boolean {
  const known = disputes.get(String(charge('id'))) ?? [];
  if (known.length === 0) return saysYes(charge('disputed'));
  return known.some((at) => !['lost', 'won', 'warning_closed', 'prevented'].includes(String(at('status'))));
}
