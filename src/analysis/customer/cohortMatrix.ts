// Counts and money of cohorts by age. Customers × ages, once through.
import type { Key } from '../../expr/key.ts';
import type { GrainRule } from '../../period/grain.ts';
import type { Outcome } from '../../plan/plan.ts';
import type { Buyer } from './buyers.ts';
import type { CohortColumn } from './cohortColumns.ts';
import { addMoney, addTo, type Money, noMoney } from './money.ts';

/** Customers who began in one period, in one segment. */
export interface CohortGroup {
  /** The period in which they began, by its index. */
  readonly period: number;
  readonly keys: readonly (Key | null)[];
  size: number;
  /** Customers who bought at the ages of each column. */
  readonly active: number[];
  /** Money at each age. */
  readonly money: Money[];
}

/** Cohorts, and what is in none of them. */
export interface CohortMatrix {
  readonly groups: readonly CohortGroup[];
  /** Money before the first purchase, or of customers without one. */
  readonly unplaced: Money;
  /** Records that lack their amount. */
  readonly missing: number;
}

/** Gathers buyers by the period and segment in which they began. */
export function cohortMatrix(buyers: readonly Buyer[], columns: readonly CohortColumn[], rule: GrainRule): CohortMatrix {
  const groups = new Map<string, CohortGroup>();
  const columnsAt = columnFinder(columns);
  const unplaced = noMoney();
  let missing = 0;
  for (const { began, keys, bought, paidIn, paid } of buyers) {
    const period = rule.index(began);
    const group = bought.length === 0 ? null : groupOf(groups, period, keys, columns.length);
    if (group !== null) {
      group.size++;
      for (const column of columnsAt(bought.map((at) => at - period))) group.active[column] = (group.active[column] as number) + 1;
    }
    paidIn.forEach((at, i) => {
      const more = paid[i] as Outcome;
      missing += more.missing;
      addMoney(group === null || at < period ? unplaced : moneyAt(group, at - period), more);
    });
  }
  return { groups: [...groups.values()], unplaced, missing };
}

function groupOf(groups: Map<string, CohortGroup>, period: number, keys: readonly (Key | null)[], columns: number): CohortGroup {
  const id = keys.length === 0 ? String(period) : `${period} ${JSON.stringify(keys)}`;
  const known = groups.get(id);
  if (known !== undefined) return known;
  const group = { period, keys, size: 0, active: new Array<number>(columns).fill(0), money: [] };
  groups.set(id, group);
  return group;
}

/** Finds the columns in which a customer of these ages counts, each once. */
function columnFinder(columns: readonly CohortColumn[]): (ages: readonly number[]) => Iterable<number> {
  // Whoever bought last at an age was there at that age or later.
  if (columns.some(({ to }) => to === null)) {
    return (ages) => {
      const last = Math.max(...ages);
      return columns.flatMap(({ from }, i) => (from <= last ? [i] : []));
    };
  }
  const places = new Map<number, number>();
  columns.forEach(({ from, to }, i) => {
    for (let age = from; age <= (to as number); age++) places.set(age, i);
  });
  return (ages) => new Set(ages.map((age) => places.get(age)).filter((place) => place !== undefined));
}

function moneyAt({ money }: CohortGroup, age: number): Money {
  const known = money[age] ?? noMoney();
  money[age] = known;
  return known;
}

/** What a cohort came to over ages, the last included. */
export function moneyOver({ money }: CohortGroup, from: number, to: number): Money {
  const total = noMoney();
  for (let age = from; age <= to; age++) if (money[age]) addTo(total, money[age] as Money);
  return total;
}
