// The bad-input matrix of values given straight to a question. Each cell is one of three: a typed error, a refused record
// that is counted, or a normalisation that is written down here. Nothing else can come out.
import * as vm from 'node:vm';
import {
  activeCustomers,
  averageSellingPrice,
  costOfGoodsSold,
  Decimal,
  dataset,
  newCustomers,
  orderCount,
  query,
  revenue,
  type Sale,
  unitsSold,
} from 'sales-kpi';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { ask, codeOf, column, errorOf, expectAccount, text } from './ask.ts';

const good: Sale = { id: 'good', date: '2025-01-31', amount: 1000 };
const bad = (field: string, value: unknown): object => ({ id: 'bad', date: '2025-01-31', amount: 1, [field]: value });

/** What becomes of a record: refused with a code, or used with the revenue it adds. */
function fate(field: string, value: unknown): string {
  const table = ask([good, bad(field, value)], { select: [revenue], between: ['1900-01-01', '2201-01-01'] });
  expectAccount(table);
  const [code] = Object.keys(table.counts['sales']?.rejected ?? {});
  if (code !== undefined) {
    expect(table.counts['sales']?.rejected).toEqual({ [code]: 1 });
    expect(table.rejected['sales']).toEqual([expect.objectContaining({ row: 1, field, code })]);
    expect(column(table, 'revenue')).toEqual(['1000']);
    expect(revenue([good, bad(field, value)] as never)).toBe(null);
    return code;
  }
  const [total] = table.rows.map((row) => row['revenue'] as Decimal);
  const added = text(total?.minus(1000));
  expect(text(revenue([good, bad(field, value)] as never)?.minus(1000))).toBe(added);
  return `counts ${added}`;
}

const changing = (() => {
  let reads = 0;
  return Object.defineProperty({}, 'value', { get: () => ++reads });
})();

describe('amount', () => {
  test.each<[string, unknown, string]>([
    ['NaN', Number.NaN, 'bad-number'],
    ['Infinity', Number.POSITIVE_INFINITY, 'bad-number'],
    ['−Infinity', Number.NEGATIVE_INFINITY, 'bad-number'],
    ['−0', -0, 'counts 0'],
    ['5e-324', 5e-324, 'number-out-of-range'],
    ['1e308', 1e308, 'number-out-of-range'],
    ['2^53 + 1 as a number is 2^53', 2 ** 53 + 1, 'counts 9007199254740992'],
    ['2^53 + 1 as text', '9007199254740993', 'counts 9007199254740993'],
    ['0.1 + 0.2', 0.1 + 0.2, 'counts 0.30000000000000004'],
    ['empty text', '', 'bad-number'],
    ['a space', ' ', 'bad-number'],
    ['text', '12', 'counts 12'],
    ['text with spaces about it', ' 12 ', 'bad-number'],
    ['a thousands separator', '1,234', 'bad-number'],
    ['German notation', '1.234,56', 'bad-number'],
    ['accounting notation', '(12)', 'bad-number'],
    ['a typographic minus', '\u22125', 'bad-number'],
    ['full-width digits', '\uff11\uff12', 'bad-number'],
    ['Arabic digits', '٣', 'bad-number'],
    ['an exponent', '1e5', 'counts 100000'],
    ['an exponent to fill the memory', '1e1000000000', 'number-out-of-range'],
    ['its inverse', '1e-1000000000', 'number-out-of-range'],
    ['a million nines', '9'.repeat(1e6), 'number-too-long'],
    ['200 000 zeros', `0.${'0'.repeat(2e5)}1`, 'number-too-long'],
    ['hexadecimal', '0x1F', 'bad-number'],
    ['underscores', '1_000', 'bad-number'],
    ['null', null, 'missing-required'],
    ['undefined', undefined, 'missing-required'],
    ['an array', [], 'bad-number'],
    ['an array of a number', [5], 'bad-number'],
    ['an object', {}, 'bad-number'],
    ['an object with a value', { valueOf: () => 5 }, 'bad-number'],
    ['a boxed number', Object(5), 'bad-number'],
    ['a flag', true, 'bad-number'],
    ['a big integer', 1n, 'counts 1'],
    ['a huge big integer', 10n ** 5000n, 'number-out-of-range'],
    ['a symbol', Symbol('5'), 'bad-number'],
    ['a Date', new Date(5), 'bad-number'],
    ['a function', () => 5, 'bad-number'],
    ['a Decimal', new Decimal('1.10'), 'counts 1.1'],
    ['a Decimal that is no number', new Decimal(Number.NaN), 'bad-number'],
    ['a Decimal that is infinite', new Decimal(Number.POSITIVE_INFINITY), 'bad-number'],
    ['a huge Decimal', new Decimal('1e9000000'), 'number-out-of-range'],
    ['an object with a getter that changes', changing, 'bad-number'],
  ])('%s: %o → %s', (_, value, wanted) => {
    expect(fate('amount', value)).toBe(wanted);
  });
});

