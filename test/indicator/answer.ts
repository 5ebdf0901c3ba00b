// Small ledgers and the one number that is expected of them.
import { cell, type Metric, type Sale, type SalesData } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { agree } from '../agree.ts';
import { type AnyRow, ask, text } from '../query/ask.ts';

/** A row of which only the amount has to be given. */
export type Row = Partial<Sale> & { readonly amount: Sale['amount'] };

/** What is asked, the rows, and the number expected as text; without a number, `null: ` and the reason. */
export type Case = readonly [name: string, rows: readonly Row[], wanted: string, question?: AnyRow];

/** Rows with an identifier by place, on the last day of January 2025 unless they say another. */
export function ledger(rows: readonly Row[]): Sale[] {
  return rows.map((row, place) => ({ id: `r${place}`, date: '2025-01-31', ...row }));
}

/** The value of the first row as text, or the reason why there is none. */
export function answer(metric: Metric, rows: readonly Sale[], question: AnyRow = {}): string {
  const { value, reason } = cell(ask(rows, { select: [metric], ...question }), 0, metric.id);
  return value === null ? `null: ${reason}` : text(value);
}

/** Rows that no indicator counts, whatever they say. */
export const uncounted: readonly Sale[] = (['cancelled', 'draft', 'failed', 'test', 'deleted'] as const).flatMap((status) =>
  (['product', 'shipping', 'gift-card'] as const).flatMap((kind) =>
    [700, -70].map((amount) => ({
      id: `${status} ${kind} ${amount}`,
      date: '2025-01-31',
      amount,
      status,
      kind,
      orderId: 'uncounted',
      customerId: 'uncounted',
      quantity: 7,
      discount: 7,
      codeDiscount: 7,
      tax: 7,
      cost: 7,
      currency: 'JPY',
    })),
  ),
);

/** An indicator that is also a function of the ledger. */
export type Callable = Metric<string, SalesData> & ((sales: readonly Sale[]) => unknown);

/** What the plain call has to say: the value of a query, except that it cannot tell of rows without the number, and so has no answer. */
export function plainAnswer(metric: Metric, sales: readonly Sale[]): string {
  const { notes } = ask(sales, { select: [metric] });
  return notes.some(({ code }) => code === 'partial-coverage') ? 'null' : answer(metric, sales).replace(/^null: .*$/, 'null');
}

/** Each case as a test: every engine agrees, the order of rows and rows that never count make no difference, and the plain call says the same. */
export function describeCases(metric: Callable, cases: readonly Case[]): void {
  describe(metric.id, () => {
    for (const [name, rows, wanted, question = {}] of cases) {
      test(name, async () => {
        const sales = ledger(rows);
        expect(answer(metric, sales, question)).toBe(wanted);
        expect(answer(metric, sales.toReversed(), question)).toBe(wanted);
        expect(answer(metric, [...sales, ...uncounted], question)).toBe(wanted);
        await agree([metric], { sales: sales as never }, question);
        if (Object.keys(question).length > 0) return;
        expect(text(metric(sales))).toBe(plainAnswer(metric, sales));
      });
    }
  });
}
