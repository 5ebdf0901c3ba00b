// The dirt catalogue, line by line: each kind of dirt that real exports have, and what becomes of it. The details of each kind are
// in the tests beside this one.
import {
  type AnyColumn,
  type CleanSpec,
  type Columns,
  clean,
  confusableKeyStep,
  customerPairStep,
  customerPairs,
  duplicateStep,
  exportLimits,
  mergeCustomers,
  qualityReport,
  referenceStep,
  rowsOfSheet,
  saleLineStep,
  sniffCsv,
  testRecordStep,
  totalsStep,
  truncationStep,
  unknownCustomerStep,
} from 'sales-kpi/clean';
import { describe, expect, test } from 'vitest';
import { activeCustomers, parse, revenue, Sale } from '../../src/index.ts';

/** What becomes of each value of a column: the value kept, or the code of the refusal. */
function column(values: readonly unknown[], spec: AnyColumn): unknown[] {
  const { records, recordRows, rejections } = clean(
    values.map((value) => ({ value })),
    { columns: { value: spec }, limit: 10_000 },
  );
  const out: unknown[] = [...values];
  for (const [at, row] of recordRows.entries()) out[row] = records[at]?.value;
  for (const { row, code } of rejections) out[row] = code;
  return out;
}

/** Cleans, and makes sure that no row is lost and that cleaning again repairs nothing. */
function cleaned<const C extends Columns>(rows: readonly unknown[], spec: CleanSpec<C>) {
  const once = clean(rows, spec);
  const { rowsIn, records, rejected, removed } = once.summary;
  expect(records + rejected + removed).toBe(rowsIn);
  const again = clean(once.records, { columns: spec.columns, timeZone: spec.timeZone });
  expect([again.summary.fixes, again.summary.rejected]).toEqual([0, 0]);
  expect(again.records).toEqual(once.records);
  return once;
}

const codes = (list: readonly { readonly row: number | null; readonly code: string }[]) => list.map(({ row, code }) => [row, code]);

test('dirt 1: French numbers, in every grouping, with a currency on either side, negative as accountants write', () => {
  const texts = [
    '1\u202f234,56\u00a0€',
    '1 234,56',
    '1\u2009234,56 EUR',
    "1'234,56",
    '1’234,56',
    '1.234,56',
    'EUR 1234,56',
    '€ 1\u00a0234,56',
  ];
  expect(column(texts, { as: 'money', currency: 'EUR' })).toEqual(texts.map(() => 1234.56));
  const negative = ['(1 234,56)', '-1 234,56', '1 234,56-', '\u22121 234,56 €'];
  expect(column(negative, { as: 'money', currency: 'EUR' })).toEqual(negative.map(() => -1234.56));
  expect(column(['12,5 %'], { as: 'percent' })).toEqual([0.125]);
  expect(column(["CHF 1'234.–", '12.–'], { as: 'money', currency: 'CHF' })).toEqual([1234, 12]);
});

test('dirt 2: 1.234 and 1,234 are decided by the column, by the sizes of groups or by two separators, or refused', () => {
  expect(column(['1,234', '5'], { as: 'number' })).toEqual(['ambiguous-number', 5]);
  expect(column(['1.234', '12,5'], { as: 'number' })).toEqual([1234, 12.5]);
  expect(column(['1.234', '1.234,5'], { as: 'number' })).toEqual([1234, 1234.5]);
  expect(column(['1.234', '0.5'], { as: 'number' })).toEqual([1.234, 0.5]);
});

test('dirt 3: numbers as text and Indian groups are numbers, identifiers in scientific notation are lost', () => {
  expect(column(["'1234", '12,34,567.5', '1.2E+03'], { as: 'number' })).toEqual([1234, 1_234_567.5, 1200]);
  expect(column(['1,2E+03', '1.23457E+12', '0012', 1e21], { as: 'key' })).toEqual(['mangled-id', 'mangled-id', '0012', 'mangled-id']);
});

