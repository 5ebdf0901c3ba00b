// The rules of architecture that no other tool checks, as one pure function over the text of the source files.
import ts from 'typescript';

/** Folders and files of src, lowest layer first. A file imports from its own folder and from lower layers. */
const layers = [
  ['error', 'decimal', 'stat', 'period'],
  ['expr'],
  ['model'],
  ['plan'],
  ['engine'],
  ['query'],
  ['indicator'],
  ['analysis', 'trend', 'goal', 'alert'],
  ['chart', 'report', 'locale'],
];
/** Beside the layers: they see the records and what is below them, and nothing sees them. */
const beside = { clean: 'model', crm: 'model' };
/** The few imports allowed inside one layer. */
const allowedInside = {
  decimal: ['error'],
  stat: ['error', 'decimal'],
  period: ['error', 'decimal'],
  goal: ['trend'],
  alert: ['goal', 'trend'],
  chart: ['locale'],
  report: ['chart', 'locale'],
};
/** The only places that may import a package. */
const packageUsers = {
  'zod/mini': /^(?:model|clean|crm|goal|alert)\//,
  'decimal.js': /^decimal\.ts$/,
  '@date-fns/tz': /^period\//,
  'date-fns': /^period\//,
  'simple-statistics': /^(?:stat|trend|analysis)\//,
};
const forbiddenFolders = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'shared', 'misc']);
const maximalLines = 150;
/** A language is one file, a table of its texts. */
const maximalLinesOfLanguage = 800;

const localDate =
  /^(?:getTimezoneOffset|(?:get|set)(?:FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|Year)|to(?:Date|Time|LocaleDate|LocaleTime)String)$/;

/** @param {string} path */
const unitOf = (path) => /** @type {string} */ (path.split('/')[0]).replace(/\.ts$/, '');
/** @param {string} path */
const folderOf = (path) => path.split('/').slice(0, -1).join('/');
/** @template T @param {Record<string, T>} table @param {string} key @returns {T | undefined} */
const lookUp = (table, key) => (Object.hasOwn(table, key) ? table[key] : undefined);

/** The layer of a unit, or -1. @param {string} unit */
const layerOf = (unit) => layers.findIndex((names) => names.includes(unit));

/** @param {string} from @param {string} to both below src @returns {string | null} what is wrong with the import */
function layerFault(from, to) {
  if (from === 'index.ts') return null;
  const [source, target] = [unitOf(from), unitOf(to)];
  const engineParts = [from, to].map((path) => /^engine\/(fold|sql)(?:\.ts$|\/)/.exec(path)?.[1]);
  if (engineParts[0] && engineParts[1] && engineParts[0] !== engineParts[1]) return 'the engines fold and sql must not know each other';
  if (/\/index\.ts$/.test(to) && from.startsWith(`${folderOf(to)}/`)) return 'an index is for others, import the file itself';
  if (source === target) return null;
  const ceiling = lookUp(beside, source);
  const layer = ceiling === undefined ? layerOf(source) : layerOf(ceiling) + 1;
  if (layer === -1) return `src/${source} belongs to no layer`;
  if (lookUp(beside, target) !== undefined) return `nothing may import src/${target}`;
  const targetLayer = layerOf(target);
  if (targetLayer === -1) return `src/${target} belongs to no layer`;
  if (targetLayer < layer || lookUp(allowedInside, source)?.includes(target)) return null;
  return `layer ${layer} must not import from layer ${targetLayer}`;
}

/** @param {string} from @param {string} specifier @returns {string | null} */
function packageFault(from, specifier) {
  const users = lookUp(packageUsers, specifier) ?? lookUp(packageUsers, specifier.split('/').slice(0, -1).join('/'));
  if (users === undefined) return 'this package is not allowed in src';
  return users.test(from) ? null : 'this package is not allowed here';
}

