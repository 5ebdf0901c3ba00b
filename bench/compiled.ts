// A measurement compiled into one plain file, and run as that: a loader in each thread would be measured with it.
import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Whether this is the compiled file. */
export function isCompiled(url: string): boolean {
  return url.endsWith('.mjs');
}

/** Compiles a file of this folder and runs it with the arguments that were given. */
export async function runCompiled(url: string): Promise<void> {
  const source = fileURLToPath(url);
  const outfile = fileURLToPath(new URL(`out/${basename(source, '.ts')}.mjs`, import.meta.url));
  await build({ entryPoints: [source], outfile, bundle: true, packages: 'external', format: 'esm', platform: 'node', target: 'node20' });
  const { status } = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
