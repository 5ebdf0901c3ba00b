// The records that a part of a statement reads: those that can be read and are picked, each with its slot and its keys.
import type { Node } from '../../expr/node.ts';
import { sharedConditions } from '../../plan/conditions.ts';
import type { Plan, Slot } from '../../plan/plan.ts';
import { conditionOf, dimensionOf } from './condition.ts';
import { isDate } from './dateTest.ts';
import type { Boundary, Sql, Step } from './dialect.ts';
import { together } from './exclusions.ts';
import { isWithin, readPart } from './limits.ts';
import { before, notBefore } from './moment.ts';
import { fromOf, identityOf, type MaybeSql, type Reading, valueSql } from './scalar.ts';
import { unsupported } from './writer.ts';

/** A plan bound to its table. */
export interface Bound {
  readonly plan: Plan;
  readonly reading: Reading;
  readonly from: string;
  /** The date that places a record. */
  readonly date: Sql;
  /** For stocks: the date on which a record ends; null where the table has none, so that no record ends. */
  readonly until: MaybeSql;
  /** The keys by which records are split; null for one that no record has. */
  readonly keys: readonly MaybeSql[];
  /** Whether a record has what every record of its kind must have. */
  readonly present: readonly string[];
  /** The date by which records of this kind are dated, whatever date places them. */
  readonly dated: MaybeSql;
  /** What makes a record readable: it has what it must have, and its date is one that is read. */
  readonly readable: readonly string[];
  /** The same beside a comparison of the date, which is not true of a missing one. Asked twice, DuckDB compares dates it need not. */
  readonly readableIfDated: readonly string[];
  /** Conditions that all totals share. */
  readonly shared: readonly Node[];
}

/** Binds a plan to its table. */
export function bind(plan: Plan, reading: Reading): Bound {
  const date = valueSql(plan.at, reading);
  if (date === null) throw unsupported('a date that the table does not have');
  const keys = plan.by.map((node) => dimensionOf(node, reading));
  const required = plan.required.map((field) => valueSql(field, reading));
  // Where the table lacks what every record must have, no record has it.
  const present = [...new Set(required.map((value) => (value === null ? 'FALSE' : isThere(value))))];
  const dated = required.find((value) => value !== null && isDate(value)) ?? null;
  const beside = present.filter((test) => dated === null || test !== isThere(dated));
  // Of a range in a table that it has not looked through yet, PostgreSQL expects next to nothing; of COALESCE, half.
  const readable = dated === null ? beside : [...beside, `COALESCE(${isWithin(dated, reading.writer)}, FALSE)`];
  return {
    plan,
    reading,
    from: fromOf(reading),
    date,
    until: plan.until && valueSql(plan.until, reading),
    keys,
    present,
    dated,
    readable,
    readableIfDated: dated === null || dated.sql === date.sql ? beside : readable,
    shared: sharedConditions(plan),
  };
}

/** Whether a value is not missing. */
export function isThere(value: Sql): string {
  return `${identityOf(value)} IS NOT NULL`;
}

/** The conditions of a question and of all totals. */
export function picked({ plan, reading, shared }: Bound): string[] {
  return together([...(plan.where ? [plan.where] : []), ...shared]).map((node) => conditionOf(node, reading));
}

type Side = 'window' | 'previous';

/** Slots by their places in the plan, none of which overlap. */
export type Layer = readonly number[];

interface Stretch {
  readonly slot: number;
  readonly from: Boundary;
  readonly to: Boundary;
}

/** The stretches of a layer that hold any time, in order. */
function stretchesOf({ plan, date }: Bound, layer: Layer, side: Side): Stretch[] {
  const stretches = layer.flatMap((slot) => {
    const given = (plan.slots[slot] as Slot)[side];
    if (given === null) return [];
    const window = readPart(given);
    const isEmpty = date.type === 'date' ? window.fromDay >= window.toDay : window.from >= window.to;
    return isEmpty ? [] : [{ slot, from: { ms: window.from, day: window.fromDay }, to: { ms: window.to, day: window.toDay } }];
  });
  return stretches.sort((a, b) => (date.type === 'date' ? a.from.day - b.from.day : a.from.ms - b.from.ms));
}

/** A select of the records of a layer with their slot `s`, keys `k0` …, and further columns; null when no slot holds any time. */
export function placed(bound: Bound, layer: Layer, side: Side, columns: readonly string[], conditions: readonly string[]): string | null {
  if (bound.plan.until !== null) return side === 'window' ? openIn(bound, layer, columns, conditions) : null;
  const stretches = stretchesOf(bound, layer, side);
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (first === undefined || last === undefined) return null;
  const { date, reading, from, readableIfDated } = bound;
  const { writer } = reading;
  const isSame = (a: Boundary, b: Boundary): boolean => (date.type === 'date' ? a.day === b.day : a.ms === b.ms);
  // Where there are gaps, they are steps to no slot.
  const steps = stretches.flatMap(({ slot, to }, i): Step[] => {
    const next = stretches[i + 1];
    return next !== undefined && !isSame(to, next.from)
      ? [
          { to, slot },
          { to: next.from, slot: null },
        ]
      : [{ to, slot }];
  });
  const wanted = [...readableIfDated, notBefore(date, first.from, writer), before(date, last.to, writer), ...conditions];
  const slot = writer.dialect.slotOf(date, { from: first.from, steps }, writer);
  const select = `SELECT ${[`${slot} AS s`, ...keyColumns(bound), ...columns].join(', ')} FROM ${from} WHERE ${wanted.join(' AND ')}`;
  // Asked only where there are gaps: the slot would be worked out twice.
  return steps.every((step) => step.slot !== null) ? select : `SELECT * FROM (${select}) AS q WHERE s IS NOT NULL`;
}

function keyColumns({ keys, reading }: Bound): string[] {
  return keys.map((key, i) => `${key === null ? reading.writer.text('NULL') : identityOf(key)} AS k${i}`);
}

/** A select of the records of a stock that are open at the end of the slots of a layer. */
function openIn(bound: Bound, layer: Layer, columns: readonly string[], conditions: readonly string[]): string | null {
  const selects = layer.flatMap((slot) => {
    const open = isOpen(bound, bound.plan.slots[slot] as Slot);
    if (open === null) return [];
    const names = [`${slot} AS s`, ...keyColumns(bound), ...columns];
    return [`SELECT ${names.join(', ')} FROM ${bound.from} WHERE ${[...bound.readableIfDated, open, ...conditions].join(' AND ')}`];
  });
  return selects.length === 0 ? null : selects.join(' UNION ALL ');
}

/** Whether a record of a stock has begun before the end of a slot, and not ended; null for a slot that holds no time. */
export function isOpen({ date, until, reading: { writer } }: Bound, { window }: Slot): string | null {
  if (window.from >= window.to && window.fromDay >= window.toDay) return null;
  const end = { ms: window.to, day: window.toDay };
  const begun = before(date, end, writer);
  return until === null ? begun : `${begun} AND (${until.sql} IS NULL OR ${notBefore(until, end, writer)})`;
}

/** The names of the keys, to group by. */
export function keyNames({ keys }: Bound): string[] {
  return keys.map((_, i) => `k${i}`);
}
