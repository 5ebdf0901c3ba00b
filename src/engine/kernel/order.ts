// Rows in the order of their groups: one counting sort, shared by all totals that look at a group as a whole.
import type { Kernel } from './kernel.ts';

/** Rows sorted by group: those of group g stand at `starts[g]` … `starts[g + 1] − 1` of `rows`. */
export interface GroupOrder {
  readonly rows: Uint32Array;
  readonly starts: Uint32Array;
}

/** How many rows each group has. */
export function countKernel(size: number): Kernel & { readonly counts: Uint32Array } {
  const counts = new Uint32Array(size + 1);
  return {
    counts,
    take(names, from, to) {
      const length = to - from;
      let i = 0;
      for (; i + 3 < length; i += 4) {
        const a = names[i] as number;
        const b = names[i + 1] as number;
        const c = names[i + 2] as number;
        const d = names[i + 3] as number;
        counts[a] = (counts[a] as number) + 1;
        counts[b] = (counts[b] as number) + 1;
        counts[c] = (counts[c] as number) + 1;
        counts[d] = (counts[d] as number) + 1;
      }
      for (; i < length; i++) counts[names[i] as number] = (counts[names[i] as number] as number) + 1;
    },
  };
}

/** How many of all rows each group has. */
export function countRows(names: Uint32Array, size: number): Uint32Array {
  const kernel = countKernel(size);
  kernel.take(names, 0, names.length);
  return kernel.counts;
}

/** Keeps the names of all rows. */
export function namesKernel(length: number): Kernel & { readonly names: Uint32Array } {
  const all = new Uint32Array(length);
  return {
    names: all,
    take(names, from, to) {
      all.set(names.subarray(0, to - from), from);
    },
  };
}

function startsOf(counts: Uint32Array, size: number): Uint32Array {
  const starts = new Uint32Array(size + 1);
  for (let group = 0; group < size; group++) starts[group + 1] = (starts[group] as number) + (counts[group] as number);
  return starts;
}

/** Sorts the rows by group. */
export function orderRows(names: Uint32Array, size: number, counts: Uint32Array): GroupOrder {
  const starts = startsOf(counts, size);
  const next = starts.slice(0, size);
  const rows = new Uint32Array(starts[size] as number);
  for (let row = 0; row < names.length; row++) {
    const name = names[row] as number;
    if (name < size) {
      const at = next[name] as number;
      rows[at] = row;
      next[name] = at + 1;
    }
  }
  return { rows, starts };
}

/** The codes of a key column in the order of the groups, without the detour over row numbers. */
export function orderCodes(
  names: Uint32Array,
  size: number,
  counts: Uint32Array,
  codes: ArrayLike<number>,
): { codes: Uint32Array; starts: Uint32Array } {
  const starts = startsOf(counts, size);
  const next = starts.slice(0, size);
  const sorted = new Uint32Array(starts[size] as number);
  for (let row = 0; row < names.length; row++) {
    const name = names[row] as number;
    if (name < size) {
      const at = next[name] as number;
      sorted[at] = codes[row] as number;
      next[name] = at + 1;
    }
  }
  return { codes: sorted, starts };
}
