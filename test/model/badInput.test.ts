// The matrix of bad input: each value, and either the code of the refusal or what is kept (a documented normalisation).
import { runInNewContext } from 'node:vm';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../src/decimal.ts';
import { parse } from '../../src/model/parse.ts';
import { Sale } from '../../src/model/sale/sale.ts';

const good = { id: 'A1', date: '2025-03-31', amount: 10 };

/** The code of the refusal, or what is kept of the field. */
function outcome(field: string, value: unknown): unknown {
  const { rows, rejected, counts } = parse(Sale, [{ ...good, [field]: value }]);
  expect(counts.rowsIn).toBe(counts.accepted + counts.rejected);
  if (rows.length === 1) return { kept: (rows[0] as unknown as Record<string, unknown>)[field] };
  expect(rejected).toHaveLength(1);
  expect(rejected[0]?.field).toBe(field);
  return rejected[0]?.code;
}

const kept = (value: unknown): unknown => ({ kept: value });
const proxy = new Proxy(
  {},
  {
    get: () => Object.assign(() => 5),
    getPrototypeOf: () => {
      throw new Error('no');
    },
  },
);

const numbers: readonly [string, unknown, unknown][] = [
  ['NaN', Number.NaN, 'bad-number'],
  ['Infinity', Number.POSITIVE_INFINITY, 'bad-number'],
  ['-Infinity', Number.NEGATIVE_INFINITY, 'bad-number'],
  ['-0', -0, kept(0)],
  ['5e-324', 5e-324, 'number-out-of-range'],
  ['1e308', 1e308, 'number-out-of-range'],
  ['2^53+1 as a double', 2 ** 53 + 1, kept(9007199254740992)],
  ['2^53+1 as text', '9007199254740993', kept('9007199254740993')],
  ['2^31', 2 ** 31, kept(2147483648)],
  ['0.1+0.2', 0.1 + 0.2, kept(0.30000000000000004)],
  ['a half', 0.5, kept(0.5)],
  ["''", '', 'blank'],
  ["' '", ' ', 'blank'],
  ["'12'", '12', kept(12)],
  ["'12.50'", '12.50', kept(12.5)],
  ["'-0.00'", '-0.00', kept(0)],
  ["' 12'", ' 12', 'bad-number'],
  ["'1,234'", '1,234', 'bad-number'],
  ["'1.234,56'", '1.234,56', 'bad-number'],
  ["'1.2.3'", '1.2.3', 'bad-number'],
  ["'.'", '.', 'bad-number'],
  ["'-'", '-', 'bad-number'],
  ["'(12)'", '(12)', 'bad-number'],
  ["'−5' with U+2212", '−5', 'bad-number'],
  ["'１２' full width", '１２', 'bad-number'],
  ["'٣' Arabic", '٣', 'bad-number'],
  ["'12 €'", '12 €', 'bad-number'],
  ["'1e5'", '1e5', kept(100000)],
  ["'1e1000000000'", '1e1000000000', 'number-out-of-range'],
  ["'1e-1000000000'", '1e-1000000000', 'number-out-of-range'],
  ['a million nines', '9'.repeat(1_000_000), 'number-too-long'],
  ['zeros then 1', `0.${'0'.repeat(200_000)}1`, 'number-too-long'],
  ["'0x1F'", '0x1F', 'bad-number'],
  ["'1_000'", '1_000', 'bad-number'],
  ["'NaN'", 'NaN', 'bad-number'],
  ['38 digits', '9'.repeat(38), kept('9'.repeat(38))],
  ['39 digits', '9'.repeat(39), 'number-out-of-range'],
  ['[]', [], 'bad-number'],
  ['[5]', [5], 'bad-number'],
  ['{}', {}, 'bad-number'],
  ['an object with valueOf', { valueOf: () => 5, toString: () => '5' }, 'bad-number'],
  ['new Number(5)', Object(5), 'bad-number'],
  ['true', true, 'bad-number'],
  ['1n', 1n, kept(1)],
  ['a huge bigint', 10n ** 400n, 'number-out-of-range'],
  ['a Decimal', new Decimal('12.34'), kept(12.34)],
  ['a Decimal of 20 digits', new Decimal('123456789012345678.91'), kept('123456789012345678.91')],
  ['a Decimal 1e9000000', new Decimal('1e9000000'), 'number-out-of-range'],
  ['a Decimal NaN', new Decimal(Number.NaN), 'bad-number'],
  ['Symbol', Symbol('5'), 'bad-number'],
  ['a function', () => 5, 'bad-number'],
  ['Date', new Date(5), 'bad-number'],
  ['a Proxy that throws when it is looked into', proxy, 'bad-number'],
];

