// ETS and Theta of R's package forecast on the same series, where an R with it is named (RSCRIPT=…/Rscript); and the mean of both.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Forecasted, Forecaster } from './forecastScores.ts';
import type { BenchSeries, BenchSet } from './forecastSeries.ts';

/** What another package forecasts. */
export interface Peers {
  /** Of R and the package. */
  readonly versions: string;
  readonly ways: readonly (readonly [name: string, way: Forecaster])[];
}

type Found = Partial<Readonly<Record<string, Forecasted | null>>>;

/** Asks R for all series. */
export async function peersOf({ series }: BenchSet, command: string): Promise<Peers> {
  const lines = await answers(command, series);
  const found = new Map(series.map(({ id }, i) => [id, foundIn(lines.slice(1 + 2 * i, 3 + 2 * i))]));
  const by =
    (method: string): Forecaster =>
    ({ id }) =>
      found.get(id)?.[method] ?? null;
  const both: Forecaster = (one) => {
    const [a, b] = [by('ets')(one), by('theta')(one)];
    return a === null || b === null ? null : betweenBoth(a, b);
  };
  return {
    versions: lines[0] ?? '',
    ways: [
      ['Theta, R', by('theta')],
      ['ETS, R', by('ets')],
      ['Theta + ETS, R', both],
    ],
  };
}

async function answers(command: string, series: readonly BenchSeries[]): Promise<string[]> {
  const script = fileURLToPath(new URL('forecastPeers.R', import.meta.url));
  const child = spawn(command, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  child.stdin.end(series.map(({ period, h, train }) => `${period};${h};${train.join(',')}\n`).join(''));
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) lines.push(line);
  const code = await ended;
  if (code !== 0 || lines.length !== 1 + 2 * series.length) throw new Error(`R ended with ${code} after ${lines.length} lines`);
  return lines;
}

function foundIn(lines: readonly string[]): Found {
  return Object.fromEntries(
    lines.map((line) => {
      const [method, ms, ...lists] = line.split(';');
      const [mean, low80, high80, low95, high95] = lists.map((list) => list.split(',').map(Number));
      const isFound = mean !== undefined && low80 !== undefined && high80 !== undefined && low95 !== undefined && high95 !== undefined;
      return [method, isFound ? { mean, low80, high80, low95, high95, ms: Number(ms) } : null];
    }),
  );
}

function betweenBoth(a: Forecasted, b: Forecasted): Forecasted {
  const middle = (name: 'mean' | 'low80' | 'high80' | 'low95' | 'high95'): number[] =>
    a[name].map((value, i) => (value + (b[name][i] as number)) / 2);
  const ends = { low80: middle('low80'), high80: middle('high80'), low95: middle('low95'), high95: middle('high95') };
  return { mean: middle('mean'), ...ends, ms: a.ms + b.ms };
}
