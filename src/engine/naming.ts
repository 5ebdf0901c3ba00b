// Names each row's group with one whole number, slot first and keys after, so that a total can run straight down its
// column. Rows that belong to no group share the name `none`, one past the last, and cost no branch.
import { KpiError } from '../error.ts';
import type { Key } from '../expr/key.ts';
import { MAX_GROUPS } from '../plan/plan.ts';
import type { Coded, Column } from './column.ts';
import { allNames, type NameRows } from './kernel/kernel.ts';
import type { Layout } from './place.ts';
import { NOWHERE } from './stretches.ts';

/** The groups that rows can belong to. Groups of one slot stand together. */
export interface Shape {
  readonly size: number;
  /** The name of rows that belong to no group. */
  readonly none: number;
  /** The slot of a group, as a position in the layer. */
  slotOf(group: number): number;
  /** The keys of a group. */
  keysOf(group: number): readonly (Key | null)[];
}

/** How rows are named by their group, for one or more ways to place them. */
export interface Naming {
  readonly shape: Shape;
  readonly names: readonly NameRows[];
}

/** The combinations of keys that occur, one code a row. */
export interface Segments {
  readonly coded: Coded | null;
  readonly size: number;
  keysOf(code: number): readonly (Key | null)[];
}

/** Combines the key columns of `by` into one code a row. */
export function segmentsOf(columns: readonly Column[], length: number): Segments {
  return columns.map(single).reduce((a, b) => pair(a, b, length), { coded: null, size: 1, keysOf: () => [] });
}

function single(column: Column): Segments {
  if (column.type === 'key') return { coded: column, size: column.keys.length, keysOf: (code) => [column.keys[code] ?? null] };
  if (column.type === 'constant') return { coded: null, size: 1, keysOf: () => [column.value] };
  throw new KpiError('bad-argument', `records cannot be split by a ${column.type}`, 'split by a text, a flag or a code');
}

/** Below this many combinations, a place is kept for each, whether it occurs or not. */
const DENSE = 1 << 20;

function pair(a: Segments, b: Segments, length: number): Segments {
  if (a.coded === null || b.coded === null) {
    return {
      coded: a.coded ?? b.coded,
      size: a.size * b.size,
      keysOf: (code) => [...a.keysOf(a.coded === null ? 0 : code), ...b.keysOf(b.coded === null ? 0 : code)],
    };
  }
  const [left, right] = [a.coded.codes, b.coded.codes];
  const codes = new Uint32Array(length);
  if (a.size * b.size <= DENSE) {
    for (let row = 0; row < length; row++) codes[row] = (left[row] as number) * b.size + (right[row] as number);
    return {
      coded: { codes },
      size: a.size * b.size,
      keysOf: (code) => [...a.keysOf(Math.floor(code / b.size)), ...b.keysOf(code % b.size)],
    };
  }
  const known = new Map<number, number>();
  const pairs: number[] = [];
  for (let row = 0; row < length; row++) codes[row] = codeOf((left[row] as number) * b.size + (right[row] as number), known, pairs);
  return {
    coded: { codes },
    size: pairs.length,
    keysOf: (code) => [...a.keysOf(Math.floor((pairs[code] as number) / b.size)), ...b.keysOf((pairs[code] as number) % b.size)],
  };
}

function codeOf(id: number, known: Map<number, number>, list: number[]): number {
  const found = known.get(id);
  if (found !== undefined) return found;
  if (list.length > MAX_GROUPS * 4) throw tooMany(list.length);
  known.set(id, list.length);
  return list.push(id) - 1;
}

function tooMany(count: number): KpiError {
  return new KpiError('group-too-many', `more than ${count} groups`, `split by fewer or coarser fields: the limit is ${MAX_GROUPS} groups`);
}

/** Places rows under a layout. */
export type PlaceRows = (layout: Pick<Layout, 'coded' | 'width' | 'none'>) => NameRows;

/** Names the groups of so many rows that are placed among slots; several placements share their groups. */
export function nameGroups(placements: readonly PlaceRows[], slots: number, segments: Segments, length: number): Naming {
  const { coded, size: width, keysOf } = segments;
  const all = slots * width;
  if (all > DENSE) return sparse(placements, segments, length);
  const names = placements.map((place) => place({ coded, width, none: all }));
  return { names, shape: { size: all, none: all, slotOf: (group) => Math.floor(group / width), keysOf: (group) => keysOf(group % width) } };
}

/** Only combinations that occur get a name; names follow the slots, since totals over customers walk slot by slot. */
function sparse(placements: readonly PlaceRows[], { size: width, coded, keysOf }: Segments, length: number): Naming {
  const codes = coded?.codes ?? null;
  const known = new Map<number, number>();
  const ids: number[] = [];
  const found = placements.map((place) =>
    allNames(place({ coded: null, width: 1, none: NOWHERE }), length).map((slot, row) =>
      slot === NOWHERE ? NOWHERE : codeOf(slot * width + (codes === null ? 0 : (codes[row] as number)), known, ids),
    ),
  );
  const size = ids.length;
  if (size > MAX_GROUPS) throw tooMany(MAX_GROUPS);
  const order = Uint32Array.from(ids.keys()).sort((a, b) => (ids[a] as number) - (ids[b] as number));
  const rank = new Uint32Array(size);
  for (let position = 0; position < size; position++) rank[order[position] as number] = position;
  const names = found.map((groups): NameRows => {
    const ranked = groups.map((group) => (group === NOWHERE ? size : (rank[group] as number)));
    return (from, to, into) => into.set(ranked.subarray(from, to));
  });
  const id = (group: number): number => ids[order[group] as number] as number;
  return {
    names,
    shape: { size, none: size, slotOf: (group) => Math.floor(id(group) / width), keysOf: (group) => keysOf(id(group) % width) },
  };
}
