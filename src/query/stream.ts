import { excerpt, KpiError, refuseUnknown } from '../error.ts';
import { type EngineSource, engine } from '../plan/engine.ts';
import type { Columns, Rows } from './data.ts';
import type { RecordIn } from './dataset.ts';
import type { StreamProgress } from './pace.ts';
import { isIterable, type StopSignal } from './pull.ts';
import { type Feed, streamEngine } from './streamEngine.ts';

/** Batches one after another: a generator, a readable stream, a list. */
export type Batches<B> = Iterable<B> | AsyncIterable<B>;

/** How a stream is read. */
export interface StreamOptions {
  /** Told how far the reading is: after a batch, at most ten times a second, and at the end. */
  readonly onProgress?: ((progress: StreamProgress) => void) | undefined;
  /** An `AbortSignal`: the question is rejected with its reason, and what gives the batches is closed. */
  readonly signal?: StopSignal | undefined;
}

type Batch = Rows<object> | Columns<object>;

/**
 * Records that come in batches, to be asked with `query`: they are read once, one batch in memory at a time, and the answer is
 * that over all of them at once.
 *
 * What is kept meanwhile grows with the groups of the answer, and with the customers and orders that it counts, not with the
 * records. One kind of records is given as it is, several by their names: `stream({ sales, spend })`.
 *
 * A question with `every` needs `between`, since the periods must be known beforehand. A generator answers one question;
 * batches that can be gone through again, such as a list, answer more.
 *
 * @param batches  each batch is rows or columns, like the records that `query` takes
 * @throws {KpiError} bad-data — when the batches are not iterable
 * @throws {KpiError} unknown-option — for an option that does not exist
 * @example
 * ```ts
 * import { query, revenue, stream } from 'sales-kpi';
 * async function* batches() {
 *   yield [{ id: '1', date: '2025-01-31', amount: 0.1 }, { id: '2', date: '2025-01-31', amount: 0.2 }];
 *   yield [{ id: '3', date: '2025-02-01', amount: 5 }];
 * }
 * const { rows } = await query(stream(batches()), { select: [revenue], every: 'month', between: ['2025-01-01', '2025-03-01'] });
 * rows // => [ { period: '2025-01', revenue: 0.3 }, { period: '2025-02', revenue: 5 } ]
 * ```
 */
export function stream<const B extends Batch>(
  batches: Batches<B>,
  options?: StreamOptions,
): EngineSource<{
  /** The records of the batches, whichever kind they are. */
  readonly sales: RecordIn<B>;
}>;
/** Batches of several kinds of records, by their names. */
export function stream<const L extends Readonly<Record<string, Batches<Batch>>>>(
  kinds: L,
  options?: StreamOptions,
): EngineSource<{ readonly [K in keyof L]: L[K] extends Batches<infer B> ? RecordIn<B> : never }>;
export function stream(batches: unknown, options: StreamOptions = {}): EngineSource<unknown> {
  const { onProgress, signal } = checkOptions(options);
  const feeds = new Map<unknown, Feed>();
  const feed = (given: unknown, path: readonly string[]): Feed => {
    if (!isBatches(given))
      throw new KpiError('bad-data', `batches are ${excerpt(given)}`, 'give an iterable of batches, or one for each kind: { sales }', path);
    const known = feeds.get(given) ?? { batches: given, path, begun: false, empty: false };
    feeds.set(given, known);
    return known;
  };
  if (isBatches(batches)) {
    const only = feed(batches, []);
    return source((_, kinds) => {
      if (kinds.length > 1)
        throw new KpiError('bad-data', `one kind of records of ${kinds.length}`, `give stream({ ${kinds.join(', ')} })`);
      return only;
    });
  }
  const named = new Map(Object.entries(kindsIn(batches)).map(([kind, given]) => [kind, feed(given, [kind])]));
  return source((kind, kinds) => {
    const found = named.get(kind);
    if (found === undefined) throw new KpiError('bad-data', `no records of kind ${kind}`, `give stream({ ${kinds.join(', ')} })`);
    return found;
  });

  function source(feedOf: Parameters<typeof streamEngine>[0]): EngineSource<unknown> {
    return { [engine]: streamEngine(feedOf, { onProgress, signal }) };
  }
}

/** Whether something can be gone through batch by batch; a proxy of the user that throws cannot. */
function isBatches(given: unknown): given is Batches<unknown> {
  try {
    return isIterable(given);
  } catch {
    return false;
  }
}

function kindsIn(given: unknown): object {
  if (typeof given === 'object' && given !== null && !isThenable(given)) return given;
  throw new KpiError('bad-data', `batches are ${excerpt(given)}`, 'give an iterable of batches, or one for each kind: { sales }');
}

function isThenable(given: object): boolean {
  try {
    return 'then' in given;
  } catch {
    return true;
  }
}

function checkOptions(options: StreamOptions): StreamOptions {
  if (typeof options !== 'object' || options === null)
    throw new KpiError('bad-argument', `the options are ${excerpt(options)}`, 'give { onProgress, signal }');
  refuseUnknown(options, ['onProgress', 'signal']);
  const { onProgress, signal } = options;
  if (onProgress !== undefined && typeof onProgress !== 'function')
    throw new KpiError('bad-argument', `onProgress is ${excerpt(onProgress)}`, 'give a function: ({ rows }) => …', ['onProgress']);
  if (signal !== undefined && typeof signal?.addEventListener !== 'function')
    throw new KpiError('bad-argument', `signal is ${excerpt(signal)}`, 'give the signal of an AbortController', ['signal']);
  return { onProgress, signal };
}
