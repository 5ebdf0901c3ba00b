// Comparisons of dates. A moment in memory is a whole millisecond, in a database it may have more digits: what lies within a
// millisecond is that millisecond.
import { KpiError } from '../../error.ts';
import type { Constant } from '../../expr/node.ts';
import { DAY_MS } from '../../period/civil.ts';
import { isCalendarDate, readMoment } from '../../period/moment.ts';
import type { Sql, Writer } from './dialect.ts';
import { before, notBefore } from './moment.ts';
import { unsupported } from './writer.ts';

type Comparison = 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte';

/** Whether an expression gives a date. */
export function isDate({ type }: Sql): boolean {
  return type === 'instant' || type === 'date' || type === 'naive';
}

/** A date against a constant; an instant and a calendar date have no order. */
export function testDate(fn: Comparison, date: Sql, constant: Exclude<Constant, null>, writer: Writer): string {
  const moment = readMoment(constant);
  if (typeof moment !== 'number')
    throw new KpiError('bad-formula', `a date compared with ${String(constant)}`, "give a date such as '2025-03-31' or an instant");
  if (isCalendarDate(moment) !== (date.type === 'date')) return 'CAST(NULL AS BOOLEAN)';
  const day = Math.floor(moment / DAY_MS);
  const at = { ms: moment, day };
  const behind = { ms: moment + 1, day: day + 1 };
  switch (fn) {
    case 'eq':
      return `(${notBefore(date, at, writer)} AND ${before(date, behind, writer)})`;
    case 'ne':
      return `(NOT (${notBefore(date, at, writer)} AND ${before(date, behind, writer)}))`;
    case 'lt':
      return `(${before(date, at, writer)})`;
    case 'lte':
      return `(${before(date, behind, writer)})`;
    case 'gt':
      return `(${notBefore(date, behind, writer)})`;
    case 'gte':
      return `(${notBefore(date, at, writer)})`;
  }
}

const SIGNS = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/** Two dates of each record. */
export function testDates(fn: Comparison, a: Sql, b: Sql, writer: Writer): string {
  if (!isDate(a) || !isDate(b)) throw unsupported('a date compared with something else');
  if ((a.type === 'date') !== (b.type === 'date')) return 'CAST(NULL AS BOOLEAN)';
  if (a.type !== b.type || a.timeZone !== b.timeZone) throw unsupported('two dates of different kinds');
  return `(${cut(a, writer)} ${SIGNS[fn]} ${cut(b, writer)})`;
}

/** A date as memory holds it. */
export function cut({ sql, type }: Sql, { dialect }: Writer): string {
  return type === 'date' ? sql : dialect.milliseconds(sql, type);
}
