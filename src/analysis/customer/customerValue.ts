// What a customer is expected to buy, and what that is worth.
import type { BgNbdModel } from './bgNbd.ts';
import { expectedPurchases, probabilityAlive } from './expectedPurchases.ts';
import { expectedSpend, type GammaGammaModel } from './gammaGamma.ts';
import type { CustomerSummary } from './history.ts';
import type { CustomerValue } from './lifetimeValue.ts';

/** The value of a customer; customers of one pattern buy alike. `worth` is what the spend of each month is worth. */
export function valuer(
  model: BgNbdModel,
  spend: GammaGammaModel,
  month: number,
  worth: readonly number[],
): (customer: CustomerSummary) => CustomerValue | null {
  const known = new Map<string, readonly [expected: number, worth: number] | null>();
  return (customer) => {
    const { customerId, frequency, recency, age } = customer;
    const id = `${frequency} ${recency} ${age}`;
    const found = known.get(id);
    const bought = found === undefined ? purchasesAhead(model, customer, month, worth) : found;
    known.set(id, bought);
    if (bought === null) return null;
    const each = expectedSpend(spend, customer);
    return {
      customerId,
      probabilityAlive: probabilityAlive(model, customer),
      expectedPurchases: bought[0],
      expectedSpend: each,
      value: bought[1] * each,
    };
  };
}

/** Purchases within all months, and each month's times what its spend is worth; null where the model does not say. */
function purchasesAhead(
  model: BgNbdModel,
  customer: CustomerSummary,
  month: number,
  worth: readonly number[],
): readonly [number, number] | null {
  let [before, sum] = [0, 0];
  for (let t = 0; t < worth.length; t++) {
    const until = expectedPurchases(model, (t + 1) * month, customer);
    if (until === null) return null;
    sum += Math.max(0, until - before) * (worth[t] as number);
    before = Math.max(before, until);
  }
  return [before, sum];
}
