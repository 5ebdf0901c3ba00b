// Opens the report that npm start wrote in a real browser: under a policy that forbids everything but its own style, on small screens,
// in light and dark, with axe-core, and on paper. Ends with code 2 when no Chromium is installed: then nothing was checked.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { openBrowser, serve } from './browser.mjs';
import { root } from './run.mjs';

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
/** Proof that a violation would be seen. */
const forbidden = '<!doctype html><html lang="en"><title>forbidden</title><script>document.title = "ran"</script>';
const pages = ['report.html', 'report.fr.html'];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = join(root, 'out/screenshots');

for (const page of pages) {
  if (existsSync(join(root, 'out', page))) continue;
  console.error(`out/${page} is missing: run npm start first`);
  process.exit(1);
}
mkdirSync(shots, { recursive: true });

const { site, close } = await serve(policy, (path) => {
  const name = pages.find((page) => path === `/${page}`);
  const body = name === undefined ? (path === '/forbidden' ? forbidden : undefined) : readFileSync(join(root, 'out', name));
  return body === undefined ? undefined : { type: 'text/html; charset=utf-8', body };
});
const browser = await openBrowser();

/** How wide the content and the screen are, and how many images are broken; under the policy, text is evaluated all the same. */
const measured = `[document.documentElement.scrollWidth, document.documentElement.clientWidth,
  [...document.images].filter(({ naturalWidth }) => naturalWidth === 0).length]`;

/** @typedef {{ width: number, scheme: 'light' | 'dark' }} Screen */
/** @typedef {{ id: string, impact: string, nodes: { html: string }[] }} Violation */
/** @type {Record<string, Screen>} */
const screens = {
  desktop: { width: 1200, scheme: 'light' },
  dark: { width: 1200, scheme: 'dark' },
  mobile: { width: 360, scheme: 'light' },
  'mobile-dark': { width: 360, scheme: 'dark' },
};

/** @param {string} path @param {Screen} screen @param {boolean} bypassCSP */
async function open(path, { width, scheme }, bypassCSP = false) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme, bypassCSP });
  const tab = await context.newPage();
  /** @type {string[]} */
  const told = [];
  tab.on('console', (message) => told.push(message.text()));
  tab.on('pageerror', (error) => told.push(error.message));
  tab.on('requestfailed', (request) => told.push(`not loaded: ${request.url().slice(0, 80)}`));
  await tab.goto(`${site}/${path}`, { waitUntil: 'load' });
  return { tab, told };
}

/** What is wrong with a page on a screen. @param {string} page @param {string} name @param {Screen} screen @returns {Promise<string[]>} */
async function faultsOn(page, name, screen) {
  const { tab, told } = await open(page, screen);
  const [content, room, broken] = /** @type {[number, number, number]} */ (await tab.evaluate(measured));
  const file = `${page.replace('.html', '')}-${name}`;
  await tab.screenshot({ path: join(shots, `${file}.png`), fullPage: true });
  const paper = name === 'desktop' ? await tab.pdf({ path: join(shots, `${file}.pdf`), format: 'A4', printBackground: false }) : null;
  await tab.keyboard.press('Tab');
  const first = await tab.evaluate("document.activeElement?.getAttribute('href')");
  await tab.context().close();

  const { tab: bare } = await open(page, screen, true);
  await bare.evaluate(axe);
  const { violations } = /** @type {{ violations: Violation[] }} */ (
    await bare.evaluate("axe.run(document, { resultTypes: ['violations'] })")
  );
  await bare.context().close();
  return [
    ...told,
    ...(content > room ? [`${content - room} pixels wider than the screen`] : []),
    ...(broken > 0 ? [`${broken} images are broken`] : []),
    ...(first === '#report' ? [] : [`the first key press leads to ${first}`]),
    ...(paper !== null && paper.length < 20_000 ? ['an empty print'] : []),
    ...violations.map(({ id, impact, nodes }) => `axe: ${id} (${impact}), ${nodes.length} times: ${nodes[0]?.html.slice(0, 120)}`),
  ];
}

let failed = false;
for (const page of pages) {
  for (const [name, screen] of Object.entries(screens)) {
    const faults = await faultsOn(page, name, screen);
    failed ||= faults.length > 0;
    console.log(`${faults.length === 0 ? 'ok  ' : 'FAIL'} out/${page}, ${name}: ${screen.width} pixels, ${screen.scheme}`);
    for (const fault of faults) console.log(`     ${fault}`);
  }
}
const { tab, told } = await open('forbidden', screens['desktop'] ?? { width: 1200, scheme: 'light' });
const controlled = (await tab.title()) === 'forbidden' && told.length > 0;
await browser.close();
close();
console.log(`policy: ${policy}`);
console.log(`control: a script is ${controlled ? 'blocked, and that is seen' : 'not seen to be blocked'}`);
if (!controlled) console.error('the page did not notice a forbidden script: the check proves nothing');
process.exit(failed || !controlled ? 1 : 0);
