// A spec that was checked: the columns with what each needs, and where their values stand in the rows.
import { excerpt, KpiError } from '../../error.ts';
import { ownOptions, zoneOf } from '../../model/parseOptions.ts';
import { recordLimits } from '../../model/recordLimits.ts';
import type { CleanSpec, Columns } from '../cleanShape.ts';
import type { AnyColumn, MoneyColumn } from '../columnSpec.ts';
import { currencyFieldOf } from '../number/money.ts';
import { checkColumn } from './checkColumn.ts';
import type { ColumnKind } from './columnKind.ts';
import { kindOf } from './kindOf.ts';

/** A column under way. */
export interface PlannedColumn {
  readonly name: string;
  readonly spec: AnyColumn;
  readonly kind: ColumnKind;
  /** The headers that it may stand under, the first that a row has is read. */
  readonly headers: readonly string[];
  /** Whether it was added for the currency of an amount, and may be absent. */
  readonly isAdded: boolean;
}

/** A checked spec. */
export interface Plan {
  readonly columns: readonly PlannedColumn[];
  /** The fields that the spec names, in its order. */
  readonly names: readonly string[];
  readonly keepsOthers: boolean;
  readonly headers: readonly string[] | null;
  /** The physical line of a row; null where nobody says. */
  readonly lineOf: (row: number) => number | null;
  readonly limit: number;
  readonly steps: NonNullable<CleanSpec['steps']>;
}

const options = ['columns', 'headers', 'others', 'timeZone', 'firstLine', 'lines', 'steps', 'limit'] as const;

/** Names that no record may have: a field of that name would change what a record is. */
export const refusedNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Checks a spec. */
export function planOf<C extends Columns>(spec: CleanSpec<C>): Plan {
  const own = ownOptions(spec, options);
  const { columns, others = 'keep', limit = recordLimits.rejected, firstLine, lines, headers, steps = [] } = own;
  if (typeof columns !== 'object' || columns === null) throw bad('columns', columns, 'name each column: { amount: { as: "money" } }');
  if (others !== 'keep' && others !== 'drop') throw bad('others', others, "give 'keep' or 'drop'");
  if (!Number.isInteger(limit) || limit < 0 || limit > recordLimits.rejectedMost)
    throw bad('limit', limit, 'give a whole number from 0 to 10000');
  if (firstLine !== undefined && !(Number.isInteger(firstLine) && firstLine >= 0)) throw bad('firstLine', firstLine, 'give a line number');
  if (lines !== undefined && !Array.isArray(lines) && typeof lines !== 'function')
    throw bad('lines', lines, 'give a list of line numbers, or a function');
  if (lines !== undefined && firstLine !== undefined) throw bad('lines', lines, 'give lines or firstLine');
  if (headers !== undefined && !Array.isArray(headers)) throw bad('headers', headers, 'give the list of headers');
  if (!Array.isArray(steps)) throw bad('steps', steps, 'give a list of steps');
  const zone = zoneOf(own.timeZone);
  const planned = Object.keys(columns).map((name) => column(name, columns[name], zone, false));
  // Amounts are read last: the currency of their row is known then.
  for (const { spec: one } of [...planned]) {
    if (one.as !== 'money') continue;
    const field = currencyFieldOf(one as MoneyColumn);
    if (!planned.some(({ name }) => name === field)) planned.push(column(field, { as: 'currency' }, zone, true));
  }
  const ordered = [...planned.filter(({ spec: one }) => one.as !== 'money'), ...planned.filter(({ spec: one }) => one.as === 'money')];
  return {
    columns: ordered,
    names: Object.keys(columns),
    keepsOthers: others === 'keep',
    headers: headers ?? null,
    lineOf: lineReader(firstLine, lines),
    limit,
    steps,
  };
}

function lineReader(firstLine: CleanSpec['firstLine'], lines: CleanSpec['lines']): Plan['lineOf'] {
  if (lines === undefined) return (row) => (firstLine === undefined ? null : firstLine + row);
  return (row) => (typeof lines === 'function' ? lines(row) : lines[row]) ?? null;
}

function column(name: string, spec: unknown, zone: string | null, isAdded: boolean): PlannedColumn {
  if (refusedNames.has(name)) throw bad('columns', name, 'give the field another name');
  const checked = checkColumn(name, spec);
  const { from = [] } = checked;
  const headers = [...new Set([...(typeof from === 'string' ? [from] : from), name])];
  return { name, spec: checked, kind: kindOf(checked, zone), headers, isAdded };
}

function bad(option: string, value: unknown, hint: string): KpiError {
  return new KpiError('bad-argument', `${option} is ${excerpt(value)}`, hint, [option]);
}
