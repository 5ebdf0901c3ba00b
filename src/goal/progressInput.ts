// What the progress of a goal is read from: records, asked through `query`, or a table by period that was asked before.
import { Decimal } from '../decimal.ts';
import { excerpt, KpiError } from '../error.ts';
import type { AsOf } from '../period/asOf.ts';
import { type Day, formatDay, parseDay } from '../period/civil.ts';
import { type Grain, grainRule } from '../period/grain.ts';
import { type DateRange, readRange } from '../period/range.ts';
import type { Metric } from '../plan/metric.ts';
import { askAll } from '../query/askAll.ts';
import type { Answered } from '../query/query.ts';
import type { AnyQuestion } from '../query/question.ts';
import type { Table } from '../query/table.ts';
import type { SeriesInput, TableSeries } from '../trend/seriesShape.ts';
import { type Goal, isAddedUp, subjectOfGoal } from './goalShape.ts';
import { joined } from './joined.ts';

/** How records are asked. */
export interface AskedBy {
  readonly asOf: AsOf;
  readonly every: Grain | undefined;
  readonly coverage: DateRange | undefined;
}

/** What was read. */
export interface ProgressRead {
  /** The periods of the goal. */
  readonly within: TableSeries;
  /** The goal's days in one; null where only periods are known. */
  readonly whole: Table | null;
  /** The past of the indicator, the goal included. */
  readonly past: SeriesInput;
  /** Whether there is any record. */
  readonly isThere: boolean;
  /** Whether the periods of what is counted once add up. */
  readonly addsUp: boolean;
}

/** Asks for what the progress of a goal is read from; `make` gets it at once, or later from another engine. */
export function readProgress<T, A>(goal: Goal, input: T, asked: AskedBy, make: (read: ProgressRead) => A): Answered<T, A> {
  if (isTable(input)) return make(ofTable(goal, input)) as Answered<T, A>;
  const metric = { ...goal.of, source: null } as unknown as Metric;
  const { asOf, coverage } = asked;
  const base: AnyQuestion = { select: [metric], calendar: goal.calendar, asOf, coverage, where: (goal.segment ?? undefined) as never };
  const every = asked.every ?? grainOf(goal);
  const questions: AnyQuestion[] = [
    { ...base, every, between: goal.between },
    { ...base, every },
    { ...base, between: goal.between },
    // All of time in one: whether its periods add up to it.
    ...(goal.of.additivity === 'distinct' ? [base] : []),
  ];
  return askAll<T, A>(input, questions, (tables) => make({ ...ofRecords(goal, every, tables), addsUp: addsUp(goal, tables) }));
}

function isTable(input: unknown): input is TableSeries {
  const table: unknown = typeof input === 'object' && input !== null && 'table' in input ? input.table : undefined;
  return typeof table === 'object' && table !== null && 'rows' in table && 'totals' in table && 'periods' in table;
}

function ofTable(goal: Goal, { table, column = goal.of.id, segment, ...rest }: TableSeries): ProgressRead {
  const unknown = Object.keys(rest)[0];
  if (unknown !== undefined)
    throw new KpiError('unknown-option', `unknown option ${unknown}`, 'give { table, column, segment }', [unknown]);
  const names = table.columns.filter(({ role }) => role === 'value').map(({ id }) => id);
  if (!names.includes(column))
    throw new KpiError('unknown-field', `column ${excerpt(column)}`, `the values are ${names.join(', ')}`, ['column']);
  const isSplit = table.columns.some(({ role }) => role === 'segment');
  const within: TableSeries = { table, column, segment: segment ?? (isSplit ? (goal.segment ?? undefined) : undefined) };
  return { within, whole: null, past: within, isThere: table.rows.length > 0, addsUp: false };
}

/** Months where they fill the days of the goal, otherwise weeks, otherwise days. */
function grainOf({ between, calendar }: Goal): Grain {
  const { from, to } = readRange(between);
  const fits = (grain: Grain): boolean => [from, to].every((day) => grainRule(grain, calendar).floor(day) === day);
  return (['month', 'week'] as const).find(fits) ?? 'day';
}

/** Whether the periods of all records come to what they are in one. */
function addsUp({ of: { id } }: Goal, [, history, , all]: readonly Table[]): boolean {
  const sum = history?.rows.reduce((total, row) => total + Number(row[id] ?? 0), 0);
  return all !== undefined && sum === Number(all.rows[0]?.[id] ?? 0);
}

function ofRecords(goal: Goal, grain: Grain, tables: readonly Table[]): Omit<ProgressRead, 'addsUp'> {
  const [within, history, whole] = tables as readonly [Table, Table, Table];
  const { id, additivity } = goal.of;
  const from = readRange(goal.between).from;
  const earlier = history.periods.filter(({ end }) => (parseDay(end) as Day) <= from);
  const series: TableSeries = { table: within, column: id };
  const isThere = history.periods.length > 0;
  const last = earlier.at(-1);
  if (additivity === 'ratio')
    return {
      within: series,
      whole,
      // Behind a gap, what was before tells nothing of rates.
      past: last?.end === formatDay(from) ? { table: joined(history, earlier.length, within), column: id } : series,
      isThere,
    };
  const rule = grainRule(grain, goal.calendar);
  const values = new Map([history, within].flatMap(({ rows }) => rows.map((row) => [row['period'], row[id]] as const)));
  const points: { readonly period: string; readonly value: Decimal | number | null }[] = [];
  const end = parseDay(within.periods.at(-1)?.end ?? goal.between[1]) as Day;
  for (let start = parseDay(earlier[0]?.start ?? goal.between[0]) as Day; start < end; start = rule.next(start, 1)) {
    const period = rule.label(start);
    const value = values.get(period) as Decimal | number | null | undefined;
    // Between two periods with records, what adds up is 0.
    points.push({ period, value: value === undefined && isAddedUp(additivity) ? 0 : (value ?? null) });
  }
  const known = points.filter(({ value }) => value === null || typeof value === 'number' || Decimal.isDecimal(value));
  return { within: series, whole, past: { points: known, grain, calendar: goal.calendar, of: subjectOfGoal(goal) }, isThere };
}
