// Numbers that look random and are the same on every machine.

/** A stream of choices. */
export interface Random {
  /** A whole number from 0 to `end` − 1. */
  below(end: number): number;
  /** True in so many of a thousand cases. */
  chance(perMille: number): boolean;
  /** One of a list. */
  pick<T>(list: readonly T[]): T;
  /** One of a list of [item, weight]: an item of weight 3 comes three times as often as one of weight 1. */
  weighted<T>(list: readonly (readonly [item: T, weight: number])[]): T;
}

/**
 * A linear congruential generator modulo 2^32. Only whole numbers and one division: nothing that processors or versions of
 * Node round differently.
 */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const below = (end: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  return {
    below,
    pick,
    chance: (perMille) => below(1000) < perMille,
    weighted: (list) => {
      let left = below(list.reduce((sum, [, weight]) => sum + weight, 0));
      for (const [item, weight] of list) {
        if (left < weight) return item;
        left -= weight;
      }
      throw new RangeError('a list without weights');
    },
  };
}
