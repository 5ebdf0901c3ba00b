// A statement is made of parts of one shape: a name, the slot, the keys and some values, all as text, so that one statement
// brings everything a question needs.
import { type Bound, keyNames } from './base.ts';

/** A part of a statement. */
export interface Part {
  /** Tells its rows from those of other parts. */
  readonly name: string;
  /** Expressions over the source. */
  readonly values: readonly string[];
  /** What it selects from: for a grouped part with the slot `s` and the keys. */
  readonly source: string;
  /** Whether rows come by slot and keys, or as one row over everything. */
  readonly grouped: boolean;
}

/** A part by slot and keys. */
export function groupedPart(name: string, source: string, values: readonly string[]): Part {
  return { name, source, values, grouped: true };
}

/** The select of a part: as many keys and values as the widest part has. */
export function selectOf({ name, source, values, grouped }: Part, bound: Bound, keys: number, width: number): string {
  const { text } = bound.reading.writer;
  const empty = text('NULL');
  const names = grouped ? keyNames(bound) : [];
  const cells = [
    `'${name}' AS part`,
    `${grouped ? text('s') : empty} AS slot`,
    ...Array.from({ length: keys }, (_, i) => `${names[i] === undefined ? empty : text(names[i])} AS key${i}`),
    ...Array.from({ length: width }, (_, i) => `${values[i] === undefined ? empty : text(values[i])} AS value${i}`),
  ];
  const by = grouped ? ` GROUP BY ${['s', ...names].join(', ')}` : '';
  return `SELECT ${cells.join(', ')} FROM ${source}${by}`;
}
