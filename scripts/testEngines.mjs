// Runs tests beside every database that is here, and says which are not: `npm run test:engines`, with further words for vitest
// behind `--`. With ENGINES_REQUIRED=1 a missing one is a failure.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { root } from './run.mjs';

const { env } = process;
const withPostgres = join(root, 'scripts/withPostgres.sh');
const withSpark = join(root, 'scripts/engines/withSpark.sh');

/** The version of an installed package, or null. @param {string} folder @param {string} name */
function packageVersion(folder, name) {
  const file = join(folder, 'node_modules', name, 'package.json');
  return existsSync(file) ? String(JSON.parse(readFileSync(file, 'utf8')).version) : null;
}

/** What a program says of its version, or null. @param {string} program @param {string[]} args */
function said(program, args) {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

function postgresVersion() {
  const folder = '/usr/lib/postgresql';
  const installed = existsSync(folder) ? readdirSync(folder).map((version) => join(folder, version, 'bin/initdb')) : [];
  const versions = [...installed, 'initdb'].map((program) => said(program, ['--version'])?.match(/[\d.]+/)?.[0]);
  return versions.find((version) => version !== undefined) ?? null;
}

function sparkVersion() {
  const pinned = readFileSync(withSpark, 'utf8').match(/^version=(.*)$/m)?.[1] ?? '';
  const folder = env['SPARK_FOLDER'] ?? join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'sales-kpi', `spark-${pinned}`);
  const jars = join(folder, 'pyspark/jars');
  if (!existsSync(jars) || said('java', ['-version']) === null) return null;
  return readdirSync(jars).flatMap((name) => name.match(/^spark-sql_[\d.]+-(.*)\.jar$/)?.[1] ?? [])[0] ?? null;
}

const engines = [
  { name: 'DuckDB', version: packageVersion(root, '@duckdb/node-api'), install: 'npm ci' },
  { name: 'PGlite', version: packageVersion(root, '@electric-sql/pglite'), install: 'npm ci' },
  { name: 'PostgreSQL', version: postgresVersion(), install: 'apt-get install postgresql' },
  {
    name: 'ClickHouse',
    version: packageVersion(env['CHDB'] ?? join(root, '.tools'), 'chdb'),
    install: 'scripts/engines/installClickhouse.sh',
  },
  { name: 'Spark', version: sparkVersion(), install: 'Java 17 or later, then scripts/engines/withSpark.sh --install' },
];

for (const { name, version, install } of engines) console.log(`${name.padEnd(10)} ${version === null ? `absent: ${install}` : version}`);

const isHere = (/** @type {string} */ name) => engines.some((engine) => engine.name === name && engine.version !== null);
const missing = engines.filter(({ version }) => version === null);
if (env['ENGINES_REQUIRED'] === '1' && missing.length > 0) {
  console.error(`missing: ${missing.map(({ name }) => name).join(', ')}`);
  process.exit(1);
}

const asked = process.argv.slice(2);
// A statement on a cluster may take a minute where little is left of the machine.
const patience = ['--testTimeout=600000', '--hookTimeout=600000'];
const words = [
  ...(isHere('PostgreSQL') ? [withPostgres] : []),
  ...(isHere('Spark') ? [withSpark] : []),
  ...[join(root, 'node_modules/.bin/vitest'), 'run', ...patience, ...(asked.length > 0 ? asked : ['--project', 'unit', 'test/engines'])],
];
const [program = '', ...args] = words;
const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit', env: { ...env, ENGINES: 'all' } });
process.exit(status ?? 1);
