// From buyers to a table of cohorts.
import { type Day, formatDay } from '../../period/civil.ts';
import type { DayRange } from '../../period/dayRange.ts';
import type { GrainRule } from '../../period/grain.ts';
import type { Buyers } from './buyers.ts';
import { cellsOf, type ExactCell, meansOf } from './cohortCells.ts';
import { type CohortColumn, type ColumnOptions, columnsOf } from './cohortColumns.ts';
import { type CohortGroup, cohortMatrix } from './cohortMatrix.ts';
import { retentionFindings } from './cohortRemarks.ts';
import type { Cohort, CohortNote, CohortTable, CohortValue } from './cohortTable.ts';
import { keysInOrder } from './inKeyOrder.ts';
import { decimalOfSum, settled } from './money.ts';

/** How a table is made of buyers. */
export interface CohortRule {
  readonly options: ColumnOptions;
  readonly value: CohortValue;
  readonly rule: GrainRule;
  /** The names of the columns that the first purchase is split by. */
  readonly ids: readonly string[];
  /** The days in which cohorts begin that are shown; null for all. */
  readonly shown: DayRange | null;
  /** The last day that was watched, and the first that is not over. */
  readonly last: Day;
  readonly open: Day;
}

/** Segments that are shown. */
const MOST_SEGMENTS = 100;

/** The table of cohorts. */
export function tableOf(buyers: Buyers, asked: CohortRule): CohortTable {
  const { options, value, rule, open } = asked;
  const { mode = 'classic' } = options;
  const since = buyers.buyers.reduce<Day | null>(
    (least, { began, bought }) => (bought.length > 0 && (least === null || began < least) ? began : least),
    null,
  );
  const first = since === null ? null : rule.index(since);
  const oldest = first === null ? -1 : rule.index(asked.last) - first;
  const columns = columnsOf(options, oldest);
  const { groups, unplaced, missing } = cohortMatrix(buyers.buyers, columns, rule);
  const { mixed, one: currency } = buyers.currencies;
  const isOver = (period: number, age: number): boolean => rule.start(period + age + 1) <= open;
  const { shown, leftOut } = shownOf(groups, first, asked);
  const made = shown.map((group) => ({ group, size: group.size, cells: cellsOf(group, columns, { value, mixed, isOver }) }));
  const customers = groups.reduce((sum, { size }) => sum + size, 0);
  const lost = settled(unplaced);
  const table: CohortTable = {
    value,
    mode,
    every: rule.grain,
    currency: mixed ? null : currency,
    columns,
    cohorts: made.map((one) => cohortOf(one, asked)),
    means: meansOf(made, columns.length),
    guestOrders: buyers.guestOrders,
    customersLeftOut: customers - shown.reduce((sum, { size }) => sum + size, 0),
    unplaced: value === 'customers' || mixed || lost === null ? null : decimalOfSum(lost),
    notes: notesOf({ missing, columns, oldest, since: made[0]?.group.period === first ? since : null, leftOut }),
    ...buyers.accounts,
    findings: [],
  };
  return { ...table, findings: retentionFindings(table) };
}

/** The cohorts of each segment that is shown, one a period, and how many segments are left out. */
function shownOf(
  groups: readonly CohortGroup[],
  first: number | null,
  { rule, shown, last }: CohortRule,
): { readonly shown: readonly CohortGroup[]; readonly leftOut: number } {
  if (first === null) return { shown: [], leftOut: 0 };
  const segments = new Map<string, { readonly groups: Map<number, CohortGroup>; readonly keys: CohortGroup['keys']; size: number }>();
  for (const group of groups) {
    const id = JSON.stringify(group.keys);
    const segment = segments.get(id) ?? { groups: new Map<number, CohortGroup>(), keys: group.keys, size: 0 };
    segments.set(id, segment);
    segment.groups.set(group.period, group);
    segment.size += group.size;
  }
  const largest = [...segments.values()].sort((a, b) => b.size - a.size || keysInOrder(a.keys, b.keys));
  const kept = largest.slice(0, MOST_SEGMENTS).sort((a, b) => keysInOrder(a.keys, b.keys));
  const periods = Array.from({ length: rule.index(last) - first + 1 }, (_, i) => first + i);
  const isShown = (period: number): boolean => shown === null || (rule.start(period) >= shown.from && rule.start(period) < shown.to);
  return {
    shown: periods
      .filter(isShown)
      .flatMap((period) => kept.map(({ groups: own, keys }) => own.get(period) ?? { period, keys, size: 0, active: [], money: [] })),
    leftOut: largest.length - kept.length,
  };
}

function cohortOf(
  { group, cells }: { readonly group: CohortGroup; readonly cells: readonly ExactCell[] },
  { rule, ids, open }: CohortRule,
): Cohort {
  const start = rule.start(group.period);
  return {
    cohort: rule.label(start),
    start: formatDay(start),
    end: formatDay(rule.start(group.period + 1)),
    segment: ids.length === 0 ? null : Object.fromEntries(ids.map((id, i) => [id, group.keys[i] ?? null])),
    size: group.size,
    isComplete: rule.start(group.period + 1) <= open,
    cells: cells.map(({ cell }) => cell),
  };
}

function notesOf({
  columns,
  oldest,
  since,
  leftOut,
  missing,
}: {
  readonly columns: readonly CohortColumn[];
  readonly oldest: number;
  readonly since: Day | null;
  readonly leftOut: number;
  readonly missing: number;
}): CohortNote[] {
  const beyond = oldest - Math.max(-1, ...columns.map(({ from, to }) => to ?? from));
  return [
    ...(since === null ? [] : [{ code: 'history-starts', detail: formatDay(since) } as const]),
    ...(beyond > 0 ? [{ code: 'ages-left-out', detail: beyond } as const] : []),
    ...(leftOut > 0 ? [{ code: 'segments-left-out', detail: leftOut } as const] : []),
    ...(missing > 0 ? [{ code: 'partial-coverage', detail: missing } as const] : []),
  ];
}
