// One customer with an implausible share of all sales: often a word for nobody that no list knows, or a shop's own account.
import { addExact, type Exact, readExact } from '../../decimal.ts';
import type { QualityRate } from '../../model/quality/qualityParts.ts';
import { nameText, ownValue } from '../duplicates/ownValue.ts';

/** Different customers from which a share can be implausible: among few, one is always large. */
const CUSTOMERS = 20;
const nothing: Exact = { units: 0n, scale: 0 };

/** A customer with a large share: of the rows with a customer, or of what those bring in. */
export interface Dominant extends QualityRate {
  readonly column: string;
  readonly id: string;
}

/** The customer of most rows, and the one of most money, where the share of either reaches `least`. */
export function dominantCustomers(records: readonly unknown[], customer: string, amount: string, least: number): Dominant[] {
  const found = new Map<string, { rows: number; money: Exact }>();
  let [rows, money] = [0, nothing];
  for (const record of records) {
    const id = nameText(ownValue(record, customer));
    if (id === null) continue;
    const one = found.get(id) ?? { rows: 0, money: nothing };
    found.set(id, one);
    one.rows++;
    rows++;
    const brought = readExact(ownValue(record, amount));
    if (typeof brought === 'string' || brought.units <= 0n) continue;
    one.money = addExact(one.money, brought);
    money = addExact(money, brought);
  }
  if (found.size < CUSTOMERS) return [];
  const [[byRows, most], [byMoney, richest]] = [
    largest(found, rows, ({ rows: own }) => own),
    largest(found, 1, (one) => quotient(one.money, money)),
  ];
  const told: Dominant[] = [];
  if (most >= least) told.push({ column: customer, id: byRows, count: found.get(byRows)?.rows ?? 0, of: rows, share: most });
  // Money is no number of rows: the share is that of the amounts.
  if (richest >= least) told.push({ column: amount, id: byMoney, count: found.get(byMoney)?.rows ?? 0, of: 0, share: richest });
  return told;
}

function largest<T>(found: ReadonlyMap<string, T>, of: number, size: (one: T) => number): readonly [id: string, share: number] {
  let best: readonly [string, number] = ['', 0];
  for (const [id, one] of found) if (size(one) > best[1]) best = [id, size(one)];
  return [best[0], best[1] / of];
}

/** As a statistic: whether it is implausible needs no more digits than a double has. */
function quotient(part: Exact, whole: Exact): number {
  return whole.units === 0n ? 0 : Number(part.units) / Number(whole.units) / 10 ** (part.scale - whole.scale);
}
