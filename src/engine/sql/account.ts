// What became of the records of a table: how many there are, could be read, fall in a slot, and are picked; and whether its
// columns can hold amounts at all.
import { KpiError } from '../../error.ts';
import { fieldsOf } from '../../expr/node.ts';
import { instantOf } from '../../period/zone.ts';
import { type Counts, inOrder } from '../../plan/plan.ts';
import { rangesOf } from '../../plan/ranges.ts';
import { isCustomerSet } from '../../plan/states.ts';
import { type Bound, isOpen, picked } from './base.ts';
import { conditionOf } from './condition.ts';
import { exactnessOf, typeOfAny } from './exactness.ts';
import { isOutside } from './limits.ts';
import { before, notBefore } from './moment.ts';
import type { Part } from './part.ts';
import { type Cells, countIn } from './read.ts';
import { valueSql } from './scalar.ts';

/** What the account of a plan tells. */
export interface Account {
  readonly counts: Counts;
  readonly since: number | null;
}

/** The parts that count records, and how they are read. */
export interface AccountParts {
  readonly parts: readonly Part[];
  /** `used` is how many records the totals were taken of, where the totals tell; null where not. */
  read(found: ReadonlyMap<string, Cells>, used: number | null): Account;
}

/** The parts that count all records once; `tellsUsed` when the totals tell how many were used. */
export function accountParts(bound: Bound, name: string, tellsUsed: boolean): AccountParts {
  const { plan, reading } = bound;
  const { dialect } = reading.writer;
  const history = plan.totals.some((total) => isCustomerSet(total.fn));
  const { dated } = bound;
  const isOuter = dated === null ? 'FALSE' : isOutside(dated, reading.writer);
  const numbers = numberColumns(bound);
  const ofAll = [
    'count(*)',
    countIf(bound.present),
    ...numbers.map(({ sql }) => typeOfAny(sql, bound)),
    ...(history ? [dialect.epoch(`min(${bound.date.sql}) FILTER (WHERE ${bound.readable.join(' AND ')})`, bound.date.type)] : []),
  ];
  const asked = plan.where ? [conditionOf(plan.where, reading)] : [];
  const counted = tellsUsed ? [] : picked(bound);
  const inRange = ['count(*)', ...[asked, counted].filter((list) => list.length > 0).map(countIf)];
  const isPlaced = [...bound.readableIfDated, `(${ranges(bound)})`].join(' AND ');
  const part = (letter: string, where: string | null, values: readonly string[]): Part => {
    return { name: `${name}${letter}`, source: where === null ? bound.from : `${bound.from} WHERE ${where}`, values, grouped: false };
  };
  const exactness = exactnessOf(bound);
  const all = part('a', null, [...ofAll, ...exactness.values]);
  // A part of its own: DuckDB knows by its statistics that no date lies outside, other databases by an index.
  const outer = part('o', isOuter, ['count(*)', countIf(bound.present)]);
  const placed = part('r', isPlaced, [...new Set(inRange)]);
  return {
    parts: [all, outer, placed],
    read(found, used) {
      const [whole, outside, range] = [all, outer, placed].map((one) => found.get(one.name) ?? []) as [Cells, Cells, Cells];
      exactness.check(whole.slice(ofAll.length));
      for (const [i, { name: field }] of numbers.entries()) refuseInexact(whole[2 + i] ?? null, field, bound);
      const counts = (value: readonly string[]): number => countIn(range, placed.values.indexOf(countIf(value)));
      const [rowsIn, unread] = [countIn(whole, 0), countIn(outside, 0)];
      const [read, within] = [countIn(whole, 1) - countIn(outside, 1), countIn(range, 0)];
      const passed = asked.length === 0 ? within : counts(asked);
      const taken = used ?? (counted.length === 0 ? within : counts(counted));
      return {
        counts: {
          rowsIn,
          used: taken,
          filtered: { range: read - within, where: within - passed, kind: passed - taken },
          // A date that is not read is told first, whatever else is missing.
          rejected: known({ 'date-out-of-range': unread, 'missing-required': rowsIn - read - unread }),
        },
        since: history ? sinceIn(whole, 2 + numbers.length, bound) : null,
      };
    },
  };
}

function known(counts: Readonly<Record<string, number>>): Record<string, number> {
  return inOrder(Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)));
}

function countIf(conditions: readonly string[]): string {
  return `count(*) FILTER (WHERE ${conditions.join(' AND ')})`;
}

/** A calendar date is its midnight in UTC plus half a millisecond; a naive time is read in its zone. */
function sinceIn(cells: Cells, index: number, { date }: Bound): number | null {
  const text = cells[index] ?? null;
  if (text === null) return null;
  if (date.type === 'naive') return instantOf(date.timeZone ?? 'UTC', Number(text));
  return Number(text) + (date.type === 'date' ? 0.5 : 0);
}

/** Whether a date falls in any slot. */
function ranges(bound: Bound): string {
  const {
    plan,
    date,
    reading: { writer },
  } = bound;
  if (plan.until !== null) {
    const open = plan.slots.map((slot) => isOpen(bound, slot)).filter((test) => test !== null);
    return open.length === 0 ? 'FALSE' : open.map((test) => `(${test})`).join(' OR ');
  }
  const tests = rangesOf(plan.slots).map(
    ({ from, to, fromDay, toDay }) =>
      `(${notBefore(date, { ms: from, day: fromDay }, writer)} AND ${before(date, { ms: to, day: toDay }, writer)})`,
  );
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
