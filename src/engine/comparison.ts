// Comparisons: what an order of two values means, and the quick way for a number column against a constant.
import { readExact, rescale } from '../decimal.ts';
import type { Key } from '../expr/key.ts';
import type { NumberColumn } from './column.ts';
import type { Order } from './compareAt.ts';
import type { Mask } from './mask.ts';

/** What an order means for a comparison. */
export type Test = (order: Order) => 0 | 1 | 2;
const decided =
  (yes: (order: number) => boolean): Test =>
  (order) =>
    order === null ? 2 : yes(order) ? 1 : 0;
/** The six comparisons. NaN as an order means: different, and neither before nor after. */
export const TESTS: Readonly<Record<'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte', Test>> = {
  eq: decided((order) => order === 0),
  ne: decided((order) => order !== 0),
  lt: decided((order) => order < 0),
  lte: decided((order) => order <= 0),
  gt: decided((order) => order > 0),
  gte: decided((order) => order >= 0),
};

/** A number column against a constant of no finer scale, in doubles. */
export function compareNumber(test: Test, column: NumberColumn, constant: Key): Mask | null {
  const exact = readExact(constant);
  if (typeof exact === 'string' || exact.scale > column.scale || column.wide) return null;
  const bound = Number(rescale(exact, column.scale));
  if (!Number.isSafeInteger(bound)) return null;
  const lowest = test(Math.sign(column.low - bound));
  if (
    column.missing === 0 &&
    lowest === test(Math.sign(column.high - bound)) &&
    (column.low > bound || column.high < bound || lowest === test(0))
  )
    return lowest;
  const table = [test(-1), test(0), test(1)] as const;
  const { units } = column;
  const mask = new Uint8Array(units.length);
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] as number;
    mask[i] = unit < bound ? table[0] : unit === bound ? table[1] : unit > bound ? table[2] : 2;
  }
  return mask;
}
