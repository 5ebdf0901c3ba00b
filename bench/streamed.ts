// Reads one file in a process of its own, whose memory is then that of the reading alone: `streamed.mjs <file> <tool>`.
import type { Line } from './answer.ts';
import { csvBatches, type SalesText } from './csv.ts';
import { HAND, OWN } from './toolNames.ts';
import { handWrittenStreamed } from './tools/handWritten.ts';
import { libraryStreamed } from './tools/libraryStreamed.ts';

/** What the process tells when it is done. */
export interface Reading {
  readonly ms: number;
  /** The most bytes resident, looked at before and after the work on each batch. */
  readonly peak: number;
  readonly lines: readonly (readonly [id: string, line: Line])[];
}

const BATCH = 4000;
const tools = { [OWN]: libraryStreamed, [HAND]: handWrittenStreamed };

let peak = 0;
function look(): void {
  peak = Math.max(peak, process.memoryUsage.rss());
}

async function* watched(file: string): AsyncGenerator<readonly SalesText[]> {
  for await (const batch of csvBatches(file, BATCH)) {
    look();
    yield batch;
    look();
  }
}

const [file, tool] = process.argv.slice(2) as [string, keyof typeof tools];
const start = performance.now();
const answer = await tools[tool](watched(file));
const ms = performance.now() - start;
look();
process.send?.({ ms, peak, lines: [...answer()] } satisfies Reading);
