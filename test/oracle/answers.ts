// What each indicator is, over the rows of one window and segment, by the words of its definition.
import type { Entry } from './ledger.ts';
import { integer, minus, order, over, plus, quantile, type Rational, readDecimal, times, total, ZERO } from './rational.ts';

export type Reason =
  | 'no-data'
  | 'zero-denominator'
  | 'missing-input'
  | 'mixed-currency'
  | 'no-previous-period'
  | 'not-comparable'
  | 'zero-base'
  | 'negative-base';

/** A value, or why there is none. */
export type Answer = Rational | Reason;

/** The rows that an indicator sees. */
export interface View {
  /** Rows that count, in the window, the segment and the filter. */
  readonly now: readonly Entry[];
  /** The same for the window before; null without one. */
  readonly before: readonly Entry[] | null;
  /** Rows that count, in the segment and the filter, in the same part of the window before; null where no part is the same. */
  readonly base: readonly Entry[] | null;
  /** Rows that count, in the window and the filter, of all segments. */
  readonly across: readonly Entry[];
  /** Rows that count, in the segment and the filter, up to the end of the window. */
  readonly soFar: readonly Entry[];
  /** Rows of all segments, whatever the filter, and whenever they are dated. */
  readonly ever: readonly Entry[];
  /** The first day of the window. */
  readonly from: string;
  /** The window before. */
  readonly previous: { readonly from: string; readonly to: string } | null;
  /** Whether a sum passes over a row that lacks the value, or gives no answer. */
  readonly missing: 'skip' | 'refuse';
}

type Pick = (entry: Entry) => boolean;
type Read = (entry: Entry) => Rational | null;

const sold: Pick = ({ isItem, isReturn }) => isItem && !isReturn;
const goods: Pick = ({ isGoods }) => isGoods;
const soldGoods: Pick = ({ isGoods, isReturn }) => isGoods && !isReturn;
const returned: Pick = ({ isGoods, isReturn }) => isGoods && isReturn;
const everything: Pick = ({ kind }) => kind !== 'gift-card';
const shipping: Pick = ({ kind }) => kind === 'shipping';
const givenBack: Pick = ({ kind, isReturn }) => kind !== 'gift-card' && isReturn;
const isWorth: Pick = (entry) => entry.amount.n !== 0n;
const hasStatus =
  (...statuses: readonly string[]): Pick =>
  ({ row }) =>
    statuses.includes(row['status'] as string);
const isPaid = hasStatus('partially-paid', 'paid', 'fulfilled', 'partially-refunded');
const wasPaid = hasStatus('partially-paid', 'paid', 'fulfilled', 'partially-refunded', 'refunded');
const hasCustomer: Pick = ({ customer }) => customer !== null;
const both =
  (...picks: readonly Pick[]): Pick =>
  (entry) =>
    picks.every((pick) => pick(entry));
const either =
  (a: Pick, b: Pick): Pick =>
  (entry) =>
    a(entry) || b(entry);

const number =
  (field: string): Read =>
  (entry) =>
    readDecimal(entry.row[field]);
const [cost, tax, quantity, byCode] = [number('cost'), number('tax'), number('quantity'), number('codeDiscount')];
const amount = (entry: Entry): Rational => entry.amount;
const gross: Read = (entry) => number('gross')(entry) ?? plus(entry.amount, number('discount')(entry) ?? ZERO);
const withTax: Read = (entry) => {
  const known = tax(entry);
  return known && plus(entry.amount, known);
};
const isDiscounted: Pick = (entry) => (gross(entry) as Rational).n * entry.amount.d > entry.amount.n * (gross(entry) as Rational).d;
const isCosted: Pick = (entry) => cost(entry) !== null;
const profit: Read = (entry) => {
  const known = cost(entry);
  return known && minus(entry.amount, known);
};

function sum({ now, missing }: View, pick: Pick, read: Read, lacking = missing): Answer {
  const rows = now.filter(pick);
  const values = rows.map(read).filter((value) => value !== null);
  const isUnknown = lacking === 'refuse' ? values.length < rows.length : values.length === 0 && rows.length > 0;
  return isUnknown ? 'missing-input' : total(values);
}

function isMixed({ now }: View, pick: Pick): boolean {
  return new Set(now.filter(pick).map(({ currency }) => currency)).size > 1;
}

function money(view: View, pick: Pick, read: Read, lacking = view.missing): Answer {
  return isMixed(view, pick) ? 'mixed-currency' : sum(view, pick, read, lacking);
}

/** Numerator first, then denominator: the first that has no answer says why. */
function apply(a: Answer, b: Answer, way: (a: Rational, b: Rational) => Answer): Answer {
  if (typeof a === 'string') return a;
  return typeof b === 'string' ? b : way(a, b);
}
const ratio = (a: Answer, b: Answer): Answer => apply(a, b, (x, y) => (y.n === 0n ? 'zero-denominator' : over(x, y)));
const less = (a: Answer, b: Answer): Answer => apply(a, b, minus);
const more = (a: Answer, b: Answer): Answer => apply(a, b, plus);
const negative = (a: Answer): Answer => (typeof a === 'string' ? a : times(a, integer(-1)));

