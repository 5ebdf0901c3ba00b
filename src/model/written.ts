// Exact results to amounts of a record.
import { type Exact, exactAmount, numberLimits } from '../decimal.ts';

const LARGEST = 10n ** BigInt(numberLimits.digits);
const SHORT = 10n ** 15n;

/** The amount of a record for an exact number, without zeros at its end; null where it has more digits than could be read again. */
export function writtenAmount(exact: Exact): number | string | null {
  let { units, scale } = exact;
  while (scale > 0 && (units >= SHORT || units <= -SHORT || scale > numberLimits.scale) && units % 10n === 0n) {
    units /= 10n;
    scale--;
  }
  return scale <= numberLimits.scale && units < LARGEST && units > -LARGEST ? exactAmount({ units, scale }) : null;
}
