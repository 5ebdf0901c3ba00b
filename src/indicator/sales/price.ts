// What a unit is sold at.
import type { Decimal } from '../../decimal.ts';
import { sum } from '../../expr/total.ts';
import { ratio } from '../../expr/value.ts';
import { sale } from '../../model/sale/saleFields.ts';
import { type SalesIndicator, salesIndicator } from './salesIndicator.ts';
import { itemsOf, LADDER } from './salesTotals.ts';

/**
 * Price of an average unit sold.
 *
 * (gross sales − discounts) ÷ units sold: one division of totals, never a mean of prices. The variant `beforeDiscounts` is the
 * price that was asked: gross sales ÷ units sold.
 *
 * @unit    money
 * @better  neutral
 * @empty   null (`zero-denominator`) when no units were sold
 * @alias   ASP · prix de vente moyen
 * @source  Shopify sales reports, see `source`
 * @example
 * ```ts
 * import { averageSellingPrice } from 'sales-kpi';
 * averageSellingPrice([{ id: '1', date: '2025-01-31', amount: 30, quantity: 3 }, { id: '2', date: '2025-01-31', amount: 20, quantity: 1 }]) // => 12.5
 * ```
 */
export const averageSellingPrice: SalesIndicator<'averageSellingPrice', Decimal, 'beforeDiscounts'> = /* @__PURE__ */ salesIndicator({
  id: 'averageSellingPrice',
  label: { en: 'Average selling price', fr: 'Prix de vente moyen' },
  unit: 'money',
  better: 'neutral',
  additivity: 'ratio',
  source: LADDER,
  formula: (parts) => ratio(itemsOf(parts), sum(sale.quantity, parts.sold)),
  variants: {
    beforeDiscounts: {
      label: { en: 'Average selling price before discounts', fr: 'Prix de vente moyen avant remises' },
      formula: ({ gross, sold }) => ratio(sum(gross, sold), sum(sale.quantity, sold)),
    },
  },
});
