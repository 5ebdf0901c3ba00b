// An indicator of your own: a formula, defined exactly like ours.
import { countDistinct, explain, gte, indicator, ratio, sale } from 'sales-kpi';

const largeOrderRate = indicator({
  id: 'largeOrderRate',
  label: { en: 'Large order rate', fr: 'Part des grosses commandes' },
  unit: 'ratio',
  better: 'higher',
  formula: ratio(countDistinct(sale.orderId, { where: gte(sale.amount, 100) }), countDistinct(sale.orderId)),
});
console.log(
  `${largeOrderRate([
    { id: 'A1', date: '2025-11-03', amount: 120.1 },
    { id: 'A2', date: '2025-11-14', amount: 80.2 },
  ])}`,
);
console.log(explain(largeOrderRate));
