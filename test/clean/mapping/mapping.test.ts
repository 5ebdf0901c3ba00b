import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsOfSheet } from '../../../src/clean/mapping/rowsOfSheet.ts';
import { sniffCsv } from '../../../src/clean/mapping/sniffCsv.ts';
import { suggestMapping } from '../../../src/clean/mapping/suggestMapping.ts';
import { Sale } from '../../../src/model/sale/sale.ts';
import '../../seed.ts';
import { growth, LINEAR } from '../growth.ts';

describe('suggestMapping', () => {
  const mapped = (headers: string[], sample: object[], to: Parameters<typeof suggestMapping>[2]['to']): unknown =>
    Object.fromEntries(suggestMapping(headers, sample, { to }).proposals.map(({ header, field }) => [header, field]));

  it('knows English headers', () => {
    const sample = [
      {
        InvoiceNo: '536365',
        StockCode: '85123A',
        Quantity: '6',
        InvoiceDate: '2010-12-01 08:26',
        UnitPrice: '2.55',
        CustomerID: '17850',
        Country: 'United Kingdom',
      },
    ];
    expect(
      mapped(Object.keys(sample[0] as object), sample, ['orderId', 'productId', 'quantity', 'date', 'unitPrice', 'customerId', 'country']),
    ).toEqual({
      InvoiceNo: 'orderId',
      StockCode: 'productId',
      Quantity: 'quantity',
      InvoiceDate: 'date',
      UnitPrice: 'unitPrice',
      CustomerID: 'customerId',
      Country: 'country',
    });
  });

  it('knows French headers', () => {
    const sample = [
      {
        'N° commande': 'A1',
        'Date de commande': '31/03/2025',
        'Code client': 'C7',
        'Montant HT': '1 234,56',
        Qté: '3',
        Devise: 'EUR',
        Vendeur: 'Ann',
      },
    ];
    const fields = ['orderId', 'date', 'customerId', 'amount', 'quantity', 'currency', 'salesperson'];
    expect(mapped(Object.keys(sample[0] as object), sample, fields)).toEqual({
      'N° commande': 'orderId',
      'Date de commande': 'date',
      'Code client': 'customerId',
      'Montant HT': 'amount',
      Qté: 'quantity',
      Devise: 'currency',
      Vendeur: 'salesperson',
    });
  });

  it('knows the headers of vendors', () => {
    const fields = ['id', 'createdAt', 'closedAt', 'amount', 'currency', 'stage', 'pipeline', 'salesperson'];
    expect(
      mapped(
        ['hs_object_id', 'createdate', 'closedate', 'amount', 'deal_currency_code', 'dealstage', 'pipeline', 'hubspot_owner_id'],
        [],
        fields,
      ),
    ).toEqual({
      hs_object_id: 'id',
      createdate: 'createdAt',
      closedate: 'closedAt',
      amount: 'amount',
      deal_currency_code: 'currency',
      dealstage: 'stage',
      pipeline: 'pipeline',
      hubspot_owner_id: 'salesperson',
    });
  });

  it('lets values speak against a header', () => {
    const { proposals, unknown } = suggestMapping(['Date'], [{ Date: 'rendez-vous' }, { Date: 'dîner' }], { to: ['date'] });
    expect(proposals).toEqual([]);
    expect(unknown).toEqual(['Date']);
  });

  it('leaves to the user what two columns may be', () => {
    const { proposals, ambiguous, missing } = suggestMapping(['Montant HT', 'Total HT'], [], { to: ['amount', 'date'] });
    expect(proposals).toEqual([]);
    expect(ambiguous.map(({ header, field }) => [header, field])).toEqual([
      ['Montant HT', 'amount'],
      ['Total HT', 'amount'],
    ]);
    expect(missing).toEqual(['date']);
  });

  it('takes a schema', () => {
    const { proposals } = suggestMapping(['id', 'date', 'amount', 'customerId'], [], { to: Sale });
    expect(proposals.map(({ header, field, confidence }) => [header, field, confidence])).toEqual(
      ['id', 'date', 'amount', 'customerId'].map((name) => [name, name, 0.9]),
    );
  });

  it('places each header once, whatever the headers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('Date', 'Total', '__proto__', 'constructor', 'Order date'))),
        (headers) => {
          const { proposals, ambiguous, unknown, missing } = suggestMapping(headers, [], {
            to: ['date', 'amount', 'orderDate', '__proto__', 'constructor'],
          });
          const placed = [...new Set([...proposals, ...ambiguous].map(({ header }) => header)), ...unknown];
          expect(placed.sort()).toEqual([...new Set(headers)].sort());
          expect(new Set(proposals.map(({ field }) => field)).size).toBe(proposals.length);
          for (const { field } of proposals) expect(missing).not.toContain(field);
        },
      ),
    );
  });

  it('is told wrong arguments', () => {
    expect(() => suggestMapping(['a'], [], { to: [] })).toThrow('to is an object');
    expect(() => suggestMapping(Array.from({ length: 1001 }, String), [], { to: ['a'] })).toThrow('1001 headers');
  });
});

