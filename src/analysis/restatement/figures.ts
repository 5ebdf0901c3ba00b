// The exact value of an indicator in a row of a table, found by its period and segment.
import { type Fraction, whole } from '../../expr/fraction.ts';
import type { Key } from '../../expr/key.ts';
import type { AggregateNode, Node } from '../../expr/node.ts';
import { type Reason, type Settled, settle } from '../../plan/settle.ts';
import { COUNTING } from '../../plan/settleRow.ts';
import { behind } from '../../query/behind.ts';
import type { SegmentKeys } from '../../query/finding.ts';
import type { Table } from '../../query/table.ts';
import { columnIn } from '../change/ends.ts';

/** One row of the answer: its period and segment. */
export interface Place {
  readonly id: string;
  readonly period: string;
  readonly segment: SegmentKeys | null;
}

type Row = Readonly<Record<string, unknown>>;

/** The names of the segments in a table. */
export function segmentNames({ columns }: Table): string[] {
  return columns.filter(({ role }) => role === 'segment').map(({ id }) => id);
}

/** Where a row stands, told by some of its segments. */
export function placeOf(row: Row, names: readonly string[]): Place {
  const period = row['period'] as string;
  const keys = names.map((name) => [name, (row[name] ?? null) as Key | null] as const);
  return {
    id: JSON.stringify([period, ...keys.map(([, key]) => key)]),
    period,
    segment: names.length === 0 ? null : Object.fromEntries(keys),
  };
}

/** The places of both ends, period by period: those of now, then those that are no more. */
export function placesOf(reported: Table, now: Table): Place[] {
  const names = segmentNames(now);
  const all = new Map([...now.rows, ...reported.rows].map((row) => placeOf(row, names)).map((place) => [place.id, place]));
  // A state without any record may have no periods at all.
  const order = new Map([...reported.periods, ...now.periods].map(({ id }, i) => [id, i]));
  return [...all.values()].sort((a, b) => (order.get(a.period) as number) - (order.get(b.period) as number));
}

/** Reads the values of indicators at places. */
export function figuresIn(table: Table): (place: Place, id: string) => Settled {
  const names = segmentNames(table);
  const read = behind(table);
  const rows = new Map(table.rows.map((row, at) => [placeOf(row, names).id, at]));
  const reasons = new Map(
    table.notes.flatMap(({ row, column, code }) => (row === null ? [] : [[`${row} ${column}`, code as Reason] as const])),
  );
  return (place, id) => {
    const formula = columnIn(table, id).formula as Node;
    const at = rows.get(place.id);
    if (at === undefined) return settle(formula, (total) => ofNothing(total as AggregateNode));
    const value = (table.rows[at] as Row)[id];
    return value === null ? { value: null, reason: reasons.get(`${at} ${id}`) ?? 'no-data' } : read.settled(at, formula);
  };
}

/** A count or sum of no records is 0, and anything else has no answer. */
function ofNothing({ fn }: AggregateNode): { readonly value: Fraction | null; readonly known: 0; readonly missing: 0 } {
  return { value: COUNTING.has(fn) ? whole(0) : null, known: 0, missing: 0 };
}
