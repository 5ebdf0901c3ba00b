// Quantiles of each group. Sorting dominates: n log n a group. Over entities, the sum of each entity is taken first.
import { quantileOf } from '../../expr/aggregate/quantile.ts';
import type { Fraction } from '../../expr/fraction.ts';
import { type NumberColumn, SAFE } from '../column.ts';
import type { Entities } from '../entity.ts';
import { unitsAt } from '../units.ts';
import type { GroupOrder } from './order.ts';

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
    if (!Number.isNaN(unit)) values[count++] = unit;
  }
  return values.subarray(0, count).sort();
}

/** The quantile of the values of each group, in units. */
export function quantileKernel(order: GroupOrder, size: number, column: NumberColumn, q: number): (Fraction | null)[] {
  return Array.from({ length: size }, (_, group) => quantileOf(valuesOf(order, group, column), q));
}

/** The quantile of the sums of the entities of each group, in units. */
export function entityQuantileKernel(
  order: GroupOrder,
  size: number,
  column: NumberColumn,
  entities: Entities,
  q: number,
): (Fraction | null)[] {
  const safe = !column.wide && Math.max(Math.abs(column.low), Math.abs(column.high)) * column.units.length <= SAFE;
  return Array.from({ length: size }, (_, group) =>
    quantileOf(safe ? entitySums(order, group, column, entities) : exactEntitySums(order, group, column, entities), q),
  );
}

function entitySums({ rows, starts }: GroupOrder, group: number, { units }: NumberColumn, { codes }: Entities): ArrayLike<number> {
  const sums = new Map<number, number>();
  for (let at = starts[group] as number; at < (starts[group + 1] as number); at++) {
    const row = rows[at] as number;
    const unit = units[row] as number;
    const entity = codes[row] as number;
    if (!Number.isNaN(unit) && entity !== 0) sums.set(entity, (sums.get(entity) ?? 0) + unit);
  }
  return Float64Array.from(sums.values()).sort();
}

function exactEntitySums({ rows, starts }: GroupOrder, group: number, column: NumberColumn, { codes }: Entities): bigint[] {
  const sums = new Map<number, bigint>();
  for (let at = starts[group] as number; at < (starts[group + 1] as number); at++) {
    const row = rows[at] as number;
    const units = unitsAt(column, row);
    const entity = codes[row] as number;
    if (units !== null && entity !== 0) sums.set(entity, (sums.get(entity) ?? 0n) + units);
  }
  return [...sums.values()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