describe.each([
  ['amount', 'required'],
  ['quantity', 'optional'],
  ['gross', 'optional'],
  ['cost', 'optional'],
])('%s', (field, need) => {
  it.each([...numbers, ['null', null, 'missing'], ['undefined', undefined, 'missing']] as typeof numbers)('%s', (_, value, expected) => {
    if (expected === 'blank') {
      expect(outcome(field, value)).toEqual(need === 'required' ? 'bad-number' : kept(null));
    } else if (expected === 'missing') {
      expect(outcome(field, value)).toEqual(need === 'required' ? 'missing-required' : kept(value));
    } else {
      expect(outcome(field, value)).toEqual(expected);
    }
  });

  it.each([[0], [-1], ['3'], ['-3.0']])('%j is a number', (value) => {
    expect(outcome(field, value)).toEqual(kept(Number(value)));
  });
});

describe('date', () => {
  const otherRealm: unknown = runInNewContext('new Date(1743379200000)');
  const cases: readonly [string, unknown, unknown][] = [
    ['a calendar date', '2024-01-01', kept('2024-01-01')],
    ['a leap day', '2024-02-29', kept('2024-02-29')],
    ['30 February', '2024-02-30', 'bad-date'],
    ['29 February of a common year', '2023-02-29', 'bad-date'],
    ['24:00', '2024-01-01T24:00:00Z', 'bad-date'],
    ['a leap second', '2016-12-31T23:59:60Z', 'bad-date'],
    ['no offset', '2024-01-01T10:00:00', 'naive-date-time'],
    ['no offset, with a space', '2024-01-01 10:00:00', 'naive-date-time'],
    ['+14:00', '2024-01-01T10:00:00+14:00', kept('2024-01-01T10:00:00+14:00')],
    ['-12:00', '2024-01-01T10:00:00-12:00', kept('2024-01-01T10:00:00-12:00')],
    ['+25:00', '2024-01-01T10:00:00+25:00', 'bad-date'],
    ['seconds', 1743379200, 'bad-date'],
    ['milliseconds', 1743379200000, kept(1743379200000)],
    ['microseconds', 1743379200000000, 'date-out-of-range'],
    ['nanoseconds', 1743379200000000000, 'date-out-of-range'],
    ['-1', -1, 'bad-date'],
    ['half a millisecond', 1743379200000.5, 'bad-date'],
    ['8.64e15', 8.64e15, 'date-out-of-range'],
    ['8.64e15+1', 8.64e15 + 1, 'date-out-of-range'],
    ['the last year of Date', '+275760-09-13', 'bad-date'],
    ['0000-00-00', '0000-00-00', 'bad-date'],
    ['1899-12-31', '1899-12-31', 'date-out-of-range'],
    ['2201-01-01', '2201-01-01', 'date-out-of-range'],
    ['a day of a spreadsheet', 45292, 'bad-date'],
    ['new Date(NaN)', new Date(Number.NaN), 'bad-date'],
    ['a Date', new Date(1743379200000), kept(new Date(1743379200000))],
    ['a Date of another realm', otherRealm, kept(new Date(1743379200000))],
    ['day first', '31/03/2025', 'bad-date'],
    ['a sentence', 'yesterday', 'bad-date'],
    ['a library object', { $d: new Date(), isValid: () => true }, 'bad-date'],
    ['a hundred thousand twos', '2'.repeat(100_000), 'date-too-long'],
    ["''", '', 'bad-date'],
    ['a bigint', 1743379200000n, 'bad-date'],
    ['true', true, 'bad-date'],
    ['[]', [], 'bad-date'],
    ['null', null, 'missing-required'],
    ['undefined', undefined, 'missing-required'],
  ];
  it.each(cases)('%s', (_, value, expected) => expect(outcome('date', value)).toEqual(expected));

  it('Temporal values become a Date or ISO text', () => {
    expect(outcome('date', Temporal.Instant.from('2025-03-31T00:00:00Z'))).toEqual(kept(new Date(1743379200000)));
    expect(outcome('date', Temporal.PlainDate.from('2025-03-31'))).toEqual(kept('2025-03-31'));
    expect(outcome('date', Temporal.PlainDateTime.from('2025-03-31T10:00'))).toBe('naive-date-time');
    expect(parse(Sale, [{ ...good, date: Temporal.PlainDateTime.from('2025-03-31T10:00') }], { timeZone: 'UTC' }).rejected[0]?.code).toBe(
      'naive-date-time',
    );
  });

  it('text that is no date-time stays refused where a zone is given', () => {
    for (const date of ['2025-02-30T10:00', '1899-12-31T10:00', 'x'])
      expect(parse(Sale, [{ ...good, date }], { timeZone: 'Europe/Paris' }).rows).toEqual([]);
  });

  it('a Date is copied, so that changing it later changes nothing', () => {
    const date = new Date(1743379200000);
    const { rows } = parse(Sale, [{ ...good, date }]);
    date.setTime(0);
    expect(rows[0]?.date).toEqual(new Date(1743379200000));
  });

  it('an optional date may be blank or missing', () => {
    expect(outcome('orderDate', '')).toEqual(kept(null));
    expect(outcome('orderDate', null)).toEqual(kept(null));
    expect(outcome('orderDate', '2025-02-30')).toBe('bad-date');
  });
});

