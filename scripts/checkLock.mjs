// Fails when package-lock.json would make `npm ci` fail or would tie it to one registry: an optional (platform) package
// that npm dropped in silence, a package without integrity, a download address, a version that is not exact.
import { readFileSync } from 'node:fs';

/** @typedef {{ version?: string, resolved?: string, integrity?: string, link?: boolean, inBundle?: boolean, optionalDependencies?: Record<string, string> }} Locked */

/** @param {string} file */
function faults(file) {
  const text = readFileSync(file, 'utf8');
  /** @type {Record<string, Locked>} */
  const packages = JSON.parse(text).packages;
  const names = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')));
  const found = Object.entries(packages).flatMap(([path, locked]) => {
    if (path === '') return [];
    const name = `${path}@${locked.version}`;
    const missing = Object.keys(locked.optionalDependencies ?? {}).filter((optional) => !names.has(optional));
    return [
      ...missing.map(
        (optional) => `${name} lacks its optional package ${optional}: pin a version whose platform packages are all published`,
      ),
      ...(locked.resolved === undefined ? [] : [`${name} carries a download address`]),
      ...(locked.integrity === undefined && !locked.inBundle ? [`${name} has no integrity`] : []),
    ];
  });
  if (/https?:\/\/[^"]*\.tgz/.test(text)) found.push('an address of a tarball');
  return found;
}

const files = process.argv.length > 2 ? process.argv.slice(2) : ['package-lock.json', 'bench/package-lock.json'];
let failed = false;
for (const file of files) {
  const found = faults(file);
  failed ||= found.length > 0;
  console.log(found.length === 0 ? `${file}: complete` : `${file}: ${found.length} faults\n  ${found.slice(0, 20).join('\n  ')}`);
}
process.exit(failed ? 1 : 0);
