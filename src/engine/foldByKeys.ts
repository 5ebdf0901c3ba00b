// A fold of the rows in memory for very many small groups, customers by days: rows are sorted by their keys and then by their slot, so
// that the groups of one customer come one after the other, each is made when it is its turn, and none is kept. Sums and counts alone:
// what they mean is the business of the engine, whose columns, conditions and places these are. Linear in the rows.

import type { Total } from '../expr/aggregate/aggregate.ts';
import { MIXED } from '../expr/aggregate/only.ts';
import { whole } from '../expr/fraction.ts';
import type { AggregateNode } from '../expr/node.ts';
import { ownConditions } from '../plan/conditions.ts';
import type { Answer, Group, Outcome, Plan } from '../plan/plan.ts';
import { countsOf, unreadOf } from './account.ts';
import { numberColumn } from './arithmetic.ts';
import { asKeys } from './asKeys.ts';
import { type Codes, type Column, SAFE } from './column.ts';
import { allNames } from './kernel/kernel.ts';
import { countRows, orderRows } from './kernel/order.ts';
import { every, passes } from './mask.ts';
import { segmentsOf } from './naming.ts';
import { placer } from './place.ts';
import { prepare, type Run, splitBy } from './run.ts';
import type { Source } from './source.ts';
import { unitsAt } from './units.ts';

/** Rows in order, from one place to before another. */
type OutcomeOf = (rows: Uint32Array, from: number, to: number) => Outcome;

/** Gives each group of a plan whose slots do not overlap to `take`; the account of the rows is that of `fold`. */
export function foldByKeys(plan: Plan, source: Source, take: (group: Group) => void): Pick<Answer, 'counts' | 'rejected' | 'unread'> {
  const run = prepare(plan, source);
  const { coded, size, keysOf } = segmentsOf(splitBy(run), run.length);
  const none = plan.slots.length;
  const place = placer(run.dates, plan.timeZone, run.counted, { slots: plan.slots, side: 'window', coded: null, width: 1, none });
  const slots = allNames(place, run.length);
  const inTime = orderRows(slots, none, countRows(slots, none)).rows;
  const { rows, starts } = inKeys(inTime, coded?.codes ?? null, size);
  const totals = plan.totals.map((total) => outcomeOf(total, run));
  for (let code = 0; code < size; code++) {
    const [first, end] = [starts[code] as number, starts[code + 1] as number];
    if (first === end) continue;
    const keys = keysOf(code);
    for (let from = first, to = from; from < end; from = to) {
      const slot = slots[rows[from] as number] as number;
      while (to < end && slots[rows[to] as number] === slot) to++;
      const found = totals.map((total) => total(rows, from, to));
      if (found.some(({ known, missing }) => known > 0 || missing > 0)) take({ slot, keys, totals: found });
    }
  }
  return { counts: countsOf(run, inTime.length), rejected: run.rejectedRows, unread: unreadOf(plan, source) };
}

/** Rows by their code, those of one code in the order given. */
function inKeys(inTime: Uint32Array, codes: Codes | null, size: number): { readonly rows: Uint32Array; readonly starts: Uint32Array } {
  const starts = new Uint32Array(size + 1);
  const codeOf = (row: number): number => (codes === null ? 0 : (codes[row] as number));
  for (const row of inTime) starts[codeOf(row) + 1] = (starts[codeOf(row) + 1] as number) + 1;
  for (let code = 0; code < size; code++) starts[code + 1] = (starts[code + 1] as number) + (starts[code] as number);
  const next = starts.slice(0, size);
  const rows = new Uint32Array(inTime.length);
  for (const row of inTime) {
    const at = next[codeOf(row)] as number;
    rows[at] = row;
    next[codeOf(row)] = at + 1;
  }
  return { rows, starts };
}

function outcomeOf(total: AggregateNode, run: Run): OutcomeOf {
  const column = run.evaluate(total.of);
  const isCounted = passes(every(ownConditions(total.where, run.shared).map(run.decide)));
  if (total.fn === 'sum') return sumOf(column, run.length, isCounted);
  const counting = countOf(total.fn === 'only' ? () => false : isMissingIn(column), isCounted);
  return total.fn === 'only' ? onlyOf(column, run.length, isCounted, counting) : counting;
}

function sumOf(evaluated: Column, length: number, isCounted: (row: number) => boolean): OutcomeOf {
  const column = numberColumn(evaluated, length);
  if (column === null) return countOf(() => true, isCounted);
  const d = 10n ** BigInt(column.scale);
  /** Rows that can be added before a sum could pass 2^53. */
  const most = column.wide ? 0 : Math.floor(SAFE / Math.max(Math.abs(column.low), Math.abs(column.high), 1));
  return (rows, from, to) => {
    const isSafe = to - from <= most;
    let [sum, large, known, missing] = [0, 0n, 0, 0];
    for (let at = from; at < to; at++) {
      const row = rows[at] as number;
      if (!isCounted(row)) continue;
      const unit = column.units[row] as number;
      if (column.wide ? unitsAt(column, row) === null : Number.isNaN(unit)) missing++;
      else {
        known++;
        if (isSafe) sum += unit;
        else large += unitsAt(column, row) ?? 0n;
      }
    }
    return { value: { n: isSafe ? BigInt(sum) : large, d }, known, missing };
  };
}

function countOf(isMissing: (row: number) => boolean, isCounted: (row: number) => boolean): OutcomeOf {
  return (rows, from, to) => {
    let [known, missing] = [0, 0];
    for (let at = from; at < to; at++) {
      const row = rows[at] as number;
      if (!isCounted(row)) continue;
      if (isMissing(row)) missing++;
      else known++;
    }
    return { value: whole(known), known, missing };
  };
}

/** The one key of all rows; a missing key is a key of its own. */
function onlyOf(evaluated: Column, length: number, isCounted: (row: number) => boolean, counting: OutcomeOf): OutcomeOf {
  const column = asKeys(evaluated, length);
  return (rows, from, to) => {
    const counted = counting(rows, from, to);
    if (column.type === 'constant') return { ...counted, value: column.value };
    let value: Total | undefined;
    for (let at = from; at < to && value !== MIXED; at++) {
      const row = rows[at] as number;
      if (!isCounted(row)) continue;
      const key = column.keys[column.codes[row] as number] ?? null;
      value = value === undefined || value === key ? key : MIXED;
    }
    return { ...counted, value: value ?? null };
  };
}

function isMissingIn(column: Column): (row: number) => boolean {
  if (column.type === 'constant') return () => column.value === null;
  if (column.type === 'key') return (row) => column.codes[row] === 0;
  const values = column.type === 'number' ? column.units : column.moments;
  return (row) => Number.isNaN(values[row] as number);
}
