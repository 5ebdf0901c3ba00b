// ClickHouse asked where the sales lie: `npx tsx examples/clickhouse.ts` fills a table of a ClickHouse in this process with the
// sample shop; every total is computed there. Over the network, with @clickhouse/client, `run` is:
//
//   run: async (text, params) => {
//     const query_params = Object.fromEntries(params.map((param, i) => [`p${i + 1}`, param]));
//     return (await client.query({ query: text, query_params, format: 'JSONEachRow' })).json();
//   }
import { fileURLToPath } from 'node:url';
import { clickhouse, type EngineSource, query, type SalesData, sqlSource, toSql } from 'sales-kpi';
import { type Clickhouse, hasClickhouse, howToInstall, openClickhouse } from './clickhouse/chdb.ts';
import { questions, sampleSales } from './duckdb.ts';
import { periodLines } from './report/periods.ts';
import { segmentLines } from './report/segments.ts';
import { knownUntil as asOf } from './shop/sampleOrders.ts';

// What each column holds: amounts are exact decimals, instants have a zone, and only what can be missing is Nullable.
const types = {
  id: 'String',
  date: "DateTime64(3, 'UTC')",
  type: 'LowCardinality(String)',
  kind: 'LowCardinality(String)',
  orderId: 'Nullable(String)',
  status: 'LowCardinality(Nullable(String))',
  customerId: 'Nullable(String)',
  channel: 'LowCardinality(Nullable(String))',
  currency: 'FixedString(3)',
  gross: 'Decimal(28, 10)',
  discount: 'Decimal(28, 10)',
  amount: 'Decimal(28, 10)',
} as const;
const names = Object.keys(types) as (keyof typeof types)[];
const SIZE = 1000;

/** The sales of the sample shop in a table of ClickHouse, as a source. */
export async function shopIn(database: Clickhouse): Promise<EngineSource<SalesData>> {
  const columns = names.map((name) => `${name} ${types[name]}`);
  await database.run(`CREATE TABLE sales (${columns.join(', ')}) ENGINE = MergeTree ORDER BY date`);
  // Amounts travel as texts, so that a cast sees all their digits.
  const cells = names.map((name) => `CAST(JSONExtract(line, '${name}', 'Nullable(String)') AS ${types[name]}) AS ${name}`);
  const sales = sampleSales();
  for (let from = 0; from < sales.length; from += SIZE) {
    const lines = sales
      .slice(from, from + SIZE)
      .map((row: Readonly<Partial<Record<keyof typeof types, unknown>>>) =>
        Object.fromEntries(names.map((name) => [name, row[name] === undefined || row[name] === null ? null : String(row[name])])),
      );
    await database.run(`INSERT INTO sales SELECT ${cells.join(', ')} FROM (SELECT arrayJoin(JSONExtractArrayRaw({p1:String})) AS line)`, [
      JSON.stringify(lines),
    ]);
  }
  return sqlSource({
    dialect: clickhouse,
    tables: {
      sales: {
        table: 'sales',
        columns: { ...Object.fromEntries(names.map((name) => [name, name])), date: { column: 'date', as: 'instant' } },
      },
    },
    run: (text, params) => database.run(text, params),
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (hasClickhouse) await report();
  else console.log(howToInstall);
}

async function report(): Promise<void> {
  const database = await openClickhouse();
  try {
    const source = await shopIn(database);
    const [months, whole, channels] = await Promise.all([
      query(source, questions.months),
      query(source, questions.whole),
      query(source, questions.channels),
    ]);
    const { text, params } = toSql(questions.whole, source);
    const lines = [
      ...periodLines(months),
      '',
      `This year so far, up to ${asOf}`,
      ...segmentLines(channels, 'channel', 'revenue', whole.rows[0]?.revenue ?? null),
      '',
      'What ClickHouse was asked for the revenue of this year',
      text,
      ...params.map((param, i) => `p${i + 1} = ${param}`),
    ];
    console.log(lines.join('\n'));
  } finally {
    await database.close();
  }
}
