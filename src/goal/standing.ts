// The value of a goal to date, exactly, out of a table by period; nothing is taken for zero.
import type { Decimal } from '../decimal.ts';
import { add, divide, type Fraction, whole } from '../expr/fraction.ts';
import type { AsOfPoint } from '../period/asOf.ts';
import { type Day, parseDay } from '../period/civil.ts';
import { readRange } from '../period/range.ts';
import { behind } from '../query/behind.ts';
import type { Table, TableColumn } from '../query/table.ts';
import type { TableSeries } from '../trend/seriesShape.ts';
import type { Goal } from './goalShape.ts';
import type { ProgressReason } from './progressShape.ts';
import { rateOfRows } from './rateOfRows.ts';
import { type Stand, type Standing, withheld } from './stand.ts';
import { isKept } from './wanted.ts';

const known: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'no-data',
  'zero-denominator',
  'mixed-currency',
  'missing-input',
  'immature-cohort',
] satisfies ProgressReason[]);

/** The periods of a goal up to a moment, in order, with their exact values; or why one of them has none. */
export function standsIn(goal: Goal, { table, column: id, segment }: TableSeries, at: AsOfPoint): readonly Stand[] | ProgressReason {
  const { from, to } = readRange(goal.between);
  const column = table.columns.find((one) => one.id === id && one.role === 'value') as TableColumn;
  if (goal.currency !== null && column.currency !== null && column.currency !== goal.currency) return 'other-currency';
  const read = behind(table);
  const rows = rowsOf(table, segment);
  const notes = table.notes.filter((note) => note.column === id || note.column === null);
  const stands: Stand[] = [];
  let next = from;
  for (const period of table.periods) {
    const [start, end] = [parseDay(period.start) as Day, parseDay(period.end) as Day];
    if (end <= from || start >= to || start > at.day) continue;
    if (start < from || end > to) return 'periods-do-not-fit';
    if (start !== next) return 'missing-periods';
    next = end;
    const isOver = end <= at.open;
    if (isOver && period.state === 'partial') return 'partial-period';
    if (notes.some(({ code, detail }) => code === 'partly-covered' && detail === period.id)) return 'partly-covered';
    const row = rows.get(period.id);
    const cell = row === undefined ? undefined : table.rows[row]?.[id];
    if (row === undefined) return 'missing-periods';
    const settled = column.formula === null ? null : read.settled(row, column.formula);
    if (cell === null || cell === undefined || settled === null || settled.value === null) {
      const code = notes.find((note) => note.row === row && note.column === id)?.code ?? settled?.reason ?? 'no-data';
      const isRate = goal.of.additivity === 'ratio' && !isKept(goal.kind);
      if (isRate && code === 'zero-denominator') stands.push({ id: period.id, row, isOver, value: null });
      // A cohort that is young will tell later.
      if ((isRate || isKept(goal.kind)) && (code === 'zero-denominator' || code === 'immature-cohort')) continue;
      if (code === 'partial-period' || code === 'future-period') continue;
      return known.has(code) ? (code as ProgressReason) : 'no-data';
    }
    stands.push({ id: period.id, row, isOver, value: settled.value });
  }
  return next < Math.min(at.open, to) ? 'missing-periods' : stands;
}

/** The row of each period; of a split table, those of the segment. */
function rowsOf({ rows, columns }: Table, segment: TableSeries['segment']): Map<unknown, number> {
  const names = Object.keys(segment ?? {});
  const level = columns.find(({ role }) => role === 'level')?.id;
  const found = new Map<unknown, number>();
  rows.forEach((row, at) => {
    const isAsked = names.every((name) => (row[name] ?? null) === segment?.[name]) && (level === undefined || row[level] === names.length);
    if (isAsked) found.set(row['period'], at);
  });
  return found;
}

/** The value of a goal to date: added up, over all days, the latest, or the mean. */
export function actualOf(goal: Goal, input: TableSeries, stands: readonly Stand[], wholeTable: Table | null): Standing {
  if (goal.of.additivity === 'ratio' && !isKept(goal.kind)) {
    if (wholeTable === null) return rateOfRows(input, stands);
    return settledWhole(goal, wholeTable);
  }
  if (goal.aggregation === 'cumulative') {
    // Who was there in two periods is one of them.
    if (goal.of.additivity === 'additive' || stands.length === 1) return { value: total(stands), reason: null };
    return wholeTable === null ? withheld('not-additive') : settledWhole(goal, wholeTable);
  }
  // Of what is not over, only a stock is one already.
  const isStock = goal.of.additivity === 'semi-additive' && goal.aggregation === 'latest';
  const counted = isStock ? stands : stands.filter(({ isOver }) => isOver);
  const last = counted.at(-1);
  if (last === undefined) return withheld('too-early');
  if (goal.aggregation === 'latest') return { value: last.value ?? whole(0), reason: null };
  return { value: divide(total(counted), whole(counted.length)), reason: null };
}

const total = (stands: readonly Stand[]): Fraction => stands.reduce((sum, { value }) => (value === null ? sum : add(sum, value)), whole(0));

function settledWhole({ of: { id } }: Goal, table: Table): Standing {
  const column = table.columns.find((one) => one.id === id && one.role === 'value');
  const cell = table.rows[0]?.[id] as Decimal | number | null | undefined;
  const note = table.notes.find((one) => one.row === 0 && one.column === id)?.code;
  if (column?.formula == null || cell === undefined || cell === null)
    return withheld(note !== undefined && known.has(note) ? (note as ProgressReason) : 'no-data');
  const settled = behind(table).settled(0, column.formula);
  return settled.value === null ? withheld('no-data') : { value: settled.value, reason: null };
}
