// The running month against the same days of last year.
import { query, revenue } from 'sales-kpi';

const sales = [
  { id: 'A1', date: '2024-11-10', amount: 100 },
  { id: 'A2', date: '2024-11-28', amount: 400 },
  { id: 'A3', date: '2025-11-14', amount: 125 },
];
const { rows, pairs } = query(sales, { select: [revenue], every: 'month', compare: 'previousYear', asOf: '2025-11-23' });
const november = rows.at(-1);
console.log(`${november?.period}: ${november?.revenue} after ${november?.revenuePrior}, change ${november?.revenueChange}`);
console.log(`compared with ${pairs.at(-1)?.start} up to, not including, ${pairs.at(-1)?.end}`);
