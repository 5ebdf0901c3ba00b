// Distinct values of each group: codes are sorted by group, and each code is stamped with the last group that saw it.
import type { Entities } from '../entity.ts';
import { orderCodes } from './order.ts';

/** How many different non-missing values each group has. */
export function distinctKernel(names: Uint32Array, size: number, counts: Uint32Array, entities: Entities): Uint32Array {
  const { codes, starts } = orderCodes(names, size, counts, entities.codes);
  const stamps = new Uint32Array(entities.size);
  const result = new Uint32Array(size);
  for (let group = 0; group < size; group++) {
    const stamp = group + 1;
    const end = starts[group + 1] as number;
    let found = 0;
    for (let at = starts[group] as number; at < end; at++) {
      const code = codes[at] as number;
      if (stamps[code] !== stamp) {
        stamps[code] = stamp;
        found++;
      }
    }
    result[group] = stamps[0] === stamp ? found - 1 : found;
  }
  return result;
}

/** How many rows of each group lack the value. */
export function missingKernel(names: Uint32Array, size: number, isMissing: (row: number) => boolean): Uint32Array {
  const result = new Uint32Array(size + 1);
  for (let row = 0; row < names.length; row++) {
    if (!isMissing(row)) continue;
    const name = names[row] as number;
    result[name] = (result[name] as number) + 1;
  }
  return result;
}

/** The one value that all rows of a group share: its code, −1 when they differ, −2 for a group without rows. */
export function onlyKernel(names: Uint32Array, size: number, codes: ArrayLike<number>): Int32Array {
  const result = new Int32Array(size + 1).fill(-2);
  for (let row = 0; row < names.length; row++) {
    const name = names[row] as number;
    const code = codes[row] as number;
    const before = result[name] as number;
    if (before === -2) result[name] = code;
    else if (before !== code) result[name] = -1;
  }
  return result;
}
