// Sums of whole units. Within a block the sum of any group stays below 2^53, so plain addition is exact; between blocks
// the sums are carried into big integers.
import { type NumberColumn, SAFE } from '../column.ts';
import { unitsAt } from '../units.ts';

/** The sum of units of each group; rows named `size` and missing values are left out. */
export function sumKernel(names: Uint32Array, size: number, column: NumberColumn): (number | bigint)[] {
  if (column.wide) return wideSums(names, size, column);
  const bound = Math.max(Math.abs(column.low), Math.abs(column.high), 1);
  const block = Math.floor(SAFE / bound);
  if (block >= names.length) return Array.from(sumBlock(names, size, column, 0, names.length));
  const carried: bigint[] = new Array<bigint>(size).fill(0n);
  for (let from = 0; from < names.length; from += block) {
    const sums = sumBlock(names, size, column, from, Math.min(names.length, from + block));
    for (let group = 0; group < size; group++) carried[group] = (carried[group] as bigint) + BigInt(sums[group] as number);
  }
  return carried;
}

function sumBlock(names: Uint32Array, size: number, { units, missing }: NumberColumn, from: number, to: number): Float64Array {
  const sums = new Float64Array(size + 1);
  if (missing === 0) {
    for (let row = from; row < to; row++) {
      const name = names[row] as number;
      sums[name] = (sums[name] as number) + (units[row] as number);
    }
  } else {
    for (let row = from; row < to; row++) {
      const unit = units[row] as number;
      const name = names[row] as number;
      if (!Number.isNaN(unit)) sums[name] = (sums[name] as number) + unit;
    }
  }
  return sums.subarray(0, size);
}

function wideSums(names: Uint32Array, size: number, column: NumberColumn): bigint[] {
  const sums: bigint[] = new Array<bigint>(size + 1).fill(0n);
  for (let row = 0; row < names.length; row++) {
    const name = names[row] as number;
    const units = unitsAt(column, row);
    if (units !== null) sums[name] = (sums[name] as bigint) + units;
  }
  return sums.slice(0, size);
}
