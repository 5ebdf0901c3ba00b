// Loads the browser build in a page that forbids everything but its own script files, and compares a result computed
// there. Ends with code 2 when no Chromium is installed: then nothing was checked.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser, serve } from './browser.mjs';
import { root } from './run.mjs';

const policy = "default-src 'none'; script-src 'self'";
const listen = `window.violations = [];
document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.effectiveDirective + ' ' + event.blockedURI));`;
/** Proof that a violation would be seen. */
const forbidden = "try { new Function('return 1')(); window.result = 'ran'; } catch { window.result = 'blocked'; }";
const expected = JSON.stringify({
  revenue: '0.3',
  rows: [
    ['2025-01', 'shop', '0.2'],
    ['2025-01', 'web', '0.1'],
  ],
});

/** The same sums by hand: 1 000 sales over 59 days, in two web workers, by month and of February alone. */
const months = [0, 1].map((month) => {
  const sales = [...Array(1000).keys()].filter((i) => (i % 59 < 31 ? 0 : 1) === month);
  return [`2025-0${month + 1}`, String(sales.reduce((cents, i) => cents + (i % 97), 0) / 100), sales.length];
});
const expectedOfWorkers = JSON.stringify([...months, ['2025-02-01/2025-03-01', ...(months[1] ?? []).slice(1)]]);

/** @param {string[]} scripts */
const page = (scripts) =>
  `<!doctype html><meta charset="utf-8"><title>policy</title>${scripts.map((name) => `<script src="${name}"></script>`).join('')}`;

/** @type {Record<string, { type: string, body: () => string | Buffer }>} */
const answers = {
  '/library': { type: 'text/html', body: () => page(['/listen.js', '/sales-kpi.global.js', '/browser.js']) },
  '/workers': { type: 'text/html', body: () => page(['/listen.js', '/sales-kpi.global.js', '/webWorkers.js']) },
  '/forbidden': { type: 'text/html', body: () => page(['/listen.js', '/forbidden.js']) },
  '/listen.js': { type: 'text/javascript', body: () => listen },
  '/forbidden.js': { type: 'text/javascript', body: () => forbidden },
  '/browser.js': { type: 'text/javascript', body: () => readFileSync(join(root, 'test/package/browser.js')) },
  '/webWorkers.js': { type: 'text/javascript', body: () => readFileSync(join(root, 'test/package/webWorkers.js')) },
  '/webWorker.js': { type: 'text/javascript', body: () => readFileSync(join(root, 'test/package/webWorker.js')) },
  '/sales-kpi.global.js': { type: 'text/javascript', body: () => readFileSync(join(root, 'dist/sales-kpi.global.js')) },
};

if (!existsSync(join(root, 'dist/sales-kpi.global.js'))) {
  console.error('dist/sales-kpi.global.js is missing: run npm run build first');
  process.exit(1);
}

const { site, close } = await serve(policy, (path) => {
  const answer = answers[path];
  return answer && { type: answer.type, body: answer.body() };
});
const browser = await openBrowser();

/** The page's own scripts compute; what is evaluated from here would not be under the policy and only reads. @param {string} path */
async function visit(path) {
  const tab = await browser.newPage();
  /** @type {string[]} */
  const errors = [];
  tab.on('pageerror', (error) => errors.push(error.message));
  await tab.goto(`${site}${path}`, { waitUntil: 'load' });
  const [result, violations] = await tab.evaluate('Promise.all([window.result, window.violations])');
  await tab.close();
  return { result, violations, errors };
}

const library = await visit('/library');
const workers = await visit('/workers');
const control = await visit('/forbidden');
await browser.close();
close();

/** @param {{ result: unknown, violations: string[], errors: string[] }} visited @param {string} wanted */
const isRight = ({ result, violations, errors }, wanted) => result === wanted && violations.length === 0 && errors.length === 0;
const ok = isRight(library, expected) && isRight(workers, expectedOfWorkers);
const controlled = control.result === 'blocked' && control.violations.length > 0;
console.log(`policy: ${policy}`);
console.log(
  `library: ${library.result}, ${library.violations.length} violations ${library.violations.join('; ')} ${library.errors.join('; ')}`,
);
console.log(
  `workers: ${workers.result}, ${workers.violations.length} violations ${workers.violations.join('; ')} ${workers.errors.join('; ')}`,
);
console.log(`control: new Function is ${control.result}, ${control.violations.length} violations`);
if (!ok) console.error(`expected ${expected} and ${expectedOfWorkers}, and no violation`);
if (!controlled) console.error('the page did not notice a forbidden call: the check proves nothing');
process.exit(ok && controlled ? 0 : 1);
