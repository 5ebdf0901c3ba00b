import { describe, expect, it } from 'vitest';
import { saleLineStep } from '../../../src/clean/quality/saleLineStep.ts';
import { saleLines } from '../../../src/clean/quality/saleLines.ts';
import { testRecordStep } from '../../../src/clean/quality/testRecordStep.ts';
import { testRecords } from '../../../src/clean/quality/testRecords.ts';
import { totalsRows } from '../../../src/clean/quality/totalsRows.ts';
import { totalsStep } from '../../../src/clean/quality/totalsStep.ts';
import { truncatedAt, truncationStep } from '../../../src/clean/quality/truncatedExport.ts';
import { unknownCustomerStep, unknownCustomers } from '../../../src/clean/quality/unknownCustomers.ts';
import { draftOf } from '../draftOf.ts';

describe('rows of totals', () => {
  const body = [
    { shop: 'Lyon', amount: 10.1, count: 1 },
    { shop: 'Lille', amount: 0.2, count: 2 },
  ];

  it.each(['Total', 'TOTAL :', 'Total général', 'Grand Total', 'Somme', 'Summe', 'Gesamt', 'Gesamtsumme', 'Sous-total', 'Subtotal', 'Sum'])(
    'are told by the label %s and the sums',
    (label) => {
      expect(totalsRows([...body, { shop: label, amount: 10.3, count: 3 }])).toEqual([
        {
          row: 2,
          label: label,
          sums: [
            { column: 'amount', sum: '10.3' },
            { column: 'count', sum: '3' },
          ],
          isSure: true,
        },
      ]);
    },
  );

  it('are sure only with a sum: a customer may be called Total', () => {
    expect(totalsRows([...body, { shop: 'Total', amount: 7, count: 7 }])).toMatchObject([{ row: 2, sums: [], isSure: false }]);
    expect(totalsRows([...body, { shop: 'Total Energies Marketing Services France', amount: 10.3 }])).toEqual([]);
    expect(totalsRows([...body, { shop: 'Nice', amount: 10.3, count: 3 }])).toEqual([]);
    expect(totalsRows([{ shop: 'Total', amount: 0 }])).toMatchObject([{ isSure: false }]);
  });

  it('are told above each other, and with the noise of a spreadsheet', () => {
    const found = totalsRows([...body, { shop: 'Sous-total', amount: 10.3 }, { shop: 'Total', amount: 10.299999999999999 }]);
    expect(found.map(({ row, isSure }) => [row, isSure])).toEqual([
      [2, true],
      [3, true],
    ]);
  });

  it('are refused as a step, even where they were refused for something else', () => {
    const { draft, said } = draftOf([...body, { shop: 'Total', amount: 10.3, count: 3 }], [2]);
    totalsStep().start()(draft);
    expect(said).toEqual([['reject', 'totals-row', 2, 'Total']]);
  });
});

describe('truncated exports', () => {
  it.each([100, 1000, 10_000, 65_535, 65_536, 1_048_575, 1_048_576])('are suspected at exactly %d rows', (rows) => {
    expect(truncatedAt(rows)).toBe(rows);
    expect(truncatedAt(rows - 2)).toBeNull();
  });

  it('are warned of by a step, which counts over batches', () => {
    const { draft, said } = draftOf(Array.from({ length: 50 }, () => ({})));
    const step = truncationStep().start();
    step({ ...draft, isLast: false });
    step(draft);
    expect(said).toEqual([['warn', 'truncated-export', undefined, 'exactly 100 rows']]);
  });
});

