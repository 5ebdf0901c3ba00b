import { describe, expect, it } from 'vitest';
import { clean } from '../../../src/clean/clean.ts';
import { customerPairStep } from '../../../src/clean/duplicates/customer/customerPairStep.ts';
import { duplicateStep } from '../../../src/clean/duplicates/duplicateStep.ts';
import { qualityReport } from '../../../src/clean/quality/qualityReport.ts';
import { saleLineStep } from '../../../src/clean/quality/saleLineStep.ts';
import { testRecordStep } from '../../../src/clean/quality/testRecordStep.ts';
import { totalsStep } from '../../../src/clean/quality/totalsStep.ts';
import { truncationStep } from '../../../src/clean/quality/truncatedExport.ts';
import { unknownCustomerStep } from '../../../src/clean/quality/unknownCustomers.ts';
import { referenceStep } from '../../../src/clean/references/referenceStep.ts';
import { parse } from '../../../src/model/parse.ts';
import { Sale } from '../../../src/model/sale/sale.ts';

const rows = [
  {
    id: 'L1',
    date: '2025-03-01',
    orderId: '1',
    productId: 'GTXPro',
    quantity: '2',
    amount: '20,50',
    customerId: 'C1',
    updatedAt: '2025-03-01',
  },
  {
    id: 'L1',
    date: '2025-03-01',
    orderId: '1',
    productId: 'GTX Pro',
    quantity: '2',
    amount: '21,50',
    customerId: 'C1',
    updatedAt: '2025-03-02',
  },
  {
    id: 'L2',
    date: '2025-03-02',
    orderId: 'C2',
    productId: 'GTX Pro',
    quantity: '-1',
    amount: '-10,25',
    customerId: 'guest',
    updatedAt: '',
  },
  {
    id: 'L3',
    date: '2025-03-02',
    orderId: '3',
    productId: 'POST',
    quantity: '1',
    amount: '5,00',
    customerId: 'C1',
    test: 'true',
    updatedAt: '',
  },
  { id: 'L4', date: '2025-03-02', orderId: '4', productId: 'POST', quantity: '1', amount: '7,00', customerId: 'C3', updatedAt: '' },
  { id: 'Total', date: '', orderId: '', productId: '', quantity: '5', amount: '43,75', customerId: '', updatedAt: '' },
];

describe('steps within clean', () => {
  const cleaned = clean(rows, {
    columns: {
      id: { as: 'key', required: true },
      date: { as: 'date', required: true },
      orderId: { as: 'key' },
      productId: { as: 'key' },
      quantity: { as: 'number' },
      amount: { as: 'number', decimal: ',' },
      customerId: { as: 'text' },
      updatedAt: { as: 'date' },
    },
    steps: [
      totalsStep(),
      truncationStep(),
      testRecordStep(),
      referenceStep({ column: 'productId', catalogue: ['GTX Pro', 'POST'], apply: true }),
      duplicateStep({ key: 'id', latest: 'updatedAt' }),
      saleLineStep({ returns: 'C', price: 'amount' }),
      unknownCustomerStep(),
      customerPairStep(),
    ],
  });

  it('lose no row', () => {
    const { recordRows, rejectedRows, removedRows, summary } = cleaned;
    expect(recordRows).toEqual([1, 2, 4]);
    expect(rejectedRows).toEqual([3, 5]);
    expect(removedRows).toEqual([0]);
    expect(summary).toMatchObject({ rowsIn: 6, records: 3, rejected: 2, removed: 1 });
    expect(summary.byCode).toEqual({ 'totals-row': 1, 'test-record': 1 });
  });

  it('give records that parse accepts', () => {
    const { rows: sales, rejected } = parse(Sale, cleaned.records);
    expect(rejected).toEqual([]);
    expect(sales).toMatchObject([
      { id: 'L1', amount: 21.5, productId: 'GTX Pro' },
      { id: 'L2', amount: -10.25, type: 'return', quantity: -1, customerId: null },
      { id: 'L4', amount: 7, kind: 'shipping' },
    ]);
  });

  it('and the quality of what comes out tells what was refused', () => {
    const report = qualityReport(cleaned);
    expect(report.counts).toEqual({ rowsIn: 6, accepted: 3, rejected: 2, removed: 1, byCode: { 'totals-row': 1, 'test-record': 1 } });
    expect(report.rejected.map(({ row, code }) => [row, code])).toEqual([
      [3, 'test-record'],
      [5, 'totals-row'],
    ]);
    expect(report.verdict).toBe('usable-with-caveats');
  });
});
