// The entry points of the package, read from the exports map of package.json: the only place that lists them.
import { readFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
/** @type {{ name: string, exports: Record<string, string | { import: { default: string } }> }} */
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));

/**
 * Every entry: how users import it (`sales-kpi/model`), its file below dist without extension (`model/index`) and its
 * source file below the root (`src/model/index.ts`).
 */
export const entries = Object.entries(manifest.exports).flatMap(([path, target]) => {
  if (typeof target === 'string') return [];
  const output = target.import.default.replace(/^\.\/dist\//, '').replace(/\.js$/, '');
  return [{ name: manifest.name + path.slice(1), output, source: `src/${output}.ts` }];
});
