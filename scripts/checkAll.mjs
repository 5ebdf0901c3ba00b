// Every gate in sequence; all of them run, and the summary names those that failed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

const gates = [
  'check:lock',
  'lint',
  'test',
  'test:coverage',
  'test:zones',
  'build',
  'check:package',
  'check:try',
  'check:size',
  'check:unused',
  'check:csp',
  'check:plugin',
  'start',
  'check:report',
  'check:notebooks',
  'check:indicators',
  'check:engines',
  'docs',
  ...(existsSync(join(root, '../shared/data')) ? ['test:data'] : []),
];

/** The code with which a gate says that it could not check anything. */
const notChecked = 2;
const mayBeUnchecked = new Set(['check:csp', 'check:plugin', 'check:report', 'check:notebooks']);

const results = gates.map((gate) => {
  console.log(`\n== ${gate}`);
  const started = Date.now();
  const { status } = spawnSync('npm', ['run', '--silent', gate], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  const verdict = status === 0 ? 'ok' : status === notChecked && mayBeUnchecked.has(gate) ? 'not checked' : 'FAILED';
  return { gate, verdict, seconds: (Date.now() - started) / 1000 };
});

console.log('');
for (const { gate, verdict, seconds } of results) console.log(`${verdict.padEnd(12)} ${gate} (${seconds.toFixed(1)} s)`);
process.exit(results.some(({ verdict }) => verdict === 'FAILED') ? 1 : 0);
