// Writes docs/indicators.md and the table of the README from the indicators themselves: every value that src/index.ts exports
// and that carries a formula, with the text of its doc comment. With --check it writes nothing and fails when they differ.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import ts from 'typescript';
import { root } from './run.mjs';

const page = join(root, 'docs/indicators.md');
const readmeFile = join(root, 'README.md');
/** The families, a folder each, in the order in which a reader meets the words; one that is not named here follows them. */
const families = ['sales', 'customers', 'margin', 'conversion', 'marketing', 'pipeline', 'subscription', 'satisfaction', 'market'];

/** @typedef {import('../src/plan/metric.ts').Metric & { readonly variants?: Readonly<Record<string, import('../src/plan/metric.ts').Metric>> }} Indicator */
/** @typedef {{ title: string, details: string[], tags: Map<string, string>, example: string }} Comment */
/** @typedef {{ name: string, intro: string, comments: Map<string, Comment> }} Page a file of a family */

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

/** The exported constants of a file of indicators, with their doc comments. @param {string} file @returns {Page} */
function readPage(file) {
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
  return { name: file.replaceAll('\\', '/'), intro: intro.join(' '), comments };
}

/** @param {string} family */
function rank(family) {
  const at = families.indexOf(family);
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

/** The heading of a family: the name of its folder in words. @param {string} name */
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
    ['Definition from', source ?? tags.get('source')],
    ['Defined in', `[src/indicator/${file}](../src/indicator/${file})`],
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

/** What src/index.ts exports and src/indicator says about it, family by family. */
async function readIndicators() {
  /** @type {Record<string, unknown> & { explain: (metric: Indicator) => string }} */
  const library = await tsImport('../src/index.ts', import.meta.url);
  const indicators = Object.values(library).filter(isIndicator);
  const files = readdirSync(join(root, 'src/indicator'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const pages = files
    .sort()
    .map(readPage)
    .map(({ name, intro, comments }) => {
      const entries = [...comments].flatMap(([id, comment]) => {
        const indicator = library[id];
        return isIndicator(indicator) && indicator.id === id ? [{ indicator, comment }] : [];
      });
      return { name, intro, entries };
    })
    .filter(({ entries }) => entries.length > 0);
  const members = [...new Set(pages.map(({ name }) => dirname(name)))]
    .sort((a, b) => rank(a) - rank(b))
    .map((family) => {
      // The file that is called like its family tells what it is about.
      const isFirst = (/** @type {{ name: string }} */ { name }) => Number(basename(name, '.ts') !== family);
      const own = pages.filter(({ name }) => dirname(name) === family).sort((a, b) => isFirst(a) - isFirst(b));
      return { name: family, pages: own, entries: own.flatMap(({ entries }) => entries) };
    });
  const found = new Set(members.flatMap(({ entries }) => entries.map(({ indicator }) => indicator.id)));
  const lost = indicators.filter(({ id }) => !found.has(id)).map(({ id }) => id);
  if (lost.length > 0) throw new Error(`without a doc comment in src/indicator: ${lost.join(', ')}`);
  return { members, known: found, explain: library.explain };
}

/** @param {Awaited<ReturnType<typeof readIndicators>>} read */
function pageText({ members, known, explain }) {
  const lines = [
    '<!-- Written by `npm run docs:indicators` from the indicators themselves. Do not edit: change the doc comments in src/indicator. -->',
    '',
    '# Indicators',
    '',
    `${known.size} indicators, and their variants. The quoted sentence of each is what \`explain(indicator)\` says: it is made from the formula that is computed, so`,
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
    ...members.flatMap(({ name: family, pages }) => [
      `## ${heading(family)}`,
      '',
      ...pages.flatMap(({ name, intro, entries }) => [
        intro,
        '',
        ...entries.flatMap(({ indicator, comment }) => section(indicator, comment, name, explain, known)),
      ]),
    ]),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The README with its table between two marks. @param {string} text @param {Awaited<ReturnType<typeof readIndicators>>} read */
function readmeText(text, { members }) {
  const [start, end] = ['<!-- indicators -->\n', '<!-- /indicators -->'];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`README.md lacks the marks ${start.trim()} and ${end}`);
  const rows = members.map(({ name, entries }) => {
    const links = entries.map(
      ({ indicator: { id, label } }) => `[${id}](docs/indicators.md#${id.toLowerCase()} "${label.en} · ${label.fr}")`,
    );
    return `| ${heading(name)} | ${links.join(', ')} |`;
  });
  const table = ['', '| Family | Indicators |', '|---|---|', ...rows, '', ''].join('\n');
  return text.slice(0, from + start.length) + table + text.slice(to);
}

const read = await readIndicators();
const readme = readFileSync(readmeFile, 'utf8');
const texts = [
  { file: page, before: existsSync(page) ? readFileSync(page, 'utf8') : '', after: pageText(read) },
  { file: readmeFile, before: readme, after: readmeText(readme, read) },
].map((text) => ({ ...text, name: relative(root, text.file) }));
const stale = texts.filter(({ before, after }) => before !== after);
if (stale.length === 0) {
  console.log(`${texts.map(({ name }) => name).join(' and ')} are up to date: ${read.known.size} indicators`);
} else if (process.argv.includes('--check')) {
  console.error(`not up to date: ${stale.map(({ name }) => name).join(', ')}; run npm run docs:indicators`);
  process.exit(1);
} else {
  for (const { file, after } of stale) writeFileSync(file, after);
  console.log(`written: ${stale.map(({ name }) => name).join(', ')}`);
}