const customersIn = (entries: readonly Entry[]): Set<string> =>
  new Set(entries.filter(both(sold, hasCustomer)).map(({ customer }) => customer as string));
const ordersOf = (entries: readonly Entry[]): number => new Set(entries.map(({ order }) => order)).size;
const orders = ({ now }: View, pick: Pick): Answer => integer(ordersOf(now.filter(pick)));

const orderCount = (view: View): Answer => orders(view, sold);
const active = ({ now }: View): Answer => integer(customersIn(now).size);
const items = (view: View): Answer => money(view, sold, amount);
const grossSales = (view: View): Answer => money(view, soldGoods, gross);
const discounts = (view: View): Answer => less(grossSales(view), money(view, soldGoods, amount));
const discountsByCode = (view: View): Answer => money(view, soldGoods, byCode, 'refuse');
const returns = (view: View): Answer => negative(money(view, returned, amount));
const netSales = (view: View): Answer => money(view, goods, amount);
const totalSales = (view: View): Answer => money(view, everything, withTax, 'refuse');
const grossProfit = (view: View): Answer => money(view, goods, profit);

function medianOrderValue(view: View): Answer {
  const all = items(view);
  if (typeof all === 'string') return all;
  const rows = view.now.filter(sold);
  const values = [...new Set(rows.map(({ order }) => order))].map((order) => total(rows.filter((row) => row.order === order).map(amount)));
  return quantile(values, { n: 1n, d: 2n }) ?? 'no-data';
}

/** What known customers brought up to the end of the window, by all of them who bought. */
const perCustomerSoFar = (view: View, read: Read): Answer => {
  const upToEnd = { ...view, now: view.soFar };
  return ratio(money(upToEnd, both(goods, hasCustomer), read), active(upToEnd));
};

/** How many of the active customers pass, by their rows here and by all they ever bought. */
function customers({ now, ever }: View, passes: (customer: string, here: readonly Entry[], history: readonly Entry[]) => boolean): Answer {
  const of = (entries: readonly Entry[], customer: string): Entry[] =>
    entries.filter((entry) => sold(entry) && entry.customer === customer);
  return integer([...customersIn(now)].filter((customer) => passes(customer, of(now, customer), of(ever, customer))).length);
}

const isFirst = (here: readonly Entry[], history: readonly Entry[]): boolean =>
  here.some((row) => history.every((other) => row.moment <= other.moment));
const newCustomers = (view: View): Answer => customers(view, (_, here, history) => isFirst(here, history));
const boughtBefore = (history: readonly Entry[], day: string): boolean => history.some((entry) => entry.day < day);
const earlier = (view: View): Answer => customers(view, (_, _here, history) => boughtBefore(history, view.from));
const returning = (view: View): Answer => customers(view, (_, here, history) => boughtBefore(history, view.from) || ordersOf(here) >= 2);
const repeating = (view: View): Answer => customers(view, (_, here) => ordersOf(here) >= 2);
const ofBefore = ({ before }: View): Answer => (before ? integer(customersIn(before).size) : 'no-previous-period');
const retained = (view: View): Answer => {
  const known = view.before && customersIn(view.before);
  return known ? customers(view, (customer) => known.has(customer)) : 'no-previous-period';
};
const reactivated = (view: View): Answer => {
  const { previous } = view;
  if (previous === null) return 'no-previous-period';
  const inPrevious = ({ day }: Entry): boolean => day >= previous.from && day < previous.to;
  return customers(view, (_, _here, history) => boughtBefore(history, previous.from) && !history.some(inPrevious));
};

/** Paid orders, less what paid orders gave back; two sums, and no answer where they are in different currencies. */
const paidSales = (view: View): Answer => {
  const [sale, back] = [both(soldGoods, isPaid), both(returned, wasPaid)];
  return isMixed(view, either(sale, back)) ? 'mixed-currency' : more(sum(view, sale, amount), sum(view, back, amount));
};

const lost = (view: View): Answer => less(ofBefore(view), retained(view));

/** What customers bring in the window, as long as it takes to lose all of them at this pace. */
const byChurn = (view: View): Answer =>
  ratio(ratio(money(view, both(goods, hasCustomer), profit), active(view)), ratio(lost(view), ofBefore(view)));

/** The relative difference to the same part of the window before. */
function salesGrowthRate(view: View): Answer {
  const { now, base, previous } = view;
  if (isMixed({ ...view, now: [...now, ...(base ?? [])] }, goods)) return 'mixed-currency';
  if (base === null) return previous === null ? 'no-previous-period' : 'not-comparable';
  return apply(netSales(view), netSales({ ...view, now: base }), (value, from) => {
    if (from.n === 0n) return 'zero-base';
    return from.n < 0n ? 'negative-base' : over(minus(value, from), from);
  });
}

