// Which records make the difference between what was known and what is: told apart by their identifiers, and by the fields that
// the question reads.
import { KpiError } from '../../error.ts';
import { accessOf, type Get, guarded } from '../../expr/access.ts';
import { type FieldNode, fieldsOf, type Node } from '../../expr/node.ts';
import { readIdentifier } from '../../model/read/identifier.ts';
import { Fault } from '../../model/read/reader.ts';
import { signOf } from '../../model/rule.ts';
import { sameContent } from '../../model/sameContent.ts';
import type { AsOfPoint } from '../../period/asOf.ts';
import { DAY_MS } from '../../period/civil.ts';
import { isCalendarDate, readMoment } from '../../period/moment.ts';
import type { Plan } from '../../plan/plan.ts';
import type { RestatementCause } from './cause.ts';

/** Rows that a cause takes away and puts in. */
export interface Exchange {
  readonly out: object[];
  readonly in: object[];
}

/** What each cause does to the rows of one kind, and the rows that stay. */
export type Changes = Readonly<Record<RestatementCause, Exchange>> & { readonly kept: readonly object[] };

/** The fields by which records of a kind are compared, and the one that dates them. */
export interface FieldsRead {
  readonly names: readonly string[];
  readonly date: string;
}

/** The fields that plans read, by kind of record. */
export function fieldsRead(plans: readonly Plan[]): Map<string, FieldsRead> {
  const found = new Map<string, Map<string, FieldNode>>();
  for (const { from, at, until, totals, by, where, required } of plans) {
    const fields = found.get(from) ?? new Map<string, FieldNode>();
    found.set(from, fields);
    const nodes: readonly (Node | null)[] = [at, until, where, ...totals, ...by, ...required];
    for (const node of nodes) if (node !== null) fieldsOf(node, fields);
  }
  return new Map(
    [...found].map(([kind, fields]) => {
      const names = [...new Set([...fields.values()].map(({ name }) => name))];
      return [kind, { names, date: plans.find(({ from }) => from === kind)?.required[0]?.name ?? 'date' }];
    }),
  );
}

/** Tells what was changed of the rows reported by the rates, and what makes the rows of now of them. */
export function changesOf(
  kind: string,
  { names, date }: FieldsRead,
  rows: { readonly reported: readonly object[]; readonly rated: readonly object[]; readonly now: readonly object[] },
  point: AsOfPoint,
): Changes {
  const none = (): Exchange => ({ out: [], in: [] });
  const changes = { currency: none(), late: none(), corrected: none(), refunded: none(), removed: none(), since: none() };
  const same = sameIn(names.map((name) => guarded(accessOf(name))));
  const [rated, now] = [byId(kind, rows.rated), byId(kind, rows.now)];
  if (rows.rated !== rows.reported) {
    const before = byId(kind, rows.reported);
    for (const id of new Set([...before.keys(), ...rated.keys()]))
      if (!same(before.get(id), rated.get(id))) exchange(changes.currency, before.get(id), rated.get(id));
  }
  const isRefund = kind === 'sales' ? refundsOf(rows.rated) : () => false;
  const dateOf = guarded(accessOf(date));
  const kept: object[] = [];
  for (const [id, list] of rated) {
    const after = now.get(id);
    if (after === undefined) changes.removed.out.push(...list);
    else if (same(list, after)) kept.push(...after);
    else exchange(changes.corrected, list, after);
  }
  for (const [id, list] of now) {
    if (rated.has(id)) continue;
    for (const row of list) changes[isRefund(row) ? 'refunded' : isAfter(dateOf(row), point) ? 'since' : 'late'].in.push(row);
  }
  return { ...changes, kept };
}

/** The rows of each identifier; nearly always one. */
type ById = ReadonlyMap<string, readonly object[]>;

function byId(kind: string, rows: readonly object[]): ById {
  const found = new Map<string, object[]>();
  const idOf = guarded(accessOf('id'));
  for (const row of rows) {
    const id = readIdentifier(idOf(row));
    if (id instanceof Fault)
      throw new KpiError('bad-data', `a record of ${kind} without an id`, 'what was restated is told apart by ids: give each record one');
    const list = found.get(id);
    if (list) list.push(row);
    else found.set(id, [row]);
  }
  return found;
}

function exchange(into: Exchange, out: readonly object[] = [], put: readonly object[] = []): void {
  into.out.push(...out);
  into.in.push(...put);
}

function sameIn(fields: readonly ((row: unknown) => unknown)[]): (a?: readonly object[], b?: readonly object[]) => boolean {
  const isSame = (a: object, b: object): boolean => a === b || fields.every((get) => sameContent(get(a) ?? null, get(b) ?? null));
  return (a = [], b = []) => a.length === b.length && a.every((row, i) => isSame(row, b[i] as object));
}

/** Tells the returns of known orders. A row without an order is one of its own; one that does not say is a return below zero. */
function refundsOf(known: readonly object[]): (row: object) => boolean {
  const [id, order, type, amount] = ['id', 'orderId', 'type', 'amount'].map((name) => guarded(accessOf(name))) as [Get, Get, Get, Get];
  const orderOf = (row: object): unknown => order(row) ?? id(row);
  const orders = new Set(known.map(orderOf));
  const isReturn = (row: object): boolean => {
    const said = type(row) ?? null;
    return said === null ? signOf(amount(row)) < 0 : said === 'return';
  };
  return (row) => isReturn(row) && orders.has(orderOf(row));
}

/** Whether a record is dated after the report. */
function isAfter(date: unknown, { ms, day }: AsOfPoint): boolean {
  const moment = readMoment(date);
  if (typeof moment !== 'number') return false;
  return isCalendarDate(moment) ? Math.floor(moment / DAY_MS) > day : moment >= ms;
}
