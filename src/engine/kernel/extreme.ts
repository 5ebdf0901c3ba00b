// Smallest, largest and latest values of each group, as units of the column.
import type { DateColumn, NumberColumn } from '../column.ts';
import { unitsAt } from '../units.ts';
import type { Kernel } from './kernel.ts';

/** Finds the row of each group that holds the value wanted; −1 where no row has a value. */
export interface BestKernel extends Kernel {
  readonly best: Int32Array;
}

function bestKernel(size: number, { units }: NumberColumn, wins: (row: number, best: number) => boolean): BestKernel {
  const best = new Int32Array(size + 1).fill(-1);
  return {
    best,
    take(names, from, to) {
      for (let row = from; row < to; row++) {
        if (Number.isNaN(units[row] as number)) continue;
        const name = names[row - from] as number;
        const before = best[name] as number;
        if (before < 0 || wins(row, before)) best[name] = row;
      }
    },
  };
}

/** Below zero, zero or above: the exact order of two values of a column. */
function order(column: NumberColumn, a: number, b: number): number {
  if (!column.wide) return (column.units[a] as number) - (column.units[b] as number);
  const [x, y] = [unitsAt(column, a) as bigint, unitsAt(column, b) as bigint];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The row with the smallest (sign −1) or largest (sign 1) value of each group. */
export function extremeKernel(size: number, column: NumberColumn, sign: 1 | -1): BestKernel {
  return bestKernel(size, column, (row, best) => order(column, row, best) * sign > 0);
}

/** The row with the value of the latest date of each group; of several on that date, the largest. */
export function lastKernel(size: number, column: NumberColumn, dates: DateColumn): BestKernel {
  const { moments } = dates;
  return bestKernel(size, column, (row, best) => {
    const difference = (moments[row] as number) - (moments[best] as number);
    return difference > 0 || (difference === 0 && order(column, row, best) > 0);
  });
}
