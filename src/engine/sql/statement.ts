// One statement for all plans over one table, and its answers.
import type { Total } from '../../expr/aggregate/aggregate.ts';
import type { CustomerSetName } from '../../expr/aggregate/name.ts';
import { whole } from '../../expr/fraction.ts';
import type { Key } from '../../expr/key.ts';
import type { AggregateNode } from '../../expr/node.ts';
import { layers } from '../../plan/layers.ts';
import type { Answer, Group, Outcome, Plan } from '../../plan/plan.ts';
import { isCustomerSet } from '../../plan/states.ts';
import { accountPart } from './account.ts';
import { type Bound, bind, type Layer, picked, placed } from './base.ts';
import { customerParts, familyOf, SETS } from './customers.ts';
import { orderedPart } from './ordered.ts';
import { groupedPart, type Part, selectOf } from './part.ts';
import { type Cells, cellOf, countIn, keyIn, type SqlRow } from './read.ts';
import type { Reading } from './scalar.ts';
import { addTotal, collector, columnsOf, rowsOf } from './totals.ts';
import type { Statement } from './writer.ts';

/** Values of one part at one slot and combination of keys. */
interface Found {
  readonly slot: number;
  readonly keys: readonly (Key | null)[];
  readonly parts: Map<string, Cells>;
}

/** Reads the outcome of a total off everything found for a group. */
type Finish = (found: Found) => Outcome;

interface Planned {
  readonly bound: Bound;
  readonly parts: readonly Part[];
  readonly totals: ReadonlyMap<number, readonly Finish[]>;
  readonly account: ReturnType<typeof accountPart>;
}

/** A statement with the way back from its rows. */
export interface Asked extends Statement {
  answers(rows: readonly SqlRow[]): Answer[];
}

/** The statement that answers plans over one table. */
export function statementOf(plans: readonly Plan[], reading: Reading): Asked {
  const planned = plans.map((plan, p) => planOf(plan, reading, `p${p}`));
  const keys = Math.max(...plans.map((plan) => plan.by.length));
  const parts = planned.flatMap(({ parts: own, bound }) => own.map((part) => ({ part, bound })));
  const width = Math.max(...parts.map(({ part }) => part.values.length));
  return {
    text: parts.map(({ part, bound }) => selectOf(part, bound, keys, width)).join('\nUNION ALL\n'),
    params: reading.writer.params,
    answers: (rows) => planned.map((one) => answerOf(one, rows, width)),
  };
}

function planOf(plan: Plan, reading: Reading, name: string): Planned {
  const bound = bind(plan, reading);
  const parts: Part[] = [];
  const totals = new Map<number, readonly Finish[]>();
  layers(plan.slots).forEach((layer, l) => {
    const finishes = layerOf(bound, layer, `${name}l${l}`, parts);
    for (const slot of layer) totals.set(slot, finishes);
  });
  const account = accountPart(bound, `${name}a`);
  return { bound, parts: [...parts, account.part], totals, account };
}

function layerOf(bound: Bound, layer: Layer, name: string, parts: Part[]): Finish[] {
  const into = collector();
  const main = `${name}m`;
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
    const own = total.fn === 'quantile' || total.fn === 'last' ? orderedPart(total, `${name}o${t}`, bound, layer) : null;
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

function answerOf({ bound, parts, totals, account }: Planned, rows: readonly SqlRow[], width: number): Answer {
  const names = new Set(parts.map(({ name }) => name));
  const found = new Map<string, Found>();
  let counted: Cells = [];
  for (const row of rows) {
    const part = cellOf(row, 'part') ?? '';
    if (!names.has(part)) continue;
    const cells = Array.from({ length: width }, (_, i) => cellOf(row, `value${i}`));
    if (part === account.part.name) {
      counted = cells;
      continue;
    }
    const slot = Number(cellOf(row, 'slot'));
    const texts = bound.keys.map((_, i) => cellOf(row, `key${i}`));
    const id = JSON.stringify([slot, texts]);
    const keys = bound.keys.map((key, i) => (key === null ? null : keyIn(texts, i, key.type)));
    const one = found.get(id) ?? { slot, keys, parts: new Map<string, Cells>() };
    found.set(id, one);
    one.parts.set(part, cells);
  }
  const groups = [...found.values()].map((one): Group => {
    const outcomes = (totals.get(one.slot) ?? []).map((finish) => finish(one));
    return { slot: one.slot, keys: one.keys, totals: outcomes };
  });
  const { counts, since } = account.read(counted);
  return {
    groups: groups.filter((group) => group.totals.some(({ known, missing }) => known > 0 || missing > 0)),
    counts,
    rejected: [],
    unread: {},
    absent: absentIn(bound),
    since,
  };
}

/** Fields that the question splits by, and that the table does not have. */
function absentIn({ keys, plan }: Bound): string[] {
  return keys.flatMap((key, i) => {
    const node: AggregateNode | Plan['by'][number] | undefined = plan.by[i];
    return key === null && node?.op === 'field' ? [node.name] : [];
  });
}
