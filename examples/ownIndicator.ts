// An indicator of your own: a formula, defined exactly like ours.
import { countDistinct, explain, gte, indicator, ratio, sale } from 'sales-kpi';

const largeOrderRate = indicator({
  id: 'largeOrderRate',
  label: { en: 'Large order rate', fr: 'Part des grosses commandes' },
  unit: 'ratio',
  better: 'higher',
  formula: ratio(countDistinct(sale.orderId, { where: gte(sale.amount, 100) }), countDistinct(sale.orderId)),
});
const sales = [120.1, 80.2, 9.9, 250].map((amount, i) => ({ id: `A${i}`, date: '2025-11-03', amount }));
console.log(`${largeOrderRate(sales)}`);
console.log(explain(largeOrderRate));
