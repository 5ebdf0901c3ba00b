// Amounts of Stripe are whole numbers of minor units, by a table of its own: it is not that of ISO 4217, and must not be. The
// ariary (ISO: 2 digits) has none; the króna and the Ugandan shilling (ISO: none) have two, so that 500 are 5 krónur.
import { type Exact, exactAmount, readExact } from '../../decimal.ts';
import { given } from '../at.ts';

const none = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF';
const three = 'BHD JOD KWD OMR TND';

/** Digits behind the point of amounts of Stripe in a currency. */
export function stripeDigits(currency: unknown): number {
  const code = typeof currency === 'string' && currency.length === 3 ? currency.toUpperCase() : '???';
  if (none.includes(code)) return 0;
  return three.includes(code) ? 3 : 2;
}

/** An amount in minor units, whole or with digits of its own (`unit_amount_decimal`), as an amount; null for none, and what is no number as it is. */
export function minorAmount(value: unknown, currency: unknown): unknown {
  const kept = given(value);
  if (kept === null) return null;
  const exact = readExact(kept);
  if (typeof exact === 'string') return kept;
  return exactAmount(shortened({ units: exact.units, scale: exact.scale + stripeDigits(currency) }));
}

/** Without zeros at the end, so that all digits that are left say something. */
function shortened({ units, scale }: Exact): Exact {
  let [kept, digits] = [units, scale];
  for (; digits > 0 && kept % 10n === 0n; digits--) kept /= 10n;
  return { units: kept, scale: digits };
}
