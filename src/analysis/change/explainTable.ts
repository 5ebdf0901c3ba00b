// Why an indicator changed, read off a table with a comparison: from its totals alone, whatever engine made it.
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import { totalsOf } from '../../expr/node.ts';
import { behind } from '../../query/behind.ts';
import { subjectOf } from '../../query/finding.ts';
import type { Table } from '../../query/table.ts';
import { addedOver, valueOver } from '../segment/addedOver.ts';
import { refuseWhole } from '../segment/addTotals.ts';
import { keysOf, namesIn, partsIn, refuseUncompared, valueColumn } from '../segment/segmentsIn.ts';
import { byConvention } from './byConvention.ts';
import type { ChangeExplained } from './changeExplained.ts';
import { type End, type Ends, type Standing, segmentId, standingOf } from './ends.ts';
import { explained } from './explained.ts';
import { asRatio } from './mixAndRate.ts';
import type { Convention } from './question.ts';

/** What is asked of a table about a change. */
export interface TableChange {
  /** The column of the indicator that changed. */
  readonly of: string;
  /** The period, where the table has several; it is explained against what it is compared with. */
  readonly period?: string | undefined;
  /** How the change is shared out among the rows; `mixAndRate` for a ratio and `contribution` for all else unless given. */
  readonly convention?:
    | Extract<Convention, 'contribution' | 'newLostRetained' | `mixAndRate${string}` | `priceVolumeMix${string}`>
    | undefined;
  /** The column of what was sold, for price and volume. */
  readonly quantity?: string | undefined;
}

const conventions = [
  'contribution',
  'newLostRetained',
  'mixAndRate',
  'mixAndRateFromBase',
  'priceVolumeMix',
  'priceVolumeMixMidpoint',
] as const satisfies readonly Convention[];

/**
 * Why an indicator changed from the period compared with, by the segments that a table is split by: `explainChange` without
 * the records, also of a table that was stored as JSON. The whole is what the totals of all rows come to; an indicator whose
 * totals do not add up over rows (different customers, medians) is refused: `explainChange` asks the records.
 *
 * @param table  a table of `query` with a comparison
 * @throws {KpiError} not-additive — for such an indicator; bad-argument — for a table without a comparison, or a period that is
 * not in it; unknown-field — for a column that holds no values
 * @see     explainChange
 * @example
 * ```ts
 * import { explainTable, query, revenue } from 'sales-kpi';
 * const sales = [
 *   { id: '1', date: '2025-01-31', amount: 100, country: 'FR' },
 *   { id: '2', date: '2025-01-31', amount: 50, country: 'BE' },
 *   { id: '3', date: '2025-02-28', amount: 130, country: 'FR' },
 * ];
 * const table = query(sales, { select: [revenue], by: ['country'], between: ['2025-02-01', '2025-03-01'], compare: 'previousPeriod' });
 * explainTable(table, { of: 'revenue' }).parts.map(({ segment, value }) => `${segment?.['country']} ${value}`) // => ["BE -50","FR 30"]
 * ```
 */
export function explainTable(table: Table<object>, question: TableChange): ChangeExplained {
  refuseUnknown(question, ['of', 'period', 'convention', 'quantity']);
  refuseUncompared(table);
  const column = valueColumn(table, question.of);
  const quantity = question.quantity === undefined ? null : valueColumn(table, question.quantity, ['quantity']);
  const convention = conventionAsked(question, asRatio(column.formula) !== null);
  for (const { id, formula } of quantity === null ? [column] : [column, quantity]) refuseWhole(id, formula);
  const period = periodAsked(table, question.period);
  const pair = table.pairs.find((one) => one.period === period);
  const ends: Ends = { from: endIn(table, period, 'prior'), to: endIn(table, period, 'now') };
  const whole = wholeIn(table, period);
  const lacking = ([['now'], ['prior']] as const).map(([side]) => whole(column, side)).find(({ value }) => value === null);
  const change = lacking?.reason ? { reason: lacking.reason } : byConvention(convention, ends, column.formula, quantity?.formula ?? null);
  const periods = [`${pair?.start ?? ''}/${pair?.end ?? ''}`, period] as const;
  return explained({ convention, subject: subjectOf(column), periods, change });
}

function conventionAsked({ convention, quantity }: TableChange, isRatio: boolean): Convention {
  const chosen = convention ?? (quantity !== undefined ? 'priceVolumeMix' : isRatio ? 'mixAndRate' : 'contribution');
  if (!conventions.includes(chosen))
    throw new KpiError('bad-argument', `${excerpt(chosen)} of a table`, `of a table: ${conventions.join(', ')}`, ['convention']);
  if (chosen.startsWith('priceVolumeMix') && quantity === undefined)
    throw new KpiError('bad-argument', `${chosen} without quantity`, "give the column of what was sold: quantity: 'unitsSold'", [
      'quantity',
    ]);
  return chosen;
}

function periodAsked({ periods }: Table<object>, period: string | undefined): string {
  const known = periods.map(({ id }) => id);
  const [only] = known;
  if (period === undefined && only !== undefined && known.length === 1) return only;
  if (period !== undefined && known.includes(period)) return period;
  throw new KpiError('bad-argument', `period is ${excerpt(period)}`, `the periods are ${known.join(', ')}`, ['period']);
}

/** The value of a column over all rows of a period, on either side, or why there is none. */
function wholeIn(
  table: Table<object>,
  period: string,
): (column: Parameters<typeof valueOver>[2], side: 'now' | 'prior') => ReturnType<typeof valueOver> {
  const added = addedOver(table, []);
  const row = added.rows.find((one) => one.period === period);
  return (column, side) => (row === undefined ? { value: null, reason: 'no-data' } : valueOver(added, row, column, side));
}

/** One side of a period: all its rows together, and each that has records there. */
function endIn(table: Table<object>, period: string, side: 'now' | 'prior'): End {
  const names = namesIn(table);
  const read = behind(table);
  const added = addedOver(table, []);
  const all = added.rows.find((one) => one.period === period);
  const whole: Standing = {
    value: (formula) => {
      const texts = side === 'now' ? all?.now : all?.prior;
      return texts ? added.read.over(texts).settled(formula, { row: null, previous: null }) : { value: null, reason: 'no-data' };
    },
    records: () => 0,
  };
  const rows = partsIn(table).filter((at) => (table.rows[at] as { readonly period?: unknown }).period === period);
  const totals = [
    ...totalsOf({ op: 'call', fn: 'plus', args: table.columns.flatMap(({ formula }) => (formula ? [formula] : [])) }).values(),
  ];
  const present = rows.filter((at) => totals.some((total) => isCounted(read.outcome(at, total, side))));
  const segments = present.map((at) => {
    const keys = keysOf(table.rows[at] as object, names);
    return [segmentId(keys), { keys, standing: standingOf(read, at, side) }] as const;
  });
  return { whole, segments: new Map(segments) };
}

function isCounted(outcome: { readonly known: number; readonly missing: number } | null): boolean {
  return outcome !== null && outcome.known + outcome.missing > 0;
}
