// The sample shop as a database answers for it, and what the database was asked.
import { type Dialect, type EngineSource, query, type SalesData, toSql } from 'sales-kpi';
import { questions } from '../shop/questions.ts';
import { knownUntil } from '../shop/sampleOrders.ts';
import { periodLines } from './periods.ts';
import { segmentLines } from './segments.ts';

/**
 * The report of a shop whose sales lie in a database.
 *
 * @param source   the sales there
 * @param dialect  what the database is called, and how it writes the places of parameters
 */
export async function databaseReport(source: EngineSource<SalesData>, dialect: Dialect): Promise<string> {
  const [months, whole, channels] = await Promise.all([
    query(source, questions.months),
    query(source, questions.whole),
    query(source, questions.channels),
  ]);
  const { text, params } = toSql(questions.whole, source);
  return [
    ...periodLines(months),
    '',
    `This year so far, up to ${knownUntil}`,
    ...segmentLines(channels, 'channel', 'revenue', whole.rows[0]?.revenue ?? null),
    '',
    `What ${dialect.name} was asked for the revenue of this year`,
    text,
    ...params.map((param, i) => `${dialect.placeholder(i + 1)} = ${param}`),
  ].join('\n');
}
