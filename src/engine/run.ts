// What every way to fold a plan shares: which records can be read, which are picked, and where each one falls.
import { conjuncts, keyOf, type Node } from '../expr/node.ts';
import type { Counts, Plan, RejectedRow, Slot } from '../plan/plan.ts';
import type { DateColumn, Fault } from './column.ts';
import { type Decide, decider, type Mask } from './condition.ts';
import { type Evaluate, evaluator } from './evaluate.ts';
import { NOWHERE, place } from './place.ts';
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
  /** Conditions that every total shares; they are applied once. */
  readonly shared: readonly Node[];
  readonly filter: Filter;
  /** 1 where the record cannot be read; null when all can. */
  readonly rejected: Uint8Array | null;
  readonly rejectedRows: readonly RejectedRow[];
  readonly rejectedCounts: Readonly<Record<string, number>>;
}

/** Binds a plan to its records. */
export function prepare(plan: Plan, source: Source): Run {
  const { length } = source;
  const evaluate = evaluator(source);
  const decide = decider(length, evaluate);
  const dates = evaluate(plan.at);
  const shared = sharedConditions(plan);
  const rejection = reject(plan, source);
  return {
    plan,
    length,
    evaluate,
    decide,
    dates: dates.type === 'date' ? dates : { type: 'date', moments: new Float64Array(length).fill(Number.NaN), holds: 'instants', missing: length },
    shared,
    filter: filterOf(length, rejection.rejected, plan.where ? [decide(plan.where)] : [], shared.map(decide)),
    ...rejection,
  };
}

function sharedConditions({ totals }: Plan): readonly Node[] {
  const [first, ...others] = totals.map((total) => conjuncts(total.where));
  const keys = others.map((list) => new Set(list.map(keyOf)));
  return (first ?? []).filter((node) => keys.every((set) => set.has(keyOf(node))));
}

/** The conditions of a total that not all totals share. */
export function ownConditions(where: Node | undefined, shared: readonly Node[]): readonly Node[] {
  const known = new Set(shared.map(keyOf));
  return conjuncts(where).filter((node) => !known.has(keyOf(node)));
}

function reject(plan: Plan, source: Source): Pick<Run, 'rejected' | 'rejectedRows' | 'rejectedCounts'> {
  const rejectedRows: RejectedRow[] = [];
  const rejectedCounts: Record<string, number> = {};
  let rejected: Uint8Array | null = null;
  for (const field of plan.required) {
    const { column, faults } = source.column(field);
    const isMissing = column.type === 'constant' ? (): boolean => column.value === null : column.type === 'key' ? null : missingIn(column.type === 'number' ? column.units : column.moments, column.missing);
    if (isMissing === null) continue;
    const byRow = new Map<number, Fault>(faults.map((fault) => [fault.row, fault]));
    for (let row = 0; row < source.length; row++) {
      if (!isMissing(row) || rejected?.[row] === 1) continue;
      rejected ??= new Uint8Array(source.length);
      rejected[row] = 1;
      const code = byRow.get(row)?.code ?? 'missing-required';
      rejectedCounts[code] = (rejectedCounts[code] ?? 0) + 1;
      if (rejectedRows.length < KEPT) rejectedRows.push({ row, field: field.name, value: byRow.get(row)?.value ?? 'null', code });
    }
  }
  return { rejected, rejectedRows, rejectedCounts };
}

function missingIn(values: Float64Array, missing: number): ((row: number) => boolean) | null {
  return missing === 0 ? null : (row) => Number.isNaN(values[row] as number);
}

/** Where each record that passes the filter falls among the slots of a layer. */
export function placeRows(run: Run, layer: readonly number[], side: 'window' | 'previous' = 'window'): Uint32Array {
  const places = place(run.dates, layer.map((i) => run.plan.slots[i] as Slot), side);
  leaveOut(places, run.filter.passes);
  return places;
}

/** Takes the place from rows that a mask does not pass. */
export function leaveOut(places: Uint32Array, passes: Uint8Array | null): void {
  if (passes === null) return;
  for (let row = 0; row < places.length; row++) if (passes[row] !== 1) places[row] = NOWHERE;
}

/** Which records pass all of some conditions: null when all do. */
export function passing(length: number, rejected: Uint8Array | null, masks: readonly Mask[]): Uint8Array | null {
  let passes: Uint8Array | null = rejected ? rejected.map((no) => 1 - no) : null;
  for (const mask of masks) {
    if (mask === 1) continue;
    if (typeof mask === 'number') return new Uint8Array(length);
    if (passes === null) passes = mask;
    else passes = passes.map((pass, row) => (pass === 1 && mask[row] === 1 ? 1 : 0));
  }
  return passes;
}

/** The records that pass, and how many did not, by reason. */
interface Filter {
  readonly passes: Uint8Array | null;
  readonly passed: number;
  readonly where: number;
  readonly kind: number;
}

function filterOf(length: number, rejected: Uint8Array | null, picked: readonly Mask[], counted: readonly Mask[]): Filter {
  const readable = ones(rejected ? rejected.map((no) => 1 - no) : null, length);
  const passed = ones(passing(length, rejected, picked), length);
  const passes = passing(length, rejected, [...picked, ...counted]);
  const rest = ones(passes, length);
  return { passes, passed: rest, where: readable - passed, kind: passed - rest };
}

function ones(passes: Uint8Array | null, length: number): number {
  if (passes === null) return length;
  let total = 0;
  for (let row = 0; row < length; row++) if (passes[row] === 1) total++;
  return total;
}

/** What became of all rows; `used` is how many fell in a slot. */
export function countsOf(run: Run, used: number): Counts {
  const { where, kind, passed } = run.filter;
  return { rowsIn: run.length, used, filtered: { range: passed - used, where, kind }, rejected: run.rejectedCounts };
}
