// Builds and packs the package as `npm publish` would.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.mjs';

/** Gives the path of a fresh tarball and the names and sizes of the files in it. */
export function pack() {
  const folder = join(root, '.pack');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  run('npm', ['run', '--silent', 'build'], { quiet: true });
  const printed = run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], { quiet: true });
  /** @type {{ filename: string, size: number, unpackedSize: number, files: { path: string, size: number }[] }[]} */
  const [packed] = JSON.parse(printed);
  if (packed === undefined) throw new Error('npm pack printed no package');
  return { ...packed, path: join(folder, packed.filename) };
}
