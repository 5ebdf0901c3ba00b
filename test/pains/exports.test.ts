// What users of neighbouring systems asked for about records that come from exports.
import { activeCustomers, type Deal, netSales, parse, query, returningCustomerRate, revenue, Sale, winRate } from 'sales-kpi';
import { clean, duplicateStep, qualityReport, saleLineStep, unknownCustomerStep } from 'sales-kpi/clean';
import { describe, expect, test } from 'vitest';

const columns = {
  id: { as: 'key', required: true },
  date: { as: 'date', required: true },
  amount: { as: 'money', currency: 'EUR', required: true },
} as const;

describe('pain 18: numbers of exports become strings or lose precision', () => {
  test('pain 18: what was text is added, to the last digit', () => {
    const rows = ['12.55', '305.66', '1,943.11', '753.29'].map((amount, at) => ({ id: `${at}`, date: '2025-03-31', amount }));
    expect(String(revenue(parse(Sale, clean(rows, { columns }).records).rows))).toBe('3014.61');
  });

  test('pain 18: amounts beyond a double stay exact from the text to the sum', () => {
    const rows = ['9007199254740993,01', '0,02'].map((amount, at) => ({ id: `${at}`, date: '2025-03-31', amount }));
    expect(String(revenue(parse(Sale, clean(rows, { columns }).records).rows))).toBe('9007199254740993.03');
  });

  test('pain 18: amounts that were joined are no number, and the row is told', () => {
    const { rejections } = clean([{ id: '1', date: '2025-03-31', amount: '12.5530566.1943.11.753.29' }], { columns });
    expect(rejections.map(({ column, code }) => [column, code])).toEqual([['amount', 'unparsable-number']]);
  });
});

describe('pain 20: refunds of exports are taken off once', () => {
  const line = (id: string, orderId: string, quantity: string, price: string, amount: string) => ({
    id,
    date: '2025-03-31',
    orderId,
    quantity,
    price,
    amount,
  });
  const rows = [line('1', '10', '1', '237,00', '237,00'), line('2', 'C11', '-1', '130,00', '-130,00')];
  const spec = { ...columns, orderId: { as: 'key' }, quantity: { as: 'number' }, price: { as: 'number' } } as const;
  const { records, fixes } = clean(rows, { columns: spec, steps: [saleLineStep({ returns: 'C' })] });

  test('pain 20: 237 less 130 is 107, never −23 and never 367', () => {
    const { rows: sales, rejected } = parse(Sale, records);
    expect([rejected, String(netSales(sales))]).toEqual([[], '107']);
    expect(fixes.filter(({ rule }) => rule === 'line-kind').map(({ row, column, after }) => [row, column, after])).toEqual([
      [1, 'type', 'return'],
    ]);
  });

  test('pain 20: an export that came twice is counted once where its lines have an identifier', () => {
    const twice = clean([...rows, ...rows], { columns: spec, steps: [duplicateStep({ key: 'id' }), saleLineStep({ returns: 'C' })] });
    expect([String(netSales(parse(Sale, twice.records).rows)), twice.summary.removed]).toEqual(['107', 2]);
  });
});

describe('pain 21: guests of exports are nobody', () => {
  const rows = ['ann', 'guest', '0', 'ann', 'Guest', ''].map((customerId, at) => ({
    id: `${at}`,
    orderId: `${at}`,
    date: `0${1 + Math.floor(at / 3)}/04/2025`,
    amount: '10',
    customerId,
  }));
  const spec = { ...columns, date: { as: 'date', order: 'dmy' }, orderId: { as: 'key' }, customerId: { as: 'key' } } as const;
  const cleaned = clean(rows, { columns: spec, steps: [unknownCustomerStep()] });
  const { rows: sales } = parse(Sale, cleaned.records);

  test('pain 21: they are neither a customer nor a returning one, and their sales count', () => {
    const [, second] = query(sales, { select: [revenue, activeCustomers, returningCustomerRate], every: 'day', numbers: true }).rows;
    expect(second).toMatchObject({ revenue: 30, activeCustomers: 1, returningCustomerRate: 1 });
  });

  test('pain 21: how many they are is said, for the indicators of customers', () => {
    const { defects } = qualityReport(cleaned, { indicators: [revenue, activeCustomers] });
    expect(defects.map(({ code, count, of, indicators }) => [code, count, of, indicators])).toEqual([
      ['missing-values', 4, 6, ['activeCustomers']],
    ]);
  });
});

describe('pains 27 and 28: deals of exports', () => {
  const spec = {
    id: { as: 'key' },
    createdAt: { as: 'date' },
    closedAt: { as: 'date' },
    outcome: { as: 'choice', from: 'Statut', values: { Gagné: 'won', Perdu: 'lost', 'En cours': 'open' }, required: true },
    probability: { as: 'percent' },
  } as const;
  const deal = (id: string, Statut: string, probability: string) => ({
    id,
    createdAt: '2025-01-10',
    closedAt: Statut === 'En cours' ? '' : '2025-02-01',
    Statut,
    probability,
  });

  test('pain 27: 0 % is a chance, and nothing is nothing', () => {
    const { records } = clean([deal('1', 'Perdu', '0 %'), deal('2', 'En cours', ''), deal('3', 'En cours', '40 %')], { columns: spec });
    expect(records.map(({ probability }) => probability)).toEqual([0, null, 0.4]);
  });

  test('pain 28: closed is neither won nor lost: such a row is refused, and counted with its reason', () => {
    const { records, summary, rejections } = clean(
      [
        deal('1', 'Gagné', ''),
        deal('2', 'Perdu', ''),
        deal('3', 'Perdu', ''),
        deal('4', 'Perdu', ''),
        deal('5', 'Clos', ''),
        deal('6', 'true', ''),
      ],
      { columns: spec },
    );
    expect(String(winRate(records as unknown as Deal[]))).toBe('0.25');
    expect([summary.byCode, rejections.map(({ column, value }) => [column, value])]).toEqual([
      { 'bad-value': 2 },
      [
        ['outcome', '"Clos"'],
        ['outcome', '"true"'],
      ],
    ]);
  });
});
