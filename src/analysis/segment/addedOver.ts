// The totals of a table over some of its segments, and what formulas come to there.
import { none, type Reason, type Settled } from '../../plan/settle.ts';
import type { Table, TotalText } from '../../query/table.ts';
import { addTotals, isMadeOfParts } from './addTotals.ts';
import { type Gathered, gathered, type ValueColumn } from './segmentsIn.ts';
import { type TotalsRead, totalsIn } from './settleTotals.ts';
import { type Withheld, withheldIn } from './withheld.ts';

/** Rows that go together, with their totals. */
export interface Added extends Gathered {
  readonly now: readonly TotalText[];
  readonly prior: readonly TotalText[] | null;
}

/** What the rows of a table are made of. */
export interface Adding {
  readonly rows: readonly Added[];
  readonly read: TotalsRead;
  readonly withheld: Withheld;
  /** Why a period is not compared; null where it is. */
  readonly unpaired: (period: string) => Reason | null;
}

/** Adds the totals of the rows of a table over some of its segments; what cannot be made of its parts is left out. */
export function addedOver(table: Table<object>, names: readonly string[]): Adding {
  const read = totalsIn(table);
  const { now, prior } = table.totals;
  const added = (of: readonly (readonly TotalText[] | null)[], rows: readonly number[]): TotalText[] =>
    read.nodes.map((node, i) =>
      node === null || (rows.length > 1 && !isMadeOfParts(node))
        ? [null, 0, 0]
        : addTotals(
            node,
            rows.map((at) => of[at]?.[i] ?? [null, 0, 0]),
          ),
    );
  const rows = gathered(table, names).map(
    (one): Added => ({
      ...one,
      now: added(now, one.rows),
      prior: prior[one.rows[0] as number] ? added(prior, one.rows) : null,
    }),
  );
  const pairs = new Map(table.pairs.map(({ period, reason }) => [period, reason]));
  return { rows, read, withheld: withheldIn(table, read), unpaired: (period) => pairs.get(period) ?? null };
}

/** What a formula comes to in rows that go together, or why it has no answer. */
export function valueOver(
  { read, withheld, unpaired }: Adding,
  { period, now, prior }: Added,
  { id, formula }: ValueColumn,
  side: 'now' | 'prior' = 'now',
): Settled {
  if (side === 'now') return read.over(now).settled(formula, withheld(period, id));
  return prior === null ? none(unpaired(period) ?? 'not-comparable') : read.over(prior).settled(formula, withheld(period, `${id}Prior`));
}
