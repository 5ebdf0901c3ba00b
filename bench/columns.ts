// The question over columns that every tool holds in its own form already, each filled once with the same sales.
import type { Given } from './given.ts';
import type { Job } from './measure.ts';
import { ifPresent } from './present.ts';
import { OWN } from './toolNames.ts';
import { arquero, arqueroTable } from './tools/arquero.ts';
import { encoded, library } from './tools/library.ts';
import { count, type Pair, workPair } from './work.ts';

type Tool = (distinct: boolean) => Job;

/** Every tool that runs here, this library first; those that take minutes over many rows only over few. */
export async function ofColumns(given: Given): Promise<Pair> {
  const { size, sales, right } = given;
  const data = encoded(sales);
  const frame = size <= 1_000_000 ? arqueroTable(sales) : null;
  const polars = await ifPresent('polars', () => polarsTool(given));
  const tools: Tool[] = [
    (distinct) => library(OWN, data, distinct),
    ...(await duckdbTools(given)),
    ...(polars === null ? [] : [polars]),
    ...(frame === null ? [] : [(distinct: boolean) => arquero(frame, distinct)]),
  ];
  return workPair(`${count(size)} rows, encoded`, (distinct) => tools.map((tool) => tool(distinct)), right);
}

async function duckdbTools({ connection }: Given): Promise<readonly Tool[]> {
  if (connection === null) return [];
  const { duckdb } = await import('./tools/duckdb.ts');
  return [2, 1].map((threads) => (distinct) => duckdb(connection, threads, distinct));
}

async function polarsTool({ sales }: Given): Promise<Tool> {
  const { polarsFrame, polarsJob } = await import('./tools/polars.ts');
  const frame = polarsFrame(sales);
  return (distinct) => polarsJob(frame, distinct);
}