describe('currency', () => {
  const cases: readonly [unknown, unknown][] = [
    ['EUR', kept('EUR')],
    ['usd', kept('USD')],
    [' eur ', kept('EUR')],
    ['US', 'unknown-currency'],
    ['XYZ', 'unknown-currency'],
    ['XXX', 'unknown-currency'],
    ['XTS', 'unknown-currency'],
    ['BTC', 'unknown-currency'],
    ['ЕUR', 'unknown-currency'],
    ['€', 'unknown-currency'],
    ['HRK', 'unknown-currency'],
    ['ZWL', 'unknown-currency'],
    ['__proto__', 'unknown-currency'],
    ['E'.repeat(1_000_000), 'unknown-currency'],
    [978, 'unknown-currency'],
    [{}, 'unknown-currency'],
    ['', kept(null)],
    [null, kept(null)],
    [undefined, kept(undefined)],
  ];
  it.each(cases)('%j', (value, expected) => expect(outcome('currency', value)).toEqual(expected));
});

describe('id', () => {
  const cases: readonly [string, unknown, unknown][] = [
    ['text', 'A1', kept('A1')],
    ['0', 0, kept('0')],
    ["'0'", '0', kept('0')],
    ['1', 1, kept('1')],
    ['1n', 1n, kept('1')],
    ['-0', -0, kept('0')],
    ['a number beyond 2^53, whose digits are lost', 2 ** 53, 'bad-id'],
    ['the same as text', '9007199254740993', kept('9007199254740993')],
    ['the same as bigint', 9007199254740993n, kept('9007199254740993')],
    ['a fraction', 1.5, 'bad-id'],
    ['NaN', Number.NaN, 'bad-id'],
    ['a huge bigint', 10n ** 400n, 'bad-id'],
    ["''", '', 'bad-id'],
    ['blank', ' \t\n', 'bad-id'],
    ['trailing space', 'A1 ', kept('A1')],
    ['composed é', '\u00e9', kept('\u00e9')],
    ['decomposed é', 'e\u0301', kept('e\u0301')],
    ['zero-width joiner', 'A\u200d1', kept('A\u200d1')],
    ['right-to-left mark', 'A\u200f1', kept('A\u200f1')],
    ['a lone surrogate', '\ud800', kept('\ud800')],
    ['a megabyte', 'x'.repeat(1_000_000), 'key-too-long'],
    ['1024 characters', 'x'.repeat(1024), kept('x'.repeat(1024))],
    ['1025 characters', 'x'.repeat(1025), 'key-too-long'],
    ['true', true, 'bad-id'],
    ['an object', { toString: () => 'A1' }, 'bad-id'],
    ['a symbol', Symbol('A1'), 'bad-id'],
    ['null', null, 'missing-required'],
    ['undefined', undefined, 'missing-required'],
  ];
  it.each(cases)('%s', (_, value, expected) => expect(outcome('id', value)).toEqual(expected));

  it.each(['customerId', 'orderId', 'productId', 'storeId', 'salesperson'])('%s may be missing or blank, but not an object', (field) => {
    expect(outcome(field, '')).toEqual(kept(null));
    expect(outcome(field, null)).toEqual(kept(null));
    expect(outcome(field, ' 7 ')).toEqual(kept('7'));
    expect(outcome(field, 7)).toEqual(kept('7'));
    expect(outcome(field, {})).toBe('bad-id');
  });
});

