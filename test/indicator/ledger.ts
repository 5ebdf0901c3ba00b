// A small shop, for figures that can be checked with pencil and paper.
import type { Sale } from 'sales-kpi';

/**
 * January: ana buys a lamp and a bulb in one order with shipping, bob a lamp at a discount, a guest buys a bulb. A gift card
 * is sold, and a test order and a cancelled one stand in the books. February: ana returns the lamp and buys a bulb, eve buys
 * two lamps, and a price is adjusted. March: bob comes back.
 */
const rows: readonly Sale[] = [
  { id: '1', date: '2025-01-05', orderId: 'A', customerId: 'ana', amount: 100, cost: 60, tax: 20, quantity: 1, productId: 'lamp' },
  { id: '2', date: '2025-01-05', orderId: 'A', customerId: 'ana', amount: 10, cost: 4, tax: 2, quantity: 2, productId: 'bulb' },
  { id: '3', date: '2025-01-05', orderId: 'A', customerId: 'ana', amount: 5, tax: 1, kind: 'shipping' },
  {
    id: '4',
    date: '2025-01-20',
    orderId: 'B',
    customerId: 'bob',
    amount: 80,
    discount: 20,
    cost: 60,
    tax: 16,
    quantity: 1,
    productId: 'lamp',
  },
  { id: '5', date: '2025-01-25', orderId: 'C', amount: 5, cost: 2, tax: 1, quantity: 1, productId: 'bulb' },
  { id: '6', date: '2025-01-25', orderId: 'D', customerId: 'dan', amount: 50, quantity: 1, kind: 'gift-card' },
  { id: '7', date: '2025-01-26', orderId: 'T', customerId: 'tim', amount: 999, quantity: 1, status: 'test' },
  { id: '8', date: '2025-01-27', orderId: 'X', customerId: 'ana', amount: 500, quantity: 5, status: 'cancelled' },
  {
    id: '9',
    date: '2025-02-03',
    orderId: 'A',
    orderDate: '2025-01-05',
    customerId: 'ana',
    amount: -100,
    cost: -60,
    tax: -20,
    quantity: -1,
    type: 'return',
    productId: 'lamp',
  },
  { id: '10', date: '2025-02-03', orderId: 'E', customerId: 'ana', amount: 5, cost: 2, tax: 1, quantity: 1, productId: 'bulb' },
  { id: '11', date: '2025-02-14', orderId: 'F', customerId: 'eve', amount: 200, cost: 120, tax: 40, quantity: 2, productId: 'lamp' },
  { id: '12', date: '2025-02-28', orderId: 'F', orderDate: '2025-02-14', customerId: 'eve', amount: -15, tax: -3, kind: 'adjustment' },
  {
    id: '13',
    date: '2025-03-10',
    orderId: 'G',
    customerId: 'bob',
    amount: 30,
    cost: 20,
    tax: 6,
    quantity: 3,
    productId: 'bulb',
    status: 'fulfilled',
  },
];

/** The rows of the shop; of the discount of bob’s lamp, 15 came by a code. */
export const shop: readonly Sale[] = rows.map((row) => ({ ...row, codeDiscount: row.id === '4' ? 15 : 0 }));

/** The months of the shop. */
export const months = { every: 'month', between: ['2025-01-01', '2025-04-01'] } as const;
