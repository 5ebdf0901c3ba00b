// Each day is stored as JSON, with a part for every question; months, quarters and customers are answered from what is stored.
import { activeCustomers, mergePartials, partial, query, revenue, settlePartial } from 'sales-kpi';

const days = [
  [{ id: 'A1', date: '2025-02-27', amount: 120.1, customerId: 'ana' }],
  [{ id: 'A2', date: '2025-03-31', amount: 80.2, customerId: 'ana' }],
  [{ id: 'A3', date: '2025-04-01', amount: 9.9, customerId: 'bob' }],
];
const asked = { select: [revenue, activeCustomers], between: ['2025-01-01', '2025-07-01'] } as const;
const questions = (['month', 'quarter', 'half'] as const).map((every) => ({ ...asked, every }));
const stored = days.map((sales) => JSON.stringify(questions.map((question) => partial(sales, question))));
for (const [q, question] of questions.entries()) {
  const { rows } = settlePartial(mergePartials(partial([], question), ...stored.map((text) => JSON.parse(text)[q])));
  for (const [i, row] of query(days.flat(), question).rows.entries()) console.log('stored days', rows[i], 'whole ledger', row);
}
