// What each indicator is, over the rows of one window and segment, by the words of its definition.
import type { Entry } from './ledger.ts';
import { integer, minus, over, plus, quantile, type Rational, readDecimal, times, total, ZERO } from './rational.ts';

export type Reason = 'no-data' | 'zero-denominator' | 'missing-input' | 'mixed-currency' | 'no-previous-period';

/** A value, or why there is none. */
export type Answer = Rational | Reason;

/** What a sum does with a row that lacks the value: passes over it, or gives no answer. */
export type Missing = 'skip' | 'refuse';

/** The rows that an indicator sees. */
export interface View {
  /** Rows that count, in the window, the segment and the filter. */
  readonly now: readonly Entry[];
  /** The same for the window before; null without one. */
  readonly before: readonly Entry[] | null;
  /** Rows of all segments, whatever the filter, and whenever they are dated. */
  readonly ever: readonly Entry[];
  /** The first day of the window. */
  readonly from: string;
  /** The window before. */
  readonly previous: { readonly from: string; readonly to: string } | null;
}

const MINUS_ONE = integer(-1);
const number = (field: string) => (entry: Entry): Rational | null => readDecimal(entry.row[field]);
const amount = (entry: Entry): Rational => entry.amount;
const withTax = (entry: Entry): Rational | null => sumOf2(entry.amount, number('tax')(entry));
const profit = (entry: Entry): Rational | null => {
  const cost = number('cost')(entry);
  return cost && minus(entry.amount, cost);
};
const gross = (entry: Entry): Rational => number('gross')(entry) ?? plus(entry.amount, number('discount')(entry) ?? ZERO);

function sumOf2(a: Rational, b: Rational | null): Rational | null {
  return b && plus(a, b);
}

const sold = (entries: readonly Entry[]): Entry[] => entries.filter((entry) => entry.isSold);
const returned = (entries: readonly Entry[]): Entry[] => entries.filter((entry) => entry.isReturned);
const goods = (entries: readonly Entry[]): Entry[] => entries.filter(({ kind }) => kind === 'product' || kind === 'adjustment');
const everything = (entries: readonly Entry[]): Entry[] => entries.filter(({ kind }) => kind !== 'gift-card');
const known = (entries: readonly Entry[]): Entry[] => entries.filter(({ customer }) => customer !== null);

function money(entries: readonly Entry[], value: (entry: Entry) => Rational | null): Answer {
  return new Set(entries.map(({ currency }) => currency)).size > 1 ? 'mixed-currency' : sum(entries, value);
}

function sum(entries: readonly Entry[], value: (entry: Entry) => Rational | null): Answer {
  const values = entries.map(value).filter((one) => one !== null);
  return entries.length > 0 && values.length === 0 ? 'missing-input' : total(values);
}

const customersIn = (entries: readonly Entry[]): Set<string> => new Set(known(sold(entries)).map(({ customer }) => customer as string));
const ordersIn = (entries: readonly Entry[]): number => new Set(entries.map(({ order }) => order)).size;

/** Numerator first, then denominator: the first that has no answer says why. */
function apply(a: Answer, b: Answer, way: (a: Rational, b: Rational) => Answer): Answer {
  if (typeof a === 'string') return a;
  return typeof b === 'string' ? b : way(a, b);
}
const ratio = (a: Answer, b: Answer): Answer => apply(a, b, (x, y) => (y.n === 0n ? 'zero-denominator' : over(x, y)));
const less = (a: Answer, b: Answer): Answer => apply(a, b, minus);
const negative = (a: Answer): Answer => (typeof a === 'string' ? a : times(a, MINUS_ONE));

const orderCount = ({ now }: View): Answer => integer(ordersIn(sold(now)));
const active = ({ now }: View): Answer => integer(customersIn(now).size);
const netOfSold = ({ now }: View): Answer => money(sold(now), amount);
const grossSales = ({ now }: View): Answer => money(sold(now), gross);
const netSales = ({ now }: View): Answer => money(goods(now), amount);
const totalSales = ({ now }: View): Answer => money(everything(now), withTax);
const returns = ({ now }: View): Answer => negative(money(returned(now), amount));
const grossProfit = ({ now }: View): Answer => money(goods(now), profit);
const cost = ({ now }: View): Answer => money(goods(now), number('cost'));

function medianOrderValue({ now }: View): Answer {
  const rows = sold(now);
  const mixed = money(rows, amount);
  if (typeof mixed === 'string') return mixed;
  const orders = [...new Set(rows.map(({ order }) => order))];
  return quantile(orders.map((order) => total(rows.filter((row) => row.order === order).map(amount))), { n: 1n, d: 2n }) ?? 'no-data';
}

