// Amounts as they were given: exact, or none.
import { type Amount, Decimal, exactText, readExact } from '../../decimal.ts';
import { excerpt, KpiError, type KpiErrorPath } from '../../error.ts';

/** An amount exactly; null where there is none, or none that can be read. */
export function amountIn(given: unknown): Decimal | null {
  const exact = given === undefined || given === null ? 'bad-number' : readExact(given);
  return typeof exact === 'string' ? null : new Decimal(exactText(exact));
}

/** The same for what nobody may write wrongly: null only where nothing is given. */
export function amountOrThrow(given: Amount | null | undefined, path: KpiErrorPath, least: 'any' | 'zero' = 'any'): Decimal | null {
  if (given === undefined || given === null) return null;
  const amount = amountIn(given);
  if (amount === null) throw new KpiError('bad-number', `${path.join(' ')} is ${excerpt(given)}`, 'give a decimal number', path);
  if (least === 'zero' && amount.isNegative() && !amount.isZero())
    throw new KpiError('bad-argument', `${path.join(' ')} is ${excerpt(given)}`, 'give a number from 0', path);
  return amount;
}
