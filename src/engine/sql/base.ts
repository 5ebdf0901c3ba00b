// The records that a part of a statement reads: those that can be read and are picked, each with its slot and its keys.
import type { Node } from '../../expr/node.ts';
import { sharedConditions } from '../../plan/conditions.ts';
import type { Plan, Slot } from '../../plan/plan.ts';
import { conditionOf, dimensionOf } from './condition.ts';
import { before, notBefore } from './moment.ts';
import { type MaybeSql, type Reading, valueSql } from './scalar.ts';
import { type Sql, unsupported } from './writer.ts';

/** A plan bound to its table. */
export interface Bound {
  readonly plan: Plan;
  readonly reading: Reading;
  readonly from: string;
  /** The date that places a record. */
  readonly date: Sql;
  /** The keys by which records are split; null for one that no record has. */
  readonly keys: readonly MaybeSql[];
  /** What makes a record readable. */
  readonly readable: readonly string[];
  /** Conditions that all totals share. */
  readonly shared: readonly Node[];
}

/** Binds a plan to its table. */
export function bind(plan: Plan, reading: Reading): Bound {
  const { dialect } = reading.writer;
  const { table } = reading.table;
  const date = valueSql(plan.at, reading);
  if (date === null) throw unsupported('a date that the table does not have');
  const keys = plan.by.map((node) => dimensionOf(node, reading));
  const required = plan.required.map((field) => valueSql(field, reading)).filter((value) => value !== null);
  return {
    plan,
    reading,
    from: (typeof table === 'string' ? [table] : table).map((name) => dialect.quote(name)).join('.'),
    date,
    keys,
    readable: [...new Set([...required, date].map(({ sql }) => `${sql} IS NOT NULL`))],
    shared: sharedConditions(plan),
  };
}

/** The conditions of a question and of all totals. */
export function picked({ plan, reading, shared }: Bound): string[] {
  return [...(plan.where ? [plan.where] : []), ...shared].map((node) => conditionOf(node, reading));
}

type Side = 'window' | 'previous';

/** Slots by their places in the plan, none of which overlap. */
export type Layer = readonly number[];

interface Stretch {
  readonly slot: number;
  readonly from: { readonly ms: number; readonly day: number };
  readonly to: { readonly ms: number; readonly day: number };
}

/** The stretches of a layer that hold any time, in order. */
function stretchesOf({ plan, date }: Bound, layer: Layer, side: Side): Stretch[] {
  const stretches = layer.flatMap((slot) => {
    const window = (plan.slots[slot] as Slot)[side];
    if (window === null) return [];
    const isEmpty = date.type === 'date' ? window.fromDay >= window.toDay : window.from >= window.to;
    return isEmpty ? [] : [{ slot, from: { ms: window.from, day: window.fromDay }, to: { ms: window.to, day: window.toDay } }];
  });
  return stretches.sort((a, b) => (date.type === 'date' ? a.from.day - b.from.day : a.from.ms - b.from.ms));
}

/** A select of the records of a layer with their slot `s`, keys `k0` …, and further columns; null when no slot holds any time. */
export function placed(bound: Bound, layer: Layer, side: Side, columns: readonly string[], conditions: readonly string[]): string | null {
  const stretches = stretchesOf(bound, layer, side);
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (first === undefined || last === undefined) return null;
  const { date, reading, keys, from, readable } = bound;
  const { writer } = reading;
  const isSame = (a: Stretch['to'], b: Stretch['from']): boolean => (date.type === 'date' ? a.day === b.day : a.ms === b.ms);
  // Where there are gaps, the end of each stretch leads to no slot.
  const steps: Step[] = stretches.flatMap((stretch, i) => {
    const next = stretches[i + 1];
    return next !== undefined && !isSame(stretch.to, next.from)
      ? [
          { to: stretch.to, slot: String(stretch.slot) },
          { to: next.from, slot: 'NULL' },
        ]
      : [{ to: stretch.to, slot: String(stretch.slot) }];
  });
  const names = keys.map((key, i) => `${key === null ? writer.text('NULL') : key.sql} AS k${i}`);
  const wanted = [...readable, notBefore(date, first.from, writer), before(date, last.to, writer), ...conditions];
  return `SELECT ${[`${slotCase(steps, bound)} AS s`, ...names, ...columns].join(', ')} FROM ${from} WHERE ${wanted.join(' AND ')}`;
}

interface Step {
  readonly to: { readonly ms: number; readonly day: number };
  readonly slot: string;
}

/** So many tests in a row cost less than a further level. */
const FAN = 40;

/** The slot of a date that lies before the end of the last step: tests in a row, in levels when there are many. */
function slotCase(steps: readonly Step[], bound: Bound): string {
  const [only] = steps;
  if (steps.length === 1) return (only as Step).slot;
  const size = steps.length <= FAN ? 1 : Math.ceil(steps.length / FAN);
  const groups: (readonly Step[])[] = [];
  for (let at = 0; at < steps.length; at += size) groups.push(steps.slice(at, at + size));
  const last = groups.pop() as readonly Step[];
  const tests = groups.map(
    (group) => `WHEN ${before(bound.date, (group.at(-1) as Step).to, bound.reading.writer)} THEN ${slotCase(group, bound)}`,
  );
  return `CASE ${tests.join(' ')} ELSE ${slotCase(last, bound)} END`;
}

/** The names of the keys, to group by. */
export function keyNames({ keys }: Bound): string[] {
  return keys.map((_, i) => `k${i}`);
}
