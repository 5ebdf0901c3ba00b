// A year of a real shop: `npx tsx examples/online-retail.ts <file>` reads the UCI Online Retail data (Daqing Chen, UCI
// Machine Learning Repository, CC BY 4.0) as CSV, plain or gzipped, and prints what was cleaned and the report.
import { fileURLToPath } from 'node:url';
import cliProgress from 'cli-progress';
import { type Cleaning, type RetailLedger, readLedger } from './onlineRetail/readLedger.ts';
import { cleaningLines, reportLines } from './onlineRetail/retailReport.ts';

export { type Cleaning, type RetailLedger, readLedger };

/** Reads a file with a progress bar, where there is a terminal to draw it on. */
async function readWithBar(file: string): Promise<RetailLedger> {
  if (!process.stderr.isTTY) return readLedger(file);
  const bar = new cliProgress.SingleBar({ stream: process.stderr, format: 'reading {bar} {percentage}%', clearOnComplete: true });
  bar.start(1, 0);
  try {
    return await readLedger(file, (done, all) => bar.update(done / all));
  } finally {
    bar.stop();
  }
}

async function main(file: string | undefined): Promise<void> {
  if (file === undefined) {
    console.error('usage: npx tsx examples/online-retail.ts <online-retail.csv or .csv.gz>');
    process.exitCode = 2;
    return;
  }
  const ledger = await readWithBar(file);
  console.log([...cleaningLines(ledger), '', ...(await reportLines(ledger))].join('\n'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv[2]);
