// The narrow waist between questions and engines: totals of one kind of record, placed by one date, per window and keys.
import type { Total } from '../expr/aggregate/aggregate.ts';
import type { Key } from '../expr/key.ts';
import { type AggregateNode, type FieldNode, fieldsOf, type Node } from '../expr/node.ts';
import type { Window } from '../period/window.ts';

/** A stretch of time to be measured, with the stretch before it, which retained customers are compared with. */
export interface Slot {
  readonly window: Window;
  readonly previous: Window | null;
  /** The stretch before, cut where this one is: for totals of the period before. Laid out only where any are asked. */
  readonly before?: Window | null;
}

/** What an engine is asked: these totals of these records, for each slot and combination of keys. */
export interface Plan {
  /** The kind of record. */
  readonly from: string;
  /** The date that places a record in a slot. */
  readonly at: Node;
  /** For stocks: the date on which a record ends; a record falls in every slot at whose end it is open. */
  readonly until: Node | null;
  readonly totals: readonly AggregateNode[];
  readonly by: readonly Node[];
  readonly where: Node | null;
  /** May overlap. */
  readonly slots: readonly Slot[];
  /** The time zone of the calendar: calendar dates and instants of one customer are ordered in it. */
  readonly timeZone: string;
  /** Fields without which a record is rejected, whatever is asked. */
  readonly required: readonly FieldNode[];
  /** Whether it is asked over all segments: its groups have no keys, and stand beside every row. */
  readonly across: boolean;
}

/** The fields that a plan splits by or picks, each once. */
export function fieldsAsked({ by, where }: Pick<Plan, 'by' | 'where'>): FieldNode[] {
  const asked = new Map<string, FieldNode>();
  for (const node of where ? [...by, where] : by) fieldsOf(node, asked);
  return [...asked.values()].filter((field) => !field.unique);
}

/** A total of a group, with how many records had the value and how many lacked it. */
export interface Outcome {
  readonly value: Total;
  readonly known: number;
  readonly missing: number;
}

/** The totals of one slot and combination of keys, in the order of the plan. */
export interface Group {
  readonly slot: number;
  readonly keys: readonly (Key | null)[];
  readonly totals: readonly Outcome[];
}

/** A record that was not used because it could not be read. */
export interface RejectedRow {
  /** Position in the data, from 0. */
  readonly row: number;
  /** The field that could not be read. */
  readonly field: string;
  /** What stood in it, as a short text; `null` where nothing did. */
  readonly value: string;
  /** The fault, as a code. */
  readonly code: string;
}

/** What became of the records: `rowsIn` = `used` + all of `filtered` + all of `rejected`. */
export interface Counts {
  /** Records given. */
  readonly rowsIn: number;
  /** Records that fall in a period of the answer or in one compared with it. */
  readonly used: number;
  /** Readable records that do not count here, each once: `range` is looked at first, then `where`, then `kind`. */
  readonly filtered: {
    /** Outside the range of the question. */
    readonly range: number;
    /** Within the range, and not picked by `where`. */
    readonly where: number;
    /** Picked within the range, and not what the totals count, such as a shipping charge for `revenue`. */
    readonly kind: number;
  };
  /** Records that could not be read, by code. */
  readonly rejected: Readonly<Record<string, number>>;
}

/** Counts in the order of their names, whatever the order in which they were met. */
export function inOrder(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The answer of an engine to a plan. */
export interface Answer {
  readonly groups: readonly Group[];
  readonly counts: Counts;
  /** The first records that could not be read. */
  readonly rejected: readonly RejectedRow[];
  /** Values of optional fields that could not be read and count as missing, by field and code. */
  readonly unread: Readonly<Record<string, number>>;
  /** Fields that the question splits by or picks, and that no record has. */
  readonly absent: readonly string[];
  /** The earliest date among the records; what came before it is unknown. */
  readonly since: number | null;
}

/** Largest number of groups an engine answers with. */
export const MAX_GROUPS = 1_000_000;
