// One statement for all plans over one table, and its answers.
import type { Total } from '../../expr/aggregate/aggregate.ts';
import type { CustomerSetName } from '../../expr/aggregate/name.ts';
import { whole } from '../../expr/fraction.ts';
import { layers } from '../../plan/layers.ts';
import type { Answer, Plan } from '../../plan/plan.ts';
import { isCustomerSet } from '../../plan/states.ts';
import { accountParts } from './account.ts';
import { answerOf, type Finish, type Found, type Planned } from './answer.ts';
import { type Bound, bind, type Layer, picked, placed } from './base.ts';
import { customerParts, familyOf, SETS } from './customers.ts';
import { refuseLacking } from './features.ts';
import { isOrdered, orderedPart } from './ordered.ts';
import { groupedPart, type Part, selectOf } from './part.ts';
import { countIn, type SqlRow } from './read.ts';
import type { Reading } from './scalar.ts';
import { addTotal, collector, columnsOf, rowsOf } from './totals.ts';
import type { Statement } from './writer.ts';

/** A statement with the way back from its rows. */
export interface Asked extends Statement {
  answers(rows: readonly SqlRow[]): Answer[];
}

/** The statement that answers plans over one table. */
export function statementOf(plans: readonly Plan[], reading: Reading): Asked {
  for (const plan of plans) refuseLacking(plan, reading.table, reading.writer.dialect);
  const planned = plans.map((plan, p) => planOf(plan, reading, `p${p}`));
  const keys = Math.max(...plans.map((plan) => plan.by.length));
  const parts = planned.flatMap(({ parts: own, bound }) => own.map((part) => ({ part, bound })));
  const width = Math.max(...parts.map(({ part }) => part.values.length));
  const text = parts.map(({ part, bound }) => selectOf(part, bound, keys, width)).join('\nUNION ALL\n');
  return {
    ...reading.writer.finished(text),
    answers: (rows) => planned.map((one) => answerOf(one, rows, width)),
  };
}

function planOf(plan: Plan, reading: Reading, name: string): Planned {
  const bound = bind(plan, reading);
  const parts: Part[] = [];
  const totals = new Map<number, readonly Finish[]>();
  // A stock may be open at the end of any slot: one select each, in one part.
  const passes = plan.until === null ? layers(plan.slots) : [[...plan.slots.keys()]];
  passes.forEach((layer, l) => {
    const finishes = layerOf(bound, layer, `${name}l${l}`, parts);
    for (const slot of layer) totals.set(slot, finishes);
  });
  const once = passes.length === 1 && plan.until === null ? mainPart(`${name}l0`) : null;
  const account = accountParts(bound, name, once !== null);
  return { bound, parts: [...parts, ...account.parts], totals, account, once };
}

/** The part of all plain totals of a layer; its first value counts records. */
function mainPart(name: string): string {
  return `${name}m`;
}

function layerOf(bound: Bound, layer: Layer, name: string, parts: Part[]): Finish[] {
  const into = collector('count(*)');
  const main = mainPart(name);
  const families = new Map<string, string>();
  const finishes = bound.plan.totals.map((total, t): Finish => {
    if (isCustomerSet(total.fn)) {
      const rows = rowsOf(total, bound, into);
      const family = familyOf(total);
      const known = families.get(family);
      const part = known ?? `${name}f${families.size}`;
      families.set(family, part);
      if (known === undefined) parts.push(...customerParts(total, part, bound, layer));
      return customerSet(total.fn, part, ({ parts: found }) => rows(found.get(main) ?? []));
    }
    const read = addTotal(total, bound, into);
    const own = isOrdered(total) ? orderedPart(total, `${name}o${t}`, bound, layer) : null;
    if (own !== null) parts.push(own.part);
    return ({ parts: found }) => {
      const outcome = read(found.get(main) ?? []);
      const cells = own && found.get(own.part.name);
      return own && cells ? { ...outcome, value: own.read(cells) as Total } : outcome;
    };
  });
  const source = placed(bound, layer, 'window', columnsOf(into), picked(bound));
  if (source !== null) parts.push(groupedPart(main, `(${source}) AS r`, into.values));
  return finishes;
}

function customerSet(fn: CustomerSetName, part: string, rows: (found: Found) => number): Finish {
  return (found) => {
    const previous = countIn(found.parts.get(`${part}p`) ?? [], 0);
    const now = found.parts.get(`${part}n`) ?? [];
    const size = fn === 'previous' ? previous : countIn(now, SETS.indexOf(fn));
    return { value: whole(size), known: rows(found) + previous, missing: 0 };
  };
}
