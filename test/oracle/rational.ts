// Exact ratios for the oracle: written here a second time on purpose, so that no fault of the library can hide in both.

/** n ÷ d with d above zero. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Rational = { n: 0n, d: 1n };

export function integer(n: number): Rational {
  return { n: BigInt(n), d: 1n };
}

export function plus(a: Rational, b: Rational): Rational {
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

export function minus(a: Rational, b: Rational): Rational {
  return plus(a, { n: -b.n, d: b.d });
}

export function times(a: Rational, b: Rational): Rational {
  return { n: a.n * b.n, d: a.d * b.d };
}

/** a ÷ b; b must not be zero. */
export function over(a: Rational, b: Rational): Rational {
  return b.n < 0n ? { n: -a.n * b.d, d: -b.n * a.d } : { n: a.n * b.d, d: b.n * a.d };
}

export function order(a: Rational, b: Rational): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function total(values: readonly Rational[]): Rational {
  let sum = ZERO;
  for (const value of values) sum = reduced(plus(sum, value));
  return sum;
}

function reduced({ n, d }: Rational): Rational {
  let [a, b] = [n < 0n ? -n : n, d];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? ZERO : { n: n / a, d: d / a };
}

/** Quantile of type 7 by its definition: h = (n − 1) q, linear between the values at ⌊h⌋ and ⌊h⌋ + 1. */
export function quantile(values: readonly Rational[], q: Rational): Rational | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort(order);
  const h = times(integer(values.length - 1), q);
  const below = Number(h.n / h.d);
  const low = sorted[below] as Rational;
  const high = sorted[below + 1] ?? low;
  return plus(low, times(minus(h, integer(below)), minus(high, low)));
}

/** Plain decimal text: in full where 40 decimals are enough, else rounded half-even to 40 significant digits. */
export function decimalText(value: Rational): string {
  const { n, d } = reduced(value);
  const size = n < 0n ? -n : n;
  const sign = n < 0n ? '-' : '';
  for (let scale = 0; scale <= 40; scale++) {
    const scaled = size * 10n ** BigInt(scale);
    if (scaled % d === 0n) return sign + placed(scaled / d, scale);
  }
  let scale = 0;
  while (atScale(size, d, scale) >= 10n ** 40n) scale--;
  while (atScale(size, d, scale) < 10n ** 39n) scale++;
  const [numerator, denominator] = scale < 0 ? [size, d * 10n ** BigInt(-scale)] : [size * 10n ** BigInt(scale), d];
  let units = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  if (twice > denominator || (twice === denominator && units % 2n === 1n)) units++;
  return sign + placed(units, scale);
}

function atScale(size: bigint, d: bigint, scale: number): bigint {
  return scale < 0 ? size / (d * 10n ** BigInt(-scale)) : (size * 10n ** BigInt(scale)) / d;
}

function placed(units: bigint, scale: number): string {
  if (scale <= 0) return String(units * 10n ** BigInt(-scale));
  const digits = String(units).padStart(scale + 1, '0');
  const fraction = digits.slice(-scale).replace(/0+$/, '');
  return fraction === '' ? digits.slice(0, -scale) : `${digits.slice(0, -scale)}.${fraction}`;
}

const DECIMAL = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/;

/** The exact value of a number, a bigint or decimal text of at most 64 characters, 38 digits and 18 decimals; null for anything else. */
export function readDecimal(value: unknown): Rational | null {
  if (typeof value !== 'number' && typeof value !== 'bigint' && typeof value !== 'string') return null;
  const text = String(value);
  const match = text.length <= 64 ? DECIMAL.exec(text) : null;
  if (match === null) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  if (whole + fraction === '') return null;
  const digits = BigInt(whole + fraction);
  if (digits === 0n) return ZERO;
  const shift = Number(exponent) - fraction.length;
  if (Math.abs(shift) > 200) return null;
  const { n, d } = reduced(shift < 0 ? { n: digits, d: 10n ** BigInt(-shift) } : { n: digits * 10n ** BigInt(shift), d: 1n });
  let power = 1n;
  while (power % d !== 0n) power *= 10n;
  if (power > 10n ** 18n || n * (power / d) >= 10n ** 38n) return null;
  return { n: sign === '-' ? -n : n, d };
}
