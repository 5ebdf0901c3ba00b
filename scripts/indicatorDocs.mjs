// Writes docs/indicators.md from the indicators themselves: every value that src/index.ts exports and that carries a formula,
// with the text of its doc comment. With --check it writes nothing and fails when the page is not up to date.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import ts from 'typescript';
import { root } from './run.mjs';

const page = join(root, 'docs/indicators.md');
/** The families in the order in which a reader meets the words; a family that is not named here follows them. */
const families = ['sales', 'charges', 'volume', 'basket', 'salesRate', 'customers', 'retention', 'margin'];

/** @typedef {import('../src/plan/metric.ts').Metric & { readonly variants?: Readonly<Record<string, import('../src/plan/metric.ts').Metric>> }} Indicator */
/** @typedef {{ title: string, details: string[], tags: Map<string, string>, example: string }} Comment */
/** @typedef {{ name: string, intro: string, comments: Map<string, Comment> }} Family */

/** A doc comment in parts: the first paragraph, the others, the tags and the example. @param {ts.JSDoc} comment @returns {Comment} */
function readComment(comment) {
  const [title = '', ...details] = (ts.getTextOfJSDocComment(comment.comment) ?? '').split(/\n\s*\n/).map(oneLine);
  /** @type {Map<string, string>} */
  const tags = new Map();
  for (const tag of comment.tags ?? []) {
    const name = tag.tagName.text;
    const text = name === 'see' ? tag.getText().replace(/^@see\s*/, '') : (ts.getTextOfJSDocComment(tag.comment) ?? '');
    tags.set(name, name === 'example' ? text : oneLine(text.replace(/\n\s*\*/g, ' ')));
  }
  return { title, details, tags, example: tags.get('example') ?? '' };
}

/** @param {string} text */
function oneLine(text) {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\*?\s*$/, '')
    .trim();
}

