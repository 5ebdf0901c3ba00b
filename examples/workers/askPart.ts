import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import type { Partial } from 'sales-kpi';
import type { Asked } from './answer.ts';

/** Sends a question to a worker and reads the part that it answers with. */
export async function askPart(worker: Worker, asked: Asked): Promise<Partial> {
  const answered = once(worker, 'message');
  worker.postMessage(asked);
  const [text] = await answered;
  return JSON.parse(text) as Partial;
}
