// One shape for the answers of all tools, and the right answer, counted in whole cents straight from the generated columns.
import { type SalesColumns, valueAt } from './data.ts';

/** What a tool says about one month and channel, or about all sales. */
export interface Line {
  /** Hundredths; a fraction where the tool added floats. */
  readonly cents: number;
  readonly orders: number | null;
  readonly customers: number | null;
}

/** Lines by `2024-03 web`, or the one line `all`. */
export type Answer = ReadonlyMap<string, Line>;

/** `2024-03` of months counted from January of year 0. */
export function monthText(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** The right answer by month and channel. */
export function rightAnswer(sales: SalesColumns, distinct: boolean): Answer {
  const lines = new Map<string, { cents: number; orders: number; customers: Set<number> }>();
  for (let i = 0; i < sales.date.length; i++) {
    if (valueAt(sales.status, i) === 'cancelled') continue;
    const id = `${new Date(sales.date[i] as number).toISOString().slice(0, 7)} ${valueAt(sales.channel, i)}`;
    const line = lines.get(id) ?? { cents: 0, orders: 0, customers: new Set() };
    lines.set(id, line);
    line.cents += Math.round((sales.amount[i] as number) * 100);
    line.orders++;
    if (distinct) line.customers.add(sales.customerId.codes[i] as number);
  }
  return new Map([...lines].map(([id, line]) => [id, { ...line, customers: distinct ? line.customers.size : null }]));
}

/** The one line `all` of an answer by month and channel, without counts. */
export function wholeAnswer(answer: Answer): Answer {
  return new Map([['all', { cents: [...answer.values()].reduce((sum, { cents }) => sum + cents, 0), orders: null, customers: null }]]);
}

/** Compares with the right answer: counts must be the same, money exact, or within a cent where a tool adds floats. */
export function verdict(answer: Answer, right: Answer): { readonly right: boolean; readonly text: string } {
  let worst = answer.size === right.size ? 0 : Number.POSITIVE_INFINITY;
  for (const [id, expected] of right) {
    const line = answer.get(id);
    const same = line !== undefined && line.orders === expected.orders && line.customers === expected.customers;
    const off = same ? Math.abs(line.cents - expected.cents) : Number.POSITIVE_INFINITY;
    worst = Math.max(worst, Number.isNaN(off) ? Number.POSITIVE_INFINITY : off);
  }
  if (worst === 0) return { right: true, text: 'exact' };
  return worst <= 1 ? { right: true, text: `off by ≤ ${(worst / 100).toPrecision(1)}` } : { right: false, text: 'WRONG' };
}
