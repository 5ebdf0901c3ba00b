// Whether there are more goals at once than anyone keeps in view.
import { refuseUnknown } from '../error.ts';
import { countOrThrow } from '../stat/arguments.ts';
import type { TooManyGoalsFound } from './findings.ts';
import type { Goal } from './goalShape.ts';

/** What counts as too many. */
export interface FocusOptions {
  /** How many goals of one owner, or of one objective, may run at the same time: 7 unless given. */
  readonly most?: number | undefined;
}

const MOST = 7;

/**
 * Owners and objectives with more goals at the same time than are kept in view. Goals count together where their days overlap; a goal
 * that is a part of another one given here does not count beside it for its objective.
 *
 * @returns a finding for each of them; none where all is well
 * @throws {KpiError} bad-argument — for `most` that is no whole number from 1; unknown-option
 * @see    assess, rollUpGoals
 * @example
 * ```ts
 * import { goal, orderCount, tooManyGoals } from 'sales-kpi';
 * const goals = Array.from({ length: 9 }, (_, i) => goal({ id: `g${i}`, of: orderCount, target: 10, owner: 'Ada', between: ['2025-01-01', '2025-04-01'] }));
 * tooManyGoals(goals).map(({ values }) => [values.whose, values.goals]) // => [["Ada",9]]
 * ```
 */
export function tooManyGoals(goals: readonly Goal[], options: FocusOptions = {}): TooManyGoalsFound[] {
  refuseUnknown(options, ['most']);
  const most = countOrThrow(options.most ?? MOST, 'most', 1);
  const ids = new Set(goals.map(({ id }) => id));
  const heads = goals.filter(({ parent }) => parent === null || !ids.has(parent));
  return [
    ...crowded(goals, 'owner', most, ({ owner }) => (owner === null ? null : { key: owner, whose: owner })),
    ...crowded(heads, 'objective', most, ({ objective }) => objective && { key: objective.id, whose: objective.title }),
  ];
}

function crowded(
  goals: readonly Goal[],
  by: 'owner' | 'objective',
  most: number,
  of: (goal: Goal) => { readonly key: string; readonly whose: string } | null,
): TooManyGoalsFound[] {
  const groups = new Map<string, { readonly whose: string; readonly goals: Goal[] }>();
  for (const goal of goals) {
    const found = of(goal);
    if (found === null) continue;
    const group = groups.get(found.key) ?? { whose: found.whose, goals: [] };
    group.goals.push(goal);
    groups.set(found.key, group);
  }
  return [...groups.values()].flatMap(({ whose, goals: own }): TooManyGoalsFound[] => {
    // The most at once is on the first day of one of them.
    const counts = own.map(({ between: [start] }) => own.filter(({ between: [from, to] }) => from <= start && start < to).length);
    const [count, start] = [Math.max(...counts), own[counts.indexOf(Math.max(...counts))]?.between[0] ?? null];
    if (count <= most) return [];
    return [{ code: 'too-many-goals', of: null, segment: null, period: start, values: { whose, by, goals: count, most } }];
  });
}
