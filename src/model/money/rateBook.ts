// The rates of one conversion: which one holds for a row, and which ones were used.
import { type Exact, exactText } from '../../decimal.ts';
import { excerpt, KpiError, nearest } from '../../error.ts';
import { type Day, formatDay } from '../../period/civil.ts';
import { writtenAmount } from '../written.ts';
import type { ConvertOptions, FxPolicy, UsedRate } from './converted.ts';
import { checkedRates, dayOrThrow } from './rate.ts';
import { type Found, monthOf, rateTable } from './rateTable.ts';

/** Gives the rate of each row and keeps account of it. */
export interface RateBook {
  /** Units of the currency wanted for one unit; null where there is no rate. */
  rate(from: string, day: Day): Exact | null;
  /** The rates given out, in the order of their first use. */
  used(): UsedRate[];
}

const policies: readonly FxPolicy[] = ['eventDate', 'orderDate', 'monthAverage', 'constant'];
const MAX_AGE = 7;

/** Reads the rates and the policy. */
export function rateBook(options: ConvertOptions): RateBook {
  const { to, policy } = options;
  checkPolicy(policy);
  const maxAge = maxAgeOf(options.maxAge);
  const constant = policy === 'constant' ? dayOrThrow(options.on, ['on']) : null;
  const table = rateTable(checkedRates(options.rates), to);
  const known = new Map<string, { readonly found: Found | null; rows: number }>();

  return {
    rate(from, rowDay) {
      const day = constant ?? rowDay;
      const id = `${from}${policy === 'monthAverage' ? monthOf(day) : day}`;
      const entry = known.get(id) ?? {
        found: policy === 'monthAverage' ? table.inMonthOf(from, day) : table.on(from, day, maxAge),
        rows: 0,
      };
      entry.rows++;
      known.set(id, entry);
      return entry.found?.rate ?? null;
    },
    used: () => merge([...known].flatMap(([id, { found, rows }]) => (found ? [usedRate(id.slice(0, 3), to, policy, found, rows)] : []))),
  };
}

function usedRate(from: string, to: string, policy: FxPolicy, { rate, day, inverse }: Found, rows: number): UsedRate {
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

function checkPolicy(policy: unknown): void {
  if (policies.includes(policy as FxPolicy)) return;
  const near = typeof policy === 'string' ? nearest(policy, policies) : undefined;
  throw new KpiError(
    'bad-argument',
    `${excerpt(policy)} is not a policy`,
    near ? `did you mean ${near}?` : `the policies are ${policies.join(', ')}`,
    ['policy'],
  );
}

function maxAgeOf(maxAge: number | undefined): number {
  if (maxAge === undefined) return MAX_AGE;
  if (Number.isInteger(maxAge) && maxAge >= 0) return maxAge;
  throw new KpiError('bad-argument', `maxAge is ${excerpt(maxAge)}`, 'give a whole number of days', ['maxAge']);
}
