// A whole and its parts: the values of segments that add up, to the last digit, to that of all of them.
import type { Decimal } from '../../decimal.ts';
import { compare, divide, type Fraction, total, whole } from '../../expr/fraction.ts';
import { keyOf, totalsOf } from '../../expr/node.ts';
import type { Reason, Settled } from '../../plan/settle.ts';
import type { SegmentKeys } from '../../query/finding.ts';
import type { Table } from '../../query/table.ts';
import { exactParts } from '../exactParts.ts';
import { type Added, addedOver, valueOver } from './addedOver.ts';
import { namesIn, narrowedTo, type ValueColumn } from './segmentsIn.ts';

/** One part of a whole. */
export interface Part {
  /** The position of its row in the table. */
  readonly row: number;
  readonly keys: SegmentKeys;
  readonly value: Settled;
  /** Its share of the whole; null where there is none. */
  readonly share: Decimal | null;
  /** Whether there are records behind it. */
  readonly isThere: boolean;
}

/** A whole with its parts, the largest first; those without a value are last. */
export interface Parted {
  readonly period: string;
  readonly keys: SegmentKeys;
  readonly whole: Settled;
  readonly parts: readonly Part[];
  /** Why parts have no shares; null where they have. */
  readonly reason: Reason | null;
}

const NOTHING = whole(0);

/** The wholes of a table, within each period and the given segments, on one side of its comparison. */
export function partedIn(table: Table<object>, column: ValueColumn, within: readonly string[], side: 'now' | 'prior' = 'now'): Parted[] {
  const one = narrowedTo(table, column);
  const [fine, coarse] = [addedOver(one, namesIn(table)), addedOver(one, within)];
  const single = new Map(fine.rows.map((row) => [row.rows[0] as number, row]));
  const ids = [...totalsOf(column.formula).values()].map((node) => table.totals.ids.indexOf(keyOf(node)));
  return coarse.rows.map((all) => {
    const parts = all.rows.map((row): Omit<Part, 'share'> => {
      const own = single.get(row) as Added;
      const isThere = ids.some((at) => own[side]?.[at]?.some((cell, i) => (i === 0 ? cell !== null : cell !== 0)) ?? false);
      return { row, keys: own.keys, value: valueOver(fine, own, column, side), isThere };
    });
    return shared(all, valueOver(coarse, all, column, side), parts);
  });
}

function shared({ period, keys }: Added, all: Settled, parts: readonly Omit<Part, 'share'>[]): Parted {
  const known = parts
    .filter(({ value }) => value.value !== null)
    .sort((a, b) => compare(b.value.value as Fraction, a.value.value as Fraction) || a.row - b.row);
  const lacking = parts.filter(({ value }) => value.value === null);
  const values = known.map(({ value }) => value.value as Fraction);
  const reason = reasonOf(all, values, lacking[0]?.value.reason ?? null);
  const shares =
    reason === null
      ? exactParts(
          NOTHING,
          whole(1),
          values.map((value) => divide(value, all.value as Fraction)),
        ).parts
      : [];
  const rows = [...known, ...lacking].map((part, i): Part => ({ ...part, share: shares[i] ?? null }));
  return { period, keys, whole: all, parts: rows, reason };
}

/** Shares of nothing, and of less than nothing, mean nothing; and parts that are not all known do not come to the whole. */
function reasonOf(all: Settled, values: readonly Fraction[], lacking: Reason | null): Reason | null {
  if (all.value === null) return all.reason;
  if (compare(total(values), all.value) !== 0) return lacking ?? 'missing-input';
  return compare(all.value, NOTHING) > 0 ? null : all.value.n === 0n ? 'zero-denominator' : 'negative-base';
}

/** The rank of each part: equal values share the better one, and the next is as far behind as there are parts before it. */
export function ranksOf(parts: readonly Part[]): (number | null)[] {
  const ranks: (number | null)[] = [];
  parts.forEach(({ value }, i) => {
    const before = parts[i - 1]?.value.value;
    const isSame = i > 0 && value.value !== null && before && compare(before, value.value) === 0;
    ranks.push(value.value === null ? null : isSame ? (ranks[i - 1] as number) : i + 1);
  });
  return ranks;
}
