// Compiles the comparison with other tools into plain files, then runs those: no loader may slow down one side.
// What follows `npm run bench --` is handed on.
import { join } from 'node:path';
import { build } from 'esbuild';
import { root, run, runTool } from './run.mjs';

const outdir = join(root, 'bench/out');
run('npm', ['ci', '--prefix', 'bench', '--no-audit', '--no-fund']);
runTool('tsc', ['-p', 'bench']);
await build({
  entryPoints: ['run', 'streamed'].map((name) => join(root, `bench/${name}.ts`)),
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  tsconfig: join(root, 'bench/tsconfig.json'),
});
run(process.execPath, ['--expose-gc', '--max-old-space-size=6144', join(outdir, 'run.mjs'), ...process.argv.slice(2)]);
