// Points of several coordinates, checked and laid out in one array, and their distances. Linear time.
import { KpiError } from '../error.ts';
import { finiteOrThrow } from './arguments.ts';

/** A place, by its coordinates. */
export type Point = readonly number[];

/** Points one after the other in one array: `size` coordinates each. */
export interface Points {
  readonly values: Float64Array;
  readonly size: number;
  readonly count: number;
}

/** Lays out points; refuses those that are not all of one length and of finite numbers. */
export function pointsOf(points: readonly Point[]): Points {
  const size = points[0]?.length ?? 0;
  const values = new Float64Array(points.length * size);
  points.forEach((point, at) => {
    const path = ['points', at] as const;
    if (finiteOrThrow(point, ...path).length !== size)
      throw new KpiError('bad-argument', `point ${at} has ${point.length} coordinates`, `give it ${size}, as the first has`, path);
    values.set(point, at * size);
  });
  return { values, size, count: points.length };
}

/** The squared distance of a point of one array and a point of another. */
export function squaredDistance({ values, size }: Points, at: number, { values: others }: Points, other: number): number {
  let sum = 0;
  for (let j = 0, a = at * size, b = other * size; j < size; j++, a++, b++) {
    const off = (values[a] as number) - (others[b] as number);
    sum += off * off;
  }
  return sum;
}
