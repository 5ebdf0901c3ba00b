// Three-valued masks: 0 no, 1 yes, 2 unknown. One number stands for a mask that is the same on all rows, truths by code for
// one that hangs on a key column alone; only what is left takes a place for each row.
import type { Categories } from '../expr/records.ts';
import type { KeyColumn } from './column.ts';

/** One of the three truths. */
export type Truth = 0 | 1 | 2;

/** The truth of each value of a key column. */
export interface CodedMask {
  readonly column: KeyColumn;
  readonly truths: Uint8Array;
}

/** The truth of a condition on each row. */
export type Mask = Truth | CodedMask | Uint8Array;

/** Both: no wins over unknown. */
export const AND = [0, 0, 0, 0, 1, 2, 0, 2, 2] as const;
/** Either: yes wins over unknown. */
export const OR = [0, 1, 2, 1, 1, 1, 2, 1, 2] as const;
/** The first without the second: unknown is no. */
export const WITHOUT = [0, 0, 0, 1, 0, 1, 0, 0, 0] as const;
/** The opposite. */
export const NOT = [1, 0, 2] as const;
/** Unknown as no. */
export const KNOWN = [0, 1, 0] as const;

/** A mask by the values of a key column; a single truth when all values that occur agree. */
export function coded(column: KeyColumn, truths: Uint8Array): Mask {
  const counts = column.counts();
  const occurring = truths.filter((_, code) => counts[code] !== 0);
  const [first] = occurring;
  return occurring.every((truth) => truth === first) ? ((first ?? 0) as Truth) : { column, truths };
}

/** The mask with each truth replaced. */
export function through(mask: Mask, table: readonly number[]): Mask {
  if (typeof mask === 'number') return table[mask] as Truth;
  if ('truths' in mask)
    return coded(
      mask.column,
      mask.truths.map((truth) => table[truth] as number),
    );
  const result = new Uint8Array(mask.length);
  for (let row = 0; row < mask.length; row++) result[row] = table[mask[row] as number] as number;
  return result;
}

/** Two masks by a table of truths. */
export function combine(a: Mask, b: Mask, table: readonly number[]): Mask {
  if (typeof a === 'number') return through(b, [table[a * 3] as number, table[a * 3 + 1] as number, table[a * 3 + 2] as number]);
  if (typeof b === 'number') return through(a, [table[b] as number, table[3 + b] as number, table[6 + b] as number]);
  if ('truths' in a && 'truths' in b && a.column === b.column)
    return coded(
      a.column,
      a.truths.map((truth, code) => table[truth * 3 + (b.truths[code] as number)] as number),
    );
  const [x, y] = [spread(a), spread(b)];
  const result = new Uint8Array(x.length);
  for (let row = 0; row < x.length; row++) result[row] = table[(x[row] as number) * 3 + (y[row] as number)] as number;
  return result;
}

/** All masks together. */
export function every(masks: readonly Mask[]): Mask {
  return masks.reduce((a, b) => combine(a, b, AND), 1);
}

/** A truth for each row. */
export function spread(mask: CodedMask | Uint8Array): Uint8Array {
  if (!('truths' in mask)) return mask;
  const { codes, truths } = byPosition(mask);
  const result = new Uint8Array(codes.length);
  for (let row = 0; row < codes.length; row++) result[row] = truths[codes[row] as number] as number;
  return result;
}

/** How many of `length` rows pass. */
export function passed(mask: Mask, length: number): number {
  if (typeof mask === 'number') return mask === 1 ? length : 0;
  let total = 0;
  if ('truths' in mask) {
    const counts = mask.column.counts();
    for (let code = 0; code < counts.length; code++) if (mask.truths[code] === 1) total += counts[code] as number;
  } else for (let row = 0; row < mask.length; row++) if (mask[row] === 1) total++;
  return total;
}

/** Whether a row passes. */
export function passes(mask: Mask): (row: number) => boolean {
  if (typeof mask === 'number') return () => mask === 1;
  if (!('truths' in mask)) return (row) => mask[row] === 1;
  const { codes, truths } = byPosition(mask);
  return (row) => truths[codes[row] as number] === 1;
}

/** The truth of each position as it was given, so that no codes are made only to look truths up. */
function byPosition({ column, truths }: CodedMask): { readonly codes: Categories['codes']; readonly truths: Uint8Array } {
  const { given } = column;
  return given
    ? { codes: given.positions, truths: Uint8Array.from(given.codeOf, (code) => truths[code] as number) }
    : { codes: column.codes, truths };
}

/** Renames the rows from … to − 1 that do not pass; the group of row `from + i` is `names[i]`. */
export function narrower(mask: Mask, none: number): (names: Uint32Array, from: number, to: number) => void {
  if (mask === 1) return () => undefined;
  if (typeof mask === 'number') return (names, from, to) => void names.fill(none, 0, to - from);
  if (!('truths' in mask)) {
    return (names, from, to) => {
      for (let row = from; row < to; row++) if (mask[row] !== 1) names[row - from] = none;
    };
  }
  const { codes, truths } = byPosition(mask);
  return (names, from, to) => {
    let row = from;
    for (; row + 3 < to; row += 4) {
      const a = truths[codes[row] as number];
      const b = truths[codes[row + 1] as number];
      const c = truths[codes[row + 2] as number];
      const d = truths[codes[row + 3] as number];
      if (a !== 1) names[row - from] = none;
      if (b !== 1) names[row - from + 1] = none;
      if (c !== 1) names[row - from + 2] = none;
      if (d !== 1) names[row - from + 3] = none;
    }
    for (; row < to; row++) if (truths[codes[row] as number] !== 1) names[row - from] = none;
  };
}
