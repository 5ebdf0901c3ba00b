// ClickHouse asked where the sales lie: `npx tsx examples/clickhouse.ts` fills a table of a ClickHouse in this process with the
// sample shop; every total is computed there. Over the network, with @clickhouse/client, `run` is:
//
//   run: async (text, params) => {
//     const query_params = Object.fromEntries(params.map((param, i) => [`p${i + 1}`, param]));
//     return (await client.query({ query: text, query_params, format: 'JSONEachRow' })).json();
//   }
import { fileURLToPath } from 'node:url';
import { clickhouse, type EngineSource, type SalesData, sqlSource } from 'sales-kpi';
import { type Clickhouse, hasClickhouse, howToInstall, openClickhouse } from './clickhouse/chdb.ts';
import { databaseReport } from './report/databaseReport.ts';
import { sampleSales } from './shop/questions.ts';

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
    console.log(await databaseReport(source, clickhouse));
  } finally {
    await database.close();
  }
}
