// Cleaning in bounded memory: the rows are gone through twice, batch by batch.
import { excerpt, KpiError } from '../error.ts';
import { ownOptions } from '../model/parseOptions.ts';
import type { Cleaned, CleanSpec, Columns } from './cleanShape.ts';
import { startRun } from './run/run.ts';

/** Batches of rows, read from the start each time they are asked for. */
export type RowBatches = () => Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>;

/** How batches are cleaned. */
export interface BatchOptions {
  /** How many rows decide how the columns are read: all of them (default), or the first so many, which is said. */
  readonly evidence?: 'all' | number | undefined;
  /** Called behind each batch. */
  readonly onProgress?: ((progress: CleanProgress) => void) | undefined;
}

/** How far cleaning has come. */
export interface CleanProgress {
  /** `look` at the columns first, then `clean`. */
  readonly pass: 'look' | 'clean';
  /** Rows done in this pass. */
  readonly rows: number;
}

/**
 * Cleans rows that do not fit in memory: as `clean`, batch by batch. The rows are gone through twice, once to decide how each
 * column is read and once to read it; the second time gives each batch as it is cleaned. Rows are told by their position in
 * all batches; the summary of a batch is that of all rows so far, and the last one that of all. No batches give one batch of
 * no records.
 *
 * @param source - gives the batches, from the start each time it is called
 * @param spec - as for `clean`; steps that must see all rows at once are refused
 * @throws {KpiError} as `clean`; unsupported — for a step that must see all rows at once
 * @see clean
 * @example
 * ```ts
 * import { cleanBatches } from 'sales-kpi/clean';
 *
 * const batches = () => [[{ date: '03/04/2025' }], [{ date: '25/03/2025' }]];
 * const dates: unknown[] = [];
 * for await (const { records } of cleanBatches(batches, { columns: { date: { as: 'date' } } })) dates.push(records[0]?.date);
 * dates; // => [ '2025-04-03', '2025-03-25' ]
 * ```
 */
export async function* cleanBatches<const C extends Columns>(
  source: RowBatches,
  spec: CleanSpec<C>,
  options: BatchOptions = {},
): AsyncGenerator<Cleaned<C>, void, undefined> {
  const { evidence = 'all', onProgress } = ownOptions(options, ['evidence', 'onProgress']);
  if (evidence !== 'all' && !(Number.isInteger(evidence) && evidence > 0)) {
    throw new KpiError('bad-argument', `evidence is ${excerpt(evidence)}`, "give 'all' or a number of rows", ['evidence']);
  }
  if (typeof source !== 'function') throw new KpiError('bad-data', `batches are ${excerpt(source)}`, 'give a function that gives them');
  const run = startRun(spec);
  const whole = run.plan.steps.find(({ wholeOnly }) => wholeOnly);
  if (whole !== undefined) {
    throw new KpiError('unsupported', `the step ${excerpt(whole.name)} must see all rows at once`, 'clean the batches, then use it alone', [
      'steps',
    ]);
  }
  const most = evidence === 'all' ? Number.POSITIVE_INFINITY : evidence;
  let looked = 0;
  let isSampled = false;
  for await (const rows of source()) {
    run.look(checked(rows), most - looked);
    isSampled = looked + rows.length > most;
    looked = Math.min(most, looked + rows.length);
    onProgress?.({ pass: 'look', rows: looked });
    if (isSampled) break;
  }
  run.decide(isSampled);
  let first = 0;
  let waiting: readonly unknown[] | null = null;
  // One batch waits, so that the last is known to be the last.
  for await (const rows of source()) {
    if (waiting !== null) {
      yield run.clean(waiting, first, false);
      first += waiting.length;
      onProgress?.({ pass: 'clean', rows: first });
    }
    waiting = checked(rows);
  }
  yield run.clean(waiting ?? [], first, true);
  onProgress?.({ pass: 'clean', rows: first + (waiting?.length ?? 0) });
}

function checked(rows: readonly unknown[]): readonly unknown[] {
  if (!Array.isArray(rows)) throw new KpiError('bad-data', `a batch is ${excerpt(rows)}`, 'give arrays of rows');
  return rows;
}
