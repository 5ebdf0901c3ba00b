// Opens the page of examples/hubspot-plugin in a real browser under a policy that lets nothing run but its own script, and
// compares what it shows. Ends with code 2 when no Chromium is installed: then nothing was checked.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { openBrowser, serve } from './browser.mjs';
import { entries } from './entries.mjs';
import { root } from './run.mjs';

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'";
const folder = join(root, 'examples/hubspot-plugin');
const shots = join(root, 'out/screenshots');
/** Worked out by hand: won 12 000 + 3 000; 2 of 3 won; open 8 000 + 20 000, at 40 % and 20 %. */
const expected = [
  'Won value €15,000.00',
  'Open pipeline €28,000.00',
  'Weighted pipeline €7,200.00',
  'Win rate 66.7%',
  'Deals 5 read, 1 left out, 0 refused',
];

const { outputFiles } = await build({
  entryPoints: [join(folder, 'page.ts')],
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  write: false,
  alias: Object.fromEntries(entries.map(({ name, source }) => [name, join(root, source)])),
});
const script = outputFiles[0]?.contents ?? new Uint8Array();

/** @type {Record<string, { type: string, body: string | Buffer }>} */
const files = {
  '/page.html': { type: 'text/html; charset=utf-8', body: readFileSync(join(folder, 'page.html')) },
  '/page.css': { type: 'text/css', body: readFileSync(join(folder, 'page.css')) },
  '/page.js': { type: 'text/javascript', body: Buffer.from(script) },
  '/answers.json': { type: 'application/json', body: readFileSync(join(folder, 'answers.json')) },
};
const { site, close } = await serve(policy, (path) => files[path]);
const browser = await openBrowser();
const tab = await browser.newPage({ viewport: { width: 640, height: 720 } });
/** @type {string[]} */
const told = [];
tab.on('console', (message) => told.push(message.text()));
tab.on('pageerror', (error) => told.push(error.message));
tab.on('requestfailed', (request) => told.push(`not loaded: ${request.url()}`));
await tab.goto(`${site}/page.html`, { waitUntil: 'networkidle' });
const rows = /** @type {string[]} */ (
  await tab.evaluate("[...document.querySelectorAll('tr')].map((row) => [...row.children].map((cell) => cell.textContent).join(' '))")
);
mkdirSync(shots, { recursive: true });
await tab.screenshot({ path: join(shots, 'hubspot-plugin.png'), fullPage: true });
await browser.close();
close();

const missing = expected.filter((line) => !rows.includes(line));
console.log(`policy: ${policy}`);
console.log(`${rows.length} lines, ${script.length} bytes of script, ${told.length} messages`);
for (const line of rows) console.log(`  ${line}`);
for (const line of [...told, ...missing.map((one) => `not shown: ${one}`)]) console.error(line);
process.exit(told.length === 0 && missing.length === 0 ? 0 : 1);