test('dirt 4: the order of day and month is that of the column, and the evidence is told', () => {
  const dates = ['03/04/2025', '05/06/2025', '25/03/2025', '07/08/2025'];
  const { records, columns, fixes } = cleaned(
    dates.map((d) => ({ d })),
    { columns: { d: { as: 'date' } } },
  );
  expect(records.map(({ d }) => d)).toEqual(['2025-04-03', '2025-06-05', '2025-03-25', '2025-08-07']);
  expect(columns['d']).toMatchObject({
    reading: 'dmy',
    by: 'evidence',
    evidence: { deciding: { dmy: 1 }, open: 3, examples: { dmy: '25/03/2025' } },
  });
  expect(fixes.filter(({ rule }) => rule === 'date-order').map(({ confidence }) => confidence)).toEqual([2 / 3, 2 / 3, 2 / 3]);
  expect(column(['03/04/2025'], { as: 'date', order: 'mdy' })).toEqual(['2025-03-04']);
  expect(column(['03/04/69', '03/04/70'], { as: 'date', order: 'dmy' })).toEqual(['two-digit-year', 'two-digit-year']);
  expect(column(['03/04/69', '03/04/70'], { as: 'date', order: 'dmy', pivot: 1970 })).toEqual(['2069-04-03', '1970-04-03']);
});

test('dirt 5: days of a spreadsheet, of 1900 with the day that never was, and of 1904', () => {
  expect(column([44_562, '44562.75', 61, 60, 59], { as: 'when', serials: '1900', timeZone: 'UTC' })).toEqual([
    '2022-01-01',
    '2022-01-01T18:00:00.000Z',
    '1900-03-01',
    'unparsable-date',
    '1900-02-28',
  ]);
  expect(column([43_100], { as: 'date', serials: '1904' })).toEqual(['2022-01-01']);
  expect(column([44_562, 44_563], { as: 'date' })).toEqual(['2022-01-01', '2022-01-02']);
  expect(column([44_562, 12], { as: 'date' })).toEqual(['ambiguous-date', 'ambiguous-date']);
});

test('dirt 6: time since 1970 in its declared unit, date-times in their declared zone, and dates that mean nothing', () => {
  const instant = '2023-11-14T22:13:20.000Z';
  for (const [epoch, value] of [
    ['s', 1_700_000_000],
    ['ms', '1700000000000'],
    ['us', '1700000000000000'],
  ] as const)
    expect(column([value], { as: 'instant', epoch })).toEqual([instant]);
  expect(column(['2025-07-01 00:30'], { as: 'instant', timeZone: 'Europe/Paris' })).toEqual(['2025-06-30T22:30:00.000Z']);
  expect(column(['2025-07-01 00:30'], { as: 'instant' })).toEqual(['naive-date-time']);
  const nothing = ['0000-00-00', '1970-01-01', '1899-12-30', '0000-00-00 00:00:00'];
  const { records, summary } = cleaned(
    nothing.map((d) => ({ d })),
    { columns: { d: { as: 'date' } } },
  );
  expect([records.every(({ d }) => d === null), summary.byRule]).toEqual([true, { 'sentinel-date': 4 }]);
});

