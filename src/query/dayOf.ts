// Records by the days of their own dates.
import { excerpt, KpiError } from '../error.ts';
import { accessOf, guarded } from '../expr/access.ts';
import { DAY_MS, formatDay } from '../period/civil.ts';
import { isCalendarDate, readMoment } from '../period/moment.ts';
import { dayAt } from '../period/zone.ts';
import { planQuestion } from './finish.ts';
import type { AnyQuestion } from './question.ts';

/** The day of records whose date cannot be read: they are counted there. */
const UNDATED = 'undated';

/** Rows of each kind, by day. */
export type DaysOf = Map<string, Readonly<Record<string, readonly unknown[]>>>;

/** Sorts the rows that a question reads by the days of their own dates. */
export interface ByDay {
  /** The rows of each day, by kind; nothing of no records. */
  (records: unknown): DaysOf;
  /** No rows of any kind. */
  readonly none: Readonly<Record<string, readonly unknown[]>>;
}

/** The days of the calendar of a question. */
export function byDayOf(question: AnyQuestion): ByDay {
  // Of the plans only the kinds and their dates are needed, whatever the periods.
  const { plans, time } = planQuestion(question, () => null);
  const dates = new Map(plans.map(({ from, required }) => [from, required[0]?.name ?? 'date']));
  const kinds = [...dates.keys()];
  const none = Object.fromEntries(kinds.map((kind) => [kind, []]));
  const dayOf = (row: unknown, date: string): string => {
    const moment = readMoment(guarded(accessOf(date))(row));
    if (typeof moment !== 'number') return UNDATED;
    return formatDay(isCalendarDate(moment) ? Math.floor(moment / DAY_MS) : dayAt(time.calendar.timeZone, moment));
  };
  const sort = (records: unknown): DaysOf => {
    const days = new Map<string, Record<string, unknown[]>>();
    if (records === undefined) return days;
    for (const [kind, rows] of Object.entries(rowsByKind(records, kinds)))
      for (const row of rows) {
        const day = dayOf(row, dates.get(kind) as string);
        const known = days.get(day) ?? Object.fromEntries(kinds.map((one) => [one, []]));
        days.set(day, known);
        known[kind]?.push(row);
      }
    return days;
  };
  return Object.assign(sort, { none });
}

function rowsByKind(records: unknown, kinds: readonly string[]): Readonly<Record<string, readonly unknown[]>> {
  const [first, ...others] = kinds;
  if (Array.isArray(records) && first !== undefined && others.length === 0) return { [first]: records };
  if (typeof records !== 'object' || records === null || !kinds.every((kind) => Array.isArray((records as Record<string, unknown>)[kind])))
    throw new KpiError('bad-data', `records are ${excerpt(records)}`, `give rows${others.length > 0 ? `: { ${kinds.join(', ')} }` : ''}`);
  return Object.fromEntries(kinds.map((kind) => [kind, (records as Record<string, readonly unknown[]>)[kind] ?? []]));
}
