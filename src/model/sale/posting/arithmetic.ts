// Exact arithmetic of amounts.
import { type Amount, addExact, type Exact, multiplyExact, readExact, rescale } from '../../../decimal.ts';

/** Zero. */
export const zero: Exact = { units: 0n, scale: 0 };

/** So far below 2^53 the rounding of a double shows its shortest decimal text. */
const CERTAIN = 2 ** 49;

/** An amount of a checked record. Numbers of few decimals, which nearly all are, need not be written out to be read. */
export function exactOf(amount: Amount): Exact {
  if (typeof amount === 'number') {
    for (let scale = 0, factor = 1; scale <= 4; scale++, factor *= 10) {
      const units = Math.round(amount * factor);
      if (units / factor === amount && Math.abs(units) < CERTAIN) return { units: BigInt(units), scale };
    }
  }
  return readExact(amount) as Exact;
}

/** An amount of a checked record, or null where it is missing. */
export function exactOrNull(amount: Amount | null | undefined): Exact | null {
  return amount === null || amount === undefined ? null : exactOf(amount);
}

/** −a. */
export function negative({ units, scale }: Exact): Exact {
  return { units: -units, scale };
}

/** a − b. */
export function subtract(a: Exact, b: Exact): Exact {
  return addExact(a, negative(b));
}

/** The sum of all. */
export function sum(parts: readonly Exact[]): Exact {
  return parts.reduce(addExact, zero);
}

/** |a|. */
export function absolute(a: Exact): Exact {
  return a.units < 0n ? negative(a) : a;
}

/** −1, 0 or 1 as a is below, equal to or above b. */
export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
  const { units } = subtract(a, b);
  return units === 0n ? 0 : units < 0n ? -1 : 1;
}

/** `whole` × `part` ÷ `of`, rounded half away from zero to `scale` digits (finer where the whole is finer). `of` is not zero. */
export function share(whole: Exact, part: Exact, of: Exact, scale: number): Exact {
  const finest = Math.max(scale, whole.scale);
  const product = multiplyExact(whole, part);
  const above = product.units * 10n ** BigInt(finest + of.scale);
  const below = of.units * 10n ** BigInt(product.scale);
  const size = (magnitude(above) * 2n + magnitude(below)) / (magnitude(below) * 2n);
  return { units: above < 0n === below < 0n ? size : -size, scale: finest };
}

function magnitude(units: bigint): bigint {
  return units < 0n ? -units : units;
}

/** Whether both are the same number, whatever their scale. */
export function isSame(a: Exact, b: Exact): boolean {
  const scale = Math.max(a.scale, b.scale);
  return rescale(a, scale) === rescale(b, scale);
}
