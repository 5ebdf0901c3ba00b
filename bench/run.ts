// Side by side with other tools: the same sales, the same question, the same process; medians after a warm-up.
//
//   npm run bench                      10 million rows of columns, 1 million row objects
//   npm run bench -- --rows 1000000    a tenth of it (or BENCH_ROWS=1000000)
//
// Fails when an answer is wrong, never because something was slow.
import { type Answer, rightAnswer, wholeAnswer } from './answer.ts';
import { columnTools } from './columnTools.ts';
import { salesColumns, salesRows } from './data.ts';
import { machineText, versionsText } from './machine.ts';
import { type Job, measure } from './measure.ts';
import { memoryOf } from './memory.ts';
import { type Measured, printMarks, printWork, ratioOf } from './report.ts';
import { handWritten, handWrittenWhole } from './tools/handWritten.ts';
import { library, libraryWhole } from './tools/library.ts';
import { lodashTools, lodashWhole } from './tools/lodash.ts';
import { tidyTools } from './tools/tidy.ts';

// lodash and date-fns know only the local time.
process.env['TZ'] = 'UTC';

const OWN = 'sales-kpi';
const HAND = 'hand-written loop, floats';

function rowsAsked(): number {
  const at = process.argv.indexOf('--rows');
  const given = Number(at < 0 ? (process.env['BENCH_ROWS'] ?? 10_000_000) : process.argv[at + 1]);
  if (!Number.isInteger(given) || given < 1000) throw new Error('rows: give a whole number from 1000');
  return given;
}

async function work(title: string, jobs: readonly Job[], right: Answer): Promise<Measured> {
  const measured = { title, results: await measure(jobs, right) };
  printWork(measured);
  return measured;
}

interface Pair {
  readonly without: Measured;
  readonly distinct: Measured;
}

/** The question over columns that every tool holds in its own form already. */
async function ofColumns(size: number): Promise<Pair> {
  const sales = salesColumns(size);
  const { tools, close } = await columnTools(sales, OWN, size <= 1_000_000);
  const title = (totals: string): string => `Month × channel, cancelled left out: ${totals} · ${count(size)} rows, encoded`;
  const jobs = (distinct: boolean): Job[] => tools.map((tool) => tool(distinct));
  const without = await work(title('revenue, orders'), jobs(false), rightAnswer(sales, false));
  const distinct = await work(title('revenue, orders, distinct customers'), jobs(true), rightAnswer(sales, true));
  close();
  return { without, distinct };
}

/** The question over row objects, everything included. */
async function ofRows(size: number): Promise<Pair & { readonly whole: Measured }> {
  const columns = salesColumns(size);
  const sales = salesRows(columns);
  const title = (totals: string): string => `Month × channel, cancelled left out: ${totals} · ${count(size)} row objects`;
  const jobs = (distinct: boolean): Job[] => [
    library(OWN, sales, distinct),
    handWritten(HAND, sales, distinct),
    lodashTools(sales, distinct),
    tidyTools(sales, distinct),
  ];
  const right = rightAnswer(columns, false);
  const whole = await work(
    `revenue(sales) · ${count(size)} row objects`,
    [libraryWhole(OWN, sales), handWrittenWhole(HAND, sales), lodashWhole(sales)],
    wholeAnswer(right),
  );
  const without = await work(title('revenue, orders'), jobs(false), right);
  const distinct = await work(title('revenue, orders, distinct customers'), jobs(true), rightAnswer(columns, true));
  return { whole, without, distinct };
}

function count(size: number): string {
  return size.toLocaleString('en').replaceAll(',', ' ');
}

const largest = rowsAsked();
const smaller = Math.floor(largest / 10);
console.log(`${machineText()}\n${versionsText()}`);

const memory = memoryOf(salesColumns(smaller));
const rows = await ofRows(smaller);
const small = await ofColumns(smaller);
const large = await ofColumns(largest);

const growth = (from: Measured, to: Measured): number => (to.results[0]?.median ?? Number.NaN) / (from.results[0]?.median ?? Number.NaN);
console.log(
  `\nTen times the rows take ${growth(small.without, large.without).toFixed(1)} × the time, with distinct customers ${growth(small.distinct, large.distinct).toFixed(1)} ×`,
);
console.log(
  `Five encoded columns: ${memory.arrays.toFixed(1)} bytes a row in arrays${memory.grown === null ? '' : `; ${memory.grown.toFixed(1)} with dictionaries`}`,
);
printMarks([
  { text: `DuckDB, 2 threads ÷ ours, ${count(largest)} rows encoded`, value: ratioOf(large.without, 'DuckDB, 2 threads', OWN), least: 1.5 },
  { text: `DuckDB, 1 thread ÷ ours, ${count(largest)} rows encoded`, value: ratioOf(large.without, 'DuckDB, 1 thread', OWN), least: 3 },
  {
    text: `DuckDB, 2 threads ÷ ours, ${count(largest)} rows encoded, distinct`,
    value: ratioOf(large.distinct, 'DuckDB, 2 threads', OWN),
    least: 3,
  },
  { text: `arquero ÷ ours, ${count(smaller)} rows encoded`, value: ratioOf(small.without, 'arquero', OWN), least: 20 },
  { text: `arquero ÷ ours, ${count(smaller)} rows encoded, distinct`, value: ratioOf(small.distinct, 'arquero', OWN), least: 20 },
  { text: `ours ÷ hand-written loop, ${count(smaller)} row objects, distinct`, value: ratioOf(rows.distinct, OWN, HAND), most: 1 },
  { text: `ours ÷ hand-written loop, ${count(smaller)} row objects`, value: ratioOf(rows.without, OWN, HAND), most: 1.5 },
  { text: 'bytes a row of the five encoded columns', value: memory.grown ?? memory.arrays, most: 48 },
]);

const wrong = [rows.whole, ...[rows, small, large].flatMap(({ without, distinct }) => [without, distinct])].flatMap(({ title, results }) =>
  results.filter(({ right }) => !right).map(({ tool }) => `${tool}: ${title}`),
);
for (const line of wrong) console.error(`WRONG ANSWER  ${line}`);
process.exit(wrong.length === 0 ? 0 : 1);