describe('labels', () => {
  const cases: readonly [string, unknown, unknown][] = [
    ['the empty text is a label', '', kept('')],
    ['white space stays', ' north ', kept(' north ')],
    ["'null'", 'null', kept('null')],
    ["'__proto__'", '__proto__', kept('__proto__')],
    ["'constructor'", 'constructor', kept('constructor')],
    ["'toString'", 'toString', kept('toString')],
    ['a whole number', 75, kept('75')],
    ['-0', -0, kept('0')],
    ['null', null, kept(null)],
    ['undefined', undefined, kept(undefined)],
    ['NaN', Number.NaN, 'bad-value'],
    ['true', true, 'bad-value'],
    ['an object', {}, 'bad-value'],
    ['a long text', 'x'.repeat(1025), 'key-too-long'],
  ];
  it.each(cases)('%s', (_, value, expected) => {
    for (const field of ['channel', 'region', 'category', 'segment']) expect(outcome(field, value)).toEqual(expected);
  });
});

describe('words', () => {
  it.each(['Sale', 'refund', 'constructor', '__proto__', 1, true, {}])('type %j is refused, and the reason lists the words', (value) => {
    expect(outcome('type', value)).toBe('bad-value');
    expect(parse(Sale, [{ ...good, type: value }]).rejected[0]?.reason).toContain('sale, return');
  });

  it('a blank word is a missing one', () => {
    expect(outcome('status', '')).toEqual(kept(null));
    expect(outcome('kind', undefined)).toEqual(kept(undefined));
  });
});

describe('the sign of a return', () => {
  it.each([
    ['a return with a positive amount', { type: 'return', amount: 20 }, 'wrong-sign'],
    ['with a positive quantity too', { type: 'return', amount: 20, quantity: 1 }, 'wrong-sign'],
    ['of a gift card', { type: 'return', amount: 20, kind: 'gift-card' }, 'wrong-sign'],
  ])('%s is refused: it would be added', (_, fields, code) => {
    expect(parse(Sale, [{ ...good, ...fields }]).rejected[0]).toMatchObject({ code, field: 'amount' });
  });

  it.each([
    ['a negative amount', { type: 'return', amount: -20, quantity: -1 }],
    ['a discount line that comes back: positive amount, negative quantity', { type: 'return', amount: 5, quantity: -1 }],
    ['a fee kept', { type: 'return', amount: 5, kind: 'adjustment' }],
    ['a return of nothing', { type: 'return', amount: 0 }],
    ['a sale with a negative amount', { type: 'sale', amount: -5 }],
  ])('%s is taken', (_, fields) => {
    expect(parse(Sale, [{ ...good, ...fields }]).rows).toHaveLength(1);
  });
});
