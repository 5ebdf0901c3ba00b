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

/** @param {string[]} scripts */
const page = (scripts) =>
  `<!doctype html><meta charset="utf-8"><title>policy</title>${scripts.map((name) => `<script src="${name}"></script>`).join('')}`;

/** @type {Record<string, { type: string, body: () => string | Buffer }>} */
const answers = {
  '/library': { type: 'text/html', body: () => page(['/listen.js', '/sales-kpi.global.js', '/browser.js']) },
  '/forbidden': { type: 'text/html', body: () => page(['/listen.js', '/forbidden.js']) },
  '/listen.js': { type: 'text/javascript', body: () => listen },
  '/forbidden.js': { type: 'text/javascript', body: () => forbidden },
  '/browser.js': { type: 'text/javascript', body: () => readFileSync(join(root, 'test/package/browser.js')) },
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
  const [result, violations] = await tab.evaluate('[window.result, window.violations]');
  await tab.close();
  return { result, violations, errors };
}

const library = await visit('/library');
const control = await visit('/forbidden');
await browser.close();
close();

const ok = library.result === expected && library.violations.length === 0 && library.errors.length === 0;
const controlled = control.result === 'blocked' && control.violations.length > 0;
console.log(`policy: ${policy}`);
console.log(
  `library: ${library.result}, ${library.violations.length} violations ${library.violations.join('; ')} ${library.errors.join('; ')}`,
);
console.log(`control: new Function is ${control.result}, ${control.violations.length} violations`);
if (!ok) console.error(`expected ${expected} and no violation`);
if (!controlled) console.error('the page did not notice a forbidden call: the check proves nothing');
process.exit(ok && controlled ? 0 : 1);
