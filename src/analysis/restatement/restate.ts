// What figures were as they were known on a past day, what they are now, and why.
import { momentText, readMoment } from '../../period/moment.ts';
import { kindOf } from '../../plan/currency.ts';
import type { Metric } from '../../plan/metric.ts';
import { checkQuestion } from '../../query/checkQuestion.ts';
import type { Data } from '../../query/data.ts';
import { planQuestion, totalsAsked } from '../../query/finish.ts';
import type { Reads, RecordBehind } from '../../query/query.ts';
import type { AnyQuestion, Dimension, Segment } from '../../query/question.ts';
import type { Table } from '../../query/table.ts';
import { changesOf, type FieldsRead, fieldsRead } from './changed.ts';
import { type AnyRestate, type AnyVersions, type Preparing, type RestateQuestion, termsOf, type VersionsOf } from './question.ts';
import type { Restatement } from './restated.ts';
import { restatedFindings, restatedRows } from './restatedRows.ts';
import { snapshotsOf } from './snapshots.ts';
import { statesOf } from './states.ts';

/**
 * What figures were as they were known on a past day, what they are now, and what made the difference, by cause:
 * `reported` + `currency` + `late` + `corrected` + `refunded` + `removed` + `since` = `now`, to the last digit.
 *
 * It is worked out in that order, each cause on top of those before it: the records that were reported at the rates known now
 * (`currency`), with the records that came late, with what was corrected, with the returns of known orders, without what was
 * removed, and with what is dated after the report. Of what adds up over records (revenue, counts) each part is what its
 * records come to, and the order makes no difference; of ratios, distinct customers and medians it does, and this is it.
 *
 * - A record is `corrected` where a field that the question reads says something else; other fields play no part. It stays
 *   one record by its `id`: under another it is one removed and one late.
 * - A return is `refunded` where its order was known at the report, whatever its date; otherwise it goes with its order.
 * - Values without an end (a rate, a third) are rounded to 24 digits behind the point, and so are their parts.
 * - Of a figure without an answer at either end, or on the way, there are no parts, and the reason is told.
 *
 * @param versions  the versions of the records that the indicators read (see `asKnown`), as rows: `{ sales, … }` when there are
 * several kinds; with `prepare`, of any other records
 * @param question  the words of `query` (but for `compare`, `stretch`, `gaps` and `numbers`), and `reported`, `now`, `ids`, `prepare`, `rates`
 * @returns one row an indicator, period and segment, the table of either end, and what was found
 * @throws {KpiError} bad-data — for records that are no rows, or have no `id`; bad-range — when `now` lies before `reported`;
 * needs-range — when `every` comes without `between`; bad-argument, bad-date, unknown-option — for a question that is not well formed
 * @see     asKnown
 * @example
 * ```ts
 * import { restate, revenue } from 'sales-kpi';
 * const versions = [
 *   { id: '1', date: '2025-03-30', amount: 100, orderId: 'A', recordedAt: '2025-03-30' },
 *   { id: '2', date: '2025-03-31', amount: 50.5, orderId: 'B', recordedAt: '2025-03-31' },
 *   { id: '2', date: '2025-03-31', amount: 50, orderId: 'B', recordedAt: '2025-04-08' },
 *   { id: '3', date: '2025-03-31', amount: 20, orderId: 'C', recordedAt: '2025-04-09' },
 *   { id: '4', date: '2025-03-31', amount: -30, orderId: 'A', recordedAt: '2025-04-10' },
 * ];
 * const { rows } = restate(versions, { select: [revenue], every: 'month', between: ['2025-03-01', '2025-04-01'], reported: '2025-04-05' });
 * rows.map(({ reported, late, corrected, refunded, now }) => [reported, late, corrected, refunded, now].join(' ')) // => ["150.5 20 -0.5 -30 140"]
 * ```
 */
export function restate<
  const S extends readonly Metric[],
  T extends VersionsOf<Reads<S>>,
  const B extends Dimension<RecordBehind<T, keyof Reads<S>>> | Segment = never,
>(
  versions: T,
  question: RestateQuestion<S, RecordBehind<T, keyof Reads<S>>, B> & { readonly prepare?: undefined; readonly rates?: undefined },
): Restatement<S[number]['id']>;
export function restate<
  const S extends readonly Metric[],
  P extends AnyVersions,
  T extends Data<Reads<S>>,
  const B extends Dimension<RecordBehind<T, keyof Reads<S>>> | Segment = never,
>(versions: P, question: RestateQuestion<S, RecordBehind<T, keyof Reads<S>>, B> & Preparing<P, T>): Restatement<S[number]['id']>;
export function restate(versions: unknown, question: unknown): Restatement {
  const asked = question as AnyRestate;
  const terms = termsOf(asked);
  const { select, every, by, where, between, calendar, asOf, coverage } = asked;
  const plain = { select, every, by, where, between, calendar, asOf, coverage } as unknown as AnyQuestion;
  checkQuestion(plain);
  const { plans } = planQuestion(plain, () => null);
  const kinds = [...new Set(totalsAsked(plain).map(kindOf))];
  const snapshots = snapshotsOf(versions, asked, terms, kinds);
  const fields = fieldsRead(plans);
  const changes = new Map(
    kinds.map((kind) => {
      const [reported, rated, now] = [snapshots.reported, snapshots.rated, snapshots.now].map((rows) => rows[kind] ?? []);
      const rows = { reported: reported as object[], rated: rated as object[], now: now as object[] };
      return [kind, changesOf(kind, fields.get(kind) as FieldsRead, rows, terms.point)];
    }),
  );
  const tables = statesOf(plain, snapshots, changes);
  const rows = restatedRows(plain, tables, changes, terms.ids);
  const [first, last] = [tables[0] as Table, tables.at(-1) as Table];
  const findings = restatedFindings(rows, last, momentText(readMoment(terms.moments.reported) as number));
  return { rows, reported: first, now: last, versions: snapshots.versions, findings };
}
