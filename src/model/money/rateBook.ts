// The rates of one conversion: which one holds for a row, and which ones were used.
import { exactText } from '../../decimal.ts';
import { excerpt, KpiError } from '../../error.ts';
import { type Day, formatDay } from '../../period/civil.ts';
import { writtenAmount } from '../written.ts';
import type { ConvertOptions, FxPolicy, UsedRate } from './converted.ts';
import { checkedRates } from './rate.ts';
import { type Found, monthOf, rateTable } from './rateTable.ts';

/** A rate, and how many rows it served. */
export interface BookedRate extends Found {
  readonly from: string;
  rows: number;
}

/** Finds the rate of each row and keeps account of those that served. */
export interface RateBook {
  /** The rate of a day; null where there is none. */
  find(from: string, day: Day): BookedRate | null;
  /** The rates that served, in the order of their first use. */
  used(): UsedRate[];
}

const MAX_AGE = 7;

/** Reads the rates. */
export function rateBook({ to, policy, maxAge: given, rates }: ConvertOptions): RateBook {
  const maxAge = maxAgeOf(given);
  const table = rateTable(checkedRates(rates), to);
  const known = new Map<string, BookedRate | null>();
  return {
    find(from, day) {
      const id = `${from}${policy === 'monthAverage' ? monthOf(day) : day}`;
      const before = known.get(id);
      if (before !== undefined) return before;
      const found = policy === 'monthAverage' ? table.inMonthOf(from, day) : table.on(from, day, maxAge);
      const entry = found && { ...found, from, rows: 0 };
      known.set(id, entry);
      return entry;
    },
    used: () => merge([...known.values()].flatMap((entry) => (entry === null || entry.rows === 0 ? [] : [usedRate(entry, to, policy)]))),
  };
}

function usedRate({ from, rate, day, inverse, rows }: BookedRate, to: string, policy: FxPolicy): UsedRate {
  const date = formatDay(day);
  return {
    from,
    to,
    date: policy === 'monthAverage' ? date.slice(0, -3) : date,
    rate: writtenAmount(rate) ?? exactText(rate),
    source: inverse ? 'inverse' : 'given',
    rows,
  };
}

/** Several days may share one rate: a weekend has that of Friday. */
function merge(list: readonly UsedRate[]): UsedRate[] {
  const byDate = new Map<string, UsedRate>();
  for (const used of list) {
    const id = `${used.from} ${used.date}`;
    const before = byDate.get(id);
    byDate.set(id, before ? { ...before, rows: before.rows + used.rows } : used);
  }
  return [...byDate.values()];
}

function maxAgeOf(maxAge: number | undefined): number {
  if (maxAge === undefined) return MAX_AGE;
  if (Number.isInteger(maxAge) && maxAge >= 0) return maxAge;
  throw new KpiError('bad-argument', `maxAge is ${excerpt(maxAge)}`, 'give a whole number of days', ['maxAge']);
}
