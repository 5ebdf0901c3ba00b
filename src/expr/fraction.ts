// Exact ratios of whole numbers. Formulas are computed in fractions and rounded once, when the answer leaves.
import { Decimal, type Exact, exactText } from '../decimal.ts';

/** An exact ratio; the denominator is above zero. */
export interface Fraction {
  /** Numerator. */
  readonly n: bigint;
  /** Denominator, above zero. */
  readonly d: bigint;
}

/** A whole number as a fraction. */
export function whole(n: number | bigint): Fraction {
  return { n: BigInt(n), d: 1n };
}

/** An exact decimal as a fraction. */
export function fractionOf({ units, scale }: Exact): Fraction {
  return { n: units, d: 10n ** BigInt(scale) };
}

/** a + b. */
export function add(a: Fraction, b: Fraction): Fraction {
  if (a.d === b.d) return { n: a.n + b.n, d: a.d };
  if (a.d % b.d === 0n) return { n: a.n + b.n * (a.d / b.d), d: a.d };
  if (b.d % a.d === 0n) return { n: a.n * (b.d / a.d) + b.n, d: b.d };
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

/** −a. */
export function negate({ n, d }: Fraction): Fraction {
  return { n: -n, d };
}

/** a × b. */
export function multiply(a: Fraction, b: Fraction): Fraction {
  return { n: a.n * b.n, d: a.d * b.d };
}

/** a ÷ b; b is not zero. */
export function divide(a: Fraction, b: Fraction): Fraction {
  return b.n < 0n ? { n: -a.n * b.d, d: -b.n * a.d } : { n: a.n * b.d, d: b.n * a.d };
}

/** Below zero, zero or above, as a is smaller than, equal to or larger than b. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.d === b.d ? a.n - b.n : a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The fraction in lowest terms as text: `12/5`, or `3` when it is whole. */
export function fractionText({ n, d }: Fraction): string {
  const divisor = greatestCommonDivisor(n < 0n ? -n : n, d);
  return d === divisor ? String(n / divisor) : `${n / divisor}/${d / divisor}`;
}

/** Reads the text of a fraction back; only text that `fractionText` wrote. */
export function fractionFromText(text: string): Fraction {
  const slash = text.indexOf('/');
  return slash < 0 ? whole(BigInt(text)) : { n: BigInt(text.slice(0, slash)), d: BigInt(text.slice(slash + 1)) };
}

/** The decimal of a fraction: exact when it ends, rounded once half-even to 40 significant digits otherwise. */
export function decimalOf({ n, d }: Fraction): Decimal {
  const divisor = greatestCommonDivisor(n < 0n ? -n : n, d);
  const scale = endingScale(d / divisor);
  if (scale !== null) return new Decimal(exactText({ units: (n / divisor) * (10n ** BigInt(scale) / (d / divisor)), scale }));
  return new Decimal(String(n / divisor)).div(String(d / divisor));
}

/** Digits behind the point that write 1/d in full, or null when no number of digits does. */
function endingScale(d: bigint): number | null {
  let rest = d;
  let twos = 0;
  let fives = 0;
  while (rest % 10n === 0n) {
    rest /= 10n;
    twos++;
    fives++;
  }
  for (; rest % 2n === 0n; twos++) rest /= 2n;
  for (; rest % 5n === 0n; fives++) rest /= 5n;
  const scale = Math.max(twos, fives);
  return rest === 1n && scale <= 40 ? scale : null;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}

/** The same fraction in lowest terms: what is computed on keeps small. */
export function lowest({ n, d }: Fraction): Fraction {
  const divisor = greatestCommonDivisor(n < 0n ? -n : n, d);
  return divisor === 1n ? { n, d } : { n: n / divisor, d: d / divisor };
}

/** The sum of all. */
export function total(fractions: readonly Fraction[]): Fraction {
  return lowest(fractions.reduce((sum, one) => add(sum, one), whole(0)));
}
