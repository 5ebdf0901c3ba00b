import { momentText } from '../../period/moment.ts';
import { sortOf } from '../checkRecord.ts';
import { whole } from '../fraction.ts';
import { readEntity } from '../input.ts';
import type { Key } from '../key.ts';
import { type Numeric, numberText } from '../numeric.ts';
import { keyHasher } from '../sketch/hashKeys.ts';
import { joinSketches, type Sketch, sizeOf, withHash } from '../sketch/sketch.ts';
import type { Aggregate, CodedEntities, SortedCodes } from './aggregate.ts';

/** The sketch of the keys seen, and how many records were entities of their own. */
export interface Sketched {
  sketch: Sketch;
  own: number;
}

/** Gives the sketch of a group of codes; each key is hashed once. */
export function sketches({ codes, starts }: SortedCodes, { keys }: CodedEntities): (group: number) => Sketched {
  const hash = keyHasher();
  const hashes = new Float64Array(keys.length).fill(-1);
  const stamps = new Uint32Array(keys.length);
  let stamp = 0;
  return (group) => {
    let [sketch, own]: [Sketch, number] = [new Set(), 0];
    stamp++;
    for (let at = starts[group] as number; at < (starts[group + 1] as number); at++) {
      const code = codes[at] as number;
      if (code >= keys.length) own++;
      else if (code > 0 && stamps[code] !== stamp) {
        stamps[code] = stamp;
        if (hashes[code] === -1) hashes[code] = hash(keys[code] as Key);
        sketch = withHash(sketch, hashes[code] as number);
      }
    }
    return { sketch, own };
  };
}

/** About how many different entities there are, by a sketch of bounded size. */
export const countDistinctApproximate: Aggregate<Sketched> = {
  read: ({ of }, reader) => {
    const read = readEntity(of, reader);
    const sort = sortOf(of, [], 1);
    const hash = keyHasher();
    // Numbers and dates are told apart by their text, as in columns.
    const textOf = (key: Key): Key =>
      typeof key === 'string' ? key : sort === 'date' ? momentText(key as number) : sort === 'number' ? numberText(key as Numeric) : key;
    return (record, input) => {
      const isMissing = read(record, input);
      if (input.key !== null) input.key = hash(textOf(input.key));
      return isMissing;
    };
  },
  init: () => ({ sketch: new Set(), own: 0 }),
  add: (state, { key, own }) => {
    if (key !== null) state.sketch = withHash(state.sketch, key as number);
    if (own) state.own++;
    return state;
  },
  merge: (a, b) => ({ sketch: joinSketches(a.sketch, b.sketch), own: a.own + b.own }),
  end: (state) => whole(entitiesIn(state)),
  kernel: (sorted, size, entities) => {
    const sketchOf = sketches(sorted, entities);
    return Uint32Array.from({ length: size }, (_, group) => entitiesIn(sketchOf(group)));
  },
};

function entitiesIn({ sketch, own }: Sketched): number {
  return sizeOf(sketch) + own;
}
