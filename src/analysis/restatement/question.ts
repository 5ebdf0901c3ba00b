// The question about a restatement, and what is refused about it.
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import type { KnownRow, Recorded, VersionOf } from '../../model/known/recorded.ts';
import type { FxRate } from '../../model/money/rate.ts';
import { type AsOf, type AsOfPoint, readAsOf } from '../../period/asOf.ts';
import { calendar } from '../../period/calendar.ts';
import type { Metric } from '../../plan/metric.ts';
import type { UnionToIntersection } from '../../query/data.ts';
import type { Question } from '../../query/question.ts';

/** Versions of the one kind of record that is read, or of several by their names. */
export type VersionsOf<D> =
  | { readonly [K in keyof D]: readonly VersionOf<D[K]>[] }
  | ([keyof D] extends [UnionToIntersection<keyof D>] ? readonly VersionOf<D[keyof D]>[] : never);

/** Versions of records of any kind, which are made into those that are read. */
export type AnyVersions = readonly Recorded[] | Readonly<Record<string, readonly Recorded[]>>;

/** The records that were known at a moment. */
export type KnownIn<P> = P extends readonly (infer R)[]
  ? readonly KnownRow<R>[]
  : { readonly [K in keyof P]: P[K] extends readonly (infer R)[] ? readonly KnownRow<R>[] : never };

/** A question about figures that were reported, and are other figures now. */
export interface RestateQuestion<S extends readonly Metric[], R, B>
  extends Pick<Question<S, R, B, undefined>, 'select' | 'every' | 'by' | 'where' | 'between' | 'calendar' | 'asOf' | 'coverage'> {
  /** Up to when things were known at the report: a calendar date stands for the end of that day. */
  readonly reported: AsOf;
  /** Up to when they are known now; all versions unless given. There is no hidden clock. */
  readonly now?: AsOf | undefined;
  /** How many identifiers are listed for each figure and cause, 0 to 10000; all records are counted. Default 20. */
  readonly ids?: number | undefined;
}

/** How versions of other records become those that are read. */
export interface Preparing<P, T> {
  /**
   * Makes the records that are read of those that were known: `post` for orders, `convert` with the rates that were known. It is
   * called for each state, and must give the same for the same records. What it leaves out is in no figure.
   */
  readonly prepare: (known: KnownIn<P>, rates: readonly FxRate[]) => T;
  /** Versions of exchange rates, told apart by `date`, `from` and `to`; `prepare` gets those that were known. */
  readonly rates?: readonly (FxRate & Recorded)[] | undefined;
}

/** The question of any type, as it arrives. */
export type AnyRestate = RestateQuestion<readonly Metric[], never, never> & {
  readonly prepare?: ((known: unknown, rates: readonly FxRate[]) => unknown) | undefined;
  readonly rates?: readonly Recorded[] | undefined;
};

const words = ['select', 'every', 'by', 'where', 'between', 'calendar', 'asOf', 'coverage'];

/** What a question says beside that of its tables. */
export interface RestateTerms {
  readonly moments: { readonly reported: AsOf; readonly now: AsOf };
  /** The moment of the report: what is dated before it, and came later, is late. */
  readonly point: AsOfPoint;
  readonly timeZone: string;
  readonly ids: number;
}

/** Everything that can be dated is known by then. */
const END = '2200-12-31';

/** Checks what a restatement asks beside its tables. */
export function termsOf(asked: AnyRestate): RestateTerms {
  refuseUnknown(asked, [...words, 'reported', 'now', 'ids', 'prepare', 'rates']);
  const { every, between, reported, now = END, ids = 20, prepare, rates } = asked;
  const zoned = calendar(asked.calendar);
  const point = readAsOf(reported, zoned, ['reported']);
  if (readAsOf(now, zoned, ['now']).ms < point.ms)
    throw new KpiError('bad-range', `now (${excerpt(now)}) lies before reported`, 'give the earlier moment as reported', ['now']);
  if (every !== undefined && between === undefined)
    throw new KpiError('needs-range', 'a restatement by period needs a range', 'add between: [from, to]', ['between']);
  if (!Number.isInteger(ids) || ids < 0 || ids > 10_000)
    throw new KpiError('bad-argument', `ids is ${excerpt(ids)}`, 'give a whole number from 0 to 10000', ['ids']);
  if (prepare !== undefined && typeof prepare !== 'function')
    throw new KpiError('bad-argument', `prepare is ${excerpt(prepare)}`, 'give a function of the records known', ['prepare']);
  if (rates !== undefined && prepare === undefined)
    throw new KpiError(
      'bad-argument',
      'rates without prepare',
      'say what they are for: prepare: (sales, rates) => convert(Sale, sales, …).rows',
      ['prepare'],
    );
  return { moments: { reported, now }, point, timeZone: zoned.timeZone, ids };
}
