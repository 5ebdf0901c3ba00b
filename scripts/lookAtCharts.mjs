// Draws the SVG files of a folder as PNG by the Chromium of the machine, to look at them: node scripts/lookAtCharts.mjs out/charts
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from './browser.mjs';

const folder = process.argv[2] ?? 'out/charts';
const browser = await openBrowser();
const page = await browser.newPage();
for (const file of readdirSync(folder).filter((name) => name.endsWith('.svg'))) {
  const svg = readFileSync(join(folder, file), 'utf8');
  const [, width = '800', height = '600'] = /<svg[^>]*? width="([\d.]+)"[^>]*? height="([\d.]+)"/.exec(svg) ?? [];
  await page.setViewportSize({ width: Math.ceil(Number(width)), height: Math.ceil(Number(height)) });
  await page.setContent(`<body style="margin:0">${svg}</body>`);
  writeFileSync(join(folder, file.replace(/\.svg$/, '.png')), await page.screenshot());
}
await browser.close();
