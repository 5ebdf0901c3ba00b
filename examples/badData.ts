// Bad records never throw: they are refused, with the reason, and counted.
import { parse, revenue, Sale } from 'sales-kpi';

const { rows, rejected, counts } = parse(Sale, [
  { id: 'A1', date: '2025-11-03', amount: '120.10' },
  { id: 'A2', date: '2025-11-31', amount: '80.20' },
  { id: 'A3', date: '2025-11-20', amount: '1.234,56' },
]);
console.log(`revenue ${revenue(rows)} from ${counts.accepted} of ${counts.rowsIn} records`);
for (const { row, field, value, reason } of rejected) console.log(`record ${row}: ${field} is ${value}, ${reason}`);