describe('date', () => {
  const otherRealm: unknown = vm.runInNewContext('new Date(Date.UTC(2025, 0, 31))');

  test.each<[string, unknown, string]>([
    ['30 February', '2024-02-30', 'bad-date'],
    ['29 February of no leap year', '2023-02-29', 'bad-date'],
    ['29 February of a leap year', '2024-02-29', 'counts 1'],
    ['24:00', '2025-01-31T24:00:00Z', 'bad-date'],
    ['a leap second', '2025-01-31T23:59:60Z', 'bad-date'],
    ['a calendar date', '2024-01-01', 'counts 1'],
    ['no offset', '2025-01-31T10:00:00', 'naive-date-time'],
    ['no offset, no seconds', '2025-01-31 10:00', 'naive-date-time'],
    ['+14:00', '2025-01-31T10:00:00+14:00', 'counts 1'],
    ['−12:00', '2025-01-31T10:00:00-12:00', 'counts 1'],
    ['+25:00', '2025-01-31T10:00:00+25:00', 'bad-date'],
    ['nanoseconds', '2025-01-31T10:00:00.123456789Z', 'counts 1'],
    ['lower case', '2025-01-31t10:00:00z', 'counts 1'],
    ['epoch seconds', 1_738_324_800, 'bad-date'],
    ['epoch milliseconds', 1_738_324_800_000, 'counts 1'],
    ['epoch microseconds', 1_738_324_800_000_000, 'date-out-of-range'],
    ['epoch nanoseconds', 1_738_324_800_000_000_000, 'date-out-of-range'],
    ['−1', -1, 'bad-date'],
    ['half a millisecond', 1_738_324_800_000.5, 'bad-date'],
    ['the last date of JavaScript', 8.64e15, 'date-out-of-range'],
    ['one behind it', 8.64e15 + 1, 'date-out-of-range'],
    ['a year of six digits', '+275760-09-13', 'bad-date'],
    ['year, month and day zero', '0000-00-00', 'bad-date'],
    ['1899', '1899-12-31', 'date-out-of-range'],
    ['2201', '2201-01-01', 'date-out-of-range'],
    ['a day of a spreadsheet', 45_292, 'bad-date'],
    ['an invalid Date', new Date(Number.NaN), 'bad-date'],
    ['a Date', new Date(Date.UTC(2025, 0, 31)), 'counts 1'],
    ['a Date of another realm', otherRealm, 'counts 1'],
    ['a Temporal instant', Temporal.Instant.from('2025-01-31T10:00:00Z'), 'counts 1'],
    ['a Temporal date', Temporal.PlainDate.from('2025-01-31'), 'counts 1'],
    ['a Temporal date with a zone', Temporal.ZonedDateTime.from('2025-01-31T10:00:00+01:00[Europe/Paris]'), 'counts 1'],
    ['a Temporal date and time without a zone', Temporal.PlainDateTime.from('2025-01-31T10:00:00'), 'naive-date-time'],
    ['an object like those of dayjs or luxon', { $d: new Date(0), toDate: () => new Date(0), valueOf: () => 0 }, 'bad-date'],
    ['100 000 digits', '2'.repeat(1e5), 'date-too-long'],
    ['American notation', '01/31/2025', 'bad-date'],
    ['words', '31 January 2025', 'bad-date'],
    ['a short date', '2025-1-31', 'bad-date'],
    ['a month', '2025-01', 'bad-date'],
    ['empty text', '', 'bad-date'],
    ['full-width digits', '２０２５-01-31', 'bad-date'],
    ['a big integer', 1_738_324_800_000n, 'bad-date'],
    ['null', null, 'missing-required'],
    ['undefined', undefined, 'missing-required'],
    ['a flag', true, 'bad-date'],
    ['an array', ['2025-01-31'], 'bad-date'],
    ['NaN', Number.NaN, 'bad-date'],
  ])('%s: %o → %s', (_, value, wanted) => {
    expect(fate('date', value)).toBe(wanted);
  });
});

