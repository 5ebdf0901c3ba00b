// Rows in the order of their groups: one counting sort, shared by all totals that look at a group as a whole.

/** Rows sorted by group: those of group g stand at `starts[g]` … `starts[g + 1] − 1` of `rows`. */
export interface GroupOrder {
  readonly rows: Uint32Array;
  readonly starts: Uint32Array;
}

/** How many rows each group has. */
export function countRows(names: Uint32Array, size: number): Uint32Array {
  const counts = new Uint32Array(size + 1);
  for (let row = 0; row < names.length; row++) {
    const name = names[row] as number;
    counts[name] = (counts[name] as number) + 1;
  }
  return counts;
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
