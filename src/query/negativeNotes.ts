// A share of a whole with parts below zero: it is given, and the table says so.
import type { Total } from '../expr/aggregate/aggregate.ts';
import { compare, type Fraction } from '../expr/fraction.ts';
import { type AggregateNode, keyOf, totalsOf } from '../expr/node.ts';
import type { Metric } from '../plan/metric.ts';
import { partBehind, sumBehind } from '../plan/parts.ts';
import type { Answer, Group, Plan } from '../plan/plan.ts';
import type { Note } from './table.ts';

/** A note for an indicator of which parts are below zero, with how many: segments of a period that have such a part. */
export function negativeNotes(metric: Metric, plans: readonly Plan[], answers: readonly Answer[]): Note[] {
  const found = [...totalsOf(metric.formula).values()].reduce((sum, total) => sum + negativeParts(total, plans, answers), 0);
  return found === 0 ? [] : [{ code: 'negative-parts', row: null, column: metric.id, detail: found }];
}

const zero: Fraction = { n: 0n, d: 1n };

function negativeParts(total: AggregateNode, plans: readonly Plan[], answers: readonly Answer[]): number {
  const part = partBehind(total);
  if (part !== null && part.fn === 'sum') return groupsWith(plans, answers, part, null);
  const sum = sumBehind(total);
  return sum === null ? 0 : groupsWith(plans, answers, sum, total);
}

/** How many groups have a total below another one of theirs, or below zero. */
function groupsWith(plans: readonly Plan[], answers: readonly Answer[], low: AggregateNode, high: AggregateNode | null): number {
  const p = plans.findIndex(({ totals }) => totals.some((total) => keyOf(total) === keyOf(low)));
  const place = (total: AggregateNode): number => plans[p]?.totals.findIndex((one) => keyOf(one) === keyOf(total)) ?? -1;
  const [below, above] = [place(low), high && place(high)];
  const valueAt = (group: Group, at: number): Fraction | null => fractionIn(group.totals[at]?.value ?? null);
  return (answers[p]?.groups ?? []).filter((group) => {
    const [value, bound] = [valueAt(group, below), above === null ? zero : valueAt(group, above)];
    return value !== null && bound !== null && compare(value, bound) < 0;
  }).length;
}

function fractionIn(value: Total): Fraction | null {
  return value !== null && typeof value === 'object' ? value : null;
}
