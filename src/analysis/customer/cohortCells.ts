// What a cohort came to at the ages of each column, and the columns over all cohorts.
import { Decimal } from '../../decimal.ts';
import { add, decimalOf, divide, type Fraction, whole } from '../../expr/fraction.ts';
import type { Reason } from '../../plan/settle.ts';
import type { CohortColumn } from './cohortColumns.ts';
import { type CohortGroup, moneyOver } from './cohortMatrix.ts';
import type { CohortCell, CohortMean, CohortValue } from './cohortTable.ts';
import { decimalOfSum, perOne, settled } from './money.ts';

/** A cell with its exact value. */
export interface ExactCell {
  readonly cell: CohortCell;
  readonly exact: Fraction | null;
}

/** How cells are made. */
export interface CellRule {
  readonly value: CohortValue;
  /** Whether records are of several currencies. */
  readonly mixed: boolean;
  /** Whether the last period of an age is over for a cohort. */
  isOver(period: number, age: number): boolean;
}

const isCumulative = (value: CohortValue): boolean => value.startsWith('cumulative');

/** One cell a column. */
export function cellsOf(group: CohortGroup, columns: readonly CohortColumn[], rule: CellRule): ExactCell[] {
  const { value, mixed, isOver } = rule;
  const isMoney = value !== 'customers';
  const base = isMoney ? settled(moneyOver(group, 0, 0)) : whole(group.size);
  return columns.map(({ from, to }, i) => {
    if (!isOver(group.period, to ?? from)) return none('immature-cohort');
    if (isMoney && mixed) return none('mixed-currency');
    const exact = isMoney ? settled(moneyOver(group, isCumulative(value) ? 0 : from, to ?? from)) : whole(group.active[i] ?? 0);
    if (exact === null) return none('missing-input');
    const perCustomer = group.size === 0 ? null : perOne(exact, group.size);
    const share = base === null || base.n === 0n ? null : decimalOf(divide(exact, base));
    const reason = perCustomer === null || share === null ? (base === null ? 'missing-input' : 'zero-denominator') : null;
    return { exact, cell: { value: isMoney ? decimalOfSum(exact) : (group.active[i] ?? 0), perCustomer, share, reason } };
  });
}

function none(reason: Reason): ExactCell {
  return { exact: null, cell: { value: null, perCustomer: null, share: null, reason } };
}

/** Each column over the cohorts that have an answer there. */
export function meansOf(
  cohorts: readonly { readonly size: number; readonly cells: readonly ExactCell[] }[],
  columns: number,
): CohortMean[] {
  return Array.from({ length: columns }, (_, i): CohortMean => {
    const answered = cohorts.filter(({ size, cells }) => size > 0 && cells[i]?.exact !== null);
    const customers = answered.reduce((sum, { size }) => sum + size, 0);
    if (customers === 0) {
      const reason = cohorts.map(({ cells }) => cells[i]?.cell.reason ?? null).find((one) => one !== null);
      return { cohorts: 0, customers: 0, weighted: null, unweighted: null, reason: reason ?? 'no-data' };
    }
    const total = answered.reduce((sum, { cells }) => add(sum, cells[i]?.exact ?? whole(0)), whole(0));
    const means = answered.reduce((sum, { size, cells }) => sum.plus(perOne(cells[i]?.exact ?? whole(0), size)), new Decimal(0));
    return {
      cohorts: answered.length,
      customers,
      weighted: perOne(total, customers),
      unweighted: means.div(answered.length),
      reason: null,
    };
  });
}
