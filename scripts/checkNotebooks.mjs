// Executes the notebooks of examples/notebooks with the real Deno kernel, and the same cells with Node: no cell may fail, every
// result must be the same in both, and the numbers of the list below must be seen. What is made stays outside the repository.
// Ends with code 2 where Jupyter is missing: then nothing was checked. --keep names a folder for the executed notebooks.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { notebookModule } from './notebookModule.mjs';
import { root } from './run.mjs';

/** What each notebook must show: numbers that a reader of the sample shop can check, and how many results of each kind. */
const expected = /** @type {Record<string, { numbers: string[], tables: number, charts: number }>} */ ({
  salesReview: { numbers: ['14,066.62', '+€2,934.56 (+28.5%)', 'Coffee 1619.12'], tables: 3, charts: 3 },
  goalsAndAlerts: { numbers: ['€111,972.95 of €140,000.00', '1,091 of 1,300', '(-15.8%)'], tables: 1, charts: 2 },
  fromDuckDB: { numbers: ['7538 rows', 'true', 'web €60,896.13'], tables: 1, charts: 1 },
});

/** @typedef {{ output_type: string, name?: string, text?: string | string[], data?: Record<string, unknown> }} Output */
/** @typedef {{ cell_type: string, source: string | string[], outputs?: Output[] }} Cell */

const python = '/usr/bin/python3';
if (spawnSync(python, ['-c', 'import nbclient, jupyter_client']).status !== 0) {
  console.error(
    'NOT CHECKED: no Jupyter found. Install the Debian packages jupyter-nbconvert, python3-nbclient and python3-jupyter-client.',
  );
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'notebooks-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const kept = process.argv.includes('--keep') ? resolve(process.argv.at(process.argv.indexOf('--keep') + 1) ?? '') : folder;
mkdirSync(kept, { recursive: true });
const kernel = join(folder, 'kernels', 'deno');
mkdirSync(kernel, { recursive: true });
const deno = fileURLToPath(new URL('deno', import.meta.resolve('deno/package.json')));
const argv = [deno, 'jupyter', '--kernel', '--conn', '{connection_file}'];
writeFileSync(join(kernel, 'kernel.json'), JSON.stringify({ argv, display_name: 'Deno', language: 'typescript' }));
const own = Object.fromEntries(['DATA', 'CONFIG', 'RUNTIME'].map((part) => [`JUPYTER_${part}_DIR`, join(folder, part)]));
const environment = {
  ...process.env,
  ...own,
  JUPYTER_PATH: folder,
  DENO_DIR: join(folder, 'deno'),
  DENO_NO_UPDATE_CHECK: '1',
  NO_COLOR: '1',
};

/** @param {unknown} text */
const joined = (text) => (Array.isArray(text) ? text.join('') : String(text ?? ''));

/** The cells of a notebook. @param {string} path @returns {Cell[]} */
const cellsOf = (path) => JSON.parse(readFileSync(path, 'utf8')).cells;

/**
 * What the cells come to in Node.
 * @param {string} name @param {Cell[]} cells @returns {import('./notebookModule.mjs').CellAnswer[]}
 */
function inNode(name, cells) {
  const module = join(folder, `${name}.mts`);
  const answer = join(folder, `${name}.json`);
  const code = cells.map(({ cell_type, source }) => (cell_type === 'code' ? joined(source) : ''));
  writeFileSync(module, notebookModule(code, join(root, 'examples/notebooks'), answer));
  const { status, stderr } = spawnSync('npx', ['--no-install', 'tsx', module], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name} fails in Node:\n${stderr}`);
  return JSON.parse(readFileSync(answer, 'utf8'));
}

/** @param {string} name @returns {string[]} what is wrong with a notebook */
function faultsOf(name) {
  const path = join(root, 'examples/notebooks', `${name}.ipynb`);
  const cells = cellsOf(path);
  const faults = cells.flatMap(({ outputs = [] }, at) => (outputs.length > 0 ? [`cell ${at} is committed with its output`] : []));
  const inBoth = inNode(name, cells);
  const awaited = inBoth.map(({ printed, shown }) => ({ lines: printed.split('\n').length - 1, result: shown !== undefined }));
  const executed = join(kept, `${name}.ipynb`);
  const args = [join(root, 'scripts/executeNotebook.py'), path, executed, JSON.stringify(awaited)];
  const { status, stderr } = spawnSync(python, args, { env: environment, encoding: 'utf8' });
  if (status !== 0) return [...faults, `it fails in Deno:\n${stderr}`];
  const seen = { tables: 0, charts: 0 };
  let text = '';
  for (const [at, { outputs = [] }] of cellsOf(executed).entries()) {
    const { printed, shown } = inBoth[at] ?? { printed: '' };
    const lines = outputs
      .filter(({ name }) => name === 'stdout')
      .map((output) => joined(output.text))
      .join('');
    if (lines !== printed) faults.push(`cell ${at} prints\n${lines}\nand in Node\n${printed}`);
    const result = outputs.find(({ output_type }) => output_type === 'execute_result')?.data;
    if ((result === undefined) !== (shown === undefined)) faults.push(`cell ${at} shows a result in one of Deno and Node only`);
    text += lines;
    if (!result || !shown) continue;
    for (const [type, value] of Object.entries(shown)) {
      const same = typeof value === 'string' ? joined(result[type]) === value : isDeepStrictEqual(result[type], value);
      if (!same) faults.push(`cell ${at}: ${type} is not the same in Deno and in Node`);
    }
    text += joined(result['text/plain']);
    if (joined(result['text/html']).includes('<table')) seen.tables++;
    if (Object.keys(result).some((type) => type.startsWith('application/vnd.vegalite.'))) seen.charts++;
  }
  const { numbers, ...counts } = expected[name] ?? { numbers: [], tables: 0, charts: 0 };
  for (const number of numbers) if (!text.includes(number)) faults.push(`${number} is not seen`);
  if (!isDeepStrictEqual(seen, counts)) faults.push(`it shows ${JSON.stringify(seen)}, expected are ${JSON.stringify(counts)}`);
  return faults;
}

const names = readdirSync(join(root, 'examples/notebooks')).flatMap((file) => (file.endsWith('.ipynb') ? [file.slice(0, -6)] : []));
let failed = false;
for (const name of names) {
  const started = performance.now();
  const faults = [...(name in expected ? [] : ['nothing is expected of it: add it to the list']), ...faultsOf(name)];
  failed ||= faults.length > 0;
  console.log(`${faults.length === 0 ? 'ok  ' : 'FAIL'} ${name}.ipynb: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  for (const fault of faults) console.log(`     ${fault}`);
}
for (const name of Object.keys(expected)) {
  if (names.includes(name)) continue;
  failed = true;
  console.log(`FAIL ${name}.ipynb is missing`);
}
process.exit(failed ? 1 : 0);
