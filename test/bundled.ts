// The library bundled once, for examples that each run in a process of their own: they start without compiling a thousand files.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { entries } from '../scripts/entries.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
// Below the packages, so that what is not bundled is found.
const folder = join(root, 'node_modules/.cache/bundled');

/** Bundles every entry of the package, and gives the environment in which a loader takes imports of the library from there. */
export async function bundled(): Promise<{ readonly TSX_TSCONFIG_PATH: string }> {
  await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(entries.map(({ output, source }) => [output, source])),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
  });
  const paths = Object.fromEntries(entries.map(({ name, output }) => [name, [`./${output}.mjs`]]));
  const TSX_TSCONFIG_PATH = join(folder, 'tsconfig.json');
  writeFileSync(TSX_TSCONFIG_PATH, JSON.stringify({ compilerOptions: { paths } }));
  return { TSX_TSCONFIG_PATH };
}
