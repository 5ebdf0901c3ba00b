// Exact results to amounts of a record.
import { type Exact, exactText, numberLimits } from '../decimal.ts';

const LARGEST = 10n ** BigInt(numberLimits.digits);
const SHORT = 10n ** 15n;

/**
 * The amount of a record for an exact number: a plain number where 15 digits hold it, otherwise text without zeros at its
 * end; null where it has more digits than could be read again.
 */
export function writtenAmount({ units, scale }: Exact): number | string | null {
  // Both are exact as doubles, so that the quotient is the double nearest to the decimal.
  if (units < SHORT && units > -SHORT && scale <= numberLimits.scale) return Number(units) / 10 ** scale;
  if (scale > 0 && units % 10n === 0n) return writtenAmount({ units: units / 10n, scale: scale - 1 });
  return scale <= numberLimits.scale && units < LARGEST && units > -LARGEST ? exactText({ units, scale }) : null;
}
