// Runs the unit tests and the laws once for each of several zones of the machine: the answers must not depend on it.
import { spawnSync } from 'node:child_process';
import { root } from './run.mjs';

// In UTC the tests run anyway.
const zones = ['America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Apia', 'Australia/Lord_Howe'];

let failed = false;
for (const zone of zones) {
  const started = Date.now();
  const { status, stdout, stderr } = spawnSync(
    `${root}node_modules/.bin/vitest`,
    ['run', '--project', 'unit', '--no-color', ...process.argv.slice(2)],
    // Databases know nothing of the zone of this machine.
    { cwd: root, encoding: 'utf8', env: { ...process.env, ENGINES: 'memory', TZ: zone }, maxBuffer: 2 ** 28 },
  );
  const totals = stdout.trimEnd().split('\n').at(-1) ?? '';
  console.log(`${zone}: ${totals} (${Math.round((Date.now() - started) / 1000)} s)`);
  if (status === 0 && /^[1-9]\d* passed, 0 failed/.test(totals)) continue;
  failed = true;
  console.log(stdout, stderr);
}
process.exit(failed ? 1 : 0);
