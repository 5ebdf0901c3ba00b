// A worker: encodes the sales that it is started with, and makes the part of each question that it is sent.
import { parentPort, workerData } from 'node:worker_threads';
import { dataset, partial, revenue } from 'sales-kpi';
import type { SharedSales } from './sharedSales.ts';

/** What a message carries: the worker knows the indicators. */
export interface Asked {
  readonly every: 'month' | 'quarter';
  readonly between: readonly [string, string];
}

const kept = dataset({ sales: workerData as SharedSales });
parentPort?.on('message', (asked: Asked) => parentPort?.postMessage(JSON.stringify(partial(kept, { select: [revenue], ...asked }))));
