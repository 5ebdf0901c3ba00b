// When sales in each market began.
import type { Decimal } from '../../decimal.ts';
import { KpiError, refuseUnknown } from '../../error.ts';
import type { Reason } from '../../plan/settle.ts';
import { type SegmentKeys, subjectOf } from '../../query/finding.ts';
import type { Table } from '../../query/table.ts';
import { valueFrom } from '../../query/value.ts';
import { addedOver, valueOver } from './addedOver.ts';
import { refuseWhole } from './addTotals.ts';
import type { MarketEntryFinding } from './findings.ts';
import { namesAsked, namesIn, narrowedTo, valueColumn } from './segmentsIn.ts';

/** Of what, and by what, entries are looked for. */
export interface EntriesOptions<C extends string = string> {
  /** The indicator that is above 0 where there are sales: `orderCount`, `revenue`. */
  readonly of: C;
  /** The segments that are markets, by their names: all of the table when not given. */
  readonly by?: C | readonly C[] | undefined;
}

/** The sales of one market, from the first period to the last. */
export interface Entry {
  /** The keys of the market. */
  readonly segment: SegmentKeys;
  /** The first period with sales. */
  readonly first: string;
  /** The value there. */
  readonly value: Decimal | number;
  /** The last period with sales. */
  readonly last: string;
  /** In how many periods there were sales. */
  readonly periods: number;
  /**
   * Why sales may have begun earlier; null where they did not. `history-starts`: nothing is known of the time before, any other: there was
   * a period before without an answer.
   */
  readonly reason: Reason | 'history-starts' | null;
}

/** The entries of all markets. */
export interface Entries {
  /** The earliest first, then in the order of their keys. */
  readonly entries: readonly Entry[];
  /** How many markets never had sales in these periods. */
  readonly without: number;
  /** The entries of which the first period is sure. */
  readonly findings: readonly MarketEntryFinding[];
}

/**
 * The first period in which each market had sales, and the last. Markets are segments: countries, regions, product lines. What had sales
 * in the first period of the table may have had some before: it is no entry, and says so (`history-starts`).
 *
 * @param table  a table of `query` by period and segment, also one that went through JSON
 * @throws {KpiError} bad-argument — for a table without periods or without such segments; unknown-field — for an indicator that it does
 * not have; not-additive — when it has further segments, and the indicator does not add up over them
 * @example
 * ```ts
 * import { entries, orderCount, query } from 'sales-kpi';
 * const sales = [['FR', 1], ['FR', 2], ['BE', 2], ['BE', 3]].map(([country, month], i) => (
 *   { id: `${i}`, date: `2025-0${month}-15`, amount: 10, country: String(country) }
 * ));
 * const table = query(sales, { select: [orderCount], by: ['country'], every: 'month' });
 * entries(table, { of: 'orderCount' }).entries.map(({ segment, first, reason }) => `${segment['country']} ${first} ${reason}`) // => ["FR 2025-01 history-starts","BE 2025-02 null"]
 * ```
 */
export function entries<R extends object>(table: Table<R>, options: EntriesOptions<string & keyof R>): Entries {
  refuseUnknown(options, ['of', 'by']);
  const column = valueColumn(table, options.of);
  const names = options.by === undefined ? namesIn(table) : namesAsked(table, options.by, ['by']);
  if (names.length === 0)
    throw new KpiError('bad-argument', 'entries without markets', "ask the table by something: by: ['country']", ['by']);
  if (table.periods.some(({ grain }) => grain === 'range'))
    throw new KpiError('bad-argument', 'entries without periods', "ask the table every: 'month'", ['table']);
  if (names.length < namesIn(table).length) refuseWhole(column.id, column.formula);
  const adding = addedOver(narrowedTo(table, column), names);
  const order = new Map(table.periods.map(({ id }, i) => [id, i]));
  const markets = new Map<string, { readonly segment: SegmentKeys; readonly seen: Seen[] }>();
  for (const row of adding.rows) {
    const id = JSON.stringify(names.map((name) => row.keys[name]));
    const market = markets.get(id) ?? { segment: row.keys, seen: [] };
    const { value, reason } = valueOver(adding, row, column);
    const isSold = value !== null && value.n > 0n;
    market.seen.push({ period: row.period, value: isSold ? (valueFrom(column, value) as Decimal | number) : null, reason });
    markets.set(id, market);
  }
  const found = [...markets.values()].flatMap(({ segment, seen }) => entryOf(segment, seen, table.periods[0]?.id));
  found.sort((a, b) => (order.get(a.first) ?? 0) - (order.get(b.first) ?? 0));
  return {
    entries: found,
    without: markets.size - found.length,
    findings: found
      .filter(({ reason }) => reason === null)
      .map(({ segment, first, value, last }) => ({
        code: 'market-entry',
        of: subjectOf(column),
        segment,
        period: first,
        values: { value, last },
      })),
  };
}

/** One period of a market: what was sold, if anything was, or why that is not known. */
interface Seen {
  readonly period: string;
  readonly value: Decimal | number | null;
  readonly reason: Reason | null;
}

function entryOf(segment: SegmentKeys, seen: readonly Seen[], beginning: string | undefined): Entry[] {
  const at = seen.findIndex(({ value }) => value !== null);
  const first = seen[at];
  if (first === undefined || first.value === null) return [];
  const sold = seen.filter(({ value }) => value !== null);
  const unknown =
    seen
      .slice(0, at)
      .filter(({ reason }) => reason !== null)
      .at(-1)?.reason ?? null;
  const reason = first.period === beginning || unknown === 'no-data' ? 'history-starts' : unknown;
  return [{ segment, first: first.period, value: first.value, last: (sold.at(-1) as Seen).period, periods: sold.length, reason }];
}
