// The states that the kernels of columns give: read off the sum, the count or the codes of a group once all rows were walked, many
// times as fast as taking in one record after another. The other totals keep to that; tests hold both to the same JSON.
import type { Exact } from '../decimal.ts';
import type { Total } from '../expr/aggregate/aggregate.ts';
import { sketches } from '../expr/aggregate/countDistinctApproximate.ts';
import type { CountedEntities, Tally } from '../expr/aggregate/counted.ts';
import { MIXED } from '../expr/aggregate/only.ts';
import { sumFrom } from '../expr/aggregate/sum.ts';
import type { Fraction } from '../expr/fraction.ts';
import type { Key } from '../expr/key.ts';
import type { AggregateNode } from '../expr/node.ts';
import type { State } from '../plan/states.ts';
import { asKeys } from './asKeys.ts';
import { type Entities, entitiesOf } from './entity.ts';
import type { Group } from './group.ts';
import { orderCodes } from './kernel/order.ts';
import { outcomes } from './totals.ts';

/** Gives the state of a group, once all rows were walked; undefined where no record was counted. */
export type StateOf = (at: number) => State | undefined;

/** The states of a total by the kernels; null where these do not give them. */
export function kernelStates(total: AggregateNode, group: Group): StateOf | null {
  switch (total.fn) {
    case 'sum':
      return statesBy(total, group, (_, value) => sumFrom(exactOf(value)));
    case 'mean':
      return statesBy({ ...total, fn: 'sum' }, group, (_, value, count) => ({ total: sumFrom(exactOf(value)), count }));
    case 'min':
    case 'max':
      return statesBy(total, group, (_, value) => value && exactOf(value));
    case 'count':
      return statesBy(total, group, (_, value) => Number((value as Fraction).n));
    case 'only':
      return statesBy(total, group, tallyOf(total, group));
    case 'countDistinct':
      return statesBy({ ...total, fn: 'count' }, group, entitiesIn(total, group));
    case 'countDistinctApproximate':
      return statesBy({ ...total, fn: 'count' }, group, sketchIn(total, group));
    default:
      return null;
  }
}

/** Reads the state of a group, given what a kernel found and how many records have the value. */
type Read = (at: number, value: Total, known: number) => unknown;

function statesBy(total: AggregateNode, group: Group, read: Read): StateOf {
  const outcomeOf = outcomes(total, group);
  return (at) => {
    const { value, known, missing } = outcomeOf(at);
    return known + missing === 0 ? undefined : { known, missing, of: read(at, value, known) };
  };
}

/** The exact number of a fraction over a power of ten, as kernels give it. */
function exactOf(value: Total): Exact {
  const { n, d } = value as Fraction;
  return { units: n, scale: String(d).length - 1 };
}

function tallyOf(total: AggregateNode, group: Group): Read {
  const column = asKeys(group.run.evaluate(total.of), group.run.length);
  const one: Read = (_, value, rows): Tally => new Map([[value as Key | null, rows]]);
  if (column.type === 'constant') return one;
  const tallies = talliesOf(total, group, { codes: column.codes, keys: column.keys, size: column.keys.length });
  return (at, value, rows) => (value === MIXED ? tallies(at).found : one(at, value, rows));
}

function entitiesIn(total: AggregateNode, group: Group): Read {
  const entities = entitiesOf(total.of, group.run.evaluate, group.run.length);
  if (entities === null) return (_at, _value, own): CountedEntities => ({ keys: new Map(), own });
  const tallies = talliesOf(total, group, entities);
  return (at): CountedEntities => {
    const { found, own } = tallies(at);
    found.delete(null);
    return { keys: found as Tally<Key>, own };
  };
}

function sketchIn(total: AggregateNode, group: Group): Read {
  const entities = entitiesOf(total.of, group.run.evaluate, group.run.length);
  if (entities === null) return (_at, _value, own) => ({ sketch: new Set<number>(), own });
  const sorted = sortedCodes(total, group, entities);
  let sketchOf: ReturnType<typeof sketches> | null = null;
  return (at) => {
    sketchOf ??= sketches(sorted(), entities);
    return sketchOf(at);
  };
}

/** The codes in the order of groups, sorted when first asked for. */
function sortedCodes(total: AggregateNode, group: Group, { codes }: Pick<Entities, 'codes'>): () => ReturnType<typeof orderCodes> {
  const rows = group.rowsOf(total.where);
  const names = rows.names();
  let sorted: ReturnType<typeof orderCodes> | null = null;
  return () => {
    sorted ??= orderCodes(names, group.shape.size, rows.counts, codes);
    return sorted;
  };
}

/** How many records of a group have each key, and how many are entities of their own. */
function talliesOf(total: AggregateNode, group: Group, entities: Entities): (at: number) => { found: Tally; own: number } {
  const sorted = sortedCodes(total, group, entities);
  const { keys } = entities;
  const counts = new Uint32Array(keys.length);
  return (group) => {
    const { codes, starts } = sorted();
    const met: number[] = [];
    let own = 0;
    for (let at = starts[group] as number; at < (starts[group + 1] as number); at++) {
      const code = codes[at] as number;
      if (code >= keys.length) own++;
      else {
        if (counts[code] === 0) met.push(code);
        counts[code] = (counts[code] as number) + 1;
      }
    }
    const found: Tally = new Map();
    for (const code of met) {
      found.set(keys[code] as Key | null, counts[code] as number);
      counts[code] = 0;
    }
    return { found, own };
  };
}
