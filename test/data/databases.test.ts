// UCI Online Retail in databases: the report of the ledger in memory, digit for digit.
import { fileURLToPath } from 'node:url';
import { averageOrderValue, dataset, type EngineSource, grossSales, netSales, query, returns, sqlSource, unitsSold } from 'sales-kpi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RetailLedger, readLedger } from '../../examples/online-retail.ts';
import { type RetailData, reportLines, retailQuestions } from '../../examples/onlineRetail/retailReport.ts';
import { written } from '../engines/agree.ts';
import { type Database, databases, openSpark } from '../engines/databases.ts';
import { loadLines } from './sparkLines.ts';

const file = fileURLToPath(new URL('../../../shared/data/online-retail.csv.gz', import.meta.url));
const texts = ['id', 'type', 'kind', 'orderId', 'customerId', 'productId', 'country', 'currency', 'entry'] as const;
const names = ['date', 'amount', 'quantity', ...texts] as const;
const SIZE = 10_000;

let ledger: RetailLedger;
let memory: RetailData;
let report: readonly string[];
beforeAll(async () => {
  ledger = await readLedger(file);
  memory = dataset({ sales: ledger.sales });
  report = await reportLines(ledger);
});

/** How a list in JSON becomes rows; as in PostgreSQL where nothing is said. */
const lists: Readonly<Record<string, string>> = {
  DuckDB: 'SELECT unnest(CAST(CAST($1 AS JSON) AS JSON[])) AS line',
  ClickHouse: 'SELECT arrayJoin(JSONExtractArrayRaw({p1:String})) AS line',
};

/** All lines in a table, as JSON in batches: the same way into every database. */
async function load(database: Database, rows: RetailLedger['sales']): Promise<void> {
  const { dialect, name, run } = database;
  const { types, decimal } = dialect;
  const typeOf = (column: string): string =>
    column === 'date' ? types.instant : column === 'amount' || column === 'quantity' ? decimal(18, 4) : types.text;
  if (name === 'Spark') {
    const given = rows.map((row) => ({ ...row, amount: String(row.amount), quantity: String(row.quantity) }));
    return loadLines(
      database,
      names.map((column) => [column, typeOf(column)]),
      given,
    );
  }
  await run(`CREATE TABLE lines (${names.map((column) => `${dialect.quote(column)} ${typeOf(column)}`).join(', ')})`);
  const list = lists[name] ?? 'SELECT jsonb_array_elements(CAST($1 AS JSONB)) AS line';
  const textOf = (column: string): string =>
    name === 'ClickHouse' ? `JSONExtract(line, '${column}', 'Nullable(String)')` : `line ->> '${column}'`;
  const cells = names
    .map((column) => `CAST(${textOf(column)} AS ${name === 'ClickHouse' ? `Nullable(${typeOf(column)})` : typeOf(column)})`)
    .join(', ');
  for (let from = 0; from < rows.length; from += SIZE) {
    const lines = rows.slice(from, from + SIZE).map((row) => ({ ...row, amount: String(row.amount), quantity: String(row.quantity) }));
    await run(`INSERT INTO lines SELECT ${cells} FROM (${list}) AS l`, [JSON.stringify(lines)]);
  }
}

/** Spark as it is set up by itself, where the other tests spare it what takes longer than a small table. */
const asked = databases.map(([name, open]) => [name, name === 'Spark' ? () => openSpark({}, {}) : open] as const);

describe.each(asked)('UCI Online Retail in %s', (_, open) => {
  let database: Database;
  let source: RetailData;
  beforeAll(async () => {
    database = await open();
    await load(database, ledger.sales);
    const columns = { ...Object.fromEntries(names.map((name) => [name, name])), date: { column: 'date', as: 'instant' } as const };
    source = sqlSource({
      dialect: database.dialect,
      tables: { sales: { table: 'lines', columns } },
      run: (text, params) => database.run(text, params),
    }) as unknown as EngineSource<{ sales: RetailLedger['sales'][number] }>;
  });
  afterAll(() => database.close());

  it('gives the printed report of memory', async () => {
    expect(report.length).toBeGreaterThan(30);
    expect(await reportLines(ledger, source)).toEqual(report);
  });

  it.each(Object.entries(retailQuestions))(
    'answers the question of %s digit for digit, with reasons and counts',
    async (_name, question) => {
      expect(written(await query(source, question as never))).toEqual(written(await query(memory, question as never)));
    },
  );

  it('has the gross sales, returns, net sales and basket of November 2011, to the penny', async () => {
    const { rows } = await query(source, {
      select: [grossSales, returns, netSales, averageOrderValue, unitsSold.variants.gross],
      between: ['2011-11-01', '2011-12-01'],
      calendar: { timeZone: 'Europe/London' },
    });
    const [row] = rows;
    expect([row?.grossSales, row?.returns, row?.netSales, row?.unitsSoldGross].map(String)).toEqual([
      '1509496.33',
      '47740.08',
      '1461756.25',
      '754507',
    ]);
    expect(row?.averageOrderValue?.toFixed(9)).toBe('545.141325388');
  });
});
