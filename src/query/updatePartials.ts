// A store of one part a day, brought up to date: what came, what was taken back, and days that are taken again.
import { isKpiError, KpiError, refuseUnknown } from '../error.ts';
import type { Comparison, ComparisonPolicy } from '../period/compare.ts';
import type { Metric } from '../plan/metric.ts';
import { checkQuestion } from './checkQuestion.ts';
import type { Data } from './data.ts';
import { byDayOf, type DaysOf } from './dayOf.ts';
import { mergePartials, partial } from './partial.ts';
import type { Partial } from './partialShape.ts';
import type { Reads, RecordBehind, Row, Simple } from './query.ts';
import type { AnyQuestion, Dimension, Question, Segment } from './question.ts';
import { retractPartial } from './retractPartial.ts';

/** What a store of days is brought up to date with: records as rows, `{ sales, … }` when several kinds are read. */
export interface DayChanges<T> {
  /** Records that became known: of the day, late, or the new versions of corrected ones. */
  readonly added?: T | undefined;
  /** Records that no longer hold: withdrawn, or the old versions of corrected ones, with all that they said. */
  readonly removed?: T | undefined;
  /**
   * Days to be taken again, each with all its records that hold now: where a day cannot be told without what is removed. What is
   * added to and removed from such a day is in there already, and is passed over.
   */
  readonly again?: Readonly<Record<string, T>> | undefined;
}

/** A store of days that was brought up to date. */
export interface UpdatedDays<R = unknown> {
  /** The part of each day, by `YYYY-MM-DD`; those of records without a date that can be read, by `undated`. */
  readonly days: Readonly<Record<string, Partial<R>>>;
  /** The days that are to be written: those that are another part now. Of one that is not among `days`, nothing is left. */
  readonly changed: readonly string[];
}

/**
 * Brings a store of one part a day up to date, without the records of the days: what came late is merged into its day, what was
 * taken back is taken out of it, and what was corrected is both. A record belongs to the day of its own date in the calendar of
 * the question, whenever it becomes known. Nothing is changed in place.
 *
 * All days merged (`mergePartials`), rolled up (`rollUpPartial`) and settled (`settlePartial`) give what `query` gives of the
 * records that hold. New and returning customers, and smallest, largest and latest values cannot be told without the records
 * that are taken out: such days are refused by name, and taken `again`.
 *
 * @param days      the parts so far, as they were stored; `{}` to begin with
 * @param question  the question of the parts, the same each time: `every: 'day'` with a range lets them be rolled up
 * @param changes   what came (`added`), what no longer holds (`removed`), and days that are taken `again`
 * @throws {KpiError} not-additive — when days cannot be told without what is removed; its path names them all
 * @throws {KpiError} bad-partial — when what is removed was never in its day, or a stored part answers another question
 * @throws {KpiError} bad-data — for records that are no rows; unknown-option; needs-range — when `every` comes without `between`
 * @see     retractPartial, rollUpPartial
 * @example
 * ```ts
 * import { mergePartials, partial, revenue, rollUpPartial, settlePartial, updatePartials } from 'sales-kpi';
 * const question = { select: [revenue], every: 'day', between: ['2025-01-01', '2025-04-01'] } as const;
 * const wrong = { id: '2', date: '2025-01-31', amount: 99 };
 * const before = updatePartials({}, question, { added: [{ id: '1', date: '2025-01-31', amount: 10 }, wrong] });
 *
 * const { days, changed } = updatePartials(before.days, question, { removed: [wrong], added: [{ ...wrong, amount: 9.9 }, { id: '3', date: '2025-02-01', amount: 5 }] });
 * changed // => ["2025-01-31","2025-02-01"]
 * const whole = mergePartials(partial([], question), ...Object.values(days));
 * settlePartial(rollUpPartial(whole, { every: 'month' })).rows.map((row) => Number(row.revenue)) // => [19.9,5,0]
 * ```
 */
