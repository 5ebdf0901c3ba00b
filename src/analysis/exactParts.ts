// Parts that add up to the last digit. A part such as 1/3 has no end: what rounding takes from the parts is given back to
// those that lost most, so that the decimals shown add up as exactly as the fractions behind them.
import { Decimal, exactText } from '../decimal.ts';
import type { Fraction } from '../expr/fraction.ts';

/** Digits behind the point where a value has no end; fewer for values so large that 40 digits would not hold them. */
const DIGITS = 24;
const ALL_DIGITS = 40;

/** A way from one value to another, in decimals: `from` + all `parts` = `to`, and `to` − `from` = `change`. */
export interface ExactParts {
  /** Where it begins. */
  readonly from: Decimal;
  /** Where it ends. */
  readonly to: Decimal;
  /** The second less the first. */
  readonly change: Decimal;
  /** The steps, in the order given. */
  readonly parts: readonly Decimal[];
}

/** The way from one value to another as decimals; the parts add up to the change, but for what rounding took of them before. */
export function exactParts(from: Fraction, to: Fraction, parts: readonly Fraction[]): ExactParts {
  const scale = scaleOf([from, to, ...parts]);
  const [first, last] = [roundedUnits(from, scale), roundedUnits(to, scale)];
  const units = shareRemainder(parts, last - first, scale);
  const decimal = (n: bigint): Decimal => new Decimal(exactText({ units: n, scale }));
  return { from: decimal(first), to: decimal(last), change: decimal(last - first), parts: units.map(decimal) };
}

/** The digits behind the point that write all values in full, or as many as there is room for. */
function scaleOf(values: readonly Fraction[]): number {
  let before = 1;
  let needed: number | null = 0;
  for (const { n, d } of values) {
    before = Math.max(before, String((n < 0n ? -n : n) / d).length);
    const own: number | null = needed === null ? null : digitsOf(n, d);
    needed = needed === null || own === null ? null : Math.max(needed, own);
  }
  return needed !== null && needed + before <= ALL_DIGITS ? needed : Math.max(0, Math.min(DIGITS, ALL_DIGITS - 1 - before));
}

/** The digits behind the point that write a value in full; null where there is no room for them. */
function digitsOf(n: bigint, d: bigint): number | null {
  let units = n * 10n ** BigInt(ALL_DIGITS);
  if (units % d !== 0n) return null;
  units /= d;
  let digits = ALL_DIGITS;
  for (; digits > 0 && units % 10n === 0n; digits--) units /= 10n;
  return digits;
}

/** To the nearest unit; halves go up, whatever the sign, so that a value and its parts are treated alike. */
function roundedUnits({ n, d }: Fraction, scale: number): bigint {
  return floorOf({ n: 2n * n * 10n ** BigInt(scale) + d, d: 2n * d });
}

function floorOf({ n, d }: Fraction): bigint {
  return n >= 0n || n % d === 0n ? n / d : n / d - 1n;
}

/** Whole units for each part that add up to the total: the largest remainders are rounded up, the first of equals first. */
function shareRemainder(parts: readonly Fraction[], total: bigint, scale: number): bigint[] {
  if (parts.length === 0) return [];
  const power = 10n ** BigInt(scale);
  const floors = parts.map(({ n, d }) => floorOf({ n: n * power, d }));
  const rests = parts.map(({ n, d }, i) => ({ i, n: n * power - (floors[i] as bigint) * d, d }));
  rests.sort((a, b) => {
    const difference = a.d === b.d ? b.n - a.n : b.n * a.d - a.n * b.d;
    return difference > 0n ? 1 : difference < 0n ? -1 : a.i - b.i;
  });
  const missing = Number(total - floors.reduce((sum, units) => sum + units, 0n));
  // More or less than one unit a part is missing where the parts were rounded before, such as logarithms.
  const each = Math.floor(missing / parts.length);
  const more = missing - each * parts.length;
  const units = floors.map((floor) => floor + BigInt(each));
  for (const { i } of rests.slice(0, more)) units[i] = (units[i] as bigint) + 1n;
  return units;
}
