// The memberships of each customer, one after another: looked up by halving.
import type { Moment } from '../../period/moment.ts';
import { type Boundary, boundaryAt, isBefore, momentOf } from '../boundary.ts';
import { takeIn } from '../intake.ts';
import type { ParseOptions } from '../parseOptions.ts';
import { Fault } from '../read/reader.ts';
import type { ParseCounts, Rejected } from '../rejected.ts';
import { Membership } from './membership.ts';

/** A membership with its boundaries. */
export interface Spell {
  readonly segment: string;
  readonly from: Boundary;
  /** Null: still. */
  readonly until: Boundary | null;
}

/** The spells of all customers. */
export interface MembershipSpells {
  /** The spell of a customer at a moment. */
  spellAt(customer: string, moment: Moment): Spell | undefined;
  readonly counts: ParseCounts;
  readonly rejected: readonly Rejected[];
}

interface Given extends Spell {
  readonly record: Membership;
  readonly row: number;
}

/** Reads memberships; of each customer, none begins before the one before it has ended. */
export function membershipSpells(memberships: Iterable<Membership>, options: ParseOptions): MembershipSpells {
  const rows = new Map<unknown, number>();
  const { rowsIn, kept, refused } = takeIn(Membership, memberships, options, (record, row) => {
    rows.set(record, row);
    return null;
  });
  const customers = new Map<string, Given[]>();
  for (const record of kept as unknown as Membership[]) {
    const [from, until] = [record.from, record.until].map((date) => boundaryOf(date, options.timeZone ?? 'UTC'));
    const given: Given = { segment: record.segment, from: from as Boundary, until: until ?? null, record, row: rows.get(record) as number };
    const known = customers.get(record.customerId);
    if (known) known.push(given);
    else customers.set(record.customerId, [given]);
  }
  let overlapping = 0;
  for (const [customer, given] of customers) {
    const spells: Given[] = [];
    for (const spell of given.sort(inTime)) {
      const last = spells.at(-1);
      if (last === undefined || (last.until !== null && last.until.ms <= spell.from.ms)) spells.push(spell);
      else {
        overlapping++;
        refused.add(spell.row, new Fault('bad-value', spell.record.from, 'from', 'a date behind the end of the membership before'));
      }
    }
    customers.set(customer, spells);
  }
  return {
    spellAt(customer, moment) {
      const spell = lastBegun(customers.get(customer) ?? [], moment);
      return spell !== undefined && (spell.until === null || isBefore(moment, spell.until)) ? spell : undefined;
    },
    counts: { rowsIn, accepted: kept.length - overlapping, rejected: refused.count, byCode: refused.byCode },
    rejected: refused.details,
  };
}

function boundaryOf(date: Membership['until'], timeZone: string): Boundary | null {
  const moment = momentOf(date);
  return moment === null ? null : boundaryAt(moment, timeZone);
}

/** By their beginning, then by name: the order given tells nothing. */
function inTime(a: Given, b: Given): number {
  const ends = (a.until?.ms ?? Number.MAX_VALUE) - (b.until?.ms ?? Number.MAX_VALUE);
  return a.from.ms - b.from.ms || (a.segment < b.segment ? -1 : a.segment > b.segment ? 1 : 0) || ends || a.row - b.row;
}

/** The last of some spells that begins at a moment or before. */
function lastBegun(spells: readonly Given[], moment: Moment): Given | undefined {
  let [low, high] = [0, spells.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(moment, (spells[middle] as Given).from)) high = middle;
    else low = middle + 1;
  }
  return spells[low - 1];
}
