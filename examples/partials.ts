// One part a day is stored as JSON; months, quarters and their distinct customers are rolled up from the stored days.
import { activeCustomers, mergePartials, partial, query, revenue, rollUpPartial, settlePartial } from 'sales-kpi';

const days = [
  [{ id: 'A1', date: '2025-02-27', amount: 120.1, customerId: 'ana' }],
  [{ id: 'A2', date: '2025-03-31', amount: 80.2, customerId: 'ana' }],
  [{ id: 'A3', date: '2025-04-01', amount: 9.9, customerId: 'bob' }],
];
const daily = { select: [revenue, activeCustomers], every: 'day', between: ['2025-01-01', '2025-07-01'] } as const;
const stored = days.map((sales) => JSON.stringify(partial(sales, daily)));
const merged = mergePartials(partial([], daily), ...stored.map((text) => JSON.parse(text)));
for (const every of ['month', 'quarter', 'half'] as const) {
  const { rows } = settlePartial(rollUpPartial(merged, { every }));
  for (const [i, row] of query(days.flat(), { ...daily, every }).rows.entries()) console.log('stored days', rows[i], 'whole ledger', row);
}
