// Distinct values of each group: codes are sorted by group, and each code is stamped with the last group that saw it.
import type { DistinctKernel } from '../../expr/aggregate/aggregate.ts';
import type { Kernel } from './kernel.ts';

/** How many different non-missing values each group has. */
export const distinctKernel: DistinctKernel = ({ codes, starts }, size, entities) => {
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
};

/** How many rows of each group lack the value. */
export function missingKernel(size: number, isMissing: (row: number) => boolean): Kernel & { readonly missing: Uint32Array } {
  const missing = new Uint32Array(size + 1);
  return {
    missing,
    take(names, from, to) {
      for (let row = from; row < to; row++) {
        if (!isMissing(row)) continue;
        const name = names[row - from] as number;
        missing[name] = (missing[name] as number) + 1;
      }
    },
  };
}

/** The one value that all rows of a group share: its code, −1 when they differ, −2 for a group without rows. */
export function onlyKernel(size: number, codes: ArrayLike<number>): Kernel & { readonly only: Int32Array } {
  const only = new Int32Array(size + 1).fill(-2);
  return {
    only,
    take(names, from, to) {
      for (let row = from; row < to; row++) {
        const name = names[row - from] as number;
        const code = codes[row] as number;
        const before = only[name] as number;
        if (before === -2) only[name] = code;
        else if (before !== code) only[name] = -1;
      }
    },
  };
}
