// The running month against the same days of last year.
import { query, revenue } from 'sales-kpi';

const sales = [
  { id: 'A1', date: '2024-11-10', amount: 100 },
  { id: 'A2', date: '2024-11-28', amount: 400 },
  { id: 'A3', date: '2025-11-14', amount: 125 },
];
const november = query(sales, { select: [revenue], every: 'month', between: ['2025-11-01', '2025-12-01'], compare: 'previousYear', asOf: '2025-11-23' });
for (const row of november.rows) console.log(`${row.period}: ${row.revenue} after ${row.revenuePrior}, change ${row.revenueChange}`);
console.log(november.periods[0]?.state, november.pairs[0]?.start, november.pairs[0]?.end);
