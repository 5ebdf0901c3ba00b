// Turns the examples of the documentation into tests: every ```ts fence of README.md, of docs and of the doc comments of
// src becomes a test under .doc-tests, type-checked and run with the others. The comment `// => value` behind or below a
// statement is an expectation. A fence marked ```ts ignore is left out.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { root } from './run.mjs';

const output = join(root, '.doc-tests');

/** @typedef {{ line: number, code: string }} Example */

/** @param {string} folder @param {string} extension @returns {string[]} */
function filesBelow(folder, extension) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name), extension) : [join(folder, entry.name)]))
    .filter((file) => file.endsWith(extension))
    .sort();
}

/** The fences of a text; in source files only those of doc comments. @param {string} file @returns {Example[]} */
function examplesOf(file) {
  const inSource = file.endsWith('.ts');
  /** @type {Example[]} */
  const examples = [];
  /** @type {{ line: number, ignored: boolean, code: string[] } | null} */
  let open = null;
  for (const [index, raw] of readFileSync(file, 'utf8').split(/\r?\n/).entries()) {
    if (inSource && !/^\s*\*/.test(raw)) continue;
    const line = inSource ? raw.replace(/^\s*\* ?/, '') : raw;
    const fence = /^\s*```(\S*)(.*)$/.exec(line);
    if (fence === null) open?.code.push(line);
    else if (open === null) {
      const isCode = fence[1] === 'ts' || fence[1] === 'typescript';
      open = { line: index + 1, ignored: !isCode || /\bignore\b/.test(fence[2] ?? ''), code: [] };
    } else {
      if (!open.ignored) examples.push({ line: open.line, code: open.code.join('\n') });
      open = null;
    }
  }
  if (open !== null) throw new Error(`${relative(root, file)}:${open.line}: the fence is never closed`);
  return examples;
}

/** The expected value behind or below a statement, where there is one. @param {string} code @param {number} end */
function expectationAfter(code, end) {
  const found = /^[ \t;]*(?:\r?\n[ \t]*)?\/\/ => (.*(?:\n[ \t]*\/\/ {3,}.*)*)/.exec(code.slice(end));
  return found?.[1]?.replace(/\n[ \t]*\/\//g, ' ').trim();
}

/**
 * What to check of a statement: the expression itself, what it prints, or the one name that it declares.
 * @param {ts.Statement} statement @param {ts.SourceFile} source
 * @returns {{ subject: string, printed: boolean, replaces: boolean } | null}
 */
function subjectOf(statement, source) {
  if (ts.isExpressionStatement(statement)) {
    const { expression } = statement;
    const printed = ts.isCallExpression(expression) && expression.expression.getText(source) === 'console.log';
    const [first] = printed ? expression.arguments : [expression];
    return first === undefined ? null : { subject: first.getText(source), printed, replaces: true };
  }
  if (!ts.isVariableStatement(statement)) return null;
  const [declaration, ...others] = statement.declarationList.declarations;
  if (declaration === undefined || others.length > 0 || !ts.isIdentifier(declaration.name)) return null;
  return { subject: declaration.name.text, printed: false, replaces: false };
}

/** Splits an example into its imports and a body with checks. @param {Example} example @param {string} place */
function translate({ code }, place) {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.ES2022, true);
  /** @type {ts.ImportDeclaration[]} */
  const imports = [];
  /** @type {string[]} */
  const body = [];
  let checks = 0;
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) {
      imports.push(statement);
      continue;
    }
    const text = statement.getText(source);
    const expected = expectationAfter(code, statement.end);
    const subject = expected === undefined ? null : subjectOf(statement, source);
    if (subject === null || !subject.replaces) body.push(text);
    if (subject === null) continue;
    checks++;
    body.push(`__check(${subject.subject}, ${JSON.stringify(expected)}, ${subject.printed});`);
  }
  const written = code.match(/\/\/ =>/g)?.length ?? 0;
  if (written !== checks) throw new Error(`${place}: ${written} expectations are written, ${checks} belong to a statement`);
  return { imports, body };
}

/** One import statement a module, whatever several examples take from it. @param {ts.ImportDeclaration[]} declarations */
function mergeImports(declarations) {
  /** @type {Map<string, Set<string>>} */
  const named = new Map();
  /** @type {Set<string>} */
  const others = new Set();
  for (const declaration of declarations) {
    const bindings = declaration.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings) || declaration.importClause?.name !== undefined) {
      others.add(declaration.getText());
      continue;
    }
    const module = declaration.moduleSpecifier.getText();
    const typeOnly = declaration.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    const names = named.get(module) ?? new Set();
    named.set(module, names);
    for (const element of bindings.elements) names.add(typeOnly ? `type ${element.getText()}` : element.getText());
  }
  const merged = [...named].map(([module, names]) => {
    const kept = [...names].filter((name) => !(name.startsWith('type ') && names.has(name.slice('type '.length))));
    return `import { ${kept.join(', ')} } from ${module};`;
  });
  return [...others, ...merged];
}

/** @param {string} file @param {Example[]} examples */
function testFile(file, examples) {
  const translated = examples.map((example) => {
    const place = `${relative(root, file)}:${example.line}`;
    return { place, ...translate(example, place) };
  });
  const tests = translated.map(({ place, body }) => `__test(${JSON.stringify(place)}, async () => {\n${body.join('\n')}\n});`);
  return `import { inspect as __inspect } from 'node:util';
import { expect as __expect, test as __test } from 'vitest';
${mergeImports(translated.flatMap(({ imports }) => imports)).join('\n')}

const __oneLine = (text: string | undefined): string => String(text).replace(/\\s+/g, ' ').trim();

function __check(actual: unknown, expected: string, printed: boolean): void {
  const shown = [__inspect(actual, { depth: 9, breakLength: Number.POSITIVE_INFINITY }), JSON.stringify(actual)];
  if (printed && typeof actual === 'string') shown.push(actual);
  __expect(shown.map(__oneLine)).toContain(__oneLine(expected));
}
void __check;

${tests.join('\n\n')}
`;
}

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
const readme = join(root, 'README.md');
const files = [...(existsSync(readme) ? [readme] : []), ...filesBelow(join(root, 'docs'), '.md'), ...filesBelow(join(root, 'src'), '.ts')];
let count = 0;
try {
  for (const file of files) {
    const examples = examplesOf(file);
    if (examples.length === 0) continue;
    count += examples.length;
    const name = relative(root, file).replace(/[^A-Za-z0-9]+/g, '-');
    writeFileSync(join(output, `${name}.test.ts`), testFile(file, examples));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
console.log(`${count} examples of the documentation became tests`);
