// One number, exact to the cent.
import { revenue } from 'sales-kpi';

const sales = [
  { id: 'A1', date: '2025-10-03', amount: 120.1 },
  { id: 'A2', date: '2025-11-14', amount: 80.2 },
  { id: 'A3', date: '2025-11-20', amount: -30.3 },
];
console.log(`revenue ${revenue(sales)}`);
