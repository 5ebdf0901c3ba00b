// Columns of doubles that are read where they stand: a question that reads them once is spared a copy of them all, which
// takes longer to make than to read. Both give up on the first value that is not quite plain, and the encoders read all.
import { areInstants } from '../period/moment.ts';
import { type DateColumn, dateColumnOf, type Ends, type NumberColumn } from './column.ts';
import { unitsOf } from './doubles.ts';
import { EXACT, POWERS } from './encodeNumber.ts';

/** Nothing but instants after 1973, in epoch milliseconds; null where any other value is among them. */
export function instantsIn(values: Float64Array): DateColumn | null {
  const { scale, low, high } = scan(values);
  return scale === 0 && areInstants(low, high) ? dateColumnOf(values, 'instants', 0, { low, high }) : null;
}

/** Nothing but numbers of a few decimals; null where a value is missing, too large, or has more. */
export function numbersIn(values: Float64Array): NumberColumn | null {
  const { scale, low, high } = scan(values);
  const power = POWERS[scale] ?? 0;
  // More decimals further down make the units of the first rows larger: only the ends of all tell whether they are exact.
  if (power === 0 || !(low * power > -EXACT && high * power < EXACT)) return null;
  let units: Float64Array | null = null;
  const doubles = { values, power };
  return {
    type: 'number',
    get units() {
      units ??= unitsOf(doubles, 0, values.length, new Float64Array(values.length));
      return units;
    },
    doubles,
    scale,
    missing: 0,
    low: Math.round(low * power) + 0,
    high: Math.round(high * power) + 0,
    wide: null,
  };
}

/** The ends of values and their decimals; a scale without a power where one is missing or has too many, or there is none. */
function scan(values: Float64Array): Ends & { readonly scale: number } {
  let scale = 0;
  let power = 1;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    while (Math.round(value * power) / power !== value) {
      scale++;
      if (scale === POWERS.length) return { scale, low, high };
      power = POWERS[scale] as number;
    }
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { scale: low <= high ? scale : POWERS.length, low, high };
}
