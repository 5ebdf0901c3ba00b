import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { Decimal, netSales, query, type Table } from 'sales-kpi';
import { afterAll, describe, expect, it } from 'vitest';
import { hasClickhouse, howToInstall } from '../examples/clickhouse/chdb.ts';
import { openFile, writeCsv } from '../examples/duckdb.ts';
import { readLedger } from '../examples/online-retail.ts';
import { questions, sampleSales } from '../examples/shop/questions.ts';
import { random } from '../examples/shop/random.ts';
import { sampleOrders } from '../examples/shop/sampleOrders.ts';
import { bundled } from './bundled.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);
const library = bundled();

/** What an example prints in an environment. */
async function outputIn(environment: NodeJS.ProcessEnv, example: string): Promise<string> {
  const env = { ...process.env, ...(await library), ...environment };
  return (await run(process.execPath, ['--import', 'tsx', `examples/${example}.ts`], { cwd: root, env })).stdout;
}

/** What an example prints, on a machine in some time zone. */
const outputOf = (example: string, TZ: string): Promise<string> => outputIn({ TZ }, example);

const files = readdirSync(`${root}/examples`);
const stored = files.filter((file) => file.endsWith('.out.txt')).map((file) => file.slice(0, -'.out.txt'.length));

describe('examples', () => {
  it.each(stored)(
    '%s prints what is stored beside it, wherever the machine is',
    async (example) => {
      const text = readFileSync(`${root}/examples/${example}.out.txt`, 'utf8');
      expect(await outputOf(example, 'Pacific/Apia')).toBe(text);
    },
    60_000,
  );

  it('have a stored output, all but those that read a file or ask a server', () => {
    const programs = files.filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -'.ts'.length));
    expect(programs.filter((program) => !stored.includes(program))).toEqual(['clickhouse', 'duckdb', 'online-retail', 'spark']);
  });

  it('stay small enough to be read at a glance', () => {
    for (const example of stored.filter((one) => one !== 'quickstart')) {
      const lines = readFileSync(`${root}/examples/${example}.ts`, 'utf8').trimEnd().split('\n');
      expect(lines.length, example).toBeLessThanOrEqual(15);
    }
    expect(readFileSync(`${root}/examples/quickstart.out.txt`, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(60);
  });

  it('of parts answers from the stored days as from the whole ledger', () => {
    const lines = readFileSync(`${root}/examples/partials.out.txt`, 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(9);
    for (const line of lines) {
      const [, days, ledger] = /^stored days (.*) whole ledger (.*)$/.exec(line) ?? [];
      expect(days).toMatch(/revenue: \d/);
      expect(days).toBe(ledger);
    }
  });

  it('tell what to start when no server is named', async () => {
    expect(await outputIn({ SPARK_THRIFT: undefined }, 'spark')).toBe(
      'No server is named: scripts/engines/withSpark.sh npx tsx examples/spark.ts starts one\n',
    );
  }, 60_000);

  it('tell how to be called when no file is given', async () => {
    await expect(outputOf('online-retail', 'UTC')).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('usage: ') as string,
    });
  }, 60_000);
});