/** The path below src of a relative import. @param {string} from @param {string} specifier */
function resolve(from, specifier) {
  const parts = folderOf(from).split('/').filter(Boolean);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** What a syntax node does that src must not do. @param {ts.Node} node @returns {string | null} */
function nodeFault(node) {
  if (ts.isExportAssignment(node)) return 'a default export';
  if (ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword))
    return 'a default export';
  if (ts.isExportSpecifier(node) && node.name.text === 'default') return 'a default export';
  if (ts.isPropertyAccessExpression(node)) {
    const text = node.getText();
    if (/^(?:Date\.now|Math\.random|performance\.now|Temporal\.Now|(?:globalThis\.)?crypto)$/.test(text)) return `the use of ${text}`;
    return localDate.test(node.name.text) ? `the use of ${node.name.text}, which reads the zone of the machine` : null;
  }
  if (ts.isNewExpression(node)) {
    const callee = node.expression.getText();
    if (callee === 'Function') return 'code made of text: new Function';
    if (callee === 'Date' && node.arguments?.length !== 1) return 'a Date of the clock or of the zone of the machine';
    return null;
  }
  if (!ts.isCallExpression(node)) return null;
  const callee = node.expression.getText();
  if (callee === 'eval' || callee === 'Function') return `code made of text: ${callee}`;
  return callee === 'Date' ? 'a Date of the clock of the machine' : null;
}

/** @param {string} path @param {string} text @returns {string[]} */
function codeFaults(path, text) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  /** @type {string[]} */
  const faults = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    const fault = nodeFault(node);
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    if (fault !== null) faults.push(`src/${path}:${line + 1}: ${fault}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  const lines = text.trimEnd().split('\n').length;
  // The public surface is one list, however long.
  const most = /^locale\/[a-z]{2}\.ts$/.test(path) ? maximalLinesOfLanguage : maximalLines;
  if (lines > most && path !== 'index.ts') faults.push(`src/${path}: ${lines} lines, more than ${most}`);
  if (path.split('/').some((part) => forbiddenFolders.has(part.replace(/\.ts$/, '')))) faults.push(`src/${path}: a name that says nothing`);
  if (/@ts-(?:ignore|expect-error|nocheck)|biome-ignore/.test(text)) faults.push(`src/${path}: a suppressed check`);
  return faults;
}

/** Every cycle of imports, once. @param {Map<string, string[]>} imports @returns {string[]} */
function cycles(imports) {
  /** @type {Set<string>} */
  const done = new Set();
  /** @type {string[]} */
  const faults = [];
  /** @param {string} path @param {string[]} trail */
  const visit = (path, trail) => {
    const seen = trail.indexOf(path);
    if (seen !== -1) faults.push(`a cycle: ${[...trail.slice(seen), path].map((step) => `src/${step}`).join(' -> ')}`);
    if (seen !== -1 || done.has(path)) return;
    for (const next of imports.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of imports.keys()) visit(path, []);
  return faults;
}

/**
 * Everything that is wrong with a source tree, one line a fault; none gives [].
 * @param {ReadonlyMap<string, string>} files path below src, with slashes → text
 * @returns {string[]}
 */
export function architectureFaults(files) {
  /** @type {Map<string, string[]>} */
  const imports = new Map();
  const faults = [...files].flatMap(([path, text]) => {
    const specifiers = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
    const relative = specifiers.filter((specifier) => specifier.startsWith('.'));
    imports.set(
      path,
      relative.map((specifier) => resolve(path, specifier)),
    );
    const wrong = specifiers.flatMap((specifier) => {
      if (!specifier.startsWith('.')) return [{ specifier, fault: packageFault(path, specifier) }];
      const target = resolve(path, specifier);
      return [{ specifier, fault: files.has(target) ? layerFault(path, target) : 'no such file in src' }];
    });
    const importFaults = wrong
      .filter(({ fault }) => fault !== null)
      .map(({ specifier, fault }) => `src/${path} imports '${specifier}': ${fault}`);
    return [...importFaults, ...codeFaults(path, text)];
  });
  return [...faults, ...cycles(imports)];
}