export function updatePartials<
  const S extends readonly Metric[],
  T extends Data<Reads<S>>,
  const B extends Dimension<RecordBehind<T, keyof Reads<S>>> | Segment = never,
  const C extends ComparisonPolicy | Comparison | undefined = undefined,
>(
  days: Readonly<Record<string, Partial>>,
  question: Question<S, RecordBehind<T, keyof Reads<S>>, B, C>,
  changes: DayChanges<T>,
): UpdatedDays<Simple<Row<S, RecordBehind<T, keyof Reads<S>>, B, C, undefined>>> {
  checkQuestion(question as unknown as AnyQuestion);
  if (typeof changes !== 'object' || changes === null)
    throw new KpiError('bad-argument', 'nothing to bring up to date', 'give { added, removed, again }', ['changes']);
  refuseUnknown(changes, ['added', 'removed', 'again'], ['changes']);
  const take = (records: unknown): Partial => (partial as unknown as (records: unknown, question: unknown) => Partial)(records, question);
  const byDay = byDayOf(question as unknown as AnyQuestion);
  const { added, removed, again = {} } = changes;
  const next = new Map(Object.entries(days));
  const changed = new Set<string>();
  const refused = new Map<string, KpiError>();
  const put = (day: string, change: () => Partial): void => {
    const made = inDay(day, change, refused);
    changed.add(day);
    if (made === null || isOfNothing(made)) next.delete(day);
    else next.set(day, made);
  };
  for (const [day, records] of Object.entries(again)) put(day, () => take(ofOneDay(byDay(records), day) ?? byDay.none));
  const others = (records: unknown): (readonly [day: string, records: unknown])[] =>
    [...byDay(records)].filter(([day]) => !Object.hasOwn(again, day));
  for (const [day, records] of others(removed)) put(day, () => retractPartial(next.get(day) ?? take(byDay.none), take(records)));
  if (refused.size > 0) throw untold(refused);
  for (const [day, records] of others(added)) {
    const known = next.get(day);
    put(day, () => (known === undefined ? take(records) : mergePartials(known, take(records))));
  }
  const sorted = [...next].sort(([a], [b]) => (a < b ? -1 : 1));
  return { days: Object.fromEntries(sorted), changed: [...changed].sort() } as UpdatedDays as UpdatedDays<never>;
}

/** A day is taken again whole, and alone; of no records nothing is left. */
function ofOneDay(days: DaysOf, day: string): unknown {
  const other = [...days.keys()].find((one) => one !== day);
  if (other === undefined) return days.get(day);
  throw new KpiError('bad-data', `records of ${other} where ${day} is taken again`, 'give the records of that day', [
    'changes',
    'again',
    day,
  ]);
}

/** Says in which day a part was refused; days that cannot be told are gathered, to be told at once. */
function inDay(day: string, change: () => Partial, refused: Map<string, KpiError>): Partial | null {
  try {
    return change();
  } catch (error) {
    if (!isKpiError(error) || (error.code !== 'not-additive' && error.code !== 'bad-partial')) throw error;
    if (error.code === 'bad-partial')
      throw Object.assign(new KpiError(error.code, `in the part of ${day}: ${error.message}`, '', [day, ...error.path]), { cause: error });
    refused.set(day, error);
    return null;
  }
}

const MOST_NAMED = 5;

function untold(refused: ReadonlyMap<string, KpiError>): KpiError {
  const days = [...refused.keys()].sort();
  const [first] = refused.values();
  const named = days.length > MOST_NAMED ? `${days.slice(0, MOST_NAMED).join(', ')} …` : days.join(', ');
  const problem = `${days.length === 1 ? 'a day' : `${days.length} days`} that cannot be told without what is removed (${named})`;
  const error = new KpiError('not-additive', problem, `take them again: again: { '${days[0]}': all its records, … }`, days);
  return Object.assign(error, { cause: first });
}

function isOfNothing({ states }: Partial): boolean {
  return states.every((one) => (one as { readonly counts: { readonly rowsIn: number } }).counts.rowsIn === 0);
}
