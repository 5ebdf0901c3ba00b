// Smallest, largest and latest values of each group, as units of the column.
import type { DateColumn, NumberColumn } from '../column.ts';
import { unitsAt } from '../units.ts';

/** The row of each group that holds the value wanted, or −1 where no row has a value. */
function rowsOf(names: Uint32Array, size: number, column: NumberColumn, wins: (row: number, best: number) => boolean): Int32Array {
  const best = new Int32Array(size + 1).fill(-1);
  const { units } = column;
  for (let row = 0; row < names.length; row++) {
    if (Number.isNaN(units[row] as number)) continue;
    const name = names[row] as number;
    const before = best[name] as number;
    if (before < 0 || wins(row, before)) best[name] = row;
  }
  return best.subarray(0, size);
}

/** Below zero, zero or above: the exact order of two values of a column. */
function order(column: NumberColumn, a: number, b: number): number {
  if (!column.wide) return (column.units[a] as number) - (column.units[b] as number);
  const [x, y] = [unitsAt(column, a) as bigint, unitsAt(column, b) as bigint];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The row with the smallest (sign −1) or largest (sign 1) value of each group. */
export function extremeKernel(names: Uint32Array, size: number, column: NumberColumn, sign: 1 | -1): Int32Array {
  return rowsOf(names, size, column, (row, best) => order(column, row, best) * sign > 0);
}

/** The row with the value of the latest date of each group; of several on that date, the largest. */
export function lastKernel(names: Uint32Array, size: number, column: NumberColumn, dates: DateColumn): Int32Array {
  const { moments } = dates;
  return rowsOf(names, size, column, (row, best) => {
    const difference = (moments[row] as number) - (moments[best] as number);
    return difference > 0 || (difference === 0 && order(column, row, best) > 0);
  });
}
