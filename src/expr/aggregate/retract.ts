// The way back: what the state of a total was before a part was merged into it. Sums and counts subtract; an extreme is known
// to be the same only where the part does not reach it.
import type { Exact } from '../../decimal.ts';
import type { Key } from '../key.ts';
import { type Numeric, numberText, orderOf } from '../numeric.ts';
import { sizeOf } from '../sketch/sketch.ts';
import type { Sketched } from './countDistinctApproximate.ts';
import type { CountedEntities, Tally } from './counted.ts';
import type { Entities } from './entitySums.ts';
import type { Latest } from './last.ts';
import type { Mean } from './mean.ts';
import type { ValueTotalName } from './name.ts';
import { type Sum, sum, sumFrom, sumOf } from './sum.ts';

/** Why there is no way back: it cannot be told what is left, or the part was never in the whole. */
export type NoWayBack = 'unknown' | 'foreign';

/** The state of what is left of a whole without a part; the whole may be changed by it. */
type Retract<State> = (whole: State, part: State) => State | NoWayBack;

const sums: Retract<Sum> = (whole, part) => {
  const { units, scale } = sumOf(part);
  return sum.merge(whole, sumFrom({ units: -units, scale }));
};

const counts: Retract<number> = (whole, part) => (part > whole ? 'foreign' : whole - part);

const means: Retract<Mean> = (whole, part) => {
  const count = counts(whole.count, part.count);
  return typeof count === 'number' ? { total: sums(whole.total, part.total) as Sum, count } : count;
};

function untally<K extends Key | null>(whole: Tally<K>, part: Tally<K>): Tally<K> | NoWayBack {
  for (const [key, count] of part) {
    const left = (whole.get(key) ?? 0) - count;
    if (left < 0) return 'foreign';
    if (left === 0) whole.delete(key);
    else whole.set(key, left);
  }
  return whole;
}

const entities: Retract<CountedEntities> = (whole, part) => {
  const keys = untally(whole.keys, part.keys);
  if (typeof keys === 'string' || part.own > whole.own) return 'foreign';
  return { keys, own: whole.own - part.own };
};

const ordered: Retract<Entities> = (whole, part) => {
  const own = new Map<string, Exact[]>();
  for (const number of whole.own) {
    const same = own.get(numberText(number));
    if (same) same.push(number);
    else own.set(numberText(number), [number]);
  }
  for (const number of part.own) if (own.get(numberText(number))?.pop() === undefined) return 'foreign';
  for (const [key, { sum: less, rows }] of part.sums) {
    const known = whole.sums.get(key);
    if (known === undefined || known.rows < rows) return 'foreign';
    const left = sumOf(sums(sumFrom(known.sum), sumFrom(less)) as Sum);
    if (known.rows > rows) whole.sums.set(key, { sum: left, rows: known.rows - rows });
    else if (left.units === 0n) whole.sums.delete(key);
    else return 'foreign';
  }
  return { sums: whole.sums, own: [...own.values()].flat() };
};

/** The whole where it lies beyond the part; on a par with it, either of them may have brought it. */
function beyond<State>(order: (whole: State, part: State) => number): Retract<State | null> {
  return (whole, part) => {
    if (part === null) return whole;
    if (whole === null) return 'foreign';
    const found = order(whole, part);
    return found > 0 ? whole : found === 0 ? 'unknown' : 'foreign';
  };
}

const latest = (whole: Latest, part: Latest): number => whole.date - part.date || orderOf(whole.number, part.number);

/** A sketch does not tell which of its keys a part alone has seen. */
const sketches: Retract<Sketched> = (whole, part) => (part.own === 0 && sizeOf(part.sketch) === 0 ? whole : 'unknown');

/** The way back of each aggregate over values. */
export const retractions = {
  sum: sums,
  count: counts,
  mean: means,
  countDistinct: entities,
  countDistinctApproximate: sketches,
  only: untally,
  quantile: ordered,
  largest: ordered,
  max: /* @__PURE__ */ beyond<Numeric>(orderOf),
  min: /* @__PURE__ */ beyond<Numeric>((whole, part) => orderOf(part, whole)),
  last: /* @__PURE__ */ beyond(latest),
} as Readonly<Record<ValueTotalName, unknown>> as Readonly<Record<ValueTotalName, Retract<unknown>>>;