describe('lines of an export of sales', () => {
  const line = (orderId: string, productId: string, quantity: number, price: number) => ({ orderId, productId, quantity, price });
  const lines = [
    line('536365', '85123A', 6, 2.55),
    line('C536379', '22556', -12, 1.65),
    line('A563185', 'B', 1, 11_062.06),
    line('A563186', 'B', 1, -11_062.06),
    line('536589', '21777', -10, 0),
    line('536414', '22139', 56, 0),
    line('536370', 'POST', 3, 18),
    line('536371', 'DOT', 1, 569.77),
    line('536372', 'M', 1, 1.25),
    line('536373', 'BANK CHARGES', 1, 15),
    line('536374', 'AMAZONFEE', 1, 5),
    line('536375', 'gift_0001_20', 1, 16.67),
  ];
  const columns = { orderId: { as: 'key' }, productId: { as: 'key' }, quantity: { as: 'number' }, price: { as: 'number' } } as const;
  const { records, warnings, summary } = clean(lines, { columns, steps: [saleLineStep({ returns: 'C', adjustments: 'A' })] });
  const kinds = (records as readonly Record<string, unknown>[]).map(({ type, kind }) => [type ?? 'sale', kind ?? 'product']);
  const said = (code: string) => warnings.filter((one) => one.code === code).map(({ row }) => row);

  test('dirt 7: negative quantities are returns on invoices that take back, adjustments and write-offs are no sales of products', () => {
    expect(kinds.slice(1, 5)).toEqual([
      ['return', 'product'],
      ['sale', 'adjustment'],
      ['sale', 'adjustment'],
      ['sale', 'adjustment'],
    ]);
    expect(records[1]?.orderId).toBe('C536379');
    expect(said('negative-quantity')).toEqual([4]);
    const refunds = clean(lines, { columns, steps: [saleLineStep({ returns: 'C', adjustments: 'A', records: 'refund' })] });
    expect(refunds.records[1]).toMatchObject({ quantity: 12, type: 'return' });
    expect(refunds.fixes.filter(({ rule }) => rule === 'return-sign').map(({ row, before, after }) => [row, before, after])).toContainEqual(
      [1, -12, 12],
    );
  });

  test('dirt 8: prices of 0 stay, with a warning', () => {
    expect(summary.records).toBe(lines.length);
    expect(said('zero-price')).toEqual([4, 5]);
  });

  test('dirt 9: postage, fees, entries by hand and vouchers are no products, by codes that can be others', () => {
    expect(kinds.slice(6).map(([, kind]) => kind)).toEqual(['shipping', 'shipping', 'adjustment', 'fee', 'fee', 'gift-card']);
    expect(said('not-a-product')).toEqual([2, 3, 4, 6, 7, 8, 9, 10, 11]);
    const own = clean(lines, { columns, steps: [saleLineStep({ kinds: { 'PORT*': 'shipping' } })] });
    expect(own.warnings.some(({ code }) => code === 'not-a-product')).toBe(true);
    expect((own.records[6] as Record<string, unknown>)['kind']).toBeUndefined();
  });
});

test('dirt 10: sales without a customer count as revenue, and never become one customer', () => {
  const rows = ['C1', '', '0', 'guest', 'C2', 'nan'].map((customerId, at) => ({
    id: `${at}`,
    date: '2025-03-31',
    amount: '10',
    customerId,
  }));
  const { records, warnings, summary } = clean(rows, {
    columns: { id: { as: 'key' }, date: { as: 'date' }, amount: { as: 'number' }, customerId: { as: 'key' } },
    steps: [unknownCustomerStep()],
  });
  const { rows: sales } = parse(Sale, records);
  expect([String(revenue(sales)), activeCustomers(sales)]).toEqual(['60', 2]);
  expect(warnings.map(({ code, reason }) => [code, reason])).toEqual([['missing-customer', 'the customer is not known: 4 of 6 records']]);
  expect(summary.byRule['null-token']).toBe(3);
  const { defects } = qualityReport(records, { indicators: [revenue, activeCustomers] });
  expect(defects.map(({ code, column: name, count, indicators }) => [code, name, count, indicators])).toEqual([
    ['missing-values', 'customerId', 4, ['activeCustomers']],
  ]);
});

test('dirt 11: rows of the same content are flagged and kept, since both may be true', () => {
  const { records, duplicates, summary } = clean([{ a: '1' }, { a: '1' }], { columns: { a: { as: 'key' } }, steps: [duplicateStep()] });
  expect(records).toHaveLength(2);
  expect(duplicates).toEqual([{ row: 1, line: null, column: null, code: 'duplicate-exact', of: 0, removed: false, differs: [] }]);
  expect(summary.byDuplicate).toEqual({ 'duplicate-exact': 1 });
});

