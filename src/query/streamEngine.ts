// The engine of streams: one pass over the batches of each kind, in which all plans of a question are computed. What is kept
// is the state of each group, never the records.

import { type Source, sourceOfRows } from '../engine/source.ts';
import { foldStates } from '../engine/states.ts';
import { KpiError, type KpiErrorPath } from '../error.ts';
import type { Engine } from '../plan/engine.ts';
import { merger } from '../plan/mergeStates.ts';
import type { Plan } from '../plan/plan.ts';
import { endStates, type States } from '../plan/states.ts';
import { pace, type StreamProgress } from './pace.ts';
import { badBatches, iteratorOf, pull, type StopSignal, stopIfAborted } from './pull.ts';
import { sourceOf } from './sources.ts';

/** Batches of one kind of records, and what is known of them. */
export interface Feed {
  readonly batches: Iterable<unknown> | AsyncIterable<unknown>;
  /** Where they were given. */
  readonly path: KpiErrorPath;
  /** Whether reading them was begun before. */
  begun: boolean;
  /** Whether they were read to the end, and there were none. */
  empty: boolean;
}

/** What is told to, and asked by, a reading. */
export interface Listening {
  readonly onProgress: ((progress: StreamProgress) => void) | undefined;
  readonly signal: StopSignal | undefined;
}

/** Answers plans from the feed of each kind. */
export function streamEngine(feedOf: (kind: string, kinds: readonly string[]) => Feed, { onProgress, signal }: Listening): Engine {
  async function states(plans: readonly Plan[]): Promise<States[]> {
    stopIfAborted(signal);
    const kinds = [...new Set(plans.map((plan) => plan.from))];
    const feeds = kinds.map((kind) => feedOf(kind, kinds));
    const found = new Map<Plan, States>();
    const paced = pace(onProgress);
    try {
      for (const [i, feed] of feeds.entries()) {
        const own = plans.filter((plan) => plan.from === kinds[i]);
        const read = await readAll(own, feed, signal, paced.after);
        for (const [p, plan] of own.entries()) found.set(plan, read[p] as States);
      }
      paced.end();
    } finally {
      paced.stop();
    }
    return plans.map((plan) => found.get(plan) as States);
  }
  return {
    extent: () =>
      Promise.reject(
        new KpiError('needs-range', 'a stream is read once', 'add between: [from, to], so that the periods are known', ['between']),
      ),
    states,
    async answers(plans) {
      const found = await states(plans);
      return plans.map((plan, p) => endStates(plan, found[p] as States));
    },
  };
}

/** The states of plans over all batches of a kind. */
async function readAll(
  plans: readonly Plan[],
  feed: Feed,
  signal: StopSignal | undefined,
  after: (rows: number) => Promise<void>,
): Promise<States[]> {
  const nothing = sourceOfRows([]);
  const work = plans.map((plan) => ({ plan, all: merger(plan, foldStates(plan, nothing)) }));
  const again = feed.begun;
  let rows = 0;
  let batches = 0;
  await pull(begin(feed), signal, async (batch) => {
    const source = readBatch(batch, [...feed.path, batches++]);
    for (const { plan, all } of work) all.add(behind(foldStates(plan, source), rows));
    rows += source.length;
    await after(source.length);
  });
  // A stream that was used up gives nothing, which is not the same as no records.
  if (again && batches === 0 && !feed.empty) throw spent(feed);
  feed.empty = batches === 0;
  return work.map(({ all }) => all.end());
}

/** Begins to read a feed; an iterator can be read only once. */
function begin(feed: Feed): ReturnType<typeof iteratorOf> {
  const { begun } = feed;
  feed.begun = true;
  let iterator: ReturnType<typeof iteratorOf>;
  try {
    iterator = iteratorOf(feed.batches);
  } catch (cause) {
    throw begun ? spent(feed) : badBatches('batches that cannot be read', 'give an iterable of batches', feed.path, cause);
  }
  if (begun && Object.is(iterator, feed.batches)) throw spent(feed);
  return iterator;
}

function spent({ path }: Feed): KpiError {
  return new KpiError(
    'bad-data',
    'the stream was read before',
    'make a new stream for each question, or ask for all indicators in one question',
    path,
  );
}

/** Rejected rows are told by their position among all batches. */
function behind(states: States, rows: number): States {
  return rows === 0 ? states : { ...states, rejected: states.rejected.map((one) => ({ ...one, row: one.row + rows })) };
}

function readBatch(batch: unknown, path: KpiErrorPath): Source {
  try {
    return sourceOf(batch);
  } catch (cause) {
    throw badBatches(`batch ${path.at(-1)} is neither rows nor columns`, 'give arrays of records, or columns', path, cause);
  }
}
