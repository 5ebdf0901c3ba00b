// The four choices behind every sales figure. Each changes the number and each has a real vendor on either side, so each is
// explicit; a policy is a choice of date or a filter on rows of the ledger, never another formula.
import { excerpt, KpiError } from '../../error.ts';
import { and, isNull, lt, not, oneOf, or } from '../../expr/condition.ts';
import type { TotalOptions } from '../../expr/total.ts';
import { type DateValue, plus, type Value } from '../../expr/value.ts';
import type { Sale } from '../../model/sale/sale.ts';
import { type SalesData, sale } from '../../model/sale/saleFields.ts';

export type { SalesData } from '../../model/sale/saleFields.ts';

/** How sales are counted. What is not given is counted in the default way, named first. */
export interface SalesPolicy {
  /** A return counts on its own date, or back on the date of its order. */
  readonly refundDate?: 'refundDate' | 'orderDate';
  /** Orders count once placed, once paid, or once fulfilled. Test, draft, failed, deleted and cancelled rows never count. */
  readonly orderInclusion?: 'placed' | 'paid' | 'fulfilled';
  /** Amounts without tax, or with it. */
  readonly taxBasis?: 'excluding' | 'including';
  /** Sold gift cards are a debt to the customer and no sale, or they count as sales. */
  readonly giftCards?: 'excluded' | 'included';
}

const choices = {
  refundDate: ['refundDate', 'orderDate'],
  orderInclusion: ['placed', 'paid', 'fulfilled'],
  taxBasis: ['excluding', 'including'],
  giftCards: ['excluded', 'included'],
} as const;

type Money = Value<number, SalesData>;
type Condition = Value<boolean, SalesData>;

/** The parts that formulas of sales are made of, under one policy. */
export interface SalesParts {
  /** Rows of goods, sold or returned, that count. */
  readonly goods: TotalOptions<SalesData>;
  /** Sold items only: what makes an order and a customer. */
  readonly sold: TotalOptions<SalesData>;
  /** Sold goods, adjustments in the seller's favour among them: what makes money. */
  readonly soldGoods: TotalOptions<SalesData>;
  /** Returned goods only. */
  readonly returned: TotalOptions<SalesData>;
  /** Rows of every kind that count: goods, shipping, fees, duties, tips. */
  readonly everything: TotalOptions<SalesData>;
  /** Rows of every kind that give something back. */
  readonly givenBack: TotalOptions<SalesData>;
  /** Rows of one kind. */
  readonly kind: (kind: NonNullable<Sale['kind']>) => TotalOptions<SalesData>;
  /** The same rows, where a further condition holds. */
  readonly also: (rows: TotalOptions<SalesData>, condition: Condition) => TotalOptions<SalesData>;
  /** Amount after discount, on the tax basis of the policy. */
  readonly net: Money;
  /** Amount before discount, on the tax basis of the policy. */
  readonly gross: Money;
  readonly policy: Required<SalesPolicy>;
}

const uncounted = ['cancelled', 'draft', 'failed', 'test', 'deleted'] as const;
const paid = ['partially-paid', 'paid', 'fulfilled', 'partially-refunded', 'refunded'] as const;

/** A row says what it is; one that does not is a return when its amount is negative. */
const isReturn: Condition = /* @__PURE__ */ (() => or(oneOf(sale.type, ['return']), and(isNull(sale.type), lt(sale.amount, 0))))();

/** A row that does not say its kind is goods. */
function isKind(...kinds: readonly NonNullable<Sale['kind']>[]): Condition {
  return oneOf(sale.kind, kinds.includes('product') ? [null, ...kinds] : kinds);
}

/** A status that is missing counts as placed, and as nothing more. */
function includes(inclusion: Required<SalesPolicy>['orderInclusion']): Condition {
  return inclusion === 'placed' ? not(oneOf(sale.status, uncounted)) : oneOf(sale.status, inclusion === 'paid' ? paid : ['fulfilled']);
}

/** The parts under a policy; refuses a word that is no choice. */
export function salesParts(policy: SalesPolicy = {}): SalesParts {
  if (policy === null) throw new KpiError('bad-argument', 'no policy', JSON.stringify(choices));
  for (const [name, word] of Object.entries(policy)) {
    const known: readonly unknown[] = Object.hasOwn(choices, name) ? choices[name as keyof SalesPolicy] : [];
    if (word !== undefined && !known.includes(word))
      throw new KpiError('bad-argument', `${name} is ${excerpt(word)}`, JSON.stringify(choices), [name]);
  }
  const { refundDate = 'refundDate', orderInclusion = 'placed', taxBasis = 'excluding', giftCards = 'excluded' } = policy;
  const counts = includes(orderInclusion);
  const at: { at?: Value<DateValue, SalesData> } = refundDate === 'orderDate' ? { at: sale.orderDate } : {};
  // With tax, a row that does not say its tax leaves no answer: its amount alone would be another number.
  const shared = { ...at, ...(taxBasis === 'including' ? { missing: 'refuse' as const } : {}) };
  const rows = (condition: Condition): TotalOptions<SalesData> => ({ where: and(counts, condition), ...shared });
  const goods = giftCards === 'included' ? isKind('product', 'adjustment', 'gift-card') : isKind('product', 'adjustment');
  const items = giftCards === 'included' ? isKind('product', 'gift-card') : isKind('product');
  const notCard = not(isKind('gift-card'));
  const withTax = (amount: Money): Money => (taxBasis === 'including' ? plus(amount, sale.tax) : amount);
  return {
    goods: rows(goods),
    sold: rows(and(items, not(isReturn))),
    soldGoods: rows(and(goods, not(isReturn))),
    returned: rows(and(goods, isReturn)),
    everything: giftCards === 'included' ? { where: counts, ...shared } : rows(notCard),
    givenBack: giftCards === 'included' ? rows(isReturn) : rows(and(notCard, isReturn)),
    kind: (kind) => rows(isKind(kind)),
    also: (base, condition) => ({ ...base, where: base.where ? and(base.where, condition) : condition }),
    net: withTax(sale.amount),
    gross: withTax(sale.gross),
    policy: { refundDate, orderInclusion, taxBasis, giftCards },
  };
}
