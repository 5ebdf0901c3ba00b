// The same by month and channel.
import { orderCount, query, revenue } from 'sales-kpi';

const sales = [
  { id: 'A1', date: '2025-10-03', amount: 120.1, channel: 'web' },
  { id: 'A2', date: '2025-11-14', amount: 80.2, channel: 'shop' },
  { id: 'A3', date: '2025-11-20', amount: -30.3, channel: 'web' },
];
const { rows } = query(sales, { select: [revenue, orderCount], every: 'month', by: ['channel'] });
for (const row of rows) console.log(`${row.period} ${row.channel}: revenue ${row.revenue}, orders ${row.orderCount}`);
