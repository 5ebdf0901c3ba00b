// The question over files that are read in batches, from little to much: the memory must stay the same.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rightAnswer, verdict } from './answer.ts';
import { writeCsv } from './csv.ts';
import { salesColumns } from './data.ts';
import type { Result } from './measure.ts';
import { type Measured, printTable } from './report.ts';
import type { Reading } from './streamed.ts';
import { HAND, OWN } from './toolNames.ts';
import { count } from './work.ts';

/** What came out for one tool, with the most bytes that its process had in memory. */
export interface Streamed extends Result {
  readonly peak: number;
}

/** One file. */
export interface StreamedFile extends Measured {
  readonly results: readonly Streamed[];
}

/** A file of each size, read by each tool in a process of its own; the files are removed. */
export async function ofStreams(sizes: readonly number[]): Promise<StreamedFile[]> {
  const folder = await mkdtemp(join(tmpdir(), 'sales-'));
  try {
    const files: StreamedFile[] = [];
    for (const size of sizes) files.push(await ofStream(join(folder, 'sales.csv'), size));
    return files;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function ofStream(file: string, size: number): Promise<StreamedFile> {
  const sales = salesColumns(size);
  await writeCsv(file, sales);
  const right = rightAnswer(sales, false);
  const results: Streamed[] = [];
  for (const tool of [OWN, HAND]) {
    const { ms, peak, lines } = await readApart(file, tool);
    const { right: isRight, text } = verdict(new Map(lines), right);
    results.push({ tool, first: ms, median: ms, runs: 1, peak, right: isRight, verdict: text });
  }
  const title = `Month × channel, cancelled left out: revenue, orders · ${count(size)} rows of a CSV file, lines split by hand, in batches`;
  printStreamed(title, results);
  return { title, results };
}

/** Reads with the settings of Node as they come, not with those of this process. */
async function readApart(file: string, tool: string): Promise<Reading> {
  const child = fork(new URL('streamed.mjs', import.meta.url), [file, tool], { execArgv: [] });
  const messages: Reading[] = [];
  child.on('message', (message) => messages.push(message as Reading));
  const [code] = await once(child, 'close');
  const [reading] = messages;
  if (reading === undefined) throw new Error(`${tool} did not read the stream: it ended with ${code}`);
  return reading;
}

function printStreamed(title: string, results: readonly Streamed[]): void {
  const own = results[0]?.median ?? Number.NaN;
  const head = ['a process each', 'all included', 'peak memory', 'time', 'answer'];
  const rows = results.map(({ tool, median, peak, verdict: answer }) => [
    tool,
    `${median.toFixed(0)} ms`,
    `${(peak / 2 ** 20).toFixed(0)} MiB`,
    `${(median / own).toFixed(2)} ×`,
    answer,
  ]);
  printTable(title, [head, ...rows]);
}

/** How many times the memory of the smallest file the largest took; null before there are two. */
export function memoryGrowth(files: readonly StreamedFile[], tool: string): number | null {
  const peaks = [files[0], files.at(-1)].map((file) => file?.results.find((result) => result.tool === tool)?.peak);
  const [smallest, largest] = peaks;
  return smallest === undefined || largest === undefined ? null : largest / smallest;
}
