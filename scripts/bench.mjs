// Compiles the comparison with other tools into one plain file, then runs that: no loader may slow down one side.
// What follows `npm run bench --` is handed on.
import { join } from 'node:path';
import { build } from 'esbuild';
import { root, run, runTool } from './run.mjs';

const outfile = join(root, 'bench/out/run.mjs');
run('npm', ['ci', '--prefix', 'bench', '--no-audit', '--no-fund']);
runTool('tsc', ['-p', 'bench']);
await build({
  entryPoints: [join(root, 'bench/run.ts')],
  outfile,
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  tsconfig: join(root, 'bench/tsconfig.json'),
});
run(process.execPath, ['--expose-gc', '--max-old-space-size=6144', outfile, ...process.argv.slice(2)]);
