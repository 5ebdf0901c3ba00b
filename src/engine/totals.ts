// From a total of the plan to a kernel: which rows it counts, which column it runs down, and what each group answers.
import { KpiError } from '../error.ts';
import type { Total } from '../expr/aggregate/aggregate.ts';
import type { CustomerSetName } from '../expr/aggregate/name.ts';
import { MIXED } from '../expr/aggregate/only.ts';
import { type Fraction, multiply, whole } from '../expr/fraction.ts';
import { isOwnEntity } from '../expr/input.ts';
import type { AggregateNode } from '../expr/node.ts';
import type { Outcome } from '../plan/plan.ts';
import { numberColumn } from './arithmetic.ts';
import { asKeys } from './asKeys.ts';
import type { Column, NumberColumn } from './column.ts';
import { customerCounts } from './customerCounts.ts';
import { entitiesOf } from './entity.ts';
import type { Group } from './group.ts';
import { distinctKernel, missingKernel, onlyKernel } from './kernel/distinct.ts';
import { extremeKernel, lastKernel } from './kernel/extreme.ts';
import { entityQuantileKernel, quantileKernel } from './kernel/quantile.ts';
import { sumKernel } from './kernel/sum.ts';
import { unitsAt } from './units.ts';

/** Gives the outcome of a total for a group. */
export type OutcomeOf = (group: number) => Outcome;

/** Runs the kernel of a total over a layer. */
export function outcomes(total: AggregateNode, group: Group): OutcomeOf {
  const rows = group.rowsOf(total.where);
  const { names, counts } = rows;
  const { size } = group.shape;
  const known = (value: Total, missing: number, at: number): Outcome => ({ value, known: (counts[at] as number) - missing, missing });
  switch (total.fn) {
    case 'sum':
    case 'mean':
    case 'min':
    case 'max':
    case 'last':
    case 'quantile':
      return numberOutcomes(total, group);
    case 'count':
    case 'countDistinct':
      return countOutcomes(total, group);
    case 'only': {
      const column = asKeys(group.run.evaluate(total.of), group.run.length);
      if (column.type === 'constant') return (at) => known(column.value, 0, at);
      const codes = onlyKernel(names, size, column.codes);
      return (at) =>
        known(
          (codes[at] as number) < 0 ? ((codes[at] as number) === -1 ? MIXED : null) : (column.keys[codes[at] as number] ?? null),
          0,
          at,
        );
    }
    default: {
      const counted = customerCounts(total, group);
      return (at) => ({
        value: whole(counted[total.fn as CustomerSetName][at] as number),
        known: (counts[at] as number) + (counted.previous[at] as number),
        missing: 0,
      });
    }
  }
}

function countOutcomes(total: AggregateNode, group: Group): OutcomeOf {
  const { names, counts } = group.rowsOf(total.where);
  const { size } = group.shape;
  const { evaluate, length } = group.run;
  const own = isOwnEntity(total.of);
  const missing = own ? (): number => 0 : missingOf(evaluate(total.of), names, size, counts);
  const entities = total.fn === 'countDistinct' ? entitiesOf(total.of, evaluate, length) : null;
  const distinct = entities && distinctKernel(names, size, counts, entities);
  return (at) => {
    const lacking = missing(at);
    const found = (counts[at] as number) - lacking;
    return { value: whole(distinct === null ? found : (distinct[at] as number)), known: found, missing: lacking };
  };
}

function numberOutcomes(total: AggregateNode, group: Group): OutcomeOf {
  const evaluated = group.run.evaluate(total.of);
  const { names, counts } = group.rowsOf(total.where);
  const { size } = group.shape;
  if (evaluated.type === 'constant' && evaluated.value === null)
    return (at) => ({ value: total.fn === 'sum' ? whole(0) : null, known: 0, missing: counts[at] as number });
  const column = numberColumn(evaluated, group.run.length);
  if (!column) throw new KpiError('bad-formula', `${total.fn} of a ${evaluated.type}`, 'use a number field');
  const unit: Fraction = { n: 1n, d: 10n ** BigInt(column.scale) };
  const missing = missingOf(column, names, size, counts);
  const given = (value: Fraction | null, at: number): Outcome => ({
    value: value && multiply(value, unit),
    known: (counts[at] as number) - missing(at),
    missing: missing(at),
  });
  switch (total.fn) {
    case 'sum': {
      const sums = sumKernel(names, size, column);
      return (at) => given(whole(sums[at] as number | bigint), at);
    }
    case 'mean': {
      const sums = sumKernel(names, size, column);
      return (at) => {
        const n = (counts[at] as number) - missing(at);
        return given(n === 0 ? null : { n: BigInt(sums[at] as number | bigint), d: BigInt(n) }, at);
      };
    }
    case 'quantile':
      return quantileOutcomes(total, group, column, given);
    default: {
      if (total.fn === 'last' && group.dates.type !== 'date') return (at) => given(null, at);
      const best =
        total.fn === 'last'
          ? lastKernel(names, size, column, group.dates)
          : extremeKernel(names, size, column, total.fn === 'max' ? 1 : -1);
      return (at) => {
        const units = (best[at] as number) < 0 ? null : unitsAt(column, best[at] as number);
        return given(units === null ? null : whole(units), at);
      };
    }
  }
}

function quantileOutcomes(
  total: AggregateNode,
  group: Group,
  column: NumberColumn,
  given: (value: Fraction | null, at: number) => Outcome,
): OutcomeOf {
  const { size } = group.shape;
  const order = group.rowsOf(total.where).order();
  const q = total.q ?? 0.5;
  const entities = total.each ? entitiesOf(total.each, group.run.evaluate, group.run.length) : null;
  const values = entities === null ? quantileKernel(order, size, column, q) : entityQuantileKernel(order, size, column, entities, q);
  return (at) => given(values[at] ?? null, at);
}

/** How many of the counted rows of a group lack the value. */
function missingOf(column: Column, names: Uint32Array, size: number, counts: Uint32Array): (at: number) => number {
  if (column.type === 'constant') return column.value === null ? (at) => counts[at] as number : () => 0;
  if (column.type === 'key') {
    const { codes } = column;
    if (column.counts()[0] === 0) return () => 0;
    const missing = missingKernel(names, size, (row) => codes[row] === 0);
    return (at) => missing[at] as number;
  }
  if (column.missing === 0) return () => 0;
  const values = column.type === 'number' ? column.units : column.moments;
  const missing = missingKernel(names, size, (row) => Number.isNaN(values[row] as number));
  return (at) => missing[at] as number;
}