test('dirt 12: of rows with one key the same content is taken out once, and the latest of several is kept', () => {
  const columns = { id: { as: 'key' }, n: { as: 'number' }, updatedAt: { as: 'date' } } as const;
  const row = (n: string, updatedAt: string) => ({ id: 'A', n, updatedAt });
  const { records, removedRows, duplicates } = clean([row('1', '2025-03-01'), row('2', '2025-03-05'), row('2', '2025-03-05')], {
    columns,
    steps: [duplicateStep({ key: 'id', latest: 'updatedAt' })],
  });
  expect(records).toEqual([{ id: 'A', n: 2, updatedAt: '2025-03-05' }]);
  expect(removedRows).toEqual([0, 2]);
  expect(duplicates.map(({ row: at, code, of, differs }) => [at, code, of, differs])).toEqual([
    [0, 'duplicate-key-conflict', 1, ['n', 'updatedAt']],
    [2, 'duplicate-key', 1, []],
  ]);
});

test('dirt 13: customers that may be one are pairs with a score; only an explicit call merges them', () => {
  const customers = [
    { id: '1', company: 'Électro Dupont S.A.R.L.', email: 'Ann+shop@dupont.fr', phone: '01 23 45 67 89' },
    { id: '2', company: 'ELECTRO  DUPONT', email: 'ann@dupont.fr', phone: '+33 1 23 45 67 89' },
    { id: '3', company: 'Martin' },
    { id: '4', company: 'Durand SAS', mergedInto: '3' },
  ];
  const { pairs, native } = customerPairs(customers, { country: 'FR', plusTags: true });
  expect(pairs.map(({ ids, score }) => [ids, score])).toEqual([[['1', '2'], 1]]);
  expect(native).toEqual([{ from: '4', into: '3' }]);
  const { warnings, records } = clean(customers, { columns: { id: { as: 'key' } }, steps: [customerPairStep({ country: 'FR' })] });
  expect([codes(warnings), records.length]).toEqual([[[1, 'near-duplicate']], 4]);
  expect(mergeCustomers(customers, pairs).mapping).toEqual([
    { id: '2', canonical: '1' },
    { id: '4', canonical: '3' },
  ]);
});

test('dirt 14: references that the catalogue does not have are told with the nearest value, and repaired on request', () => {
  const rows = [{ product: 'GTXPro' }, { product: 'GTX Pro' }, { product: 'technolgy' }];
  const catalogue = ['GTX Pro', 'GTX Basic', 'technology'];
  const columns = { product: { as: 'text' } } as const;
  const told = clean(rows, { columns, steps: [referenceStep({ column: 'product', catalogue })] });
  expect([codes(told.warnings), told.summary.fixes]).toEqual([
    [
      [0, 'orphan-reference'],
      [2, 'orphan-reference'],
    ],
    0,
  ]);
  const applied = clean(rows, { columns, steps: [referenceStep({ column: 'product', catalogue, apply: true })] });
  expect(applied.records.map(({ product }) => product)).toEqual(['GTX Pro', 'GTX Pro', 'technology']);
  expect(applied.fixes.map(({ rule, reversible }) => [rule, reversible])).toEqual([
    ['reference', false],
    ['reference', false],
  ]);
});

test('dirt 15: spaces, tabs, marks of byte order and of no width go, from values and from headers', () => {
  const { records, warnings } = clean(
    [
      { '\ufeffid': ' 1\u200b', name: '\ta \u00a0 b ' },
      { '\ufeffid': '2', name: ' ' },
    ],
    {
      columns: { id: { as: 'key' }, name: { as: 'text' } },
    },
  );
  expect(records).toEqual([
    { id: '1', name: 'a b' },
    { id: '2', name: null },
  ]);
  expect(codes(warnings)).toEqual([[null, 'header-repaired']]);
  // Columns padded with spaces, with a header or without one.
  const padded = ['00001 19970101  1   11.77', '00002 19970112  1   12.00'].map((text) => text.trim().split(/ +/));
  const columns = { id: { as: 'key' }, date: { as: 'date' }, amount: { as: 'number' } } as const;
  expect(clean(padded, { headers: ['id', 'date', 'discs', 'amount'], columns }).records[0]).toMatchObject({
    id: '00001',
    date: '1997-01-01',
    amount: 11.77,
  });
});

test('dirt 16: words for nothing are nothing, and NA is a country', () => {
  const tokens = ['NULL', 'N/A', '-', '#N/A', 'none', 'nan', '\\N', ''];
  expect(column(tokens, { as: 'text' })).toEqual(tokens.map(() => null));
  expect(column(['NA', 'na'], { as: 'text' })).toEqual([null, null]);
  expect(column(['NA', 'N/A'], { as: 'country' })).toEqual(['NA', null]);
});