describe('rowsOfSheet', () => {
  it('names columns whose header is blank, repeated, of several lines or begins with a mark', () => {
    const { rows, headers } = rowsOfSheet([
      ['\ufeffDate', 'Amount\nEUR', '', 'Amount EUR', null],
      ['2025-03-31', 1, 2, 3, 4],
    ]);
    expect(rows).toEqual([{ Date: '2025-03-31', 'Amount EUR': 1, 'column 3': 2, 'Amount EUR 2': 3, 'column 5': 4 }]);
    expect(headers.map(({ odd }) => odd)).toEqual([['bom'], ['multi-line'], ['blank'], ['repeated'], ['blank']]);
  });

  it('takes a header of several rows, and counts empty, longer and shorter rows', () => {
    const sheet = [['Report'], ['Sales', 'Sales'], ['net', 'gross'], [1, 2], [], ['', null], [3], [4, 5, 6]];
    const { rows, sheetRows, counts } = rowsOfSheet(sheet, { header: [1, 2] });
    expect(rows).toEqual([
      { 'Sales net': 1, 'Sales gross': 2 },
      { 'Sales net': 3, 'Sales gross': undefined },
      { 'Sales net': 4, 'Sales gross': 5, 'column 3': 6 },
    ]);
    expect(sheetRows).toEqual([3, 6, 7]);
    expect(counts).toEqual({ rowsIn: 5, empty: 2, longer: 1, shorter: 1 });
  });

  it('loses no cell, whatever the headers', () => {
    const cell = fc.oneof(fc.constantFrom('__proto__', 'column 3', 'a', 'a 2', '', 'constructor'), fc.integer());
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { minLength: 1, maxLength: 6 }), (sheet) => {
        const { rows, sheetRows, counts } = rowsOfSheet(sheet);
        expect(rows.length + counts.empty).toBe(counts.rowsIn);
        for (const [at, row] of rows.entries()) {
          const cells = (sheet[sheetRows[at] as number] as unknown[]).filter((one) => one !== '').map(String);
          const given = Object.values(row).filter((one) => one !== '' && one !== undefined);
          expect(given.map(String).sort()).toEqual(cells.sort());
        }
        expect(({} as Record<string, unknown>)['a']).toBeUndefined();
      }),
    );
  });

  it('is told of a header that is not there', () => {
    expect(() => rowsOfSheet([], {})).toThrow('header is 0');
    expect(() => rowsOfSheet([['a'], 5 as never])).toThrow('row 1 is 5');
  });
});

describe('sniffCsv', () => {
  it.each([
    ['a,b\n1.5,2\n', ',', '\n', '.'],
    ['a;b\r\n1,5;"x;y"\r\n', ';', '\r\n', ','],
    ['a\tb\r1\t2\r', '\t', '\r', null],
    ['a|b\n1|2', '|', '\n', null],
    ['#Passengers\r112\r118\r', null, '\r', null],
    ['', null, null, null],
    ['a;b\n1,5;2.5\n', ';', '\n', 'mixed'],
    ['a;b\n1 234,56 €;x\n(12,50);y\n', ';', '\n', ','],
    ['a;b\n$1,234.50;-5%\n', ';', '\n', '.'],
  ])('of %j is delimiter %j, line end %j, decimal mark %j', (text, delimiter, lineEnd, decimal) => {
    expect(sniffCsv(text)).toMatchObject({ delimiter, lineEnd, decimal });
  });

  it('tells marks, wrong encodings, uneven rows, mixed line ends and open quotes', () => {
    expect(sniffCsv('\ufeffa,b\n1,2\r\n1,2,3\n')).toMatchObject({ bom: true, uneven: 1, rows: 3, mixedLineEnds: true, openQuote: false });
    expect(sniffCsv('name\ncafÃ©\n\ufffd\0')).toMatchObject({ encoding: ['replacement', 'mojibake', 'nul'] });
    expect(sniffCsv('name\ncafé â Âge\n').encoding).toEqual([]);
    expect(sniffCsv('price\n12 \x80\n').encoding).toEqual(['mojibake']);
    expect(sniffCsv('a,b\n"1,2\n3,4\n').openQuote).toBe(true);
    expect(sniffCsv('a,b\n"x\ny","he said ""no"", twice"\n')).toMatchObject({ rows: 2, uneven: 0, columns: 2 });
  });

  it('never fails, and looks at a bounded part of any text', () => {
    fc.assert(fc.property(fc.string(), (text) => sniffCsv(text).uneven >= 0));
    for (const text of ['"', ',', '\r', ' ', '""', '1,5;']) {
      expect(sniffCsv(text.repeat(1e6)).looked).toBe(262_144);
      expect(growth((size) => sniffCsv(text.repeat(size / text.length)), 30_000)).toBeLessThan(LINEAR);
    }
    expect(() => sniffCsv(5 as never)).toThrow('the text is 5');
  });
});
