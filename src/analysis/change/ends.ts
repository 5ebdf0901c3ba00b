// The two ends of a change: what formulas come to over all records, and in each segment, before and after.
import { compare, type Fraction, total, whole } from '../../expr/fraction.ts';
import type { Key } from '../../expr/key.ts';
import { type AggregateNode, type Node, totalsOf } from '../../expr/node.ts';
import type { Reason, Settled } from '../../plan/settle.ts';
import { behind } from '../../query/behind.ts';
import type { SegmentKeys } from '../../query/finding.ts';
import type { Table, TableColumn } from '../../query/table.ts';

/** One end of one segment. */
export interface Standing {
  /** What a formula comes to; 0 records count as none. */
  value(formula: Node): Settled;
  /** How many records had the values that a formula reads. */
  records(formula: Node): number;
}

/** One end: everything, and each segment by the text of its keys. */
export interface End {
  readonly whole: Standing;
  readonly segments: ReadonlyMap<string, { readonly keys: SegmentKeys; readonly standing: Standing }>;
}

/** Both ends. */
export interface Ends {
  readonly from: End;
  readonly to: End;
}

/** Reads one end of a question that was asked without a segment and by segments. */
export function endOf(everything: Table, split: Table): End {
  const ids = split.columns.filter(({ role }) => role === 'segment').map(({ id }) => id);
  const read = behind(split);
  const segments = split.rows.map((row, at) => {
    const keys: SegmentKeys = Object.fromEntries(ids.map((id) => [id, (row[id] ?? null) as Key | null]));
    return [segmentId(keys), { keys, standing: standingOf(read, at) }] as const;
  });
  return { whole: standingOf(behind(everything), 0), segments: new Map(segments) };
}

/** Tells segments apart: 1 from '1' and null from 'null'. */
export function segmentId(keys: SegmentKeys): string {
  return JSON.stringify(Object.values(keys));
}

/** One row of a table, on either side of its comparison. */
export function standingOf(read: ReturnType<typeof behind>, row: number, side: 'now' | 'prior' = 'now'): Standing {
  return {
    value: (formula) => read.settled(row, formula, side),
    records: (formula) => Math.min(...[...totalsOf(formula).values()].map((one) => read.outcome(row, one, side)?.known ?? 0)),
  };
}

/** No records: sums and counts are 0, and nothing else has an answer. */
const nobody: Standing = {
  value: () => ({ value: null, reason: 'no-data' }),
  records: () => 0,
};

/** A segment at both ends; nobody, where it has no records. */
export interface SegmentEnds {
  readonly keys: SegmentKeys;
  readonly from: Standing;
  readonly to: Standing;
  readonly isIn: { readonly from: boolean; readonly to: boolean };
}

/** The segments of either end, those of the first in their order, then the new ones. */
export function segmentsOf({ from, to }: Ends): SegmentEnds[] {
  const ids = new Set([...from.segments.keys(), ...to.segments.keys()]);
  return [...ids].map((id) => {
    const [before, after] = [from.segments.get(id), to.segments.get(id)];
    return {
      keys: (before ?? after)?.keys ?? {},
      from: before?.standing ?? nobody,
      to: after?.standing ?? nobody,
      isIn: { from: before !== undefined, to: after !== undefined },
    };
  });
}

/** Why a change cannot be told. */
export type NoChange = Reason | 'not-additive' | 'unequal-factors' | 'not-positive';

/** Totals of a kind that never add up over segments, whatever they come to. */
const ORDERED: ReadonlySet<AggregateNode['fn']> = new Set(['quantile', 'largest', 'min', 'max', 'mean', 'last', 'only']);

/** A value that adds up over the segments of both ends, or why it does not. */
export type Split =
  | { readonly reason: null; readonly from: Fraction; readonly to: Fraction; readonly parts: readonly { from: Fraction; to: Fraction }[] }
  | { readonly reason: NoChange };

/**
 * The value of a formula in all segments. Whether it adds up is found out and not believed: distinct customers of countries
 * do where each customer buys in one country, and then their parts are right.
 */
export function splitOver(ends: Ends, segments: readonly SegmentEnds[], formula: Node): Split {
  if ([...totalsOf(formula).values()].some(({ fn }) => ORDERED.has(fn))) return { reason: 'not-additive' };
  const sides = (['from', 'to'] as const).map((side) => {
    const all = ends[side].whole.value(formula);
    if (all.value === null) return { reason: all.reason };
    const parts = segments.map((segment) => (segment.isIn[side] ? segment[side].value(formula) : { value: whole(0), reason: null }));
    const lacking = parts.find(({ value }) => value === null);
    if (lacking?.reason) return { reason: lacking.reason };
    const values = parts.map(({ value }) => value as Fraction);
    return compare(total(values), all.value) === 0 ? { reason: null, all: all.value, values } : { reason: 'not-additive' as const };
  });
  const [from, to] = sides as [(typeof sides)[0], (typeof sides)[0]];
  if (from.reason !== null) return { reason: from.reason };
  if (to.reason !== null) return { reason: to.reason };
  return {
    reason: null,
    from: from.all,
    to: to.all,
    parts: from.values.map((value, i) => ({ from: value, to: to.values[i] as Fraction })),
  };
}

/** The column of an indicator in a table. */
export function columnIn(table: Table, id: string): TableColumn {
  return table.columns.find((column) => column.id === id) as TableColumn;
}
