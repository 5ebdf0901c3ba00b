// What was known at a moment: of each record the version that held then.
import { excerpt, KpiError } from '../../error.ts';
import { type AsOf, readAsOf } from '../../period/asOf.ts';
import { calendar } from '../../period/calendar.ts';
import { limitOf, ownOptions, zoneOf } from '../parseOptions.ts';
import { Fault } from '../read/reader.ts';
import { recordLimits } from '../recordLimits.ts';
import { tally } from '../rejected.ts';
import { sameContent } from '../sameContent.ts';
import type { Known, KnownOptions, KnownRow, Recorded } from './recorded.ts';
import { versionReader } from './versionReader.ts';

/** The version of a record that holds so far. */
interface Holding {
  readonly at: number;
  readonly order: number;
  readonly isDeleted: boolean;
  /** Whether another version of the same moment says something else. */
  readonly isTied: boolean;
}

/**
 * The records as they were known at a moment: of each record (same `id`) the latest version recorded until then, and nothing of
 * a record whose latest version says that it is deleted. Any kind of record will do: rows of the ledger, orders (to `post`
 * them as they were known), deals, exchange rates.
 *
 * - **The moment** is half-open: an instant counts what was recorded before it; a calendar date (`'2025-04-05'`) stands for the
 *   end of that day. A version recorded on a calendar date is known from the start of that day.
 * - **Order.** The place of a version says nothing, but for versions recorded at the same moment: of these the one that stands
 *   further down holds, and `counts.tied` says of how many records that decided.
 * - A version without a key, or without a `recordedAt` that can be read, is refused and counted: nobody knows when it held.
 *
 * @param versions  the versions of all records, in any order
 * @param moment    up to when things are known
 * @returns one version of each record, what was refused, and how many versions there were
 * @throws {KpiError} bad-date — for a moment that is none; bad-argument — for versions that are no list, or a key that names no fields;
 * unknown-option
 * @see     restate
 * @example
 * ```ts
 * import { asKnown, revenue } from 'sales-kpi';
 * const versions = [
 *   { id: '1', date: '2025-03-30', amount: 100, recordedAt: '2025-03-30' },
 *   { id: '2', date: '2025-03-31', amount: 50, recordedAt: '2025-03-31' },
 *   { id: '1', date: '2025-03-30', amount: 90, recordedAt: '2025-04-10' }, // corrected
 *   { id: '2', recordedAt: '2025-04-12', deleted: true },
 * ];
 * revenue(asKnown(versions, '2025-04-05').rows) // => 150
 * revenue(asKnown(versions, '2025-04-11').rows) // => 140
 * asKnown(versions, '2025-04-12').counts // => { rowsIn: 4, current: 1, superseded: 2, deleted: 1, later: 0, tied: 0, rejected: 0, byCode: {} }
 * ```
 */
export function asKnown<R extends Recorded>(
  versions: readonly R[],
  moment: AsOf,
  options: KnownOptions<keyof R & string> = {},
): Known<KnownRow<R>> {
  const { key = ['id'], timeZone, rejectedLimit } = ownOptions(options, ['key', 'timeZone', 'rejectedLimit']);
  if (!Array.isArray(versions))
    throw new KpiError('bad-argument', `versions is ${excerpt(versions)}`, 'give an array of records', ['versions']);
  if (versions.length > recordLimits.records)
    throw new KpiError('bad-argument', `${versions.length} records in one call`, `give at most ${recordLimits.records}`, ['versions']);
  const zone = zoneOf(timeZone);
  const read = versionReader(key, zone, readAsOf(moment, calendar({ timeZone: zone ?? 'UTC' }), ['moment']));
  const refused = tally(limitOf(rejectedLimit));
  const holding = new Map<string, Holding>();
  let later = 0;
  let known = 0;
  for (let at = 0; at < versions.length; at++) {
    const version = read(versions, at);
    if (version instanceof Fault) refused.add(at, version);
    else if (!version.isKnown) later++;
    else {
      known++;
      const before = holding.get(version.key);
      if (before !== undefined && before.order > version.order) continue;
      const isTied = before?.order === version.order && (before.isTied || !isSame(versions[before.at], versions[at]));
      holding.set(version.key, { at, order: version.order, isDeleted: version.isDeleted, isTied });
    }
  }
  const held = [...holding.values()].sort((a, b) => a.at - b.at);
  const rows = held.filter(({ isDeleted }) => !isDeleted).map(({ at }) => versions[at] as KnownRow<R>);
  const counts = {
    rowsIn: versions.length,
    current: rows.length,
    superseded: known - held.length,
    deleted: held.length - rows.length,
    later,
    tied: held.filter(({ isTied }) => isTied).length,
    rejected: refused.count,
    byCode: refused.byCode,
  };
  return { rows, rejected: refused.details, counts };
}

/** Comparing looks into the user's own fields, which may throw. */
function isSame(a: unknown, b: unknown): boolean {
  try {
    return sameContent(a, b);
  } catch {
    return false;
  }
}
