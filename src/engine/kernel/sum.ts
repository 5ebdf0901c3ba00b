// Sums of whole units. The sum of any group stays below 2^53 until it is carried into big integers, so plain addition is
// exact.
import { type NumberColumn, SAFE } from '../column.ts';
import { type Doubles, unitsOf } from '../doubles.ts';
import { unitsAt } from '../units.ts';
import { BLOCK, type Kernel } from './kernel.ts';

/** The sum of units of each group; rows named `size` and missing values are left out. */
export interface SumKernel extends Kernel {
  sum(group: number): number | bigint;
}

/** Adds up the units of each group. */
export function sumKernel(size: number, column: NumberColumn): SumKernel {
  if (column.wide) return wideSums(size, column);
  return column.doubles ? sumsOfDoubles(size, column, column.doubles) : safeSums(size, column);
}

/** Units are made block by block, and added while they are at hand. */
function sumsOfDoubles(size: number, { missing, low, high }: NumberColumn, doubles: Doubles): SumKernel {
  const units = new Float64Array(BLOCK);
  const { take, sum } = safeSums(size, { units, missing, low, high });
  return {
    take(names, from, to) {
      unitsOf(doubles, from, to, units);
      take(names, 0, to - from);
    },
    sum,
  };
}

function safeSums(size: number, { units, missing, low, high }: Pick<NumberColumn, 'units' | 'missing' | 'low' | 'high'>): SumKernel {
  const sums = new Float64Array(size + 1);
  /** Rows that can be added before a sum could pass 2^53. */
  const most = Math.floor(SAFE / Math.max(Math.abs(low), Math.abs(high), 1));
  let carried: bigint[] | null = null;
  let added = 0;
  const carry = (): void => {
    carried ??= new Array<bigint>(size + 1).fill(0n);
    for (let group = 0; group <= size; group++) carried[group] = (carried[group] as bigint) + BigInt(sums[group] as number);
    sums.fill(0);
    added = 0;
  };
  const take = (names: Uint32Array, start: number, from: number, to: number): void => {
    let row = from;
    if (missing === 0) {
      for (; row + 3 < to; row += 4) {
        const a = names[row - start] as number;
        const b = names[row - start + 1] as number;
        const c = names[row - start + 2] as number;
        const d = names[row - start + 3] as number;
        sums[a] = (sums[a] as number) + (units[row] as number);
        sums[b] = (sums[b] as number) + (units[row + 1] as number);
        sums[c] = (sums[c] as number) + (units[row + 2] as number);
        sums[d] = (sums[d] as number) + (units[row + 3] as number);
      }
    }
    for (; row < to; row++) {
      const unit = units[row] as number;
      const name = names[row - start] as number;
      if (!Number.isNaN(unit)) sums[name] = (sums[name] as number) + unit;
    }
  };
  return {
    take(names, from, to) {
      for (let at = from; at < to; ) {
        if (added === most) carry();
        const end = Math.min(to, at + most - added);
        take(names, from, at, end);
        added += end - at;
        at = end;
      }
    },
    sum: (group) => (carried === null ? (sums[group] as number) : (carried[group] as bigint) + BigInt(sums[group] as number)),
  };
}

function wideSums(size: number, column: NumberColumn): SumKernel {
  const sums: bigint[] = new Array<bigint>(size + 1).fill(0n);
  return {
    take(names, from, to) {
      for (let row = from; row < to; row++) {
        const name = names[row - from] as number;
        const units = unitsAt(column, row);
        if (units !== null) sums[name] = (sums[name] as bigint) + units;
      }
    },
    sum: (group) => sums[group] as bigint,
  };
}
