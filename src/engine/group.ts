// One layer of a run: its groups, and for each set of conditions the rows that count. Totals first say what they need of
// which rows; then all rows are walked once, block by block.
import { keyOf, type Node } from '../expr/node.ts';
import { ownConditions } from '../plan/conditions.ts';
import type { Outcome, Slot } from '../plan/plan.ts';
import type { DateColumn } from './column.ts';
import { allNames, BLOCK, type Kernel } from './kernel/kernel.ts';
import { countKernel, type GroupOrder, namesKernel, orderRows } from './kernel/order.ts';
import { every, narrower } from './mask.ts';
import { nameGroups, type PlaceRows, type Segments, type Shape } from './naming.ts';
import { type Layout, placer } from './place.ts';
import type { Run } from './run.ts';
import { stockPlacer } from './stock.ts';

/** The rows that a total counts. Whatever is asked for here before the walk is filled by it. */
export interface CountedRows {
  /** Rows of each group. */
  readonly counts: Uint32Array;
  /** Runs a kernel over these rows. */
  add<K extends Kernel>(kernel: K): K;
  /** The groups of all rows. */
  names(): Uint32Array;
  /** Rows sorted by group, made when first read. */
  order(): () => GroupOrder;
}

/** Gives the outcome of a total for a group, once all rows were walked. */
export type OutcomeOf = (group: number) => Outcome;

/** The groups of one layer. */
export interface Group {
  readonly run: Run;
  /** Positions of the layer's slots in the plan. */
  readonly layer: readonly number[];
  readonly shape: Shape;
  readonly dates: DateColumn;
  /** The rows that pass a condition, by the slot they fall in. */
  rowsOf(where: Node | undefined): CountedRows;
  /** Groups of the rows that pass a condition, by the stretch before each slot. */
  earlierOf(where: Node | undefined): Uint32Array;
  /** Work that several totals share: made once for each id. */
  once<T>(id: string, make: () => T): T;
  /** Walks all rows; what was asked for is filled then. */
  walk(): void;
}

/** Names the groups of a layer; `history` also places rows by the stretch before each slot. */
export function groupLayer(run: Run, layer: readonly number[], segments: Segments, history: boolean): Group {
  const slots = layer.map((i) => run.plan.slots[i] as Slot);
  const placeBy =
    (side: Layout['side']): PlaceRows =>
    (layout) =>
      run.ends === null
        ? placer(run.dates, run.plan.timeZone, run.counted, { slots, side, ...layout })
        : stockPlacer(run, run.counted, slots[0] as Slot, layout);
  // A stock is looked at alone: what was open before does not tell who came back.
  const sides = history && run.ends === null ? [placeBy('window'), placeBy('previous')] : [placeBy('window')];
  const { names, shape } = nameGroups(sides, slots.length, segments, run.length);
  const [now, earlier] = names;
  const done = new Map<string, unknown>();
  const once = <T>(id: string, make: () => T): T => {
    if (!done.has(id)) done.set(id, make());
    return done.get(id) as T;
  };
  const narrow = (where: Node | undefined): Narrow | null => {
    const mask = every(ownConditions(where, run.shared).map(run.decide));
    return mask === 1 ? null : narrower(mask, shape.none);
  };
  const walked: Walked[] = [];
  return {
    run,
    layer,
    shape,
    dates: run.dates,
    rowsOf: (where) =>
      once(`rows ${ownConditions(where, run.shared).map(keyOf).join()}`, () => {
        const kernels: Kernel[] = [];
        walked.push({ narrow: narrow(where), kernels });
        return counted(kernels, run.length, shape.size);
      }),
    earlierOf(where) {
      const all = earlier ? allNames(earlier, run.length) : new Uint32Array(run.length).fill(shape.none);
      narrow(where)?.(all, 0, run.length);
      return all;
    },
    once,
    walk() {
      const block = new Uint32Array(BLOCK);
      const narrowed = new Uint32Array(BLOCK);
      for (let from = 0; from < run.length; from += BLOCK) {
        const to = Math.min(run.length, from + BLOCK);
        now?.(from, to, block);
        for (const rows of walked) take(rows, block, narrowed, from, to);
      }
    },
  };
}

type Narrow = ReturnType<typeof narrower>;

/** Rows that pass the conditions of some totals, and what is computed of them. */
interface Walked {
  /** Leaves out the rows that do not pass; null where all do. */
  readonly narrow: Narrow | null;
  readonly kernels: readonly Kernel[];
}

function take({ narrow, kernels }: Walked, block: Uint32Array, narrowed: Uint32Array, from: number, to: number): void {
  let names = block;
  if (narrow !== null) {
    narrowed.set(block);
    narrow(narrowed, from, to);
    names = narrowed;
  }
  for (const kernel of kernels) kernel.take(names, from, to);
}

function counted(kernels: Kernel[], length: number, size: number): CountedRows {
  const add = <K extends Kernel>(kernel: K): K => {
    kernels.push(kernel);
    return kernel;
  };
  const { counts } = add(countKernel(size));
  let kept: Uint32Array | null = null;
  let order: GroupOrder | null = null;
  const names = (): Uint32Array => {
    kept ??= add(namesKernel(length)).names;
    return kept;
  };
  return {
    counts,
    add,
    names,
    order() {
      const all = names();
      return () => {
        order ??= orderRows(all, size, counts);
        return order;
      };
    },
  };
}
