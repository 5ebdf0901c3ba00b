// Rows of a French export to records: by cleanBatches, in two passes and with every repair counted, and by a loop of one's own that
// knows beforehand how the columns are written. Each in a process of its own; rows are made as they are read.
//
//   npx tsx bench/clean.ts              1 million rows
//   npx tsx bench/clean.ts 100000       a tenth of it
//
// Fails when an answer is wrong, never because something was slow.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { cleanBatches } from '../src/clean/index.ts';
import { machineText } from './machine.ts';
import { printTable } from './report.ts';
import { HAND, OWN } from './toolNames.ts';

const SIZE = 10_000;
const tools = [OWN, HAND] as const;

/** What one tool did. */
interface Reading {
  readonly tool: string;
  readonly ms: number;
  /** Milliseconds of the processor: a busy machine does not make them more. */
  readonly cpu: number;
  readonly peak: number;
  readonly records: number;
  readonly cents: number;
}

const rowAt = (at: number): Readonly<Record<string, string>> => ({
  'N°': `A${String(at).padStart(7, '0')}`,
  Date: `${String(1 + (at % 28)).padStart(2, '0')}/0${1 + (at % 9)}/2025`,
  Montant: `${1 + (at % 9)} ${String(at % 1000).padStart(3, '0')},50 €`,
  Qté: `${at % 7}`,
  Client: `Client ${at % 10_000}`,
  Pays: ['fr', 'DE ', 'be'][at % 3] as string,
});

const centsAt = (at: number): number => (1 + (at % 9)) * 100_000 + (at % 1000) * 100 + 50;

function* batches(rows: number): Generator<Readonly<Record<string, string>>[]> {
  for (let at = 0; at < rows; at += SIZE) yield Array.from({ length: Math.min(SIZE, rows - at) }, (_, i) => rowAt(at + i));
}

const columns = {
  id: { as: 'key', from: 'N°', required: true },
  date: { as: 'date', from: 'Date', required: true },
  amount: { as: 'money', from: 'Montant', currency: 'EUR', required: true },
  quantity: { as: 'number', from: 'Qté' },
  customer: { as: 'label', from: 'Client' },
  country: { as: 'country', from: 'Pays' },
} as const;

async function byLibrary(rows: number): Promise<{ records: number; cents: number }> {
  let [records, cents] = [0, 0];
  for await (const batch of cleanBatches(() => batches(rows), { columns })) {
    for (const { amount } of batch.records) cents += Math.round(Number(amount) * 100);
    records += batch.records.length;
  }
  return { records, cents };
}

/** What a program for this one file does: it believes all it reads. */
function byHand(rows: number): { records: number; cents: number } {
  let [records, cents] = [0, 0];
  for (const batch of batches(rows)) {
    const made = batch.map((row) => {
      const [day, month, year] = (row['Date'] as string).split('/');
      return {
        id: (row['N°'] as string).trim(),
        date: `${year}-${month}-${day}`,
        amount: Number((row['Montant'] as string).replace(/[\s€]/g, '').replace(',', '.')),
        currency: 'EUR',
        quantity: Number(row['Qté']),
        customer: (row['Client'] as string).trim(),
        country: (row['Pays'] as string).trim().toUpperCase(),
      };
    });
    for (const { amount } of made) cents += Math.round(amount * 100);
    records += made.length;
  }
  return { records, cents };
}

async function work(tool: string, rows: number): Promise<Reading> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const done = tool === OWN ? await byLibrary(rows) : byHand(rows);
  const { user, system } = process.cpuUsage(before);
  return { tool, ms: performance.now() - start, cpu: (user + system) / 1000, peak: process.resourceUsage().maxRSS * 1024, ...done };
}

async function apart(tool: string, rows: number): Promise<Reading> {
  const child = fork(fileURLToPath(import.meta.url), [String(rows), tool], { execArgv: ['--import', 'tsx'] });
  const messages: Reading[] = [];
  child.on('message', (message) => messages.push(message as Reading));
  const [code] = await once(child, 'close');
  const [reading] = messages;
  if (reading === undefined) throw new Error(`${tool} did not clean: it ended with ${code}`);
  return reading;
}

const rows = Number(process.argv[2] ?? 1_000_000);
const tool = process.argv[3];
if (tool !== undefined) {
  process.send?.(await work(tool, rows));
} else {
  console.log(machineText());
  const readings: Reading[] = [];
  for (const one of tools) readings.push(await apart(one, rows));
  const right = Array.from({ length: rows }, (_, at) => centsAt(at)).reduce((sum, cents) => sum + cents, 0);
  const isRight = ({ records, cents }: Reading): boolean => records === rows && cents === right;
  printTable(`${rows.toLocaleString('en')} rows of six columns, making them included; rows and seconds of the processor`, [
    ['a process each', 'time', 'processor time', 'a row', 'rows a second', 'peak memory', 'answer'],
    ...readings.map((one) => [
      one.tool,
      `${(one.ms / 1000).toFixed(1)} s`,
      `${(one.cpu / 1000).toFixed(1)} s`,
      `${((one.cpu * 1000) / rows).toFixed(1)} µs`,
      Math.round((rows / one.cpu) * 1000).toLocaleString('en'),
      `${Math.round(one.peak / 2 ** 20)} MiB`,
      isRight(one) ? 'right' : 'WRONG',
    ]),
  ]);
  process.exit(readings.every(isRight) ? 0 : 1);
}
