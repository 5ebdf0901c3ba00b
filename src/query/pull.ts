// Takes batches from an iterable, one at a time and only when the one before is done with; closes it when it is left early.

import { KpiError, type KpiErrorPath } from '../error.ts';

/** The parts of an `AbortSignal` that are used: any signal is one. */
export interface StopSignal {
  /** Whether to stop. */
  readonly aborted: boolean;
  /** What a stopped call is rejected with. */
  readonly reason?: unknown;
  /** Tells when to stop. */
  addEventListener(type: 'abort', listener: () => void): void;
  /** Tells no more. */
  removeEventListener(type: 'abort', listener: () => void): void;
}

interface Pulled {
  next(): unknown;
  return?(): unknown;
}

/** Whether something gives its values one after another. */
export function isIterable(value: unknown): value is Iterable<unknown> | AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && (Symbol.asyncIterator in value || Symbol.iterator in value);
}

/** Begins to read an iterable. */
export function iteratorOf(batches: Iterable<unknown> | AsyncIterable<unknown>): Pulled {
  return Symbol.asyncIterator in batches ? (batches[Symbol.asyncIterator]() as Pulled) : (batches[Symbol.iterator]() as Pulled);
}

/** Hands each batch to `take`; ends with the iterator, its error, the signal, or an error of `take`. */
export async function pull(iterator: Pulled, signal: StopSignal | undefined, take: (batch: unknown) => Promise<void>): Promise<void> {
  let state: 'between' | 'reading' | 'ended' = 'between';
  try {
    for (;;) {
      stopIfAborted(signal);
      state = 'reading';
      const { done, value } = await next(iterator, signal).catch((cause: unknown) => {
        stopIfAborted(signal);
        state = 'ended';
        throw badBatches('the batches could not be read to the end', 'look at the cause', [], cause);
      });
      state = done ? 'ended' : 'between';
      if (done) return;
      await take(value);
    }
  } finally {
    // An iterator that failed is over by its own account. One that is still reading closes when it can: it is not waited for.
    if (state !== 'ended') await close(iterator, state === 'between');
  }
}

/** Rejects with the reason of a signal that says stop. */
export function stopIfAborted(signal: StopSignal | undefined): void {
  if (signal?.aborted) throw signal.reason;
}

/** The next batch, or the end of waiting for it. */
function next(iterator: Pulled, signal: StopSignal | undefined): Promise<{ readonly done: boolean; readonly value: unknown }> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal?.reason);
    signal?.addEventListener('abort', stop);
    const settle = async (): Promise<{ done: boolean; value: unknown }> => {
      const result = (await iterator.next()) as Partial<IteratorResult<unknown>>;
      if (typeof result !== 'object' || result === null) throw new TypeError('an iterator that does not give { done, value }');
      return { done: result.done === true, value: result.value };
    };
    settle()
      .then(resolve, reject)
      .finally(() => signal?.removeEventListener('abort', stop));
  });
}

async function close(iterator: Pulled, wait: boolean): Promise<void> {
  try {
    const closing = Promise.resolve(iterator.return?.());
    if (wait) await closing;
    else closing.catch(() => undefined);
  } catch {
    // What ended the reading is the error to tell, not that closing failed as well.
  }
}

/** An error about batches, with what caused it. */
export function badBatches(problem: string, hint: string, path: KpiErrorPath, cause: unknown): KpiError {
  const error = new KpiError('bad-data', problem, hint, path);
  return Object.defineProperty(error, 'cause', { value: cause, configurable: true, writable: true });
}
