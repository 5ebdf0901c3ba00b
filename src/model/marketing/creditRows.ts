// The credits of one row of sales: the touches that it is put down to under each model, and with how much.
import { type Amount, type Exact, exactText, rescale } from '../../decimal.ts';
import { minorUnits } from '../money/currency.ts';
import { exactOf } from '../sale/posting/arithmetic.ts';
import type { Sale } from '../sale/sale.ts';
import { writtenAmount } from '../written.ts';
import type { Path } from './attributeTouches.ts';
import type { AttributionModel, Credit } from './credit.ts';
import type { Touch } from './touch.ts';

/** A row of sales and the touches that it may be put down to: `path` from `from` on, up to `to`. */
export interface Claim {
  readonly sale: Sale;
  readonly customerId: string | null;
  readonly path: Path;
  readonly from: number;
  readonly to: number;
}

const models: readonly AttributionModel[] = ['firstTouch', 'lastTouch', 'linear'];

/** How many credits a claim makes, of all models. */
export function creditCount(claim: Claim): number {
  return models.reduce((sum, model) => sum + countUnder(claim, model), 0);
}

/** Adds the credits of a claim, model by model. */
export function addCredits(claim: Claim, into: Credit[]): void {
  for (const model of models) addUnder(claim, model, into);
}

/** Without a touch there is one credit, which stands alone. */
function countUnder({ from, to }: Claim, model: AttributionModel): number {
  return model === 'linear' ? Math.max(1, to - from) : 1;
}

function addUnder(claim: Claim, model: AttributionModel, into: Credit[]): void {
  const { sale, path, from, to } = claim;
  const count = countUnder(claim, model);
  const first = model === 'lastTouch' ? to - 1 : from;
  const scale = sale.currency ? minorUnits(sale.currency) : DECIMALS;
  const [amount, tax, cost] = [partsOf(sale.amount, count, scale), partsOf(sale.tax, count, scale), partsOf(sale.cost, count, scale)];
  for (let at = 0; at < count; at++) {
    const touch = from < to ? (path[first + at]?.touch ?? null) : null;
    into.push(creditOf(claim, model, touch, at, partAt(amount, at), partAt(tax, at), partAt(cost, at)));
  }
}

/** Without a currency, an amount is shared to hundredths. */
const DECIMALS = 2;

/** Equal parts of a whole: the first `more` of them are one unit larger than the others. */
interface Parts<A> {
  readonly more: number;
  readonly larger: A;
  readonly smaller: A;
}

const partAt = <A>({ more, larger, smaller }: Parts<A>, at: number): A => (at < more ? larger : smaller);

/** Hundredths of a number of 38 digits are more than can be read again: written all the same, the question says that it cannot. */
const written = (amount: Exact): number | string => writtenAmount(amount) ?? exactText(amount);

/** What `allocate` gives for equal weights; an order may have thousands of touches, and there are two different parts at most. */
function partsOf<A extends Amount | null | undefined>(whole: A, count: number, scale: number): Parts<A | number | string> {
  if (count === 1 || whole === null || whole === undefined) return { more: 0, larger: whole, smaller: whole };
  const exact = exactOf(whole);
  const finest = Math.max(scale, exact.scale);
  const units = rescale(exact, finest);
  const [one, each] = [units < 0n ? -1n : 1n, units / BigInt(count)];
  const more = Number((units - each * BigInt(count)) * one);
  return { more, larger: written({ units: each + one, scale: finest }), smaller: written({ units: each, scale: finest }) };
}

// All fields are written out: objects put together of others take ten times the time.
function creditOf(
  { sale, customerId }: Claim,
  model: AttributionModel,
  touch: Touch | null,
  at: number,
  amount: Amount,
  tax: Amount | null | undefined,
  cost: Amount | null | undefined,
): Credit {
  return {
    id: `${sale.id}/${model}/${touch === null ? 0 : at + 1}`,
    saleId: sale.id,
    orderId: sale.orderId ?? sale.id,
    date: sale.date,
    orderDate: sale.orderDate,
    model,
    touchId: touch?.id ?? null,
    touchedAt: touch?.at ?? null,
    customerId,
    productId: sale.productId,
    // A part of nothing does not say which way the whole goes.
    type: sale.type ?? (isNegative(sale.amount) ? 'return' : 'sale'),
    kind: sale.kind,
    status: sale.status,
    amount,
    tax,
    cost,
    currency: sale.currency,
    channel: touch?.channel ?? null,
    campaign: touch?.campaign ?? null,
    region: sale.region,
    country: sale.country,
    storeId: sale.storeId,
    salesperson: sale.salesperson,
    segment: sale.segment,
    category: sale.category,
  };
}

/** Of an amount that was read: a number, or plain text. */
function isNegative(amount: Amount): boolean {
  return typeof amount === 'number' ? amount < 0 : String(amount).startsWith('-');
}
