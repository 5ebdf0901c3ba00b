// In which group each record finds its customer: as of the date of the record, and not as of today.
import { excerpt, KpiError } from '../../error.ts';
import { notData } from '../../expr/records.ts';
import { readMoment } from '../../period/moment.ts';
import { limitOf, ownOptions, parseOptions } from '../parseOptions.ts';
import { readIdentifier } from '../read/identifier.ts';
import { Fault } from '../read/reader.ts';
import { tally } from '../rejected.ts';
import type { Assigned, AssignOptions, SegmentRecords } from './assigned.ts';
import { membershipSpells, type Spell } from './membershipSpells.ts';

/**
 * Gives each record the group that its customer was in on the date of the record: a sale to a customer who is gold today counts as
 * silver, if the customer was silver then. A membership holds from its first date on, up to the last, which is not in it.
 *
 * Memberships are checked as `parse` does. One that begins before another of the same customer has ended is refused (`bad-value`): of two
 * at once, the one that began first holds; of those that began together, the first by name. Nothing depends on the order given.
 *
 * @param records  rows of any kind, and memberships
 * @param options  `on`, `as`, `at`; `timeZone` is also that of the days between instants and calendar dates (UTC when not given)
 * @throws {KpiError} bad-argument, unknown-option, bad-time-zone — for an option that cannot be; bad-data — for rows that are no list
 * @example
 * ```ts
 * import { assignSegments, query, revenue } from 'sales-kpi';
 * const sales = [
 *   { id: '1', date: '2025-01-31', amount: 10, customerId: 'ana' },
 *   { id: '2', date: '2025-02-01', amount: 20, customerId: 'ana' },
 * ];
 * const memberships = [
 *   { customerId: 'ana', segment: 'silver', from: '2024-01-01', until: '2025-02-01' },
 *   { customerId: 'ana', segment: 'gold', from: '2025-02-01' },
 * ];
 * const { rows } = assignSegments({ rows: sales, memberships });
 * query(rows, { select: [revenue], by: ['segment'] }).rows.map((row) => `${row.segment} ${row.revenue}`) // => ["gold 20","silver 10"]
 * ```
 */
export function assignSegments<R extends object, const As extends string = 'segment'>(
  records: SegmentRecords<R>,
  options: AssignOptions<As> = {},
): Assigned<R, As> {
  if (typeof records !== 'object' || records === null || !Array.isArray(records.rows)) throw notData(records?.rows);
  const given = ownOptions(options, ['on', 'as', 'at', ...parseOptions.filter((name) => name !== 'currency')]);
  const { on, as, at } = {
    on: nameOf(given.on, 'on') ?? 'customerId',
    as: nameOf(given.as, 'as') ?? 'segment',
    at: nameOf(given.at, 'at') ?? 'date',
  };
  if (as === on || as === at) throw new KpiError('bad-argument', `as is ${excerpt(as)}, which is read`, 'give another name', ['as']);
  const refused = tally(limitOf(given.rejectedLimit));
  const { spellAt, ...memberships } = membershipSpells(records.memberships, given);
  const counts = { assigned: 0, noCustomer: 0, noDate: 0, noMembership: 0 };
  const rows: Assigned<R, As>['rows'] = [];
  // By position, so that one that is missing or throws spoils one row only.
  for (let position = 0; position < records.rows.length; position++) {
    try {
      const row = records.rows[position] as R;
      if (typeof row !== 'object' || row === null) refused.add(position, new Fault('unreadable-row', row));
      else {
        const { [on]: customer, [at]: date } = row as Readonly<Record<string, unknown>>;
        const found = placeOf(customer, date, spellAt);
        const segment = typeof found === 'string' ? null : found.segment;
        rows.push({ ...row, [as]: segment } as unknown as Assigned<R, As>['rows'][number]);
        counts[typeof found === 'string' ? found : 'assigned']++;
      }
    } catch {
      refused.add(position, new Fault('unreadable-row', undefined));
    }
  }
  const { assigned, ...unassigned } = counts;
  return {
    rows,
    rejected: { rows: refused.details, memberships: memberships.rejected },
    counts: {
      rows: { rowsIn: records.rows.length, assigned, unassigned, rejected: refused.count, byCode: refused.byCode },
      memberships: memberships.counts,
    },
  };
}

function nameOf<N extends string>(name: N | undefined, option: string): N | undefined {
  if (name === undefined || (typeof name === 'string' && name !== '' && name !== '__proto__')) return name;
  throw new KpiError('bad-argument', `${option} is ${excerpt(name)}`, 'give the name of a field', [option]);
}

/** The spell of a record, or why there is none. */
function placeOf(
  customer: unknown,
  date: unknown,
  spellAt: (customer: string, moment: number) => Spell | undefined,
): Spell | 'noCustomer' | 'noDate' | 'noMembership' {
  const id = customer === null || customer === undefined ? null : readIdentifier(customer);
  if (id === null || id instanceof Fault) return 'noCustomer';
  const moment = date === null || date === undefined ? null : readMoment(date);
  return typeof moment === 'number' ? (spellAt(id, moment) ?? 'noMembership') : 'noDate';
}
