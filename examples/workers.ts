// Two worker threads keep half of the sales each, encoded once, and answer question after question; merged, their parts are the answer of one thread.
import { mergePartials, query, revenue, settlePartial } from 'sales-kpi';
import { askPart } from './workers/askPart.ts';
import { inPieces, sharedSales } from './workers/sharedSales.ts';
import { typescriptWorker } from './workers/typescriptWorker.ts';

const sales = sharedSales(90_000);
const workers = inPieces(sales, 2).map((piece) => typescriptWorker(new URL('workers/answer.ts', import.meta.url), piece));
for (const every of ['month', 'quarter'] as const) {
  const asked = { every, between: ['2025-01-01', '2025-04-01'] } as const;
  const parts = await Promise.all(workers.map((worker) => askPart(worker, asked)));
  const merged = parts.reduce((all, part) => mergePartials(all, part));
  console.log({ twoWorkers: settlePartial(merged).rows, oneThread: query(sales, { select: [revenue], ...asked }).rows });
}
await Promise.all(workers.map((worker) => worker.terminate()));