/** The exported constants of a file of indicators, with their doc comments. @param {string} file @returns {Family} */
function readFamily(file) {
  const text = readFileSync(join(root, 'src/indicator', file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  /** @type {Map<string, Comment>} */
  const comments = new Map();
  for (const statement of source.statements) {
    const comment = ts.getJSDocCommentsAndTags(statement).findLast(ts.isJSDoc);
    if (comment === undefined || !ts.isVariableStatement(statement)) continue;
    for (const { name } of statement.declarationList.declarations) comments.set(name.getText(), readComment(comment));
  }
  const head = text.slice(0, source.statements[0]?.getStart() ?? 0);
  const intro = head
    .split('\n')
    .filter((line) => line.startsWith('//'))
    .map((line) => line.replace(/^\/\/\s*/, ''));
  return { name: basename(file, '.ts'), intro: intro.join(' '), comments };
}

/** @param {Family} family */
function rank({ name }) {
  const at = families.indexOf(name);
  return at === -1 ? families.length : at;
}

/** @param {unknown} value @returns {value is Indicator} */
function isIndicator(value) {
  return typeof value === 'function' && 'formula' in value && 'id' in value;
}

/** @param {string} text a cell of a table */
function cell(text) {
  return text.replaceAll('|', '\\|');
}

/** The heading of a family: its file name in words. @param {string} name */
function heading(name) {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** @param {Indicator} indicator @param {Comment} comment @param {string} file @param {(metric: Indicator) => string} explain @param {ReadonlySet<string>} known */
function section(indicator, { title, details, tags, example }, file, explain, known) {
  const { id, label, unit, better, additivity, source } = indicator;
  const link = (/** @type {string} */ names) =>
    names.replace(/\w+/g, (name) => (known.has(name) ? `[${name}](#${name.toLowerCase()})` : name));
  const rows = [
    ['Label', `${label.en} · ${label.fr}`],
    ['Unit', tags.get('unit') ?? unit],
    ['Better', better],
    ['Rolls up', additivity],
    ['Counts', tags.get('counts')],
    ['Of nothing', tags.get('empty')],
    ['Also called', tags.get('alias')],
    ['See', link(tags.get('see') ?? '')],
    ['Definition from', source],
    ['Defined in', `[src/indicator/${file}.ts](../src/indicator/${file}.ts)`],
  ];
  const variants = Object.entries(indicator.variants ?? {}).flatMap(([name, variant]) => [
    `- \`${id}.variants.${name}\`, in tables \`${variant.id}\`: ${variant.label.en} · ${variant.label.fr}.`,
    ...(variant.source === source || variant.source === null ? [] : [`  Definition from: ${variant.source}`]),
    `  > ${explain(variant)}`,
  ]);
  return [
    `### ${id}`,
    '',
    title,
    '',
    ...details.flatMap((detail) => [detail, '']),
    '| | |',
    '|---|---|',
    ...rows.filter(([, text]) => text).map(([name, text]) => `| ${name} | ${cell(text ?? '')} |`),
    '',
    `> ${explain(indicator)}`,
    '',
    ...(variants.length > 0 ? ['Variants:', '', ...variants, ''] : []),
    ...(example === '' ? [] : [example, '']),
  ];
}

/** The whole page. */
async function write() {
  /** @type {Record<string, unknown> & { explain: (metric: Indicator) => string }} */
  const library = await tsImport('../src/index.ts', import.meta.url);
  const indicators = Object.values(library).filter(isIndicator);
  const known = new Set(indicators.map(({ id }) => id));
  const groups = readdirSync(join(root, 'src/indicator'))
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map(readFamily)
    .filter(({ comments }) => [...comments.keys()].some((name) => known.has(name)))
    .sort((a, b) => rank(a) - rank(b));
  const found = groups.flatMap(({ comments }) => [...comments.keys()]);
  const lost = [...known].filter((id) => !found.includes(id));
  if (lost.length > 0) throw new Error(`without a doc comment in src/indicator: ${lost.join(', ')}`);
  const members = groups.map(({ name, intro, comments }) => {
    const entries = [...comments].flatMap(([id, comment]) => {
      const indicator = library[id];
      return isIndicator(indicator) && indicator.id === id ? [{ indicator, comment }] : [];
    });
    return { name, intro, entries };
  });
  const lines = [
    '<!-- Written by `npm run docs:indicators` from the indicators themselves. Do not edit: change the doc comments in src/indicator. -->',
    '',
    '# Indicators',
    '',
    `${indicators.length} indicators. The quoted sentence of each is what \`explain(indicator)\` says: it is made from the formula that is computed, so`,
    "that it cannot say something else. `explain(indicator, 'fr')` says it in French.",
    '',
    'Each is shown under the default policy. `indicator.under({ refundDate, orderInclusion, taxBasis, giftCards })` gives the same one',
    'under another; see [semantics](semantics.md#what-counts-as-a-sale).',
    '',
    'How a value rolls up: `additive` values add up over periods and segments; `distinct` counts (orders, customers), `ratio`s,',
    '`order-stat`s (medians) and `derived` values do not: ask for the longer period or the larger segment instead of adding.',
    '',
    '| Indicator | English | French | Unit | Better | Rolls up |',
    '|---|---|---|---|---|---|',
    ...members.flatMap(({ entries }) =>
      entries.map(
        ({ indicator: { id, label, unit, better, additivity } }) =>
          `| [${id}](#${id.toLowerCase()}) | ${label.en} | ${label.fr} | ${unit} | ${better} | ${additivity} |`,
      ),
    ),
    '',
    ...members.flatMap(({ name, intro, entries }) => [
      `## ${heading(name)}`,
      '',
      intro,
      '',
      ...entries.flatMap(({ indicator, comment }) => section(indicator, comment, name, library.explain, known)),
    ]),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

const text = await write();
if (!process.argv.includes('--check')) {
  writeFileSync(page, text);
  console.log('docs/indicators.md is written');
} else if (readFileSync(page, 'utf8') === text) {
  console.log('docs/indicators.md is up to date');
} else {
  console.error('docs/indicators.md is not up to date: run npm run docs:indicators');
  process.exit(1);
}
