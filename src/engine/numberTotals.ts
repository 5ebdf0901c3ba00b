// Totals of numbers: sums, means, extremes, last values, quantiles and the largest.
import { KpiError } from '../error.ts';
import { largestOf } from '../expr/aggregate/largest.ts';
import { quantileOf } from '../expr/aggregate/quantile.ts';
import { type Fraction, multiply, whole } from '../expr/fraction.ts';
import { type AggregateNode, keyOf } from '../expr/node.ts';
import type { Outcome } from '../plan/plan.ts';
import { numberColumn } from './arithmetic.ts';
import type { NumberColumn } from './column.ts';
import { entitiesOf } from './entity.ts';
import type { Group, OutcomeOf } from './group.ts';
import { extremeKernel, lastKernel } from './kernel/extreme.ts';
import { type Sorted, sortedUnits } from './kernel/sorted.ts';
import { sumKernel } from './kernel/sum.ts';
import { missingOf } from './missing.ts';
import { unitsAt } from './units.ts';

/** Asks a layer for what a total of numbers needs; outcomes are read after the walk. */
export function numberOutcomes(total: AggregateNode, group: Group): OutcomeOf {
  const evaluated = group.run.evaluate(total.of);
  const rows = group.rowsOf(total.where);
  const { counts } = rows;
  const { size } = group.shape;
  if (evaluated.type === 'constant' && evaluated.value === null)
    return (at) => ({ value: total.fn === 'sum' ? whole(0) : null, known: 0, missing: counts[at] as number });
  const column = numberColumn(evaluated, group.run.length);
  if (!column) throw new KpiError('bad-formula', `${total.fn} of a ${evaluated.type}`, 'use a number field');
  const unit: Fraction = { n: 1n, d: 10n ** BigInt(column.scale) };
  const missing = missingOf(column, rows, size);
  const given = (value: Fraction | null, at: number): Outcome => ({
    value: value && multiply(value, unit),
    known: (counts[at] as number) - missing(at),
    missing: missing(at),
  });
  switch (total.fn) {
    case 'sum': {
      const { sum } = rows.add(sumKernel(size, column));
      return (at) => given(whole(sum(at)), at);
    }
    case 'mean': {
      const { sum } = rows.add(sumKernel(size, column));
      return (at) => {
        const n = (counts[at] as number) - missing(at);
        return given(n === 0 ? null : { n: BigInt(sum(at)), d: BigInt(n) }, at);
      };
    }
    case 'quantile':
    case 'largest': {
      const sorted = sortedOf(total, group, column);
      const { q = 0.5, n } = total;
      return (at) => given(total.fn === 'quantile' ? quantileOf(sorted(at), q) : largestOf(sorted(at), n), at);
    }
    default: {
      if (total.fn === 'last' && group.dates.type !== 'date') return (at) => given(null, at);
      const kernel = total.fn === 'last' ? lastKernel(size, column, group.dates) : extremeKernel(size, column, total.fn === 'max' ? 1 : -1);
      const { best } = rows.add(kernel);
      return (at) => {
        const units = (best[at] as number) < 0 ? null : unitsAt(column, best[at] as number);
        return given(units === null ? null : whole(units), at);
      };
    }
  }
}

/** The values of each group in order, sorted once for all totals of the same values, entities and rows that are read in turn. */
function sortedOf(total: AggregateNode, group: Group, column: NumberColumn): (at: number) => Sorted {
  const id = [total.of, total.each, total.where].map((node) => (node ? keyOf(node) : '')).join(';');
  return group.once(`sorted ${id}`, () => {
    const order = group.rowsOf(total.where).order();
    const entities = total.each ? entitiesOf(total.each, group.run.evaluate, group.run.length) : null;
    let sort: ((at: number) => Sorted) | null = null;
    let last: { readonly at: number; readonly sorted: Sorted } | null = null;
    return (at) => {
      sort ??= sortedUnits(order(), column, entities);
      if (last?.at !== at) last = { at, sorted: sort(at) };
      return last.sorted;
    };
  });
}