describe('lines of sales', () => {
  const retail = [
    { orderId: '536365', productId: '85123A', quantity: 6, price: 2.55 },
    { orderId: 'C536379', productId: '22556', quantity: '-12', price: '1.65' },
    { orderId: 'A563186', productId: 'B', quantity: 1, price: -11062.06 },
    { orderId: '536589', productId: '21777', quantity: -10, price: 0 },
    { orderId: '536414', productId: '22139', quantity: 56, price: 0 },
    { orderId: '536370', productId: 'POST', quantity: 3, price: 18 },
    { orderId: '536544', productId: 'dot', quantity: 1, price: 569.77 },
    { orderId: '536569', productId: 'M', quantity: 1, price: 1.25 },
    { orderId: 'C537600', productId: 'AMAZONFEE', quantity: -1, price: 1 },
    { orderId: '540000', productId: 'BANK CHARGES', quantity: 1, price: 15 },
    { orderId: '540001', productId: 'gift_0001_10', quantity: 1, price: 8.33 },
    { orderId: '540002', productId: '22139', quantity: -1, price: 5 },
  ];
  const options = { returns: 'C', adjustments: 'A' };

  it('are sales, returns, adjustments, write-offs and gifts, with a positive quantity', () => {
    const { lines, entries, kinds, zeroPrice } = saleLines(retail, options);
    expect(lines.map(({ entry, kind, quantity }) => [entry, kind, quantity])).toEqual([
      ['sale', 'product', 6],
      ['return', 'product', 12],
      ['adjustment', 'adjustment', 1],
      ['write-off', 'adjustment', 10],
      ['free', 'product', 56],
      ['sale', 'shipping', 3],
      ['sale', 'shipping', 1],
      ['sale', 'adjustment', 1],
      ['return', 'fee', 1],
      ['sale', 'fee', 1],
      ['sale', 'gift-card', 1],
      ['negative', 'product', 1],
    ]);
    expect(entries).toEqual({ sale: 6, return: 2, free: 1, 'write-off': 1, adjustment: 1, negative: 1 });
    expect(kinds).toMatchObject({ product: 4, shipping: 2 });
    expect(zeroPrice).toBe(2);
  });

  it('of a negative quantity are returns where no order says so', () => {
    expect(saleLines([{ quantity: -1, price: 5 }]).lines).toEqual([{ entry: 'return', kind: 'product', quantity: 1 }]);
  });

  it('take codes of your own', () => {
    expect(
      saleLines([{ productId: 'M' }, { productId: 'PORT-1' }], { kinds: { 'port*': 'shipping' } }).lines.map(({ kind }) => kind),
    ).toEqual(['product', 'shipping']);
  });

  it('are written into records by a step, with the sign of the ledger or of refunds', () => {
    const { draft, said, records } = draftOf(retail.slice(1, 2));
    saleLineStep(options).start()(draft);
    expect(records()).toEqual([{ ...retail[1], type: 'return' }]);
    expect(said).toEqual([['replace', 'line-kind', 0, 'return']]);
    const refund = draftOf(retail.slice(1, 2));
    saleLineStep({ ...options, records: 'refund' }).start()(refund.draft);
    expect(refund.records()).toEqual([{ ...retail[1], quantity: 12, type: 'return' }]);
  });

  it('are warned of at a price of 0', () => {
    const { draft, said } = draftOf(retail.slice(3, 5));
    saleLineStep(options).start()(draft);
    expect(said.filter(([kind]) => kind === 'warn').map(([, code, row]) => [code, row])).toEqual([
      ['not-a-product', 0],
      ['zero-price', 0],
      ['negative-quantity', 0],
      ['zero-price', 1],
    ]);
  });
});

describe('records that are no business', () => {
  const rows = [
    { id: 1 },
    { id: 2, test: 'TRUE' },
    { id: 3, livemode: false },
    { id: 4, IsDeleted: true },
    { id: 5, archived: 'true' },
    { id: 6, status: 'trash' },
    { id: 7, status: 'draft' },
    { id: 8, email: 'ann@example.com' },
    { id: 9, email: 'ann@exemple.com', test: false, status: 'paid' },
    { id: 10, active_flag: false },
  ];

  it('are excluded and counted, each row once', () => {
    const { kept, excluded, byCode } = testRecords(rows);
    expect(kept).toEqual([0, 8]);
    expect(byCode).toEqual({ 'test-record': 4, 'deleted-record': 4 });
    expect(kept.length + excluded.length).toBe(rows.length);
  });

  it('are refused by a step, and by a test of your own', () => {
    const { draft, said } = draftOf(rows.slice(0, 2));
    testRecordStep({ also: (row) => ((row as { id: number }).id === 1 ? 'test-record' : null) }).start()(draft);
    expect(said).toEqual([
      ['reject', 'test-record', 0, null],
      ['reject', 'test-record', 1, 'TRUE'],
    ]);
  });
});

describe('sales without a customer', () => {
  const rows = [{ customerId: '17850' }, { customerId: 0 }, { customerId: '' }, {}, { customerId: 'Guest' }, { customerId: 'inconnu' }];

  it('are counted, and words for nobody are told', () => {
    expect(unknownCustomers(rows)).toEqual({
      placeholders: [1, 4, 5],
      counts: { rowsIn: 6, known: 1, missing: 2, placeholders: 3 },
      coverage: 1 / 6,
    });
    expect(unknownCustomers([]).coverage).toBeNull();
  });

  it('never become one customer', () => {
    const { draft, said, records } = draftOf(rows);
    unknownCustomerStep().start()(draft);
    expect(new Set(records().map(({ customerId }) => customerId))).toEqual(new Set(['17850', null, '', undefined]));
    expect(said.at(-1)).toEqual(['warn', 'missing-customer', undefined, '5 of 6 records']);
  });
});