describe('quantity and other optional amounts', () => {
  test.each<[string, unknown, string | null, string | null]>([
    ['0', 0, '0', null],
    ['−1', -1, '-1', null],
    ['a half', 0.5, '0.5', null],
    ['2^31', 2 ** 31, '2147483648', null],
    ['a big integer', 3n, '3', null],
    ['text', '3', '3', null],
    ['null is not given', null, null, null],
    ['undefined is not given', undefined, null, null],
    ['words are not given, and noted', 'three', null, 'bad-number: 1'],
    ['NaN is not given, and noted', Number.NaN, null, 'bad-number: 1'],
    ['an object is not given, and noted', {}, null, 'bad-number: 1'],
    ['empty text is not given, and noted', '', null, 'bad-number: 1'],
  ])('%s', (_, quantity, units, note) => {
    const table = ask([{ id: '1', date: '2025-01-31', amount: 1, quantity }], { select: [unitsSold, averageSellingPrice] });
    expect(table.rows[0]?.['unitsSold'] === null ? null : text(table.rows[0]?.['unitsSold'])).toBe(units);
    expect(table.counts['sales']?.rejected).toEqual({});
    expect(table.notes.filter(({ code }) => code === 'unread-values')).toEqual(
      note === null ? [] : [{ code: 'unread-values', row: null, column: 'quantity', detail: note }],
    );
    if (units === null) expect(table.notes).toContainEqual({ code: 'missing-input', row: 0, column: 'unitsSold', detail: null });
  });

  test('a value that cannot be read leaves the others: the sum is theirs, and the note says how many lack it', () => {
    const table = ask(
      [
        { ...good, cost: 7 },
        { ...good, id: '2', cost: 'seven' },
      ],
      { select: [costOfGoodsSold] },
    );
    expect(column(table, 'costOfGoodsSold')).toEqual(['7']);
    expect(table.notes).toEqual([
      { code: 'unread-values', row: null, column: 'cost', detail: 'bad-number: 1' },
      { code: 'partial-coverage', row: null, column: 'costOfGoodsSold', detail: 1 },
    ]);
  });
});