test('dirt 17: labels are gathered in their most frequent casing, and keys that look alike are told', () => {
  expect(column(['PARIS', 'Paris', 'Paris'], { as: 'label' })).toEqual(['Paris', 'Paris', 'Paris']);
  const rows = ['Paris', 'Paris', 'P\u0430ris', 'Ｐaris', 'Lyon'].map((city) => ({ city }));
  const { warnings, records, summary } = clean(rows, { columns: { city: { as: 'text' } }, steps: [confusableKeyStep({ column: 'city' })] });
  expect(warnings.map(({ code, column: name, row }) => [code, name, row])).toEqual([
    ['confusable-keys', 'city', null],
    ['confusable-keys', 'city', null],
  ]);
  expect(warnings[0]?.reason).toContain('"Paris" (2), "P\u0430ris" (1), "Ｐaris" (1), width and script');
  expect([records, summary.fixes]).toEqual([rows, 0]);
});

test('dirt 18: text in the wrong encoding is told, and repaired on request where that loses nothing', () => {
  const rows = [{ t: 'g√¢teaux' }, { t: 'cafÃ©' }, { t: 'Ã la carte' }];
  const told = clean(rows, { columns: { t: { as: 'text' } } });
  expect([told.records, codes(told.warnings)]).toEqual([
    rows,
    [
      [0, 'encoding-suspect'],
      [1, 'encoding-suspect'],
    ],
  ]);
  const { records } = cleaned(rows, { columns: { t: { as: 'text', mojibake: 'repair' } } });
  expect(records.map(({ t }) => t)).toEqual(['gâteaux', 'café', 'Ã la carte']);
});

test('dirt 19: line ends of the old Mac, semicolons with decimal commas and line ends in quotes are told', () => {
  expect(sniffCsv('#Passengers\r112\r118\r')).toMatchObject({ lineEnd: '\r', delimiter: null, rows: 3 });
  expect(sniffCsv('a;b\r\n1,5;"x\r\ny;z"\r\n2,5;w\r\n')).toMatchObject({
    delimiter: ';',
    decimal: ',',
    lineEnd: '\r\n',
    rows: 3,
    uneven: 0,
  });
  expect(sniffCsv('\ufeffa,b\n1,2\n')).toMatchObject({ bom: true, delimiter: ',' });
  expect(
    rowsOfSheet([
      ['\ufeffa', 'b'],
      ['1', '2'],
    ]).rows,
  ).toEqual([{ a: '1', b: '2' }]);
});

test('dirt 20: a sign is no currency: it needs one that is declared', () => {
  expect(column(['$12', '12 €', 'kr 12'], { as: 'money' })).toEqual(['ambiguous-currency', 'ambiguous-currency', 'ambiguous-currency']);
  expect(column(['$12'], { as: 'money', currency: 'CAD' })).toEqual([12]);
  expect(column(['$12'], { as: 'money', currency: 'EUR' })).toEqual(['mixed-currency']);
});

test('dirt 21: tests, drafts, deleted and archived records are refused and counted', () => {
  const rows = [
    { id: '1' },
    { id: '2', test: true },
    { id: '3', status: 'draft' },
    { id: '4', IsDeleted: 'true' },
    { id: '5', archived: true },
  ];
  const { records, summary } = clean(rows, { columns: { id: { as: 'key' } }, steps: [testRecordStep()] });
  expect([records, summary.byCode]).toEqual([[{ id: '1' }], { 'test-record': 2, 'deleted-record': 2 }]);
});

test('dirt 22: exports of exactly as many rows as a page or a sheet has are suspected', () => {
  for (const limit of [100, 1000, 65_536, 1_048_576]) expect(exportLimits).toContain(limit);
  const rowsOf = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `${at}` }));
  const spec = { columns: { id: { as: 'key' } }, steps: [truncationStep()] } as const;
  for (const count of [100, 1000, 65_536]) {
    expect(codes(clean(rowsOf(count), spec).warnings)).toEqual([[null, 'truncated-export']]);
    expect(clean(rowsOf(count + 1), spec).warnings).toEqual([]);
  }
});

