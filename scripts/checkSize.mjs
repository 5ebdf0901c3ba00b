// Size budgets of the built package: what a user's bundler would add to a page, minified and gzipped.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from './run.mjs';

/** What belongs to the reading of raw records, and to nothing else. */
const records = /node_modules\/zod\/|dist\/model\/(parse|sale\/post|money\/convert)/;

const library = await import(join(root, 'dist/index.js'));
const reading = new Set([
  'Activity',
  'CampaignSpend',
  'Cart',
  'Cost',
  'Coverage',
  'Customer',
  'Deal',
  'Forecast',
  'FxRate',
  'Lead',
  'MarketObservation',
  'Membership',
  'Order',
  'OrderLine',
  'Product',
  'Referral',
  'Refund',
  'RefundLine',
  'Sale',
  'StageEvent',
  'Subscription',
  'SubscriptionPeriod',
  'SurveyInvitation',
  'SurveyResponse',
  'Target',
  'Touch',
  'TrafficRow',
  'allocate',
  'asKnown',
  'assignSegments',
  'attribute',
  'convert',
  'coverageOf',
  'money',
  'mrrMovements',
  'orderValues',
  'parse',
  'post',
  'reasonText',
  'recordLimits',
  'spreadSpend',
  'subscriptionPeriods',
  'Decimal',
]);
/** Engines beside the one in memory: they come with their sources only. */
const engines = new Set(['clickhouse', 'duckdb', 'postgres', 'spark', 'sparkStatement', 'sqlSource', 'stream', 'toSql']);
/** What is made of tables afterwards: analysis, trends, sentences. Named by where the surface takes it from. */
const surface = readFileSync(join(root, 'src/index.ts'), 'utf8');
const afterwards = new Set(
  [...surface.matchAll(/export \{([^}]*)\} from '\.\/(?:analysis|trend|goal|alert|chart|report|locale)\//g)].flatMap(([, names = '']) =>
    names.split(',').map((name) => name.trim()),
  ),
);
const core = Object.keys(library).filter((name) => !reading.has(name) && !engines.has(name) && !afterwards.has(name));
/** No engine but the one in memory. */
const other = /dist\/(engine\/sql|query\/(sql|stream))/;

/** @type {{ what: string, code: string, without: string[], never?: RegExp, limit: number }[]} limits in bytes */
const budgets = [
  {
    what: 'revenue alone, without decimal.js',
    code: "export { revenue } from './dist/index.js'",
    without: ['decimal.js'],
    never: records,
    limit: 8_400,
  },
  {
    what: 'query and an indicator, without decimal.js',
    code: "export { query, revenue } from './dist/index.js'",
    without: ['decimal.js'],
    never: new RegExp(`${records.source}|${other.source}`),
    limit: 43_000,
  },
  {
    what: 'explainChange and its sentences, without decimal.js',
    code: "export { en, explainChange, fr, revenue, sentence } from './dist/index.js'",
    without: ['decimal.js'],
    never: new RegExp(`${records.source}|${other.source}`),
    limit: 75_000,
  },
  {
    what: 'everything in memory but parse, post and convert, without decimal.js',
    code: `export { ${core} } from './dist/index.js'`,
    without: ['decimal.js'],
    never: new RegExp(`${records.source}|${other.source}`),
    limit: 90_000,
  },
  { what: 'everything, with its dependencies', code: "export * from './dist/index.js'", without: [], limit: 318_000 },
];

/** @param {string} code @param {string[]} without */
async function bundle(code, without) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: root },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: without,
    absWorkingDir: join(root),
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  return {
    size: gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length,
    inputs: inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path),
  };
}

let failed = false;
for (const { what, code, without, never, limit } of budgets) {
  const { size, inputs } = await bundle(code, without);
  const unwanted = never === undefined ? [] : inputs.filter((path) => never.test(path));
  const ok = size <= limit && unwanted.length === 0;
  failed ||= !ok;
  console.log(`${ok ? 'ok  ' : 'OVER'} ${what}: ${size} of ${limit} bytes, minified and gzipped`);
  for (const path of unwanted) console.log(`     must not be in it: ${path}`);
  if (!ok && process.argv.includes('--why')) console.log(inputs.map((path) => `     ${path}`).join('\n'));
}
process.exit(failed ? 1 : 0);