describe('customers and orders', () => {
  const customers = (values: readonly unknown[]): unknown => {
    const rows = values.map((customerId, at) => ({ id: String(at), date: '2025-01-31', amount: 1, customerId, orderId: customerId }));
    const table = ask(rows, { select: [activeCustomers, newCustomers, orderCount] });
    expectAccount(table);
    expect(table.rows[0]?.['newCustomers']).toBe(table.rows[0]?.['activeCustomers']);
    return [table.rows[0]?.['activeCustomers'], table.rows[0]?.['orderCount']];
  };

  test.each<[string, unknown[], [number, number]]>([
    ['empty text is a name of its own', ['', ''], [1, 1]],
    ['null is nobody, and each row an order of its own', [null, undefined], [0, 2]],
    ['0 and "0" differ', [0, '0'], [2, 2]],
    ['0 and −0 are the same', [0, -0], [1, 1]],
    ['a big integer is its text', [1n, '1'], [1, 1]],
    ['1 and 1n differ', [1, 1n], [2, 2]],
    ['composed and decomposed accents differ', ['é', 'e\u0301'], [2, 2]],
    ['a trailing space tells apart', ['ana', 'ana '], [2, 2]],
    ['a zero-width joiner tells apart', ['ana', 'an\u200da'], [2, 2]],
    ['a right-to-left mark tells apart', ['ana', '\u200fana'], [2, 2]],
    ['lone surrogates are told apart', ['\ud800', '\ud801', '\udc00'], [3, 3]],
    ['flags are names too', [true, 'true', false], [3, 3]],
    ['text of 1024 characters is a name', ['x'.repeat(1024), 'x'.repeat(1024)], [1, 1]],
    ['text of a megabyte is none', ['x'.repeat(1e6), 'x'.repeat(1e6)], [0, 2]],
    ['objects are none', [{}, [], new Date(0), () => 1, Symbol('a'), Number.NaN], [0, 6]],
  ])('%s', (_, values, wanted) => {
    expect(customers(values)).toEqual(wanted);
  });

  test('what is no name is noted, by its fault', () => {
    const table = ask(
      [
        { ...good, customerId: {} },
        { ...good, customerId: 'x'.repeat(1e6) },
      ],
      { select: [activeCustomers] },
    );
    expect(table.notes.filter(({ code }) => code === 'unread-values')).toEqual([
      { code: 'unread-values', row: null, column: 'customerId', detail: 'bad-key: 1' },
      { code: 'unread-values', row: null, column: 'customerId', detail: 'key-too-long: 1' },
    ]);
  });

  test('the same id twice, with different contents, is two records: a question does not look for repetitions', () => {
    expect(column(ask([good, { ...good, amount: 5 }], { select: [revenue] }), 'revenue')).toEqual(['1005']);
  });
});

describe('segments', () => {
  test.each<[string, unknown, unknown]>([
    ['null', null, null],
    ['undefined', undefined, null],
    ['"null"', 'null', 'null'],
    ['empty text', '', ''],
    ['−0', -0, 0],
    ['NaN', Number.NaN, null],
    ['Infinity', Number.POSITIVE_INFINITY, null],
    ['an object', {}, null],
    ['an array', ['web'], null],
    ['a Date', new Date(0), null],
    ['a symbol', Symbol('web'), null],
    ['a big integer', 7n, '7'],
    ['a flag', false, false],
    ['a megabyte', 'x'.repeat(1e6), null],
  ])('%s: %o is the key %o', (_, channel, key) => {
    const table = ask([{ ...good, channel }], { select: [revenue], by: ['channel'] });
    expect(table.rows.map((row) => [row['channel'], text(row['revenue'])])).toEqual([[key, '1000']]);
    const unread = key === null && channel !== null && channel !== undefined;
    expect(table.notes.filter(({ code }) => code === 'unread-values')).toHaveLength(unread ? 1 : 0);
  });
});

describe('collections', () => {
  const select = [revenue];
  const columns = { date: ['2025-01-31', '2025-01-31'], amount: [1, 2] };

  test.each<[string, unknown]>([
    ['a number', 5],
    ['text', 'rows'],
    ['null', null],
    ['undefined', undefined],
    ['a function', () => []],
    ['a Map', new Map()],
    ['a Set of rows', new Set([good])],
    ['a generator', (function* () {})()],
    ['an async generator', (async function* () {})()],
    ['an iterable', { [Symbol.iterator]: () => [][Symbol.iterator]() }],
    ['an array-like', { 0: good, length: 1 }],
    ['columns that are no arrays', { date: 'abc', amount: 'def' }],
    ['columns of numbers', { date: 1, amount: 2 }],
    ['columns of unequal length', { ...columns, amount: [1] }],
    ['a dictionary with a position outside', { ...columns, channel: { codes: Uint8Array.of(0, 9), values: ['web'] } }],
    ['a dictionary with a negative position', { ...columns, channel: { codes: Int8Array.of(0, -1), values: ['web'] } }],
    ['a dictionary of another length', { ...columns, channel: { codes: Uint8Array.of(0), values: ['web'] } }],
    ['kinds without the one that is read', dataset({ leads: [] })],
    ['a promise', Promise.resolve([good])],
  ])('%s is refused', (_, data) => {
    expect(codeOf(() => ask(data, { select, by: ['channel'] }))).toBe('bad-data');
  });

  test.each<[string, unknown, string, object]>([
    ['no rows', [], '0', {}],
    ['a frozen array', Object.freeze([good]), '1000', {}],
    ['a sparse array', Object.assign([], { 0: good, 2: good, length: 3 }), '2000', { 'missing-required': 1 }],
    ['rows that are no objects', [good, null, undefined, 5, 'row', true], '1000', { 'missing-required': 5 }],
    ['rows that are arrays', [good, [], ['id', 'date']], '1000', { 'missing-required': 2 }],
    ['no columns', {}, '0', {}],
    ['empty columns', { date: [], amount: [] }, '0', {}],
    ['columns', columns, '3', {}],
    ['a column of amounts alone', { amount: [1, 2] }, '0', { 'missing-required': 2 }],
    ['the kind by its name', { sales: [good] }, '1000', {}],
    ['a subclass of Array', class extends Array {}.from([good]), '1000', {}],
  ])('%s', (_, data, total, rejected) => {
    const table = ask(data, { select });
    expect(column(table, 'revenue')).toEqual([total]);
    expect(table.counts['sales']?.rejected).toEqual(rejected);
    expectAccount(table);
  });

  test('an array that throws when its length is asked is refused, not passed on', () => {
    const broken = new Proxy([], {
      get() {
        throw new Error('no');
      },
    });
    expect(codeOf(() => ask(broken, { select }))).toBe('bad-data');
  });

  test('a dataset wants kinds', () => {
    for (const kinds of [null, undefined, 5, [], 'sales', { sales: 5 }, { sales: null }, { sales: new Map() }])
      expect(codeOf(() => dataset(kinds as never))).toBe('bad-data');
  });
});

