// A worker thread that runs a TypeScript file: on Node 20 the loader has to be registered within the thread. A compiled file needs only
// `new Worker(file, { workerData })`.
import { Worker } from 'node:worker_threads';

/** Starts a thread with its data. */
export function typescriptWorker(file: URL, workerData: unknown): Worker {
  const load = `import { register } from '${import.meta.resolve('tsx/esm/api')}'; register(); await import('${file}');`;
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(load)}`), { workerData });
}
