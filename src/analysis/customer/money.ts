// Money taken in group by group: an exact sum as long as all of it is of one currency, and known. Sums grow in place: there are
// as many groups as customers and days.
import { Decimal, exactText } from '../../decimal.ts';
import { add, decimalOf, divide, type Fraction, whole } from '../../expr/fraction.ts';
import type { Outcome } from '../../plan/plan.ts';

/** Money so far: n ÷ d. */
export interface Money {
  n: bigint;
  d: bigint;
  /** Records whose amount is known. */
  known: number;
  /** Records that lack it. */
  missing: number;
}

/** None so far. */
export const noMoney = (): Money => ({ n: 0n, d: 1n, known: 0, missing: 0 });

/** Adds the sum of a group. */
export function addMoney(money: Money, { value, known, missing }: Outcome): void {
  if (value !== null && typeof value === 'object') addSum(money, value);
  money.known += known;
  money.missing += missing;
}

/** Adds money to money. */
export function addTo(into: Money, more: Money): void {
  addSum(into, more);
  into.known += more.known;
  into.missing += more.missing;
}

function addSum(into: Money, more: Fraction): void {
  if (into.d === more.d) {
    into.n += more.n;
    return;
  }
  const { n, d } = add(into, more);
  into.n = n;
  into.d = d;
}

/** Money as an answer: none where records exist and none of them says its amount. */
export const settled = ({ n, d, known, missing }: Money): Fraction | null => (known === 0 && missing > 0 ? null : { n, d });

/** The currencies of the groups so far; records that name none are of a currency of their own. */
export interface Currencies {
  add(outcome: Outcome): void;
  /** The one currency; null where records name none. */
  readonly one: string | null;
  readonly mixed: boolean;
}

/** No currency so far. */
export function currencies(): Currencies {
  const found = new Set<unknown>();
  return {
    add({ value, known }) {
      // A flag says that records of the group differ.
      if (known > 0) found.add(value);
    },
    get one() {
      const [only] = found;
      return found.size === 1 && typeof only === 'string' ? only : null;
    },
    get mixed() {
      return found.size > 1 || found.has(true);
    },
  };
}

/** A sum as a decimal; quick for amounts, whose denominator is a power of ten. */
export function decimalOfSum({ n, d }: Fraction): Decimal {
  const scale = scaleOf(d);
  return scale === null ? decimalOf({ n, d }) : new Decimal(exactText({ units: n, scale }));
}

/** A sum divided by a count above 0, as a decimal. */
export function perOne(sum: Fraction, count: number): Decimal {
  return scaleOf(sum.d) === null ? decimalOf(divide(sum, whole(count))) : decimalOfSum(sum).div(count);
}

/** How many zeros a power of ten has; null for other numbers. */
function scaleOf(d: bigint): number | null {
  if (d === 1n) return 0;
  if (d === 100n) return 2;
  const text = String(d);
  return /^10*$/.test(text) ? text.length - 1 : null;
}
