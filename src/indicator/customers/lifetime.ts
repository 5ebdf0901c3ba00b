// What customers have been worth so far.
import type { Decimal } from '../../decimal.ts';
import { isNull, not } from '../../expr/condition.ts';
import { countDistinct, previousCount, sum, type TotalOptions } from '../../expr/total.ts';
import { minus, ratio, type Value } from '../../expr/value.ts';
import { sale } from '../../model/sale/saleFields.ts';
import type { SalesData, SalesParts } from '../sales/policy.ts';
import { type SalesIndicator, salesIndicator } from '../sales/salesIndicator.ts';
import { customersOf } from '../sales/salesTotals.ts';
import { lostOf } from './churn.ts';

const LIFETIME = 'https://www.feverbee.com/roi/calculating-customer-lifetime-value/';

/** Rows of known customers, from the first to the end of the period. */
const soFar = ({ also }: SalesParts, rows: TotalOptions<SalesData>): TotalOptions<SalesData> => ({
  ...also(rows, not(isNull(sale.customerId))),
  until: null,
});

const perCustomer = (parts: SalesParts, value: Value<number, SalesData>): ReturnType<typeof ratio<SalesData, SalesData>> =>
  ratio(sum(value, soFar(parts, parts.goods)), countDistinct(sale.customerId, soFar(parts, parts.sold)));

/**
 * What an average customer has brought so far: historic lifetime value, on the basis of gross profit.
 *
 * Σ (net sales − cost) of known customers up to the end of the period ÷ all customers who bought up to then. The variant
 * `revenue` is on the basis of net sales: compare neither with the other, nor with a cost of acquisition on another basis. The variant
 * `churnBased` looks ahead: gross profit of a customer of the period ÷ churn rate of the period. From assumptions: `simpleLifetimeValue`.
 *
 * @unit    money
 * @better  higher
 * @counts  rows of known customers; without costs there is no answer (`missing-input`)
 * @empty   null (`zero-denominator`) before the first customer; `churnBased` also where nobody was lost, since nobody would ever leave
 * @alias   CLV, LTV · valeur vie client
 * @source  see `source`; margin or revenue basis: https://metrickittools.com/guides/cac-guide
 * @example
 * ```ts
 * import { customerLifetimeValue } from 'sales-kpi';
 * const sales = [
 *   { id: '1', date: '2025-01-31', amount: 100, cost: 60, customerId: 'ana' },
 *   { id: '2', date: '2025-02-03', amount: 50, cost: 30, customerId: 'ana' },
 *   { id: '3', date: '2025-02-03', amount: 80, cost: 60, customerId: 'bob' },
 * ];
 * customerLifetimeValue(sales) // => 40
 * customerLifetimeValue.variants.revenue(sales) // => 115
 * ```
 */
export const customerLifetimeValue: SalesIndicator<'customerLifetimeValue', Decimal, 'revenue' | 'churnBased'> =
  /* @__PURE__ */ salesIndicator({
    id: 'customerLifetimeValue',
    label: { en: 'Customer lifetime value so far', fr: 'Valeur vie client à ce jour' },
    unit: 'money',
    better: 'higher',
    additivity: 'ratio',
    source: LIFETIME,
    formula: (parts) => perCustomer(parts, minus(parts.net, sale.cost)),
    variants: {
      revenue: {
        label: { en: 'Customer lifetime revenue so far', fr: 'CA cumulé par client à ce jour' },
        formula: (parts) => perCustomer(parts, parts.net),
      },
      churnBased: {
        label: { en: 'Customer lifetime value by churn', fr: 'Valeur vie client par l’attrition' },
        formula: (parts) => {
          const profit = sum(minus(parts.net, sale.cost), parts.also(parts.goods, not(isNull(sale.customerId))));
          return ratio(ratio(profit, customersOf(parts)), ratio(lostOf(parts.sold), previousCount(sale.customerId, parts.sold)));
        },
      },
    },
  });
