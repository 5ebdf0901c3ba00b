// For which dates records exist at all: outside, an absent record is unknown and not a zero.
import * as z from 'zod/mini';
import { excerpt, KpiError } from '../error.ts';
import { type Day, formatDay, parseDay } from '../period/civil.ts';
import type { DayRange } from '../period/dayRange.ts';
import type { DateRange } from '../period/range.ts';
import { key, type RecordSchema } from './dimension.ts';
import { takeIn } from './intake.ts';
import { readDay } from './read/day.ts';
import { readIdentifier } from './read/identifier.ts';
import { required } from './read/reader.ts';
import type { ParseCounts, Rejected } from './rejected.ts';
import { issueOf } from './rule.ts';

/** Dates for which records of a kind exist in a source, complete. */
export interface Coverage {
  /** The kind of record, such as `sales`. */
  readonly kind: string;
  /** Where they come from: a shop, a CRM, a file; missing: the one source there is. */
  readonly source?: string | null | undefined;
  /** The first calendar date covered. */
  readonly from: string;
  /** The first calendar date behind it that is not. */
  readonly to: string;
}

const coverageSchema = (): RecordSchema<Coverage> =>
  z
    .looseObject({
      kind: required<string>(readIdentifier),
      source: key(),
      from: required<string>(readDay),
      to: required<string>(readDay),
    })
    .check(({ value: { from, to }, issues }) => {
      if (from >= to) issues.push(issueOf('bad-value', 'to', to));
    });

/** The zod schema of a coverage; one that ends where it starts, or before, is refused. */
export const Coverage: RecordSchema<Coverage> = /* @__PURE__ */ coverageSchema();

/** Dates inside the coverage for which a source has no records. */
export interface CoverageGap {
  /** The kind of record. */
  readonly kind: string;
  /** The source that has none; null for the one without a name. */
  readonly source: string | null;
  /** The first calendar date without. */
  readonly from: string;
  /** The first calendar date behind it. */
  readonly to: string;
}

/** What coverage records say together. */
export interface Covered {
  /** The dates that all sources of all kinds cover, for the word `coverage` of a question; null where there are none. */
  readonly coverage: DateRange | null;
  /** Where it has holes. A question does not know of them: their periods have too little, or nothing. */
  readonly gaps: readonly CoverageGap[];
  /** The kinds asked for that no record covers. */
  readonly uncovered: readonly string[];
  /** The first records refused, with the reason. */
  readonly rejected: readonly Rejected[];
  /** How many records there were, complete. */
  readonly counts: ParseCounts;
}

/**
 * The range of dates for the word `coverage` of a question: from where the last of all sources begins to where the first ends.
 * A question reads several kinds at once, so that only the dates count which all of them cover; holes in between are told.
 *
 * @param records  what dates the records of each kind and source exist for
 * @param kinds  the kinds that the question reads; all of them when not given
 * @throws {KpiError} bad-argument — when the records or the kinds are no list
 * @example
 * ```ts
 * import { coverageOf } from 'sales-kpi';
 *
 * const { coverage, gaps } = coverageOf([
 *   { kind: 'sales', source: 'shop', from: '2024-01-01', to: '2025-07-01' },
 *   { kind: 'sales', source: 'till', from: '2024-06-01', to: '2025-02-01' },
 *   { kind: 'sales', source: 'till', from: '2025-03-01', to: '2025-09-01' },
 * ]);
 * coverage; // => [ '2024-06-01', '2025-07-01' ]
 * gaps; // => [ { kind: 'sales', source: 'till', from: '2025-02-01', to: '2025-03-01' } ]
 * ```
 */
export function coverageOf(records: Iterable<Coverage>, kinds?: readonly string[]): Covered {
  if (kinds !== undefined && !Array.isArray(kinds))
    throw new KpiError('bad-argument', `kinds is ${excerpt(kinds)}`, "give a list: ['sales']", ['kinds']);
  const { rowsIn, kept, refused } = takeIn(Coverage, records, {});
  const all = kept as unknown as readonly Coverage[];
  const spells = spellsOf(all.filter(({ kind }) => kinds?.includes(kind) ?? true));
  const from = spells.reduce((latest, { ranges }) => Math.max(latest, (ranges[0] as DayRange).from), Number.NEGATIVE_INFINITY);
  const to = spells.reduce((earliest, { ranges }) => Math.min(earliest, (ranges.at(-1) as DayRange).to), Number.POSITIVE_INFINITY);
  const known = new Set(all.map(({ kind }) => kind));
  const uncovered = (kinds ?? []).filter((kind) => !known.has(kind));
  const isCovered = spells.length > 0 && uncovered.length === 0 && from < to;
  return {
    coverage: isCovered ? [formatDay(from), formatDay(to)] : null,
    gaps: isCovered ? spells.flatMap((spell) => gapsIn(spell, { from, to })) : [],
    uncovered,
    rejected: refused.details,
    counts: { rowsIn, accepted: kept.length, rejected: refused.count, byCode: refused.byCode },
  };
}

/** What one source covers of a kind: ranges in their order that do not touch. */
interface Spell {
  readonly kind: string;
  readonly source: string | null;
  readonly ranges: DayRange[];
}

/** The ranges of each kind and source; those that touch or overlap are made one. */
function spellsOf(records: readonly Coverage[]): Spell[] {
  const spells = new Map<string, Spell>();
  const days = records.map(({ kind, source = null, from, to }) => ({ kind, source, from: parseDay(from) as Day, to: parseDay(to) as Day }));
  for (const { kind, source, from, to } of days.sort((a, b) => a.from - b.from)) {
    const id = JSON.stringify([kind, source]);
    const spell: Spell = spells.get(id) ?? { kind, source, ranges: [] };
    spells.set(id, spell);
    const { ranges } = spell;
    const last = ranges.at(-1);
    if (last === undefined || from > last.to) ranges.push({ from, to });
    else ranges[ranges.length - 1] = { from: last.from, to: Math.max(last.to, to) };
  }
  return [...spells.values()];
}

/** The holes of a spell, as far as they lie within bounds. */
function gapsIn({ kind, source, ranges }: Spell, bounds: DayRange): CoverageGap[] {
  return ranges.slice(1).flatMap((next, at) => {
    const from = Math.max((ranges[at] as DayRange).to, bounds.from);
    const to = Math.min(next.from, bounds.to);
    return from < to ? [{ kind, source, from: formatDay(from), to: formatDay(to) }] : [];
  });
}
