// Rows that do not fit in the memory there is: cleaned all the same, batch by batch.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const program = fileURLToPath(new URL('./manyRows.ts', import.meta.url));

test('200 000 rows are cleaned with 64 megabytes, with progress, and none is lost', async () => {
  const { stdout } = await run(process.execPath, ['--max-old-space-size=64', '--import', 'tsx', program, '200000']);
  const { summary, cents, progress } = JSON.parse(stdout);
  expect(summary).toMatchObject({ rowsIn: 200_000, records: 199_800, rejected: 200, byCode: { 'unparsable-number': 200 } });
  expect(summary.byRule).toMatchObject({ 'date-order': expect.any(Number), 'null-token': 40_000 });
  let wanted = 0;
  for (let at = 0; at < 200_000; at++) if (at % 1000 !== 7) wanted += (1 + (at % 9)) * 100_000 + (at % 1000) * 100 + 50;
  expect(cents).toBe(wanted);
  expect(progress).toEqual([80, 5000, 200_000]);
}, 120_000);
