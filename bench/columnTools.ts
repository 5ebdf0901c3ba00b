// The tools that hold columns, each filled once with the same sales.
import type { SalesColumns } from './data.ts';
import type { Job } from './measure.ts';
import { arquero, arqueroTable } from './tools/arquero.ts';
import { encoded, library } from './tools/library.ts';

type Tool = (distinct: boolean) => Job;

/** Every tool that runs here, this library first; those that take minutes over many rows only when asked. */
export async function columnTools(
  sales: SalesColumns,
  own: string,
  slow: boolean,
): Promise<{ readonly tools: readonly Tool[]; close(): void }> {
  const data = encoded(sales);
  const frame = slow ? arqueroTable(sales) : null;
  const duckdb = await ifPresent('DuckDB', () => duckdbTools(sales));
  const polars = await ifPresent('polars', () => polarsTools(sales));
  const tools: Tool[] = [
    (distinct) => library(own, data, distinct),
    ...(duckdb?.tools ?? []),
    ...(polars ?? []),
    ...(frame === null ? [] : [(distinct: boolean) => arquero(frame, distinct)]),
  ];
  return { tools, close: () => duckdb?.close() };
}

/** Programs made for a platform may be missing on another: that is said, and the others still run. */
async function ifPresent<T>(name: string, load: () => Promise<T>): Promise<T | null> {
  try {
    return await load();
  } catch (error) {
    console.log(`\n${name} is left out: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`);
    return null;
  }
}

async function duckdbTools(sales: SalesColumns): Promise<{ readonly tools: readonly Tool[]; close(): void }> {
  const { duckdb, duckdbTable } = await import('./tools/duckdb.ts');
  const connection = await duckdbTable(sales);
  return { tools: [2, 1].map((threads) => (distinct) => duckdb(connection, threads, distinct)), close: () => connection.closeSync() };
}

async function polarsTools(sales: SalesColumns): Promise<readonly Tool[]> {
  const { polarsFrame, polarsJob } = await import('./tools/polars.ts');
  const frame = polarsFrame(sales);
  return [(distinct) => polarsJob(frame, distinct)];
}
