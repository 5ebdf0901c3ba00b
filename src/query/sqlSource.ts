// Databases: the same question, asked where the records lie.
import { makeSqlSource, type SqlEngine, type SqlOptions, type SqlRecords } from '../engine/sql/source.ts';
import type { SqlTable } from '../engine/sql/table.ts';
import type { Statement } from '../engine/sql/writer.ts';
import { KpiError } from '../error.ts';
import { type EngineSource, engine, isEngineSource } from '../plan/engine.ts';
import type { Metric } from '../plan/metric.ts';
import { checkQuestion } from './checkQuestion.ts';
import { planQuestion } from './finish.ts';
import type { Question } from './question.ts';

/**
 * A database as a source: `query` asks it with the words it uses in memory, and gives the same digits. Totals are computed
 * there, periods and boundaries here; all that a question gives is bound as parameters.
 *
 * Fields lie in columns: a name alone holds text for a key and an exact number for a number; a date says what it holds.
 * Fields that are not named are missing on all records.
 *
 * @param options  the dialect (`clickhouse`, `duckdb`, `postgres`, `spark`), the tables by kind of record, and your driver
 * @throws {KpiError} bad-argument — for tables that are not well formed; when asked, unsupported — for what a database
 *                    cannot do exactly, before anything is sent
 * @example
 * ```ts
 * import { postgres, revenue, sqlSource, toSql } from 'sales-kpi';
 * const warehouse = sqlSource({
 *   dialect: postgres,
 *   tables: { sales: { table: 'orders', columns: { id: 'id', date: { column: 'day', as: 'date' }, amount: 'net' } } },
 *   run: () => [],
 * });
 * const { text, params } = toSql({ select: [revenue], between: ['2025-01-01', '2025-02-01'] }, warehouse);
 * text.includes('"net"') // => true
 * params.includes('2025-01-01') // => true
 * ```
 */
export function sqlSource<const T extends Readonly<Record<string, SqlTable>>>(options: SqlOptions<T>): EngineSource<SqlRecords<T>> {
  return makeSqlSource(options);
}

/**
 * The statement of a question, for reading. It is sent as it stands, with its parameters beside it.
 *
 * @param question  with a range: `between`, or no `every`
 * @param source    a source made by `sqlSource`
 * @param kind      the kind of record, when the question reads several: each has a statement of its own
 * @throws {KpiError} needs-range — without a range; unsupported — for what a database cannot do exactly
 */
export function toSql<S extends readonly Metric[]>(
  question: Question<S, unknown, string, undefined>,
  source: EngineSource<unknown>,
  kind?: string,
): Statement {
  checkQuestion(question as never);
  const made = isEngineSource(source) ? source[engine] : null;
  if (made === null || !('statement' in made))
    throw new KpiError('bad-argument', 'a source that is no database', 'make one with sqlSource', ['source']);
  const { plans } = planQuestion(question as never, () => {
    throw new KpiError('needs-range', 'a statement needs a range', 'add between: [from, to]', ['between']);
  });
  const kinds = [...new Set(plans.map(({ from }) => from))];
  if (kind === undefined && kinds.length > 1)
    throw new KpiError('bad-argument', `a question over ${kinds.join(' and ')}`, 'name the kind of record: toSql(question, source, kind)', [
      'kind',
    ]);
  const { text, params } = (made as SqlEngine).statement(plans.filter(({ from }) => kind === undefined || from === kind));
  return { text, params: [...params] };
}
