// The cells of a notebook as one module for Node, which writes down what each cell would show.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { entries } from './entries.mjs';
import { root } from './run.mjs';

/** @typedef {{ printed: string, shown?: Record<string, unknown> | null }} CellAnswer */

/**
 * A module that runs the cells one after the other and writes to a file what each prints and shows, as a list of `CellAnswer`: the
 * forms of the value of its last expression, null where the value has none of its own, nothing where the cell has no value.
 * @param {readonly string[]} cells the code; empty where a cell has none
 * @param {string} folder where the notebook is
 * @param {string} answer the file to write
 */
export function notebookModule(cells, folder, answer) {
  const parts = cells.map((code) => partsOf(code, folder));
  return `import { writeFileSync as __write } from 'node:fs';
import { format as __format } from 'node:util';
${parts.flatMap(({ imports }) => imports).join('\n')}
const __cells: any[] = [];
const __begin = (): void => void __cells.push({ printed: '' });
const __show = async (value: any): Promise<void> => {
  if (value !== undefined) __cells.at(-1).shown = (await value?.[Symbol.for('Jupyter.display')]?.()) ?? null;
};
console.log = (...values) => void (__cells.at(-1).printed += __format(...values) + '\\n');
${parts.map(({ body }) => `__begin();\n${body}`).join('\n')}
__write(${JSON.stringify(answer)}, JSON.stringify(__cells));
`;
}

/** @param {string} code @param {string} folder @returns {{ imports: string[], body: string }} */
function partsOf(code, folder) {
  const source = ts.createSourceFile('cell.ts', code, ts.ScriptTarget.ES2022, true);
  const last = source.statements.at(-1);
  /** @type {string[]} */
  const imports = [];
  const body = source.statements.map((statement) => {
    const text = statement.getText(source);
    if (ts.isImportDeclaration(statement)) {
      const name = /** @type {ts.StringLiteral} */ (statement.moduleSpecifier);
      imports.push(text.replace(name.getText(source), JSON.stringify(addressOf(name.text, folder))));
      return '';
    }
    return statement === last && ts.isExpressionStatement(statement) ? `await __show(${statement.expression.getText(source)});` : text;
  });
  return { imports, body: body.join('\n') };
}

/** Where a module is, whatever imports it. @param {string} name @param {string} folder */
function addressOf(name, folder) {
  if (name.startsWith('.')) return pathToFileURL(resolve(folder, name)).href;
  const entry = entries.find((one) => one.name === name);
  return entry ? new URL(entry.source, pathToFileURL(root)).href : pathToFileURL(createRequire(`${root}package.json`).resolve(name)).href;
}
