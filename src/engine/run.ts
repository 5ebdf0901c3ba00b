// What every way to fold a plan shares: which records can be read, which are picked, and where each one falls.
import { type FieldNode, fieldsOf, keyOf, type Node } from '../expr/node.ts';
import { sharedConditions } from '../plan/conditions.ts';
import { inOrder, type Plan, type RejectedRow } from '../plan/plan.ts';
import { type Column, type DateColumn, dateColumnOf, type Fault, type NumberColumn } from './column.ts';
import { type Decide, decider, dimensionOf } from './condition.ts';
import { type Evaluate, evaluator } from './evaluate.ts';
import { AND, combine, every, type Mask } from './mask.ts';
import type { Source } from './source.ts';

/** The first records that could not be read are kept with their values; all are counted. */
const KEPT = 100;

/** A plan bound to its records. */
export interface Run {
  readonly plan: Plan;
  readonly length: number;
  readonly evaluate: Evaluate;
  readonly decide: Decide;
  readonly dates: DateColumn;
  /** For stocks: when records end. */
  readonly ends: DateColumn | null;
  /** Conditions that every total shares; they are applied once. */
  readonly shared: readonly Node[];
  /** Which records can be read. */
  readonly readable: Mask;
  /** Which of those the question picks. */
  readonly picked: Mask;
  /** Which of those all totals count. */
  readonly counted: Mask;
  readonly rejectedRows: readonly RejectedRow[];
  readonly rejectedCounts: Readonly<Record<string, number>>;
}

/** Binds a plan to its records. */
export function prepare(plan: Plan, source: Source): Run {
  const { length } = source;
  source.prepare(fieldsRead(plan));
  const evaluate = evaluator(source);
  const decide = decider(length, evaluate);
  const datesOf = (node: Node): DateColumn => {
    const column = evaluate(node);
    return column.type === 'date' ? column : dateColumnOf(new Float64Array(length).fill(Number.NaN), 'instants', length);
  };
  const shared = sharedConditions(plan);
  const rejection = reject(plan, source);
  const picked = combine(rejection.readable, plan.where ? decide(plan.where) : 1, AND);
  return {
    plan,
    length,
    evaluate,
    decide,
    dates: datesOf(plan.at),
    ends: plan.until && datesOf(plan.until),
    shared,
    picked,
    counted: every([picked, ...shared.map(decide)]),
    ...rejection,
  };
}

/** Every field that a plan reads, but the one that tells records apart: it is seldom needed and costly to encode. */
function fieldsRead({ at, by, where, totals, required }: Plan): FieldNode[] {
  const fields = new Map<string, FieldNode>(required.map((field) => [keyOf(field), field]));
  for (const node of [at, ...by, ...(where ? [where] : []), ...totals]) fieldsOf(node, fields);
  return [...fields.values()].filter((field) => !field.unique);
}

function reject(plan: Plan, source: Source): Pick<Run, 'readable' | 'rejectedRows' | 'rejectedCounts'> {
  const rejectedRows: RejectedRow[] = [];
  const rejectedCounts: Record<string, number> = {};
  let readable: Uint8Array | null = null;
  for (const field of plan.required) {
    const { column, faults } = source.column(field);
    const isMissing = column.type === 'constant' ? (): boolean => column.value === null : column.type === 'key' ? null : missingIn(column);
    if (isMissing === null) continue;
    const byRow = new Map<number, Fault>(faults.map((fault) => [fault.row, fault]));
    for (let row = 0; row < source.length; row++) {
      if (!isMissing(row) || readable?.[row] === 0) continue;
      readable ??= new Uint8Array(source.length).fill(1);
      readable[row] = 0;
      const code = byRow.get(row)?.code ?? 'missing-required';
      rejectedCounts[code] = (rejectedCounts[code] ?? 0) + 1;
      if (rejectedRows.length < KEPT) rejectedRows.push({ row, field: field.name, value: byRow.get(row)?.value ?? 'null', code });
    }
  }
  return { readable: readable ?? 1, rejectedRows, rejectedCounts: inOrder(rejectedCounts) };
}

function missingIn(column: NumberColumn | DateColumn): ((row: number) => boolean) | null {
  if (column.missing === 0) return null;
  const values = column.type === 'number' ? column.units : column.moments;
  return (row) => Number.isNaN(values[row] as number);
}

/** The columns by which the plan splits. */
export function splitBy({ plan, length, evaluate, decide }: Run): Column[] {
  return plan.by.map((node) => dimensionOf(node, length, evaluate, decide));
}
