// The totals behind the rows of a table, read back exactly: what any formula over them comes to.
import { fractionFromText, whole } from '../expr/fraction.ts';
import { type AggregateNode, keyOf, type Node, totalsOf } from '../expr/node.ts';
import { currencyOf } from '../plan/currency.ts';
import type { Outcome } from '../plan/plan.ts';
import { type Reason, type Settled, settle } from '../plan/settle.ts';
import { COUNTING } from '../plan/settleRow.ts';
import type { Table, TotalText } from './table.ts';

/** Whose totals: those of the row, or of what it is compared with. */
export type Side = 'now' | 'prior';

/** Reads the totals behind a table. */
export interface Behind {
  /** What a formula over the totals of a row comes to, or why there is no answer. */
  settled(row: number, formula: Node, side?: Side): Settled;
  /** The outcome of a total in a row; null where the table does not keep it. */
  outcome(row: number, total: AggregateNode, side?: Side): Outcome | null;
  /** The currency of the money that a formula reads; null for none. */
  currency(row: number, formula: Node, side?: Side): string | null;
}

/** The totals behind a table, also one that went through JSON. */
export function behind({ totals }: Pick<Table<object>, 'totals'>): Behind {
  const places = new Map(totals.ids.map((id, i) => [id, i]));
  const outcome = (row: number, total: AggregateNode, side: Side): Outcome | null => {
    const id = keyOf(total);
    const text = (side === 'prior' ? totals.prior : totals.now)[row]?.[places.get(id) ?? -1];
    return text === undefined ? null : outcomeFrom(id, text);
  };
  /** Two currencies are never added, behind a cell neither. */
  const known = (row: number, total: AggregateNode, side: Side): Outcome | Reason => {
    const currency = currencyOf(total);
    if (currency && outcome(row, currency, side)?.value === true) return 'mixed-currency';
    const found = outcome(row, total, side) ?? 'no-data';
    // A count or a sum of no records is 0, as it was when the value was settled.
    const isEmpty = typeof found === 'object' && found.value === null && found.known + found.missing === 0;
    return isEmpty && COUNTING.has(total.fn) ? { ...found, value: whole(0) } : found;
  };
  return {
    settled: (row, formula, side = 'now') => settle(formula, (total) => known(row, total as AggregateNode, side)),
    outcome: (row, total, side = 'now') => outcome(row, total, side),
    currency(row, formula, side = 'now') {
      for (const total of totalsOf(formula).values()) {
        const currency = currencyOf(total);
        const value = currency && outcome(row, currency, side)?.value;
        if (typeof value === 'string') return value;
      }
      return null;
    },
  };
}

function outcomeFrom(id: string, [text, known, missing]: TotalText): Outcome {
  return { value: typeof text === 'string' && !isKeyTotal(id) ? fractionFromText(text) : text, known, missing } as Outcome;
}

/** The total `only` gives a key; all others give numbers. */
function isKeyTotal(id: string): boolean {
  return id.startsWith('only[');
}
