// How the states of totals travel: plain JSON, the same for the same records in any order.
import { type Exact, scanDecimal } from '../../decimal.ts';
import type { Key } from '../key.ts';
import { exactOf, type Numeric, numberText } from '../numeric.ts';
import { loadCount, loadSketch, saveSketch } from '../sketch/savedSketch.ts';
import type { Json } from './aggregate.ts';
import { sortedKeys } from './countDistinct.ts';
import type { Sketched } from './countDistinctApproximate.ts';
import { type CountedEntities, inKeyOrder, type Tally } from './counted.ts';
import type { Entities, EntitySum } from './entitySums.ts';
import type { Latest } from './last.ts';
import type { Mean } from './mean.ts';
import type { ValueTotalName } from './name.ts';
import { type Sum, sumFrom, sumOf } from './sum.ts';

/** An exact number as JSON. */
const saveExact: (exact: Exact) => string = numberText;

/** Reads what `saveExact` wrote; sums may be longer than any single number that is accepted. */
export function loadExact(json: Json): Exact {
  const text = String(json);
  const short = scanDecimal(text);
  if (typeof short !== 'string') return short;
  const point = text.indexOf('.');
  if (point < 0) return { units: BigInt(text), scale: 0 };
  return { units: BigInt(text.slice(0, point) + text.slice(point + 1)), scale: text.length - point - 1 };
}

/** A state as JSON, and back. */
interface Codec<State = unknown> {
  save(state: State): Json;
  load(json: Json): State;
}

const sum: Codec<Sum> = { save: (state) => saveExact(sumOf(state)), load: (json) => sumFrom(loadExact(json)) };

const extreme: Codec<Numeric | null> = {
  save: (state) => (state === null ? null : saveExact(exactOf(state))),
  load: (json) => (json === null ? null : loadExact(json)),
};

/** A codec by the state it is for; the table holds them all. */
function codec<State>(of: Codec<State>): Codec {
  return of as Codec;
}

const entities: Codec<Entities> = {
  save: ({ sums, own }) => [
    own.map(saveExact).sort(),
    sortedKeys(sums.keys()).map((key) => {
      const { sum: total, rows } = sums.get(key) as EntitySum;
      return [key, saveExact(total), rows];
    }),
  ],
  load: (json) => {
    const [own, sums] = json as readonly [readonly Json[], readonly (readonly [Key, Json, number])[]];
    return { own: own.map(loadExact), sums: new Map(sums.map(([key, total, rows]) => [key, { sum: loadExact(total), rows }])) };
  },
};

/** The codec of each aggregate over values. */
export const codecs: Readonly<Record<ValueTotalName, Codec>> = {
  sum: sum as Codec,
  min: extreme as Codec,
  max: extreme as Codec,
  count: { save: Number, load: Number },
  mean: codec<Mean>({
    save: ({ total, count }) => [sum.save(total), count],
    load: (json) => ({ total: sum.load((json as readonly Json[])[0] as Json), count: Number((json as readonly Json[])[1]) }),
  }),
  countDistinct: codec<CountedEntities>({
    save: ({ keys, own }) => [own, ...inKeyOrder(keys)],
    load: (json) => {
      const [own, ...keys] = json as readonly Json[];
      return { keys: new Map(keys as unknown as readonly (readonly [Key, number])[]), own: Number(own) };
    },
  }),
  countDistinctApproximate: codec<Sketched>({
    save: ({ sketch, own }) => [own, saveSketch(sketch)],
    load: (json) => {
      const [own, sketch] = Array.isArray(json) ? (json as readonly Json[]) : [];
      return { own: loadCount(own), sketch: loadSketch(sketch) };
    },
  }),
  last: codec<Latest | null>({
    save: (state) => (state === null ? null : [state.date, saveExact(exactOf(state.number))]),
    load: (json) =>
      json === null ? null : { date: Number((json as readonly Json[])[0]), number: loadExact((json as readonly Json[])[1] as Json) },
  }),
  quantile: entities as Codec,
  largest: entities as Codec,
  only: codec<Tally>({ save: inKeyOrder, load: (json) => new Map(json as unknown as readonly (readonly [Key | null, number])[]) }),
};
