// Looks at the tarball that users would get: nothing superfluous, nothing missing, right for every module system.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entries } from './entries.mjs';
import { pack } from './pack.mjs';
import { root, runTool } from './run.mjs';

const allowedFile =
  /^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md|dist\/sales-kpi\.global\.js|dist\/(?!.*\.global\.)[\w./-]+\.(?:js|cjs|d\.ts|d\.cts))$/;
const requiredFiles = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'dist/sales-kpi.global.js'];
const allowedDependencies = ['@date-fns/tz', 'date-fns', 'decimal.js', 'simple-statistics', 'zod'];
const installScripts = ['preinstall', 'install', 'postinstall', 'prepublish', 'prepare'];

/** @type {{ scripts: Record<string, string>, dependencies: Record<string, string> }} */
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const packed = pack();
const names = packed.files.map(({ path }) => path);
const expected = [
  ...requiredFiles,
  ...entries.flatMap(({ output }) => ['.js', '.cjs', '.d.ts', '.d.cts'].map((end) => `dist/${output}${end}`)),
];

const faults = [
  ...names.filter((name) => !allowedFile.test(name)).map((name) => `${name} does not belong in the tarball`),
  ...expected.filter((name) => !names.includes(name)).map((name) => `${name} is missing from the tarball`),
  ...names.filter((name) => readFileSync(join(root, name), 'utf8').includes(root)).map((name) => `${name} holds a path of this machine`),
  ...installScripts.filter((name) => name in manifest.scripts).map((name) => `an install script: ${name}`),
  ...Object.keys(manifest.dependencies)
    .filter((name) => !allowedDependencies.includes(name))
    .map((name) => `${name} is no agreed dependency`),
];
for (const fault of faults) console.error(fault);
console.log(`${packed.filename}: ${names.length} files, ${packed.size} bytes packed, ${packed.unpackedSize} unpacked`);
if (faults.length > 0) process.exit(1);

runTool('publint', ['run', packed.path, '--strict']);
runTool('attw', [packed.path, '--profile', 'node16']);
