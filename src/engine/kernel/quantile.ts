// Quantiles of type 7 (Hyndman and Fan 1996), exact: h = (n − 1) q, linear between the order statistics around h. Sorting
// dominates: n log n a group. Over entities, the sum of each entity in the group is taken first.
import { readExact } from '../../decimal.ts';
import { add, type Fraction, fractionOf, multiply, negate } from '../../expr/fraction.ts';
import { type KeyColumn, type NumberColumn, SAFE } from '../column.ts';
import { unitsAt } from '../encodeNumber.ts';
import type { GroupOrder } from './order.ts';

/** The quantile of sorted values as a fraction of units; null of no values. */
export function quantileOf(sorted: ArrayLike<number | bigint>, q: number): Fraction | null {
  if (sorted.length === 0) return null;
  const share = readExact(q);
  const { n, d } = multiply(fractionOf(typeof share === 'string' ? { units: 0n, scale: 0 } : share), { n: BigInt(sorted.length - 1), d: 1n });
  const below = Number(n / d);
  const low: Fraction = { n: BigInt(sorted[below] as number), d: 1n };
  const rest = n % d;
  if (rest === 0n) return low;
  const high: Fraction = { n: BigInt(sorted[below + 1] as number), d: 1n };
  return add(low, multiply(add(high, negate(low)), { n: rest, d }));
}

/** The values of a group, sorted. */
function valuesOf({ rows, starts }: GroupOrder, group: number, column: NumberColumn): ArrayLike<number | bigint> {
  const [from, to] = [starts[group] as number, starts[group + 1] as number];
  if (column.wide) {
    const exact: bigint[] = [];
    for (let at = from; at < to; at++) {
      const units = unitsAt(column, rows[at] as number);
      if (units !== null) exact.push(units);
    }
    return exact.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  }
  const values = new Float64Array(to - from);
  let count = 0;
  for (let at = from; at < to; at++) {
    const unit = column.units[rows[at] as number] as number;
    if (unit === unit) values[count++] = unit;
  }
  return values.subarray(0, count).sort();
}

/** The quantile of the values of each group, in units. */
export function quantileKernel(order: GroupOrder, size: number, column: NumberColumn, q: number): (Fraction | null)[] {
  return Array.from({ length: size }, (_, group) => quantileOf(valuesOf(order, group, column), q));
}

/** The quantile of the sums of the entities of each group, in units, and how many entities there are. */
export function entityQuantileKernel(order: GroupOrder, size: number, column: NumberColumn, entities: KeyColumn, q: number): { values: (Fraction | null)[]; counts: Uint32Array } {
  const safe = !column.wide && Math.max(Math.abs(column.low), Math.abs(column.high)) * column.units.length <= SAFE;
  const counts = new Uint32Array(size);
  const values = Array.from({ length: size }, (_, group) => {
    const sums = safe ? entitySums(order, group, column, entities) : exactEntitySums(order, group, column, entities);
    counts[group] = sums.length;
    return quantileOf(sums, q);
  });
  return { values, counts };
}

function entitySums({ rows, starts }: GroupOrder, group: number, { units }: NumberColumn, { codes }: KeyColumn): ArrayLike<number> {
  const sums = new Map<number, number>();
  for (let at = starts[group] as number; at < (starts[group + 1] as number); at++) {
    const row = rows[at] as number;
    const unit = units[row] as number;
    const entity = codes[row] as number;
    if (unit === unit && entity !== 0) sums.set(entity, (sums.get(entity) ?? 0) + unit);
  }
  return Float64Array.from(sums.values()).sort();
}

function exactEntitySums({ rows, starts }: GroupOrder, group: number, column: NumberColumn, { codes }: KeyColumn): bigint[] {
  const sums = new Map<number, bigint>();
  for (let at = starts[group] as number; at < (starts[group + 1] as number); at++) {
    const row = rows[at] as number;
    const units = unitsAt(column, row);
    const entity = codes[row] as number;
    if (units !== null && entity !== 0) sums.set(entity, (sums.get(entity) ?? 0n) + units);
  }
  return [...sums.values()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
