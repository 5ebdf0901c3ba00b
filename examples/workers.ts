// Two worker threads share columns: each answers for its half, the parts travel as JSON, and merged they are the answer of one thread.
import { once } from 'node:events';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { mergePartials, type Partial, partial, query, revenue, settlePartial } from 'sales-kpi';
import { typescriptWorker } from './workers/typescriptWorker.ts';

const question = { select: [revenue], every: 'month', between: ['2025-01-01', '2025-04-01'] } as const;
if (isMainThread) {
  const [date, amount] = [new Float64Array(new SharedArrayBuffer(720_000)), new Float64Array(new SharedArrayBuffer(720_000))];
  for (const i of date.keys()) [date[i], amount[i]] = [Date.UTC(2025, 0, 1 + (i % 90)), (i % 997) / 100];
  const halves = [0, 45_000].map((from) => ({ date: date.subarray(from, from + 45_000), amount: amount.subarray(from, from + 45_000) }));
  const sent = halves.map((columns) => once(typescriptWorker(import.meta.url, columns), 'message'));
  const [first, second] = (await Promise.all(sent)).map(([text]) => JSON.parse(text)) as [Partial, Partial];
  console.log({ twoWorkers: settlePartial(mergePartials(first, second)).rows, oneThread: query({ date, amount }, question).rows });
} else parentPort?.postMessage(JSON.stringify(partial(workerData, question)));
