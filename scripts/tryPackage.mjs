// Installs the packed tarball into an empty folder as a new user would, then runs and compiles small programs there.
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack } from './pack.mjs';
import { root, run, runTool } from './run.mjs';

const programs = join(root, 'test/package');
const folder = mkdtempSync(join(tmpdir(), 'sales-kpi-'));
try {
  const { path } = pack();
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'a-new-user', private: true, type: 'module' }));
  run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', path], { cwd: folder });
  for (const program of readdirSync(programs)) copyFileSync(join(programs, program), join(folder, program));
  run(process.execPath, ['--no-warnings', 'esm.mjs'], { cwd: folder });
  run(process.execPath, ['commonjs.cjs'], { cwd: folder });
  for (const [type, module] of /** @type {const} */ ([
    ['module', 'nodenext'],
    ['module', 'preserve'],
    ['commonjs', 'nodenext'],
  ])) {
    const compilerOptions = {
      strict: true,
      noEmit: true,
      target: 'es2022',
      lib: ['es2022', 'dom'],
      types: [],
      skipLibCheck: false,
      module,
    };
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'a-new-user', private: true, type }));
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
    runTool('tsc', ['-p', '.'], folder);
  }
  console.log('the packed package works in an empty folder: ES module, CommonJS, declarations of both');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