describe('a retail file with faults', () => {
  const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
  const folder = mkdtempSync(join(tmpdir(), 'retail-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const fileOf = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, name.endsWith('.gz') ? gzipSync(text) : text);
    return file;
  };
  const line = (invoice: string, quantity: string, price: string, date = '2011-07-01 00:30:00'): string =>
    `${invoice},85123A,"HOLDER, WHITE",${quantity},${date},${price},17850.0,France`;

  it.each(['plain.csv', 'packed.csv.gz'])('%s: every line is in the ledger, set aside or refused with its place', async (name) => {
    const text = [
      header,
      line('536365', '2', '0.105'),
      line('536366', 'two', '1'),
      line('536367', '1', '1,5'),
      '536368,X',
      line('X1', '1', '9'),
    ];
    const more = [
      line('C536369', '-1', '0.105'),
      line('536370', '1', '1', '2011-02-30 10:00:00'),
      line('A1', '1', '-5'),
      line('536365', '2', '0.105'),
    ];
    const { cleaning, lines, sales, rejected } = await readLedger(fileOf(name, [...text, ...more].join('\n')));
    expect(cleaning.rejectedByCode).toEqual({ 'column-count': 2, 'bad-number': 1, 'bad-date': 1 });
    expect(cleaning.entries).toEqual({ sale: 2, return: 1, free: 0, 'write-off': 0, 'bad-debt': 1, unknown: 1 });
    expect(cleaning).toMatchObject({ linesIn: 9, customersRepaired: 7, identical: 1, negative: 1 });
    expect(lines).toHaveLength(5);
    expect(rejected.map(({ field, value }) => [field, value])).toEqual([
      ['amount', '"two × 1"'],
      ['date', '"2011-02-30 10:00:00"'],
    ]);
    expect(String(netSales(sales))).toBe('0.315');
    expect(sales[0]).toMatchObject({ date: '2011-06-30T23:30:00.000Z', customerId: '17850', currency: 'GBP', amount: 0.21 });
  });

  it('is refused as a whole when a column is missing, or when it is no gzip', async () => {
    await expect(readLedger(fileOf('short.csv', 'InvoiceNo,StockCode\n1,2'))).rejects.toThrow(
      'the file has no column Description, Quantity',
    );
    writeFileSync(join(folder, 'fake.csv.gz'), header);
    await expect(readLedger(join(folder, 'fake.csv.gz'))).rejects.toThrow('incorrect header check');
    await expect(readLedger(join(folder, 'absent.csv'))).rejects.toThrow('ENOENT');
  });
});

describe('a file in DuckDB', () => {
  const folder = mkdtempSync(join(tmpdir(), 'duckdb-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const sales = sampleSales();

  /** A table as text, without what depends on how the records are held. */
  const written = ({ rows, periods, pairs, notes }: Table<object>): unknown =>
    JSON.parse(
      JSON.stringify({ rows, periods, pairs, notes }, (_, value: unknown) => (Decimal.isDecimal(value) ? value.toFixed() : value)),
    );

  it.each(['csv', 'parquet'])('as %s answers with the digits of memory', async (form) => {
    const csv = join(folder, `sales of ${form}.csv`);
    await writeCsv(csv, sales);
    const file = join(folder, `it's.${form}`);
    if (form === 'csv') await writeCsv(file, sales);
    else {
      const connection = await (await DuckDBInstance.create(':memory:')).connect();
      await connection.run(`COPY (FROM read_csv('${csv}', all_varchar = true)) TO '${file.replaceAll("'", "''")}' (FORMAT parquet)`);
      connection.closeSync();
    }
    const { source, close } = await openFile(file);
    try {
      expect(written(await query(source, questions.months))).toEqual(written(query(sales, questions.months)));
      expect(written(await query(source, questions.whole))).toEqual(written(query(sales, questions.whole)));
      expect(written(await query(source, questions.channels))).toEqual(written(query(sales, questions.channels)));
    } finally {
      close();
    }
  });

  it('works out of the box on the sample shop, and shows what was asked', async () => {
    const output = await outputOf('duckdb', 'Pacific/Apia');
    const [row] = query(sales, questions.whole).rows;
    expect(output).toMatch(/^2025-10 .*▲ 22\.1%/m);
    expect(output).toMatch(/^web .*54\.4%/m);
    expect(output).toContain('FROM "sales"');
    expect(row?.revenue?.toFixed()).toBe('111972.95');
  }, 60_000);

  it('is refused when an amount is no decimal, or when there is no file', async () => {
    const file = join(folder, 'faulty.csv');
    await writeCsv(file, [{ ...sales[0], amount: '12;50' }]);
    await expect(openFile(file)).rejects.toThrow('12;50');
    await expect(openFile(join(folder, 'absent.csv'))).rejects.toThrow('absent.csv');
  });
});

describe('a table of ClickHouse', () => {
  it('prints the report of DuckDB, or what is to be installed', async () => {
    const [output, other] = await Promise.all([outputOf('clickhouse', 'Pacific/Apia'), outputOf('duckdb', 'Pacific/Apia')]);
    const [report, asked] = output.split('What ClickHouse was asked');
    if (hasClickhouse) expect(asked).toContain('FROM "sales"');
    expect(report).toBe(hasClickhouse ? other.split('What DuckDB was asked')[0] : `${howToInstall}\n`);
  }, 120_000);
});

describe('the sample shop', () => {
  it('gives the same orders for the same seed, and others for another', () => {
    expect(sampleOrders(7)).toEqual(sampleOrders(7));
    expect(sampleOrders(7)).not.toEqual(sampleOrders(8));
  });

  it('draws numbers in their range, evenly', () => {
    const draw = random(1);
    const drawn = Array.from({ length: 60_000 }, () => draw.below(6));
    for (const side of [0, 1, 2, 3, 4, 5]) expect(Math.abs(drawn.filter((one) => one === side).length - 10_000)).toBeLessThan(500);
    expect(Math.max(...drawn)).toBe(5);
  });

  it('draws from a weighted list in proportion, and never an item of weight 0', () => {
    const draw = random(2);
    const drawn = Array.from({ length: 4_000 }, () =>
      draw.weighted([
        ['a', 3],
        ['b', 0],
        ['c', 1],
      ]),
    );
    expect(drawn).not.toContain('b');
    expect(drawn.filter((item) => item === 'a').length / drawn.length).toBeCloseTo(0.75, 1);
  });
});
