// Exact numbers. Amounts travel as whole numbers of units of 10^-scale (`Exact`); a Decimal is made only when an answer
// leaves the library. Text is read by a bounded scan, so that no input can make it slow or large.
import { Decimal as DecimalJs } from 'decimal.js';

/** Our own constructor of decimal.js: 40 significant digits, half-even, plain notation. The global one is never touched. */
export const Decimal: typeof DecimalJs = /* @__PURE__ */ DecimalJs.clone({
  precision: 40,
  rounding: DecimalJs.ROUND_HALF_EVEN,
  toExpNeg: -60,
  toExpPos: 60,
});
/** An exact decimal number of decimal.js. */
export type Decimal = DecimalJs;

/** An exact number: `units` × 10^-`scale`. */
export interface Exact {
  /** The number without its decimal point. */
  readonly units: bigint;
  /** Digits behind the decimal point, 0 or more. */
  readonly scale: number;
}

/** Why a number was not taken. */
export type NumberFault = 'bad-number' | 'number-too-long' | 'number-out-of-range';

/** Limits of what is read as a number, published in the documentation. */
export const numberLimits = {
  /** Longest text. */ textLength: 64,
  /** Most digits, leading zeros not counted. */ digits: 38,
  /** Most digits behind the decimal point. */ scale: 18,
} as const;

/** Anything that is read as an exact number: a number counts as its shortest decimal text. */
export type Amount = number | string | bigint | Decimal;

const [ZERO, NINE] = [48, 57] as const;

/** Reads plain decimal text such as `-12.50` or `1e-3`; thousands separators, signs of currencies and other digits are refused, not guessed. */
export function scanDecimal(text: string): Exact | NumberFault {
  if (text.length > numberLimits.textLength) return 'number-too-long';
  let at = 0;
  const negative = text[0] === '-';
  if (negative || text[0] === '+') at = 1;
  let digits = '';
  let scale = 0;
  let point = false;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) {
      digits += text[at];
      if (point) scale++;
    } else if (text[at] === '.' && !point) point = true;
    else break;
  }
  if (digits === '') return 'bad-number';
  if (at < text.length) {
    const exponent = scanExponent(text, at);
    if (exponent === null) return 'bad-number';
    scale -= exponent;
  }
  return bounded(digits, scale, negative);
}

function scanExponent(text: string, at: number): number | null {
  if (text[at] !== 'e' && text[at] !== 'E') return null;
  const sign = text[at + 1];
  const start = sign === '-' || sign === '+' ? at + 2 : at + 1;
  if (start >= text.length) return null;
  let exponent = 0;
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < ZERO || code > NINE) return null;
    exponent = Math.min(exponent * 10 + (code - ZERO), 100_000);
  }
  return sign === '-' ? -exponent : exponent;
}

/** Drops zeros that say nothing, then holds the number against the limits before any big integer is built. */
function bounded(digits: string, scale: number, negative: boolean): Exact | NumberFault {
  let first = 0;
  while (first < digits.length - 1 && digits[first] === '0') first++;
  let last = digits.length;
  while (scale > 0 && last > first + 1 && digits[last - 1] === '0') {
    last--;
    scale--;
  }
  const kept = digits.slice(first, last);
  if (kept === '0') return { units: 0n, scale: 0 };
  if (scale > numberLimits.scale || kept.length + Math.max(0, -scale) > numberLimits.digits) return 'number-out-of-range';
  const units = BigInt(kept) * (scale < 0 ? 10n ** BigInt(-scale) : 1n);
  return { units: negative ? -units : units, scale: Math.max(0, scale) };
}

/** Reads an amount of any accepted type; objects other than a Decimal are refused without being asked for a value. */
export function readExact(value: unknown): Exact | NumberFault {
  switch (typeof value) {
    case 'number':
      if (Number.isSafeInteger(value)) return { units: BigInt(value), scale: 0 };
      return Number.isFinite(value) ? scanDecimal(String(value)) : 'bad-number';
    case 'string':
      return scanDecimal(value);
    case 'bigint':
      return value < 10n ** 38n && value > -(10n ** 38n) ? { units: value, scale: 0 } : 'number-out-of-range';
    default:
      return readObject(value);
  }
}

function readObject(value: unknown): Exact | NumberFault {
  try {
    return DecimalJs.isDecimal(value) ? readDecimal(value) : 'bad-number';
  } catch {
    return 'bad-number';
  }
}

// The exponent is looked at first: printing 1e9000000 in full would take the memory of the machine.
function readDecimal(value: Decimal): Exact | NumberFault {
  if (!value.isFinite()) return 'bad-number';
  if (Math.abs(value.e) > numberLimits.digits) return 'number-out-of-range';
  const text = value.toFixed();
  return text.length > numberLimits.textLength ? 'number-out-of-range' : scanDecimal(text);
}

/** The plain text of an exact number: `-12.50` has scale 2. */
export function exactText({ units, scale }: Exact): string {
  if (scale === 0) return String(units);
  const negative = units < 0n;
  const digits = String(negative ? -units : units).padStart(scale + 1, '0');
  const cut = digits.length - scale;
  return `${negative ? '-' : ''}${digits.slice(0, cut)}.${digits.slice(cut)}`;
}

/** An exact number as an amount of a record: a plain number wherever 15 digits hold it, text otherwise. */
export const exactAmount = (exact: Exact): number | string =>
  exact.units < 10n ** 15n && exact.units > -(10n ** 15n) ? Number(exactText(exact)) : exactText(exact);

/** The same number with (at least) as many digits behind the point. */
export const rescale = ({ units, scale }: Exact, to: number): bigint => units * 10n ** BigInt(to - scale);

/** The exact sum. */
export function addExact(a: Exact, b: Exact): Exact {
  const scale = Math.max(a.scale, b.scale);
  return { units: rescale(a, scale) + rescale(b, scale), scale };
}

/** The exact product. */
export const multiplyExact = (a: Exact, b: Exact): Exact => ({ units: a.units * b.units, scale: a.scale + b.scale });
