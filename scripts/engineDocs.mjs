// Writes the support matrix of docs/engines.md from the dialects themselves. With --check it writes nothing and fails when
// they differ.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { root } from './run.mjs';

const page = join(root, 'docs/engines.md');
const [start, end] = ['<!-- support -->\n', '<!-- /support -->'];

/** @typedef {import('../src/engine/sql/dialect.ts').Dialect} Dialect */
/** @type {Record<string, unknown>} */
const api = await tsImport('../src/index.ts', import.meta.url);
/** @type {typeof import('../src/engine/sql/features.ts')} */
const { sqlFeatures } = await tsImport('../src/engine/sql/features.ts', import.meta.url);

/** @param {unknown} value @returns {value is Dialect} */
function isDialect(value) {
  return typeof value === 'object' && value !== null && 'quote' in value && 'lacks' in value;
}

const dialects = Object.values(api).filter(isDialect);
const lines = [
  '',
  `| | memory | ${dialects.map(({ name }) => name).join(' | ')} |`,
  `|---|---|${dialects.map(() => '---|').join('')}`,
  ...Object.entries(sqlFeatures).map(
    ([feature, words]) => `| ${words} | yes | ${dialects.map(({ lacks }) => (lacks.includes(feature) ? 'refused' : 'yes')).join(' | ')} |`,
  ),
  '',
  '',
];
const before = readFileSync(page, 'utf8');
const [from, to] = [before.indexOf(start), before.indexOf(end)];
if (from === -1 || to < from) throw new Error(`docs/engines.md lacks the marks ${start.trim()} and ${end}`);
const after = before.slice(0, from + start.length) + lines.join('\n') + before.slice(to);
if (after === before) console.log(`docs/engines.md is up to date: ${dialects.length} dialects`);
else if (process.argv.includes('--check')) {
  console.error('not up to date: docs/engines.md; run npm run docs:engines');
  process.exit(1);
} else {
  writeFileSync(page, after);
  console.log('written: docs/engines.md');
}