describe('dirt 23: rows of totals', () => {
  const columns = { shop: { as: 'text' }, amount: { as: 'money', currency: 'EUR' } } as const;
  const refusedIn = (rows: readonly (readonly [string, string])[]) =>
    codes(
      clean(
        rows.map(([shop, amount]) => ({ shop, amount })),
        { columns, steps: [totalsStep()] },
      ).rejections,
    );

  test.each(['Total', 'TOTAL', 'Total général :', 'Somme', 'Totaux', 'Ensemble', 'Sous-total', 'Grand total', 'Summe'])(
    'called %s are refused where they hold the sum',
    (label) => {
      expect(
        refusedIn([
          ['Lyon', '10,50'],
          ['Lille', '4,50'],
          [label, '15,00'],
        ]),
      ).toEqual([[2, 'totals-row']]);
      expect(
        refusedIn([
          ['Lyon', '10,50'],
          ['Lille', '4,50'],
          [label, '16,00'],
        ]),
      ).toEqual([]);
    },
  );

  test('between records are refused too, each with the rows since the one before, and all of them at the end', () => {
    const rows = [
      ['Lyon', '10,50'],
      ['Nice', '1,00'],
      ['Sous-total', '11,50'],
      ['Lille', '4,50'],
      ['Brest', '2,00'],
      ['Sous-total', '6,50'],
      ['Total', '18,00'],
    ] as const;
    expect(refusedIn(rows)).toEqual([
      [2, 'totals-row'],
      [5, 'totals-row'],
      [6, 'totals-row'],
    ]);
  });

  test('of totals add up to totals over several levels', () => {
    const shop = (name: string) => [name, '2,00'] as const;
    const rows = [
      shop('a'),
      shop('b'),
      ['Sous-total', '4,00'],
      shop('c'),
      ['Sous-total', '2,00'],
      ['Total région', '6,00'],
      shop('d'),
      ['Total', '8,00'],
    ] as const;
    expect(refusedIn(rows).map(([row]) => row)).toEqual([2, 4, 5, 7]);
  });

  test('above all records are refused where they hold the sum of all', () => {
    expect(
      refusedIn([
        ['Total', '15,00'],
        ['Lyon', '10,50'],
        ['Lille', '4,50'],
      ]),
    ).toEqual([[0, 'totals-row']]);
    expect(
      refusedIn([
        ['Total', '15,00'],
        ['Lyon', '10,50'],
        ['Lille', '4,50'],
        ['Total', '15,00'],
      ]).map(([row]) => row),
    ).toEqual([0, 3]);
  });

  test('are not what only looks like them: a product called so is a record, and counts in the sum', () => {
    const rows = [
      ['Ensemble jardin', '100,00'],
      ['Chaise', '10,00'],
      ['Ensemble salon', '50,00'],
      ...Array.from({ length: 12 }, () => ['x', '1,00'] as const),
      ['Total', '172,00'],
    ] as const;
    expect(refusedIn(rows)).toEqual([[15, 'totals-row']]);
  });

  test('are not records between others that happen to cost the same', () => {
    const sale = (id: string, shop: string) => ({ id, date: '2025-03-31', product: 'x', shop, amount: '10,00' });
    const rows = [sale('1', 'Lyon'), sale('2', 'Total'), ...Array.from({ length: 12 }, (_, at) => sale(`n${at}`, 'Nice'))];
    const spec = { ...columns, id: { as: 'key' }, date: { as: 'date' }, product: { as: 'text' } } as const;
    expect(clean(rows, { columns: spec, steps: [totalsStep()] }).summary.records).toBe(14);
  });

  test('that only their label makes ones are kept with a warning', () => {
    const { records, warnings } = clean(
      [
        { shop: 'Lyon', amount: '1' },
        { shop: 'Total', amount: '7' },
      ],
      { columns, steps: [totalsStep()] },
    );
    expect([records.length, codes(warnings)]).toEqual([2, [[1, 'totals-row']]]);
  });
});
