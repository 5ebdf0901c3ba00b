// Side by side with other tools: the same sales, the same question, the same process; medians after a warm-up. Streams are
// read in processes of their own, once each.
//
//   npm run bench                      10 million rows of columns, 1 million row objects
//   npm run bench -- --rows 1000000    a tenth of it (or BENCH_ROWS=1000000)
//
// Fails when an answer is wrong, never because something was slow.
import { ofArrow } from './arrow.ts';
import { ofColumns } from './columns.ts';
import { ofCustomers } from './customers.ts';
import { salesColumns } from './data.ts';
import { ofDrivers } from './drivers.ts';
import { givenOf } from './given.ts';
import { machineText, versionsText } from './machine.ts';
import { marksOf } from './marks.ts';
import { memoryOf } from './memory.ts';
import { ofPushDown } from './pushDown.ts';
import { type Measured, printMarks } from './report.ts';
import { ofRows } from './rows.ts';
import { ofStreams } from './streaming.ts';
import type { Pair } from './work.ts';

// lodash and date-fns know only the local time.
process.env['TZ'] = 'UTC';

function rowsAsked(): number {
  const at = process.argv.indexOf('--rows');
  const given = Number(at < 0 ? (process.env['BENCH_ROWS'] ?? 10_000_000) : process.argv[at + 1]);
  // Among fewer, a channel may have a month without sales: a row for this library, and none for the others.
  if (!Number.isInteger(given) || given < 20_000) throw new Error('rows: give a whole number from 20000');
  return given;
}

const largest = rowsAsked();
const smaller = Math.floor(largest / 10);
console.log(`${machineText()}\n${versionsText()}`);

const memory = memoryOf(salesColumns(smaller));
const rows = await ofRows(smaller);

const few = await givenOf(smaller);
const small = await ofColumns(few);
few.close();

const many = await givenOf(largest);
const large = await ofColumns(many);
const pushed = await ofPushDown(many);
const arrow = await ofArrow(many);
many.close();

const drivers = await ofDrivers(smaller);
const customers = await ofCustomers(smaller);

const streamed = await ofStreams([smaller, 3 * smaller, largest]);

const growth = (from: Measured, to: Measured): number => (to.results[0]?.median ?? Number.NaN) / (from.results[0]?.median ?? Number.NaN);
console.log(
  `\nTen times the rows take ${growth(small.without, large.without).toFixed(1)} × the time, with distinct customers ${growth(small.distinct, large.distinct).toFixed(1)} ×`,
);
console.log(
  `Five encoded columns: ${memory.arrays.toFixed(1)} bytes a row in arrays${memory.grown === null ? '' : `; ${memory.grown.toFixed(1)} with dictionaries`}`,
);
printMarks(marksOf(largest, smaller, { memory, rows, small, large, pushed, arrow, streamed }));

const pairs: readonly Pair[] = [rows, small, large, arrow, ...(pushed === null ? [] : [pushed])];
const works = [rows.whole, ...pairs.flatMap(({ without, distinct }) => [without, distinct]), drivers, ...customers, ...streamed];
const wrong = works.flatMap(({ title, results }) => results.filter(({ right }) => !right).map(({ tool }) => `${tool}: ${title}`));
for (const line of wrong) console.error(`WRONG ANSWER  ${line}`);
process.exit(wrong.length === 0 ? 0 : 1);
