// Times several tools at the same work in rounds, a few runs of each a round, so that a busy moment of the machine meets all.
import { type Answer, verdict } from './answer.ts';

/** One way to do some work. */
export interface Job {
  readonly tool: string;
  /** Does the work once; the answer is read outside of the timing. */
  run(): Promise<{ readonly ms: number; answer(): Answer }>;
}

/** What came out for one tool. */
export interface Result {
  readonly tool: string;
  /** The warm-up: this library encodes its columns then, every tool is compiled. */
  readonly first: number;
  readonly median: number;
  readonly runs: number;
  readonly right: boolean;
  readonly verdict: string;
}

/** Makes a job; `before` prepares each run and is not timed. */
export function job<T>(tool: string, work: () => T | Promise<T>, read: (result: T) => Answer, before?: () => Promise<unknown>): Job {
  return {
    tool,
    async run() {
      await before?.();
      const start = performance.now();
      const pending = work();
      const result = pending instanceof Promise ? await pending : pending;
      const ms = performance.now() - start;
      return { ms, answer: () => read(result) };
    },
  };
}

const ROUNDS = 4;
const RUNS = 2;
/** Runs below this many milliseconds are preceded by one that is not counted: others have used the caches since. */
const QUICK = 1000;
/** A tool that has used up this many milliseconds after its warm-up sits out what is left. */
const PATIENCE = 12_000;

interface Entry {
  readonly job: Job;
  readonly first: number;
  readonly times: number[];
  readonly check: ReturnType<typeof verdict>;
}

/** One warm-up, whose answer is checked, then the rounds. */
export async function measure(jobs: readonly Job[], right: Answer): Promise<Result[]> {
  const entries: Entry[] = [];
  for (const job of jobs) {
    const { ms, answer } = await job.run();
    entries.push({ job, first: ms, times: [], check: verdict(answer(), right) });
  }
  for (let round = 0; round < ROUNDS; round++) for (const entry of entries) await series(entry);
  return entries.map(({ job, first, times, check }) => ({
    tool: job.tool,
    first,
    median: median(times),
    runs: times.length,
    right: check.right,
    verdict: check.text,
  }));
}

/** The runs of one tool in one round; the garbage of the tool before is not left to it. */
async function series({ job, first, times }: Entry): Promise<void> {
  globalThis.gc?.();
  if (Math.max(...times.slice(-1), times.length === 0 ? first : 0) < QUICK) await job.run();
  for (let run = 0; run < RUNS; run++) {
    if (times.length > 0 && sum(times) + Math.max(...times) > PATIENCE) return;
    times.push((await job.run()).ms);
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
