// The rate over several periods of a table, from the totals behind it: what is divided and what it is divided by are added up apart.
import { add, type Fraction } from '../expr/fraction.ts';
import { type AggregateNode, keyOf, totalsOf } from '../expr/node.ts';
import { additivityOf } from '../plan/additivity.ts';
import { currencyOf } from '../plan/currency.ts';
import type { Outcome } from '../plan/plan.ts';
import { settle } from '../plan/settle.ts';
import { behind } from '../query/behind.ts';
import type { TableSeries } from '../trend/seriesShape.ts';
import type { ProgressReason } from './progressShape.ts';
import type { Stand, Standing } from './stand.ts';

/** The rate over the rows; different customers and the like do not add up, and have no answer here. */
export function rateOfRows({ table, column: id }: TableSeries, stands: readonly Stand[]): Standing {
  const none = (reason: ProgressReason): Standing => ({ value: null, reason });
  const formula = table.columns.find((one) => one.id === id && one.role === 'value')?.formula;
  if (formula === undefined || formula === null) return none('needs-parts');
  const totals = [...totalsOf(formula).values()];
  if (totals.some((total) => additivityOf(total) !== 'additive')) return none('not-additive');
  if (stands.length === 0) return none('too-early');
  const read = behind(table);
  const currencies = new Set(
    stands.flatMap(({ row }) => (totals.some(currencyOf) ? [read.currency(row, formula)] : [])).filter((one) => one !== null),
  );
  if (currencies.size > 1) return none('mixed-currency');
  const sums = new Map(totals.map((total) => [keyOf(total), sumOf(stands.map(({ row }) => read.outcome(row, total)))]));
  const settled = settle(formula, (total) => sums.get(keyOf(total as AggregateNode)) ?? 'no-data');
  return settled.value === null ? none(settled.reason === 'zero-denominator' ? 'zero-denominator' : 'missing-input') : settled;
}

function sumOf(outcomes: readonly (Outcome | null)[]): Outcome {
  return outcomes.reduce<Outcome>(
    (sum, one) => {
      const value = one?.value;
      const added = typeof value === 'object' && value !== null ? add(sum.value as Fraction, value) : sum.value;
      return { value: added, known: sum.known + (one?.known ?? 0), missing: sum.missing + (one?.missing ?? 0) };
    },
    { value: { n: 0n, d: 1n }, known: 0, missing: 0 },
  );
}