/** How many of the active customers pass. */
function countCustomers(view: View, passes: (customer: string, rows: readonly Entry[], history: readonly Entry[]) => boolean): Answer {
  const rows = known(sold(view.now));
  const history = known(sold(view.ever));
  const of = (entries: readonly Entry[], customer: string): Entry[] => entries.filter((entry) => entry.customer === customer);
  return integer([...customersIn(view.now)].filter((customer) => passes(customer, of(rows, customer), of(history, customer))).length);
}

const newCustomers = (view: View): Answer =>
  countCustomers(view, (_, rows, history) => rows.some((row) => history.every((earlier) => row.moment <= earlier.moment)));
const earlierBuyers = (view: View): Answer => countCustomers(view, (_, _rows, history) => history.some(({ day }) => day < view.from));
const returning = (view: View): Answer => countCustomers(view, (_, rows, history) => history.some(({ day }) => day < view.from) || ordersIn(rows) >= 2);
const repeating = (view: View): Answer => countCustomers(view, (_, rows) => ordersIn(rows) >= 2);
const previousCount = ({ before }: View): Answer => (before ? integer(customersIn(before).size) : 'no-previous-period');
const retained = (view: View): Answer => {
  const earlier = view.before && customersIn(view.before);
  return earlier ? countCustomers(view, (customer) => earlier.has(customer)) : 'no-previous-period';
};
const reactivated = (view: View): Answer => {
  const { previous } = view;
  if (previous === null) return 'no-previous-period';
  return countCustomers(view, (_, _rows, history) => history.some(({ day }) => day < previous.from) && !history.some(({ day }) => day >= previous.from && day < previous.to));
};

/** Every indicator by its id. */
export const answers: Readonly<Record<string, (view: View) => Answer>> = {
  grossSales,
  discounts: (view) => less(grossSales(view), netOfSold(view)),
  returns,
  netSales,
  revenue: netSales,
  taxes: ({ now }) => money(everything(now), number('tax')),
  shipping: ({ now }) => money(now.filter(({ kind }) => kind === 'shipping'), amount),
  totalSales,
  orderCount,
  unitsSold: ({ now }) => sum(goods(now), number('quantity')),
  unitsSoldGross: ({ now }) => sum(sold(now), number('quantity')),
  discountRate: (view) => ratio(less(grossSales(view), netOfSold(view)), grossSales(view)),
  returnRate: (view) => ratio(returns(view), netOfSold(view)),
  returnRateUnits: ({ now }) => ratio(negative(sum(returned(now), number('quantity'))), sum(sold(now), number('quantity'))),
  returnRateOrders: (view) => ratio(integer(ordersIn(returned(view.now))), orderCount(view)),
  averageOrderValue: (view) => ratio(netOfSold(view), orderCount(view)),
  averageOrderValueNet: (view) => ratio(netSales(view), orderCount(view)),
  averageOrderValueTotal: (view) => ratio(totalSales(view), orderCount(view)),
  medianOrderValue,
  unitsPerTransaction: (view) => ratio(sum(sold(view.now), number('quantity')), orderCount(view)),
  unitsPerTransactionNet: (view) => ratio(sum(goods(view.now), number('quantity')), orderCount(view)),
  averageSellingPrice: (view) => ratio(netOfSold(view), sum(sold(view.now), number('quantity'))),
  activeCustomers: active,
  newCustomers,
  reactivatedCustomers: reactivated,
  purchaseFrequency: (view) => ratio(integer(ordersIn(known(sold(view.now)))), active(view)),
  salesPerCustomer: (view) => ratio(money(known(goods(view.now)), amount), active(view)),
  returningCustomerRate: (view) => ratio(returning(view), active(view)),
  returningCustomerRatePriorOnly: (view) => ratio(earlierBuyers(view), active(view)),
  repeatPurchaseRate: (view) => ratio(repeating(view), active(view)),
  customerRetentionRate: (view) => ratio(retained(view), previousCount(view)),
  customerChurnRate: (view) => ratio(less(previousCount(view), retained(view)), previousCount(view)),
  costOfGoodsSold: cost,
  grossProfit,
  grossMarginRate: (view) => ratio(grossProfit(view), money(goods(view.now).filter((entry) => number('cost')(entry) !== null), amount)),
  markupRate: (view) => ratio(grossProfit(view), cost(view)),
};
