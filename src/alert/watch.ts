// One rule on one segment of a table: the value of each period, or the reason why there is none.
import { add, type Fraction, negate } from '../expr/fraction.ts';
import { type Node, totalsOf } from '../expr/node.ts';
import type { Reason, Settled } from '../plan/settle.ts';
import { type Subject, subjectOf } from '../query/finding.ts';
import type { TableColumn } from '../query/table.ts';
import type { NotJudgedReason } from './notJudged.ts';
import type { Place } from './places.ts';
import type { AlertRule } from './ruleShape.ts';
import type { SegmentRows, TableRead } from './tableRead.ts';

/** A value, or the reason why there is none. */
export type Read = { readonly value: Fraction; readonly reason: null } | { readonly value: null; readonly reason: NotJudgedReason };

/** A rule on a segment. */
export interface Watch {
  readonly rule: AlertRule;
  readonly read: TableRead;
  readonly column: TableColumn;
  readonly formula: Node;
  readonly segment: SegmentRows;
  readonly places: readonly Place[];
  /** Whether the table has amounts of several currencies: a limit without one is then in none of them. */
  readonly isTableMixed: boolean;
  /** Whether the segment has: its values are not to be compared with each other. */
  readonly isMixed: boolean;
}

const none = (reason: NotJudgedReason): Read => ({ value: null, reason });

/** The position of the row of a period; undefined where there is none. */
const rowAt = ({ segment, places }: Watch, at: number): number | undefined => segment.rows.get(places[at]?.period);

/** The value of a period. */
export function valueAt(watch: Watch, at: number): Read {
  const { rule, read, column, formula, places } = watch;
  const place = places[at];
  const row = rowAt(watch, at);
  if (place?.state === 'part') return none('partial-period');
  if (place === undefined || row === undefined) return none('no-data');
  if (place.isEmpty && rule.emptyIs === 'noData') return none('empty-period');
  if ((read.cell(row, column.id) ?? null) === null) return none(reasonAt(read, row, column.id));
  const currency = column.unit === 'money' ? read.behind.currency(row, formula) : null;
  if (rule.currency !== null && currency !== null && currency !== rule.currency) return none('other-currency');
  if (watch.isMixed && rule.currency === null) return none('mixed-currency');
  return read.behind.settled(row, formula);
}

/** A value of a period with an amount of the rule: only where it is clear in which currency that is. */
export function amountAt(watch: Watch, at: number): Read {
  const found = valueAt(watch, at);
  return found.value !== null && watch.isTableMixed && watch.rule.currency === null ? none('mixed-currency') : found;
}

const reasonAt = (read: TableRead, row: number, column: string): Reason => (read.reason(row, column) ?? 'no-data') as Reason;

/** What the table compares a period with. */
export function priorAt(watch: Watch, at: number): Settled {
  const { read, column, formula } = watch;
  const row = rowAt(watch, at) as number;
  const isCompared = (read.cell(row, `${column.id}Delta`) ?? null) !== null;
  return isCompared ? read.behind.settled(row, formula, 'prior') : { value: null, reason: reasonAt(read, row, `${column.id}Delta`) };
}

/** These nulls say that there is nothing; others say that it is withheld. */
const nothing: readonly unknown[] = ['no-data', 'missing-input', 'zero-denominator'];

/** Whether there is a value with records behind it; or why that is not known. */
export function hasDataAt(watch: Watch, at: number): boolean | Reason {
  const { read, column, formula, places } = watch;
  const row = rowAt(watch, at);
  if (places[at]?.state === 'part') return 'partial-period';
  if (row === undefined) return false;
  if ((read.cell(row, column.id) ?? null) === null) {
    const reason = reasonAt(read, row, column.id);
    return nothing.includes(reason) ? false : reason;
  }
  return [...totalsOf(formula).values()].some((total) => {
    const outcome = read.behind.outcome(row, total);
    return outcome === null || outcome.known + outcome.missing > 0;
  });
}

/** The rows of the segment up to a period. */
export const rowsUpTo = (watch: Watch, at: number): number[] => watch.places.slice(0, at + 1).flatMap((_, i) => rowAt(watch, i) ?? []);

/** What an alert is about; where the table is split by currency, the one of the row. */
export function subjectAt(watch: Watch, at: number): Subject {
  const subject = subjectOf(watch.column);
  const row = rowAt(watch, at);
  if (subject.currency !== null || subject.unit !== 'money' || row === undefined) return subject;
  return { ...subject, currency: watch.read.behind.currency(row, watch.formula) };
}

/** a − b. */
export const difference = (a: Fraction, b: Fraction): Fraction => add(a, negate(b));
