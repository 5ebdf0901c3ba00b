// What was given back of a charge: refunds that succeeded, and disputes that were lost.
import { type At, atOf, given } from '../at.ts';
import { epochSeconds } from '../readers.ts';
import { lessOf, signIn, sumOf } from '../shop/part.ts';
import { byOwner, listed } from './list.ts';
import { minorAmount } from './minor.ts';

/** Refunds and disputes by charge. */
export interface GivenBack {
  readonly refunds: ReadonlyMap<string, readonly At[]>;
  readonly disputes: ReadonlyMap<string, readonly At[]>;
}

/** Reads lists of refunds and disputes. */
export function givenBack(refunds: unknown, disputes: unknown): GivenBack {
  return { refunds: byOwner(refunds, 'charge'), disputes: byOwner(disputes, 'charge') };
}

/** The refunds of a charge that moved money, in the charge and in the list: each once. */
function refundsIn(charge: At, { refunds }: GivenBack): At[] {
  const found = new Map<unknown, At>();
  const own = (listed(charge('refunds')) ?? []).map(atOf);
  for (const at of [...own, ...(refunds.get(String(charge('id'))) ?? [])]) if (!isFailed(at)) found.set(at('id'), at);
  return [...found.values()];
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
  return (signIn(rest) ?? 1) > 0 ? rest : 0;
}

/** Refunds in our form: without lines and goods, so that they come off the line, whose tax is unknown. */
export function refundsOf(charge: At, back: GivenBack): object[] {
  const currency = charge('currency');
  const refund = (id: unknown, at: At, amount: unknown, kind: string): object => ({
    id,
    date: epochSeconds(at('created')),
    kind,
    lines: [{ lineId: '1', quantity: 0, amount: minorAmount(amount, currency), restocked: false }],
  });
  const known = refundsIn(charge, back).map((at) => refund(at('id'), at, at('amount'), 'return'));
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
  if (known.length === 0) return charge('disputed') === true;
  return known.some((at) => !['lost', 'won', 'warning_closed', 'prevented'].includes(String(at('status'))));
}
