// The values of each group in order, or the sums of its entities: quantiles and the largest are read off them. Sorting
// dominates: n log n a group.
import { type NumberColumn, SAFE } from '../column.ts';
import type { Entities } from '../entity.ts';
import { unitsAt } from '../units.ts';
import type { GroupOrder } from './order.ts';

/** Whole numbers in rising order. */
export type Sorted = ArrayLike<number | bigint>;

/** The values of a group, or the sums of its entities, in units. */
export function sortedUnits(order: GroupOrder, column: NumberColumn, entities: Entities | null): (group: number) => Sorted {
  if (entities === null) return (group) => valuesOf(order, group, column);
  const isSafe = !column.wide && Math.max(Math.abs(column.low), Math.abs(column.high)) * column.units.length <= SAFE;
  return (group) => (isSafe ? entitySums(order, group, column, entities) : exactEntitySums(order, group, column, entities));
}

function valuesOf({ rows, starts }: GroupOrder, group: number, column: NumberColumn): Sorted {
  const [from, to] = [starts[group] as number, starts[group + 1] as number];
  if (column.wide) {
    const exact: bigint[] = [];
    for (let at = from; at < to; at++) {
      const units = unitsAt(column, rows[at] as number);
      if (units !== null) exact.push(units);
    }
    return inOrder(exact);
  }
  const values = new Float64Array(to - from);
  let count = 0;
  for (let at = from; at < to; at++) {
    const unit = column.units[rows[at] as number] as number;
    if (!Number.isNaN(unit)) values[count++] = unit;
  }
  return values.subarray(0, count).sort();
}

function entitySums({ rows, starts }: GroupOrder, group: number, { units }: NumberColumn, { codes }: Entities): Sorted {
  const sums = new Map<number, number>();
  for (let at = starts[group] as number; at < (starts[group + 1] as number); at++) {
    const row = rows[at] as number;
    const unit = units[row] as number;
    const entity = codes[row] as number;
    if (!Number.isNaN(unit) && entity !== 0) sums.set(entity, (sums.get(entity) ?? 0) + unit);
  }
  return Float64Array.from(sums.values()).sort();
}

function exactEntitySums({ rows, starts }: GroupOrder, group: number, column: NumberColumn, { codes }: Entities): Sorted {
  const sums = new Map<number, bigint>();
  for (let at = starts[group] as number; at < (starts[group + 1] as number); at++) {
    const row = rows[at] as number;
    const units = unitsAt(column, row);
    const entity = codes[row] as number;
    if (units !== null && entity !== 0) sums.set(entity, (sums.get(entity) ?? 0n) + units);
  }
  return inOrder([...sums.values()]);
}

function inOrder(values: bigint[]): bigint[] {
  return values.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
