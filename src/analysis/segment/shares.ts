// What each segment makes of all: its share, its rank, its class, and how much hangs on a few.
import type { Decimal } from '../../decimal.ts';
import { refuseUnknown } from '../../error.ts';
import type { Reason } from '../../plan/settle.ts';
import { type SegmentKeys, subjectOf } from '../../query/finding.ts';
import type { Table } from '../../query/table.ts';
import { valueFrom } from '../../query/value.ts';
import { refuseShares } from './addTotals.ts';
import { type AbcClass, classesOf, readCuts } from './classes.ts';
import { concentrated, readTop, type SegmentConcentration } from './concentrated.ts';
import type { ConcentrationFinding } from './findings.ts';
import { partedIn, ranksOf } from './parted.ts';
import { namesWithin, periodFound, refuseCut, valueColumn } from './segmentsIn.ts';

/** Of what shares are taken, and where classes end. */
export interface SharesOptions<C extends string = string> {
  /** The indicator: one that adds up over segments. */
  readonly of: C;
  /** What shares are taken of: all rows of the `period`, unless given; with names of segments, those of them that have the same keys. */
  readonly within?: 'period' | readonly string[] | undefined;
  /** Where classes A and B end, as shares: `[0.8, 0.95]` when not given. */
  readonly classes?: readonly [a: number, b: number] | undefined;
  /** Of how many of the largest segments `topShare` tells the share: 10 when not given. */
  readonly top?: number | undefined;
}

/** What one segment makes of all. */
export interface Share {
  /** The name of the period. */
  readonly period: string;
  /** The keys of the segment. */
  readonly segment: SegmentKeys;
  /** Its value. */
  readonly value: Decimal | number | null;
  /** Its share of the whole: shares add up to 1, to the last digit. Null where there is none. */
  readonly share: Decimal | null;
  /** Its rank from 1; equal values share a rank, and as many ranks are left out behind them. */
  readonly rank: number | null;
  /** The share of this segment and all before it. */
  readonly runningShare: Decimal | null;
  /** A: the largest, up to the one with which they pass 80 %; B: up to 95 %; C: all others, and all of zero and below. */
  readonly class: AbcClass | null;
  /** Why there is no share; null where there is one. */
  readonly reason: Reason | null;
}

/** The shares of all segments. */
export interface Shares {
  /** Period by period, in each (within what was asked) from the largest to the smallest; those without a value last. */
  readonly rows: readonly Share[];
  /** How much hangs on a few, for each whole. */
  readonly concentrations: readonly SegmentConcentration[];
  /** The same for readers, where there is an answer. */
  readonly findings: readonly ConcentrationFinding[];
}

/**
 * The share of each segment in the whole of its period, with its rank, its running share and its class (ABC, Pareto), and how
 * concentrated the whole is. All is computed from the totals behind the table.
 *
 * Where a segment is below zero, shares are still those of the whole, the others pass 1 together, and the whole says so
 * (`negative-parts`): it has no concentration then. A whole of zero or below has no shares; neither has one in two currencies.
 *
 * @param table  a table of `query` with segments, also one that went through JSON; of one with subtotals, its parts are taken
 * @throws {KpiError} not-additive — for an indicator that does not add up over segments; unknown-field — for one that the table does
 * not have; bad-argument — for a table without some of its rows (`top`), other cut-offs or an unknown segment
 * @source ABC: an item is in class A as long as those before it have less than 80 %. HHI: Hirschman (1964). Gini (1912), also × n ÷ (n − 1)
 * @see    shareChanges, topWithOther, salesShare
 * @example
 * ```ts
 * import { query, revenue, shares } from 'sales-kpi';
 * const sales = [500, 320, 150, 20, 10].map((amount, i) => ({ id: `${i}`, date: '2025-01-31', amount, productId: `p${i}` }));
 * const { rows } = shares(query(sales, { select: [revenue], by: ['productId'] }), { of: 'revenue' });
 * rows.map((row) => `${row.rank} ${row.share} ${row.runningShare} ${row.class}`) // => ["1 0.5 0.5 A","2 0.32 0.82 A","3 0.15 0.97 B","4 0.02 0.99 C","5 0.01 1 C"]
 * ```
 */
export function shares<R extends object>(table: Table<R>, options: SharesOptions<string & keyof R>): Shares {
  refuseUnknown(options, ['of', 'within', 'classes', 'top']);
  refuseCut(table);
  const column = valueColumn(table, options.of);
  refuseShares(column.id, column.formula);
  const within = namesWithin(table, options.within);
  const [cuts, top] = [readCuts(options.classes), readTop(options.top)];
  const wholes = partedIn(table, column, within).map((whole) => {
    const classes = classesOf(whole, cuts);
    return { whole, classes, concentration: concentrated(whole, { isWithin: within.length > 0, top, unit: column.unit }) };
  });
  return {
    rows: wholes.flatMap(({ whole, classes }) => {
      const ranks = ranksOf(whole.parts);
      let running: Decimal | null = null;
      return whole.parts.map(({ keys, value, share }, i): Share => {
        running = share === null ? null : running === null ? share : running.plus(share);
        return {
          period: whole.period,
          segment: keys,
          value: valueFrom(column, value.value),
          share,
          rank: ranks[i] ?? null,
          runningShare: running,
          class: classes[i] ?? null,
          reason: share === null ? (value.reason ?? whole.reason) : null,
        };
      });
    }),
    concentrations: wholes.map(({ concentration }) => concentration),
    findings: wholes.flatMap(({ whole, classes, concentration }): ConcentrationFinding[] => {
      const { items, hhi, effectiveNumber, gini, segment } = concentration;
      const period = periodFound(whole.period);
      if (hhi === null || effectiveNumber === null || gini === null) return [];
      const leading = classes.filter((one) => one === 'A').length;
      const share = whole.parts
        .slice(0, leading)
        .reduce<Decimal | null>((sum, part) => sum?.plus(part.share as Decimal) ?? part.share, null);
      if (share === null) return [];
      return [
        { code: 'concentration', of: subjectOf(column), segment, period, values: { items, leading, share, hhi, effectiveNumber, gini } },
      ];
    }),
  };
}
