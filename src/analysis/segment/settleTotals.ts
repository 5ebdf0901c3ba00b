// Settles formulas over totals that were read from a table, as they were when the table was made.
import { type Fraction, fractionFromText, whole } from '../../expr/fraction.ts';
import { type AggregateNode, keyOf, type Node, totalsOf } from '../../expr/node.ts';
import { currencyOf } from '../../plan/currency.ts';
import { partBehind, sumBehind } from '../../plan/parts.ts';
import type { Group, Outcome, Plan } from '../../plan/plan.ts';
import type { Reason, Settled } from '../../plan/settle.ts';
import { COUNTING, currenciesOf, placesOf, settleRow } from '../../plan/settleRow.ts';
import type { Table, TotalText } from '../../query/table.ts';
import { valueColumns } from './segmentsIn.ts';

/** Why rows of a period have no answers, where their totals would have some: the period is not over, not covered, has none before it. */
export interface Why {
  readonly row: Reason | null;
  readonly previous: Reason | null;
}

/** Nothing stands in the way. */
export const freely: Why = { row: null, previous: null };

/** The totals of one row, or of several that were added. */
export interface Settling {
  /** The value of a formula. */
  settled(formula: Node, why: Why): Settled;
  /** The currencies of the money that a formula reads, added to those found. */
  currencies(formula: Node, found?: Set<string | null>): Set<string | null>;
}

/** The totals behind a table. */
export interface TotalsRead {
  /** The total at each position of `ids`; null for one that no column reads. */
  readonly nodes: readonly (AggregateNode | null)[];
  /** Reads the totals at these positions. */
  over(texts: readonly TotalText[]): Settling;
}

/** Reads the totals of a table, also of one that went through JSON. */
export function totalsIn(table: Pick<Table<object>, 'columns' | 'totals'>): TotalsRead {
  const formulas = valueColumns(table).map(({ formula }) => formula);
  const known = new Map<string, AggregateNode>();
  for (const formula of formulas) totalsOf(formula, known);
  for (const total of [...known.values()])
    for (const behind of [currencyOf(total), sumBehind(total), partBehind(total)]) if (behind !== null) known.set(keyOf(behind), behind);
  const nodes = table.totals.ids.map((id) => known.get(id) ?? null);
  const totals = [...known.values()];
  const at = totals.map((total) => table.totals.ids.indexOf(keyOf(total)));
  const places = placesOf([{ totals } as unknown as Plan], formulas);
  return {
    nodes,
    over(texts) {
      const groups: Group[] = [{ slot: 0, keys: [], totals: totals.map((total, i) => outcomeOf(total, texts[at[i] as number])) }];
      return {
        settled: (formula, { row, previous }) => settleRow(places, groups, { row, previous, before: previous })(formula),
        currencies: (formula, found) => currenciesOf(places, formula, groups, found),
      };
    },
  };
}

function outcomeOf({ fn }: AggregateNode, [value, known, missing]: TotalText = [null, 0, 0]): Outcome {
  if (fn === 'only') return { value, known, missing };
  const fraction: Fraction | null =
    value === null ? (known + missing === 0 && COUNTING.has(fn) ? whole(0) : null) : fractionFromText(String(value));
  return { value: fraction, known, missing };
}
