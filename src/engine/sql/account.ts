// What became of the records of a table: how many there are, could be read, are picked and fall in a slot; and whether its
// columns can hold amounts at all.
import { KpiError } from '../../error.ts';
import { fieldsOf } from '../../expr/node.ts';
import { instantOf } from '../../period/zone.ts';
import { type Counts, inOrder, type Slot } from '../../plan/plan.ts';
import { isCustomerSet } from '../../plan/states.ts';
import type { Bound } from './base.ts';
import { conditionOf } from './condition.ts';
import { before, notBefore } from './moment.ts';
import type { Part } from './part.ts';
import { type Cells, countIn } from './read.ts';
import { valueSql } from './scalar.ts';

/** What the account of a plan tells. */
export interface Account {
  readonly counts: Counts;
  readonly since: number | null;
}

/** The part that counts all records once, and how it is read. */
export function accountPart(bound: Bound, name: string): { readonly part: Part; read(cells: Cells): Account } {
  const { plan, reading } = bound;
  const readable = bound.readable;
  const wanted = [...readable, ...(plan.where ? [conditionOf(plan.where, reading)] : [])];
  const counted = [...wanted, ...bound.shared.map((node) => conditionOf(node, reading))];
  const within = `(${ranges(bound)})`;
  const history = plan.totals.some((total) => isCustomerSet(total.fn));
  const { dialect } = reading.writer;
  const since = history ? [`${dialect.epoch(`min(${bound.date.sql}) FILTER (WHERE ${all(readable)})`)}`] : [];
  const numbers = numberColumns(bound);
  const values = [
    'count(*)',
    ...[readable, wanted, counted, [...counted, within]].map((conditions) => `count(*) FILTER (WHERE ${all(conditions)})`),
    ...numbers.map(({ sql }) => `(SELECT ${dialect.typeOf(sql)} FROM ${bound.from} LIMIT 1)`),
    ...since,
  ];
  return {
    part: { name, source: bound.from, values, grouped: false },
    read(cells) {
      for (const [i, { name: field }] of numbers.entries()) refuseInexact(cells[5 + i] ?? null, field, bound);
      const [rowsIn, read, picked, passed, used] = [0, 1, 2, 3, 4].map((i) => countIn(cells, i)) as [
        number,
        number,
        number,
        number,
        number,
      ];
      const rejected = rowsIn - read;
      return {
        counts: {
          rowsIn,
          used,
          filtered: { range: passed - used, where: read - picked, kind: picked - passed },
          rejected: inOrder(rejected === 0 ? {} : { 'missing-required': rejected }),
        },
        since: history ? sinceIn(cells, 5 + numbers.length, bound) : null,
      };
    },
  };
}

function all(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'TRUE' : conditions.join(' AND ');
}

/** A calendar date is its midnight in UTC plus half a millisecond; a naive time is read in its zone. */
function sinceIn(cells: Cells, index: number, { date }: Bound): number | null {
  const text = cells[index] ?? null;
  if (text === null) return null;
  if (date.type === 'naive') return instantOf(date.timeZone ?? 'UTC', Number(text));
  return Number(text) + (date.type === 'date' ? 0.5 : 0);
}

/** Whether a date falls in any slot: stretches that meet are one. */
function ranges({ plan, date, reading }: Bound): string {
  const isDate = date.type === 'date';
  const start = ({ window }: Slot): number => (isDate ? window.fromDay : window.from);
  const end = ({ window }: Slot): number => (isDate ? window.toDay : window.to);
  const merged: { from: Slot; to: Slot }[] = [];
  for (const slot of plan.slots.filter((one) => start(one) < end(one)).sort((a, b) => start(a) - start(b))) {
    const last = merged.at(-1);
    if (last === undefined || start(slot) > end(last.to)) merged.push({ from: slot, to: slot });
    else if (end(slot) > end(last.to)) last.to = slot;
  }
  const tests = merged.map(({ from, to }) => {
    const first = notBefore(date, { ms: from.window.from, day: from.window.fromDay }, reading.writer);
    return `(${first} AND ${before(date, { ms: to.window.to, day: to.window.toDay }, reading.writer)})`;
  });
  return tests.length === 0 ? 'FALSE' : tests.join(' OR ');
}

function numberColumns({ plan, reading }: Bound): { readonly name: string; readonly sql: string }[] {
  const fields = new Map(plan.totals.flatMap((total) => [...fieldsOf(total)]));
  return [...fields.values()]
    .filter((field) => field.type === 'number' || field.type === 'money')
    .flatMap((field) => {
      const found = valueSql(field, reading);
      return found === null ? [] : [{ name: field.name, sql: found.sql }];
    });
}

/** A binary floating-point column has lost the cents before we see them. */
function refuseInexact(type: string | null, field: string, { reading }: Bound): void {
  if (type === null || !reading.writer.dialect.inexact.includes(type.toLowerCase())) return;
  throw new KpiError('unsupported', `the column of ${field} is ${type}`, 'store or cast it as an exact decimal in a view', [
    'tables',
    reading.kind,
    'columns',
    field,
  ]);
}
