// Streams keep groups, not records: millions of rows pass through a process whose heap could not hold them.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** What the simulation prints for so many rows under a heap of so many MiB. */
async function simulated(rows: number, heap: number): Promise<{ stdout: string }> {
  return run(process.execPath, [`--max-old-space-size=${heap}`, '--import', 'tsx', 'bench/simulate.ts', String(rows), 'rows'], {
    cwd: root,
  });
}

test('two million row objects are streamed under a heap of 64 MiB, and the totals are those known beforehand', async () => {
  const { stdout } = await simulated(2_000_000, 64);
  expect(stdout).toMatch(/^2000000 rows, 216 groups: .* MiB of heap\n$/);
}, 120_000);