describe('time zones', () => {
  test.each([
    '',
    'Mars/Phobos',
    '__proto__',
    'PST',
    'CET',
    'EST5EDT',
    '+05:30',
    "Paris'); DROP TABLE x;--",
    'Europe/Paris ',
    'x'.repeat(1e5),
    'Etc/GMT+99',
  ])('%j is refused', (timeZone) => {
    const error = errorOf(() => ask([good], { select: [revenue], calendar: { timeZone } }));
    expect([error.code, error.path]).toEqual(['bad-time-zone', ['calendar', 'timeZone']]);
    expect(error.message.length).toBeLessThan(200);
  });

  test.each<[string, string]>([
    ['europe/PARIS', 'Europe/Paris'],
    ['utc', 'UTC'],
    ['Asia/Calcutta', 'Asia/Calcutta'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
  ])('%s is taken', (timeZone, name) => {
    expect(ask([good], { select: [revenue], calendar: { timeZone } }).calendar.timeZone).toBe(name);
  });

  test('Etc/GMT+5 is five hours behind UTC, as its name does not say', () => {
    const table = query([{ id: '1', date: '2025-02-01T04:00:00Z', amount: 1 }], {
      select: [revenue],
      every: 'month',
      calendar: { timeZone: 'Etc/GMT+5' },
    });
    expect(table.rows.map(({ period }) => period)).toEqual(['2025-01']);
  });
});

describe('currencies', () => {
  const of = (...currencies: unknown[]): object[] => currencies.map((currency, at) => ({ ...good, id: String(at), currency }));

  test.each<[string, unknown[], string | null]>([
    ['one currency', ['EUR', 'EUR'], '2000'],
    ['two', ['EUR', 'USD'], null],
    ['one and none', ['EUR', null], null],
    ['none at all', [null, undefined], '2000'],
    ['capitals and small letters are two', ['EUR', 'eur'], null],
    ['a Cyrillic letter makes another currency', ['EUR', '\u0415UR'], null],
    ['codes are only told apart here, not looked up', ['XYZ', 'XYZ'], '2000'],
  ])('%s', (_, currencies, total) => {
    const table = ask(of(...currencies), { select: [revenue, orderCount] });
    expect(table.rows[0]?.['revenue'] === null ? null : text(table.rows[0]?.['revenue'])).toBe(total);
    expect(table.notes).toEqual(total === null ? [{ code: 'mixed-currency', row: 0, column: 'revenue', detail: null }] : []);
    expect(table.rows[0]?.['orderCount']).toBe(2);
    const called = revenue(of(...currencies) as never);
    expect(called === null ? null : text(called)).toBe(total);
  });
});
