// How far chance may have moved a proportion: an interval about a cell of a table.
import { excerpt, KpiError, refuseUnknown } from '../error.ts';
import { keyOf, type Node, totalsOf } from '../expr/node.ts';
import { kindOf } from '../plan/currency.ts';
import type { Reason } from '../plan/settle.ts';
import { COUNTING } from '../plan/settleRow.ts';
import { wilson } from '../stat/wilson.ts';
import { cell } from './cell.ts';
import type { Table, TableColumn } from './table.ts';

/** Fewer than these are a small sample. */
const SMALL = 30;

/** How sure an interval is. */
export interface IntervalOptions {
  /** How many of a hundred such intervals hold what they are about, as a share: 0.95 when not given. */
  readonly confidence?: number | undefined;
}

/** A proportion with an interval about it. */
export interface Interval {
  /** The lower end, from 0; null where there is no answer. */
  readonly low: number | null;
  /** The upper end, up to 1; null where there is no answer. */
  readonly high: number | null;
  /** How many are counted: k of n. */
  readonly numerator: number | null;
  /** Of how many: k of n. */
  readonly denominator: number | null;
  /** How sure it is. */
  readonly confidence: number;
  /** Whether it is made of fewer than 30. */
  readonly smallSample: boolean;
  /**
   * Why there is no interval; null when there is one. `not-a-proportion`: more are counted than there are (answers of a
   * month may be to invitations of the month before), or not in whole numbers.
   */
  readonly reason: Reason | 'not-a-proportion' | null;
}

/**
 * The Wilson interval of a proportion: where the true share lies, as far as chance is all that stands between. It takes each
 * of the n for a voice of its own, drawn from many more.
 *
 * @param table   a table of `query`, also one that went through JSON
 * @param row     the position of the row, or the row itself
 * @param column  the name of a column of shares of counts, or of what it is compared with
 * @throws {KpiError} unsupported — for a column that is no share of counts; bad-argument — for another confidence;
 * unknown-field — when the table has no such row or column
 * @source Wilson (1927), without continuity correction, see `wilson`
 * @example
 * ```ts
 * import { csat, interval, query } from 'sales-kpi';
 * const responses = Array.from({ length: 107 }, (_, i) => ({ id: `${i}`, date: '2025-01-31', kind: 'csat', score: i < 74 ? 5 : 2 } as const));
 * const { low, high, smallSample } = interval(query({ responses }, { select: [csat] }), 0, 'csat');
 * [low?.toFixed(3), high?.toFixed(3), smallSample] // => ["0.599","0.771",false]
 * ```
 */
export function interval(table: Table<object>, row: number | object, column: string, options: IntervalOptions = {}): Interval {
  refuseUnknown(options, ['confidence']);
  const { confidence = 0.95 } = options;
  const found = cell(table, row, column);
  if (!isProportion(found.column))
    throw new KpiError('unsupported', `an interval of ${excerpt(column)}`, 'ask for a share of counts, such as csat or a conversion rate', [
      'column',
    ]);
  const [k, n] = [found.numerator?.toNumber() ?? null, found.denominator?.toNumber() ?? null];
  const isCounted = isCountOf(k, n);
  // Of nothing there is no interval, and a confidence that is none is refused all the same.
  const bounds = found.value !== null && isCounted ? wilson(k as number, n as number, confidence) : wilson(0, 0, confidence);
  return {
    low: bounds?.low ?? null,
    high: bounds?.high ?? null,
    numerator: k,
    denominator: n,
    confidence,
    smallSample: n === null || n < SMALL,
    reason: found.value === null ? found.reason : isCounted ? null : 'not-a-proportion',
  };
}

/** Whether so many of so many can have been counted. */
function isCountOf(k: number | null, n: number | null): boolean {
  return k !== null && n !== null && Number.isSafeInteger(k) && Number.isSafeInteger(n) && k >= 0 && k <= n;
}

/** A share of what is counted, of the same period: neither its change, nor a share of money. */
export function isProportion({ role, unit, formula }: TableColumn): boolean {
  const isShare = (role === 'value' || role === 'prior') && unit === 'ratio' && formula?.op === 'call' && formula.fn === 'ratio';
  return isShare && formula.args.every(isCount) && areCountedTogether(...(formula.args as readonly [Node, Node]));
}

/** Records of one kind are a part of others only by the same date: conversions of a month are no part of its new leads. */
function areCountedTogether(above: Node, below: Node): boolean {
  const all = [...totalsOf(below).values()];
  return [...totalsOf(above).values()].every((part) => {
    const own = all.filter((total) => kindOf(total) === kindOf(part));
    return own.length === 0 || own.some(({ at }) => keyOf(at) === keyOf(part.at));
  });
}

/** A number of records or of people; or a sum of a field that is a number already counted, such as visits or invitations. */
function isCount(node: Node): boolean {
  if (node.op === 'call') return (node.fn === 'plus' || node.fn === 'minus') && node.args.every(isCount);
  if (node.op !== 'aggregate' || node.shift !== undefined) return false;
  return node.fn === 'sum'
    ? node.of.op === 'field' && node.of.type === 'number'
    : COUNTING.has(node.fn) && node.fn !== 'countDistinctApproximate';
}
