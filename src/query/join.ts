// Joins the answers of all plans on slot and keys, and keeps the order of segments.
import type { Key } from '../expr/key.ts';
import type { Answer, Group, Plan } from '../plan/plan.ts';

/** The keys of one segment, in the order of `by`. */
export type Keys = readonly (Key | null)[];

/** The groups of all plans by slot and keys. */
export interface Joined {
  /** Every segment that any answer has, in order. */
  readonly segments: readonly Keys[];
  /** One group a plan, null where a plan saw no records. */
  groups(slot: number, keys: Keys): readonly (Group | null)[];
  /** Whether any records were counted in a slot. */
  isEmpty(slot: number): boolean;
}

/** An id that tells 1 from '1' and null from 'null'. */
function idOf(keys: Keys): string {
  return JSON.stringify(keys);
}

/** Joins answers; without `by` there is always one segment, even over no records. What was asked across segments stands beside each. */
export function join(plans: readonly Plan[], answers: readonly Answer[], split: boolean): Joined {
  const everywhere = plans.map(({ across }, p) => new Map(across ? answers[p]?.groups.map((group) => [group.slot, group]) : []));
  const bySlot = new Map<number, Map<string, (Group | null)[]>>();
  const segments = new Map<string, Keys>(split ? [] : [[idOf([]), []]]);
  const counted = new Set<number>();
  answers.forEach((answer, plan) => {
    // What is taken of the period before is no record of this one.
    if (plans[plan]?.totals.every(({ shift }) => shift === undefined)) for (const { slot } of answer.groups) counted.add(slot);
    if (plans[plan]?.across) return;
    for (const group of answer.groups) {
      const id = idOf(group.keys);
      segments.set(id, group.keys);
      const slot = bySlot.get(group.slot) ?? new Map<string, (Group | null)[]>();
      bySlot.set(group.slot, slot);
      const row = slot.get(id) ?? answers.map(() => null);
      slot.set(id, row);
      row[plan] = group;
    }
  });
  const spread = plans.some(({ across }) => across);
  const nothing = answers.map(() => null);
  return {
    segments: [...segments.values()].sort(compareKeys),
    groups(slot, keys) {
      const own = bySlot.get(slot)?.get(idOf(keys)) ?? nothing;
      return spread ? own.map((group, p) => group ?? everywhere[p]?.get(slot) ?? null) : own;
    },
    isEmpty: (slot) => !counted.has(slot),
  };
}

const RANK = { number: 0, string: 1, boolean: 2 } as const;

/** Numbers by size, then texts by code units, then flags; a missing key comes last. */
export function compareKeys(a: Keys, b: Keys): number {
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] ?? null, b[i] ?? null];
    if (x === y) continue;
    if (x === null || y === null) return x === null ? 1 : -1;
    const difference = RANK[typeof x as keyof typeof RANK] - RANK[typeof y as keyof typeof RANK];
    return difference !== 0 ? difference : x < y ? -1 : 1;
  }
  return 0;
}
