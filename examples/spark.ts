// Spark asked where the sales lie: `scripts/engines/withSpark.sh npx tsx examples/spark.ts` starts a cluster of two workers on
// this machine, which read the sample shop from a file; every total is computed by them. SPARK_THRIFT names any other Thrift
// server, as host:port. Where a connection binds parameters by name, as those to Databricks do, `run` is:
//
//   run: (text, params) => execute(text, { namedParameters: Object.fromEntries(params.map((param, i) => [`p${i + 1}`, param])) })
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type EngineSource, type SalesData, spark, sparkStatement, sqlSource } from 'sales-kpi';
import { writeCsv } from './duckdb.ts';
import { databaseReport } from './report/databaseReport.ts';
import { sampleSales } from './shop/questions.ts';
import { openSpark, type SparkSession } from './spark/thrift.ts';

// What each column holds. Left to itself, Spark reads 12.50 as a DOUBLE, which has lost the cents; a TIMESTAMP_LTZ is an instant.
const types = {
  id: 'STRING',
  date: 'TIMESTAMP_LTZ',
  type: 'STRING',
  kind: 'STRING',
  orderId: 'STRING',
  status: 'STRING',
  customerId: 'STRING',
  channel: 'STRING',
  currency: 'STRING',
  gross: 'DECIMAL(18, 4)',
  discount: 'DECIMAL(18, 4)',
  amount: 'DECIMAL(18, 4)',
} as const;
const names = Object.keys(types) as (keyof typeof types)[];

/** A CSV file that the workers can read, as a source of sales: each column is read as text and cast to its type. */
export async function salesIn(session: SparkSession, file: string): Promise<EngineSource<SalesData>> {
  const texts = names.map((name) => `${name} STRING`).join(', ');
  const cells = names.map((name) => `CAST(${name} AS ${types[name]}) AS ${name}`).join(', ');
  await session.run(`CREATE OR REPLACE TEMPORARY VIEW given (${texts}) USING csv OPTIONS (path '${file}', header 'true', escape '"')`);
  await session.run(`CREATE OR REPLACE TEMPORARY VIEW sales AS SELECT ${cells} FROM given`);
  return sqlSource({
    dialect: spark,
    tables: {
      sales: {
        table: 'sales',
        columns: { ...Object.fromEntries(names.map((name) => [name, name])), date: { column: 'date', as: 'instant' } },
      },
    },
    // Thrift binds no parameters.
    run: (text, params) => session.run(sparkStatement(text, params)),
  });
}

/** Writes the sample shop to a file, asks the cluster for it, and prints what it answers. */
async function report(address: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sales-'));
  const session = await openSpark(address, { 'spark.sql.ansi.enabled': 'true' });
  try {
    const file = join(folder, 'sales.csv');
    await writeCsv(file, sampleSales());
    const source = await salesIn(session, file);
    console.log(await databaseReport(source, spark));
  } finally {
    await session.close();
    await rm(folder, { recursive: true });
  }
}

async function main(address: string | undefined): Promise<void> {
  if (address === undefined) console.log('No server is named: scripts/engines/withSpark.sh npx tsx examples/spark.ts starts one');
  else await report(address);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.env['SPARK_THRIFT']);
