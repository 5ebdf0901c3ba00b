// One layer of a run: its groups, and for each set of conditions the rows that count, named by their group. Totals that
// count the same rows share the naming, the counts and the order.
import { keyOf, type Node } from '../expr/node.ts';
import type { Slot } from '../plan/plan.ts';
import type { DateColumn } from './column.ts';
import { countRows, type GroupOrder, orderRows } from './kernel/order.ts';
import { every } from './mask.ts';
import { masked, nameGroups, type PlaceRows, type Segments, type Shape } from './naming.ts';
import { type Layout, place } from './place.ts';
import { ownConditions, type Run } from './run.ts';

/** The rows that a total counts. */
export interface CountedRows {
  readonly names: Uint32Array;
  /** Rows of each group. */
  readonly counts: Uint32Array;
  /** Rows sorted by group, made when first asked for. */
  order(): GroupOrder;
}

/** The groups of one layer. */
export interface Group {
  readonly run: Run;
  /** Positions of the layer's slots in the plan. */
  readonly layer: readonly number[];
  readonly shape: Shape;
  readonly segments: Segments;
  readonly dates: DateColumn;
  /** The rows that pass a condition, by the slot they fall in. */
  rowsOf(where: Node | undefined): CountedRows;
  /** Work that several totals share: made once for each id. */
  once<T>(id: string, make: () => T): T;
  /** Groups of the rows that pass a condition, by the stretch before each slot. */
  earlierOf(where: Node | undefined): Uint32Array;
}

/** Names the groups of a layer; `history` also places rows by the stretch before each slot. */
export function groupLayer(run: Run, layer: readonly number[], segments: Segments, history: boolean): Group {
  const slots = layer.map((i) => run.plan.slots[i] as Slot);
  const placeBy =
    (side: Layout['side']): PlaceRows =>
    (layout) =>
      place(run.dates, run.filter.mask, { slots, side, ...layout });
  const { names, shape } = nameGroups(history ? [placeBy('window'), placeBy('previous')] : [placeBy('window')], slots.length, segments);
  const done = new Map<string, unknown>();
  const once = <T>(id: string, make: () => T): T => {
    if (!done.has(id)) done.set(id, make());
    return done.get(id) as T;
  };
  const narrowed = (all: Uint32Array, where: Node | undefined): Uint32Array =>
    masked(all, shape.none, every(ownConditions(where, run.shared).map(run.decide)));
  return {
    run,
    layer,
    shape,
    segments,
    dates: run.dates,
    rowsOf(where) {
      return once(`rows ${ownConditions(where, run.shared).map(keyOf).join()}`, () =>
        counted(narrowed(names[0] as Uint32Array, where), shape.size),
      );
    },
    once,
    earlierOf: (where) => narrowed(names[1] as Uint32Array, where),
  };
}

function counted(names: Uint32Array, size: number): CountedRows {
  const counts = countRows(names, size);
  let order: GroupOrder | null = null;
  return {
    names,
    counts,
    order() {
      order ??= orderRows(names, size, counts);
      return order;
    },
  };
}
