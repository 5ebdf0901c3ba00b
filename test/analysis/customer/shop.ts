// Small ledgers of customers, for figures that can be checked with pencil and paper.
import type { Sale } from 'sales-kpi';

let made = 0;

/** A row of a customer; null is a guest. */
export const bought = (customerId: string | null, date: string, amount: number | string = 10, more: Partial<Sale> = {}): Sale => ({
  id: `r${made++}`,
  date,
  amount,
  customerId,
  ...more,
});

/** So many customers who bought once each, and half of them again: enough for scores and models. */
export function crowd(size: number, more: Partial<Sale> = {}): Sale[] {
  return Array.from({ length: size }, (_, i) => {
    const day = (n: number): string => `2025-${String(1 + (n % 9)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`;
    const rows = [bought(`c${i}`, day(i * 5), 10 + ((i * 37) % 90), more)];
    for (let n = 0; n < (i % 2) * (1 + (i % 7)); n++)
      rows.push(bought(`c${i}`, day(i * 5 + 3 * n + 1), 10 + ((i * 37 + n * 11) % 90), more));
    return rows;
  }).flat();
}