const salesShare = (view: View): Answer => {
  const whole = { ...view, now: view.across };
  return isMixed(whole, goods) ? 'mixed-currency' : ratio(netSales(view), netSales(whole));
};

/** The ten customers who bought most, of all who bought more than they gave back. */
function topCustomerShare(view: View): Answer {
  const rows = view.now.filter(both(goods, hasCustomer));
  if (isMixed(view, both(goods, hasCustomer))) return 'mixed-currency';
  if (rows.length === 0) return 'no-data';
  const sums = [...new Set(rows.map(({ customer }) => customer))].map((customer) =>
    total(rows.filter((row) => row.customer === customer).map(amount)),
  );
  const bought = sums.filter(({ n }) => n > 0n).sort((a, b) => order(b, a));
  return ratio(total(bought.slice(0, 10)), total(bought));
}

/** Every indicator by its id. */
export const answers: Readonly<Record<string, (view: View) => Answer>> = {
  grossSales,
  discounts,
  discountsByCode,
  returns,
  returnsMoney: (view) => negative(money(view, givenBack, withTax, 'refuse')),
  netSales,
  revenue: netSales,
  taxes: (view) => money(view, everything, tax, 'refuse'),
  shipping: (view) => money(view, shipping, amount),
  totalSales,
  orderCount,
  orderCountNonZero: (view) => orders(view, both(sold, isWorth)),
  salesGrowthRate,
  salesShare,
  topCustomerShare,
  unitsSold: (view) => sum(view, goods, quantity),
  unitsSoldGross: (view) => sum(view, sold, quantity),
  discountRate: (view) => ratio(discounts(view), grossSales(view)),
  discountRateByCode: (view) => ratio(discountsByCode(view), grossSales(view)),
  discountRateOrders: (view) => ratio(orders(view, both(sold, isDiscounted)), orderCount(view)),
  returnRate: (view) => (isMixed(view, goods) ? 'mixed-currency' : ratio(returns(view), money(view, soldGoods, amount))),
  returnRateUnits: (view) => ratio(negative(sum(view, returned, quantity)), sum(view, sold, quantity)),
  returnRateOrders: (view) => ratio(orders(view, returned), orderCount(view)),
  averageOrderValue: (view) => ratio(items(view), orderCount(view)),
  averageOrderValueNet: (view) => ratio(netSales(view), orderCount(view)),
  averageOrderValueTotal: (view) => ratio(totalSales(view), orderCount(view)),
  averageOrderValueNetPaid: (view) => ratio(paidSales(view), orders(view, both(sold, isPaid, isWorth))),
  medianOrderValue,
  unitsPerTransaction: (view) => ratio(sum(view, sold, quantity), orderCount(view)),
  unitsPerTransactionNet: (view) => ratio(sum(view, goods, quantity), orderCount(view)),
  averageSellingPrice: (view) => ratio(items(view), sum(view, sold, quantity)),
  averageSellingPriceBeforeDiscounts: (view) => ratio(money(view, sold, gross), sum(view, sold, quantity)),
  activeCustomers: active,
  newCustomers,
  reactivatedCustomers: reactivated,
  purchaseFrequency: (view) => ratio(orders(view, both(sold, hasCustomer)), active(view)),
  salesPerCustomer: (view) => ratio(money(view, both(goods, hasCustomer), amount), active(view)),
  salesPerCustomerWithGuests: (view) =>
    ratio(
      netSales(view),
      more(
        active(view),
        orders(view, (entry) => sold(entry) && !hasCustomer(entry)),
      ),
    ),
  returningCustomerRate: (view) => ratio(returning(view), active(view)),
  returningCustomerRatePriorOnly: (view) => ratio(earlier(view), active(view)),
  repeatPurchaseRate: (view) => ratio(repeating(view), active(view)),
  repeatPurchaseRateLifetime: (view) => {
    const upToEnd = { ...view, now: view.soFar };
    return ratio(repeating(upToEnd), active(upToEnd));
  },
  customerRetentionRate: (view) => ratio(retained(view), ofBefore(view)),
  customerChurnRate: (view) => ratio(lost(view), ofBefore(view)),
  customerChurnRateStripe: (view) => ratio(lost(view), more(ofBefore(view), newCustomers(view))),
  customerChurnRateAverage: (view) => ratio(lost(view), ratio(more(ofBefore(view), active(view)), integer(2))),
  costOfGoodsSold: (view) => money(view, goods, cost),
  grossProfit,
  costCoverageRate: (view) => ratio(money(view, both(goods, isCosted), amount), netSales(view)),
  grossMarginRate: (view) => ratio(grossProfit(view), money(view, both(goods, isCosted), amount)),
  markupRate: (view) => ratio(grossProfit(view), money(view, goods, cost)),
  customerLifetimeValue: (view) => perCustomerSoFar(view, profit),
  customerLifetimeValueRevenue: (view) => perCustomerSoFar(view, amount),
  customerLifetimeValueChurnBased: byChurn,
};
