// Arrow tables at the edges of what they can hold: every column gives its exact numbers, a counted rejection for each value
// that is none, or an error that says why. Never another number.
import * as flechette from '@uwdata/flechette';
import * as arrow from 'apache-arrow';
import {
  type ArrowTable,
  costOfGoodsSold,
  dataset,
  indicator,
  mergePartials,
  orderCount,
  partial,
  query,
  revenue,
  type Sale,
  sale,
  settlePartial,
  stream,
  sum,
  times,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { askAnything } from '../laws/agreement.ts';
import { codeOf, errorOf } from '../query/ask.ts';

type Values = readonly unknown[];

const JANUARY_31 = Date.parse('2025-01-31T00:00:00Z');
const day = new Date(JANUARY_31);

/** A vector of values, by the builders of apache-arrow. */
function built(type: arrow.DataType, values: Values): arrow.Vector {
  const builder = arrow.makeBuilder({ type, nullValues: [null, undefined] });
  for (const value of values) builder.append(value);
  return builder.finish().toVector();
}

/** A vector laid down as it is; a bit a position says which have a value, the first lowest. */
function laid(type: arrow.DataType, length: number, data: unknown, parts: object = {}): arrow.Vector {
  return arrow.makeVector(arrow.makeData({ type, length, data, ...parts } as never)) as arrow.Vector;
}

const datesOf = (length: number): arrow.Vector => built(new arrow.DateDay(), Array(length).fill(day));
const tableOf = (columns: Readonly<Record<string, arrow.Vector>>): arrow.Table => new arrow.Table(columns);
const salesOf = (amount: arrow.Vector): arrow.Table => tableOf({ date: datesOf(amount.length), amount });

const libraries: [string, (table: arrow.Table) => unknown][] = [
  ['apache-arrow', (table) => table],
  ['apache-arrow from a file', (table) => arrow.tableFromIPC(arrow.tableToIPC(table, 'file'))],
  ['flechette', (table) => flechette.tableFromIPC(arrow.tableToIPC(table, 'stream'))],
  ['flechette from a file', (table) => flechette.tableFromIPC(arrow.tableToIPC(table, 'file'))],
];

/** Ways by which each batch keeps a dictionary of its own: a file has one for all of them. */
const streamed: ((table: arrow.Table) => unknown)[] = [
  (table) => table,
  (table) => arrow.tableFromIPC(arrow.tableToIPC(table, 'stream')),
  (table) => flechette.tableFromIPC(arrow.tableToIPC(table, 'stream')),
];

/** What is asked of every table: rows as plain text, and what was refused. */
function answer(data: unknown, question: object = {}): { readonly rows: unknown; readonly rejected: unknown } {
  const { rows, counts } = askAnything(data, { select: [revenue], ...question });
  return { rows: JSON.parse(JSON.stringify(rows)), rejected: counts['sales']?.rejected };
}

/** Revenue by the values of the field channel. */
function byChannel(table: unknown): unknown {
  const { rows } = answer(table, { by: ['channel'] });
  return (rows as { channel: unknown; revenue: string }[]).map(({ channel, revenue: amount }) => [channel, amount]);
}

/** Units of a decimal as words of 32 bits, the lowest first. */
const wordsOf = (bits: number, ...units: readonly bigint[]): Uint32Array =>
  Uint32Array.from(
    units.flatMap((unit) => Array.from({ length: bits / 32 }, (_, word) => Number(BigInt.asUintN(32, unit >> BigInt(32 * word))))),
  );
const decimals = (bits: number, scale: number, ...units: readonly bigint[]): arrow.Vector =>
  laid(new arrow.Decimal(scale, bits === 256 ? 76 : 38, bits), units.length, wordsOf(bits, ...units));

const { Float16, Float32, Float64, Int8, Int16, Int32, Int64, Uint8, Uint16, Uint32, Uint64, Utf8, Dictionary } = arrow;
const TEN = (power: number): bigint => 10n ** BigInt(power);

type Case = [name: string, amount: () => arrow.Vector, total: string, rejected: Readonly<Record<string, number>>];

const amounts: Case[] = [
  ['decimals of 32 bits', () => decimals(32, 2, 150n, -25n, 2n ** 31n - 1n, -(2n ** 31n)), '1.24', {}],
  ['decimals of 64 bits', () => decimals(64, 2, 150n, -25n, 2n ** 63n - 1n, -(2n ** 63n)), '1.24', {}],
  ['decimals of 64 bits beyond 2^53', () => decimals(64, 3, 2n ** 53n + 1n, 1n), '9007199254740.994', {}],
  ['decimals of 128 bits at the ends of 38 digits', () => decimals(128, 0, TEN(38) - 1n, 1n - TEN(38), 7n), '7', {}],
  ['decimals of 39 digits', () => decimals(128, 0, 2n ** 127n - 1n, -(2n ** 127n), 7n), '7', { 'number-out-of-range': 2 }],
  ['decimals of 39 digits, of which one is behind the point', () => decimals(128, 1, TEN(38), -TEN(38), 7n), '0.7', {}],
  ['decimals of 15 digits and of one more', () => decimals(128, 18, TEN(15) - 1n, TEN(15) + 1n, -TEN(15)), '0.001', {}],
  [
    'decimals of 19 digits behind the point',
    () => decimals(128, 19, 10n, 1n, TEN(19)),
    '1.000000000000000001',
    { 'number-out-of-range': 1 },
  ],
  ['decimals of 256 bits at their ends', () => decimals(256, 0, 2n ** 255n - 1n, -(2n ** 255n), 7n), '7', { 'number-too-long': 2 }],
  [
    'decimals of 256 bits that say no more than 128',
    () => decimals(256, 2, -(2n ** 64n), 2n ** 64n, 2n ** 96n, -1n),
    '792281625142643375935439503.35',
    {},
  ],
  [
    'decimals of 76 digits behind the point, of which zeros say nothing',
    () => decimals(256, 76, TEN(75), 0n, -TEN(58), TEN(57)),
    '0.099999999999999999',
    { 'number-out-of-range': 1 },
  ],
  ['whole numbers of 8 bits', () => built(new Int8(), [127, -128, 3]), '2', {}],
  ['whole numbers of 8 bits without a sign', () => built(new Uint8(), [255, 0]), '255', {}],
  ['whole numbers of 16 bits', () => built(new Int16(), [32767, -32768, 3]), '2', {}],
  ['whole numbers of 16 bits without a sign', () => built(new Uint16(), [65535, 0]), '65535', {}],
  ['whole numbers of 32 bits', () => built(new Int32(), [2 ** 31 - 1, -(2 ** 31), 3]), '2', {}],
  ['whole numbers of 32 bits without a sign', () => built(new Uint32(), [2 ** 32 - 1, 0]), '4294967295', {}],
  ['whole numbers of 64 bits', () => built(new Int64(), [2n ** 63n - 1n, -(2n ** 63n), 3n]), '2', {}],
  ['whole numbers around 2^53', () => built(new Int64(), [2n ** 53n - 1n, 2n ** 53n, 2n ** 53n + 1n]), '27021597764222976', {}],
  ['whole numbers of 64 bits without a sign', () => built(new Uint64(), [2n ** 64n - 1n, 2n ** 64n - 1n]), '36893488147419103230', {}],
  [
    'a large number behind small ones',
    () => built(new Int64(), [1n, 2n, null, 2n ** 60n]),
    '1152921504606846979',
    { 'missing-required': 1 },
  ],
  ['floats of 16 bits', () => built(new Float16(), [0.5, 65504, 2 ** -14, -0]), '65504.50006103515625', {}],
  [
    'the smallest float of 16 bits, which has more than 18 digits behind the point',
    () => built(new Float16(), [2 ** -24, 1]),
    '1',
    { 'number-out-of-range': 1 },
  ],
  ['floats of 16 bits that are no numbers', () => built(new Float16(), [Number.NaN, 1 / 0, -1 / 0, 1]), '1', { 'bad-number': 3 }],
  ['floats of 32 bits are the doubles they stand for', () => built(new Float32(), [0.1, 0.25]), '0.35000000149011612', {}],
  ['floats of 32 bits that are no numbers', () => built(new Float32(), [Number.NaN, 1 / 0, -1 / 0, 1]), '1', { 'bad-number': 3 }],
  ['floats of 64 bits', () => built(new Float64(), [0.1, 0.2, 1e15, -1e15, 1e-7]), '0.3000001', {}],
  ['floats around 2^53', () => built(new Float64(), [2 ** 53, 2 ** 53 + 2, -1]), '18014398509481985', {}],
  ['floats of another size', () => built(new Float64(), [5e-324, 1e308, 1e21, -1e21, 1]), '1', { 'number-out-of-range': 2 }],
  ['floats that are no numbers', () => built(new Float64(), [Number.NaN, 1 / 0, -1 / 0, 1]), '1', { 'bad-number': 3 }],
  ['text', () => built(new Utf8(), ['0.10', '1,5', '1e2', '', ' 1', '٣']), '100.1', { 'bad-number': 4 }],
  [
    'text in views',
    () => built(new arrow.Utf8View(), ['0.10', '12345678901234.5678', null]),
    '12345678901234.6678',
    { 'missing-required': 1 },
  ],
  ['flags', () => built(new arrow.Bool(), [true, false, null]), '0', { 'bad-number': 2, 'missing-required': 1 }],
  ['dates', () => built(new arrow.DateDay(), [day]), '0', { 'bad-number': 1 }],
  ['nothing', () => built(new arrow.Null(), [null, null]), '0', { 'missing-required': 2 }],
];

describe.each(libraries)('amounts of %s', (_, read) => {
  test.each(amounts)('%s', (_name, amount, total, rejected) => {
    expect(answer(read(salesOf(amount())))).toEqual({ rows: [{ period: 'all', revenue: total }], rejected });
  });
});

describe('decimals of a negative scale, whole thousands or more', () => {
  test.each<[string, arrow.Vector, string, Readonly<Record<string, number>>]>([
    ['thousands', decimals(128, -3, 15n, -2n), '13000', {}],
    ['up to 38 digits', decimals(128, -36, 15n, -2n), `13${'0'.repeat(36)}`, {}],
    ['more digits than are read', decimals(128, -37, 15n, -2n), `-2${'0'.repeat(37)}`, { 'number-out-of-range': 1 }],
    ['of 256 bits', decimals(256, -3, 15n, -(2n ** 70n)), '-1180591620717411303409000', {}],
  ])('%s', (_, amount, total, rejected) => {
    expect(answer(salesOf(amount))).toEqual({ rows: [{ period: 'all', revenue: total }], rejected });
  });
});

const bigints = (type: arrow.DataType, ...values: readonly bigint[]): arrow.Vector => laid(type, values.length, BigInt64Array.from(values));
const [LOWEST, HIGHEST] = [-(2n ** 63n), 2n ** 63n - 1n];
const MS = BigInt(JANUARY_31);
const DAYS = JANUARY_31 / 86_400_000;
const first = Date.parse('1900-01-01T00:00:00Z');
const behind = Date.parse('2201-01-01T00:00:00Z');

type DateCase = [
  name: string,
  date: () => arrow.Vector,
  periods: readonly string[],
  rejected: Readonly<Record<string, number>>,
  every?: string,
];

const zone = 'Europe/Paris';
const dates: DateCase[] = [
  ['days', () => laid(new arrow.DateDay(), 2, Int32Array.of(DAYS, DAYS - 1)), ['2025-01-30', '2025-01-31'], {}],
  ['days at the ends of 32 bits', () => laid(new arrow.DateDay(), 2, Int32Array.of(2 ** 31 - 1, -(2 ** 31))), [], { 'bad-date': 2 }],
  [
    'the first day, the last day and those beyond',
    () => laid(new arrow.DateDay(), 4, Int32Array.of(first / 864e5, first / 864e5 - 1, behind / 864e5 - 1, behind / 864e5)),
    ['1900', '2200'],
    { 'date-out-of-range': 2 },
    'year',
  ],
  ['days in milliseconds', () => bigints(new arrow.DateMillisecond(), MS, MS - 86_400_000n), ['2025-01-30', '2025-01-31'], {}],
  [
    'days in milliseconds that are no whole days',
    () => bigints(new arrow.DateMillisecond(), MS, MS + 1n, MS - 1n),
    ['2025-01-31'],
    { 'naive-date-time': 2 },
  ],
  ['days in milliseconds at the ends of 64 bits', () => bigints(new arrow.DateMillisecond(), LOWEST, HIGHEST), [], { 'bad-date': 2 }],
  ['seconds', () => bigints(new arrow.TimestampSecond(zone), MS / 1000n, MS / 1000n - 1n), ['2025-01-30', '2025-01-31'], {}],
  ['milliseconds', () => bigints(new arrow.TimestampMillisecond(zone), MS, MS - 1n), ['2025-01-30', '2025-01-31'], {}],
  ['microseconds', () => bigints(new arrow.TimestampMicrosecond(zone), MS * 1000n, MS * 1000n - 1n), ['2025-01-30', '2025-01-31'], {}],
  [
    'nanoseconds',
    () => bigints(new arrow.TimestampNanosecond(zone), MS * 1_000_000n, MS * 1_000_000n - 1n),
    ['2025-01-30', '2025-01-31'],
    {},
  ],
  ['a microsecond before 1970', () => bigints(new arrow.TimestampMicrosecond('UTC'), -1n, 0n), ['1969-12-31', '1970-01-01'], {}],
  [
    'a zone that nobody knows: the instant is told without it',
    () => bigints(new arrow.TimestampMillisecond('Mars/Phobos'), MS),
    ['2025-01-31'],
    {},
  ],
  ['the ends of 64 bits in seconds', () => bigints(new arrow.TimestampSecond('UTC'), LOWEST, HIGHEST), [], { 'bad-date': 2 }],
  ['the ends of 64 bits in milliseconds', () => bigints(new arrow.TimestampMillisecond('UTC'), LOWEST, HIGHEST), [], { 'bad-date': 2 }],
  ['the ends of 64 bits in microseconds', () => bigints(new arrow.TimestampMicrosecond('UTC'), LOWEST, HIGHEST), [], { 'bad-date': 2 }],
  [
    'the ends of 64 bits in nanoseconds',
    () => bigints(new arrow.TimestampNanosecond('UTC'), LOWEST, HIGHEST),
    [],
    { 'date-out-of-range': 2 },
  ],
  ...(
    [
      ['seconds', new arrow.TimestampSecond(), MS / 1000n],
      ['milliseconds', new arrow.TimestampMillisecond(), MS],
      ['microseconds', new arrow.TimestampMicrosecond(), MS * 1000n],
      ['nanoseconds', new arrow.TimestampNanosecond(), MS * 1_000_000n],
    ] as const
  ).map(([unit, type, value]): DateCase => [`${unit} without a zone`, () => bigints(type, value, value), [], { 'naive-date-time': 2 }]),
  ['milliseconds with a zone of no letters', () => bigints(new arrow.TimestampMillisecond(''), MS), [], { 'naive-date-time': 1 }],
  [
    'floats, which are epoch milliseconds',
    () => built(new Float64(), [JANUARY_31, JANUARY_31 + 0.5, Number.NaN, 1e300]),
    ['2025-01-31'],
    { 'bad-date': 2, 'date-out-of-range': 1 },
  ],
  ['whole numbers too near to zero for epoch milliseconds', () => built(new Uint32(), [1_738_281_600, DAYS, 0]), [], { 'bad-date': 3 }],
  ['whole numbers of 64 bits, as on rows', () => built(new Int64(), [MS]), [], { 'bad-date': 1 }],
  ['flags', () => built(new arrow.Bool(), [true]), [], { 'bad-date': 1 }],
  [
    'a dictionary of times with a zone',
    () =>
      laid(new Dictionary(new arrow.TimestampMillisecond(zone), new Int8()), 3, Int8Array.of(1, 0, 1), {
        dictionary: bigints(new arrow.TimestampMillisecond(zone), MS, MS - 1n),
      }),
    ['2025-01-30', '2025-01-30', '2025-01-31'],
    {},
  ],
  [
    'a dictionary of times without a zone',
    () =>
      laid(new Dictionary(new arrow.TimestampMillisecond(), new Int8()), 2, Int8Array.of(0, 0), {
        dictionary: bigints(new arrow.TimestampMillisecond(), MS),
      }),
    [],
    { 'naive-date-time': 2 },
  ],
];

describe.each(libraries)('dates of %s', (_, read) => {
  test.each(dates)('%s', (_name, date, periods, rejected, every = 'day') => {
    const vector = date();
    const table = read(tableOf({ date: vector, amount: built(new Int8(), Array(vector.length).fill(1)) }));
    const found = answer(table, { every, gaps: 'leave' });
    const rows = found.rows as { period: string; revenue: string }[];
    expect(rows.filter((row) => row.revenue !== '0').flatMap((row) => Array(Number(row.revenue)).fill(row.period))).toEqual(periods);
    expect(found.rejected).toEqual(rejected);
  });
});

/** A dictionary column: where a position is null there is no value, whatever its code says. */
function dictionaryOf(positions: readonly (number | null)[], values: arrow.Vector, index: arrow.DataType = new Int32()): arrow.Vector {
  const codes = new (index.ArrayType as Uint8ArrayConstructor)(positions.length);
  // Where there is no value, the code is none either.
  for (const [row, position] of positions.entries()) codes[row] = position ?? 77;
  const nullBitmap = bitsOf(positions.map((position) => position !== null));
  return laid(new Dictionary(values.type, index as never), positions.length, codes, { dictionary: values, nullBitmap });
}

function bitsOf(flags: readonly boolean[]): Uint8Array {
  const bits = new Uint8Array(Math.ceil(flags.length / 8));
  for (const [at, flag] of flags.entries()) if (flag) (bits[at >> 3] as number) |= 1 << (at & 7);
  return bits;
}

/** A table whose amounts are 1, 2, 4 …, so that a sum tells the rows that are in it. */
function table(columns: Readonly<Record<string, arrow.Vector>>): arrow.Table {
  const { length } = Object.values(columns)[0] as arrow.Vector;
  return tableOf({ date: datesOf(length), amount: built(new Float64(), powers(length)), ...columns });
}
const powers = (length: number): number[] => Array.from({ length }, (_, at) => 2 ** at);
const texts = (...values: readonly (string | null)[]): arrow.Vector => built(new Utf8(), values);

const indices: [string, arrow.DataType][] = [
  ['8 bits', new Int8()],
  ['8 bits without a sign', new Uint8()],
  ['16 bits', new Int16()],
  ['16 bits without a sign', new Uint16()],
  ['32 bits', new Int32()],
  ['32 bits without a sign', new Uint32()],
];

describe.each(libraries)('dictionaries as keys in %s', (_, read) => {
  test.each(indices)('with positions of %s', (_bits, index) => {
    expect(byChannel(read(table({ channel: dictionaryOf([2, 0, 1, 2], texts('a', 'b', 'c'), index) })))).toEqual([
      ['a', '2'],
      ['b', '4'],
      ['c', '9'],
    ]);
    expect(byChannel(read(table({ channel: dictionaryOf([2, null, 0, null, 2], texts('a', 'b', 'c'), index) })))).toEqual([
      ['a', '4'],
      ['c', '17'],
      [null, '10'],
    ]);
  });

  test('a value that stands there twice is one key, and no value of a row is that in the dictionary', () => {
    expect(byChannel(read(table({ channel: dictionaryOf([0, 1, 2, 3, null, 4], texts('a', 'b', 'a', null, '')) })))).toEqual([
      ['', '32'],
      ['a', '5'],
      ['b', '2'],
      [null, '24'],
    ]);
  });

  test('names that every object inherits, numbers and flags', () => {
    const names = ['__proto__', 'constructor', 'toString', '1', 'null'];
    const channel = dictionaryOf([0, 1, 2, 3, 4], texts(...names));
    expect(byChannel(read(table({ channel })))).toEqual(names.map((name, at) => [name, String(2 ** at)]).sort());
    const numbers = dictionaryOf([1, 0, null, 1], built(new Int16(), [-1, 0]));
    expect(byChannel(read(table({ channel: numbers })))).toEqual([
      [-1, '2'],
      [0, '9'],
      [null, '4'],
    ]);
    const flags = dictionaryOf([1, 0, 1], built(new arrow.Bool(), [false, true]));
    expect(byChannel(read(table({ channel: flags })))).toEqual([
      [false, '2'],
      [true, '5'],
    ]);
  });

  test('a dictionary of which no row speaks, and one without values', () => {
    expect(byChannel(read(table({ channel: dictionaryOf([null, null], texts('a')) })))).toEqual([[null, '3']]);
    expect(byChannel(read(table({ channel: dictionaryOf([null, null], texts()) })))).toEqual([[null, '3']]);
  });

  test('a dictionary longer than the table, read up to the last position', () => {
    const values = texts(...Array.from({ length: 300 }, (_, at) => `k${at}`));
    expect(byChannel(read(table({ channel: dictionaryOf([299, 0, 299], values, new Uint16()) })))).toEqual([
      ['k0', '2'],
      ['k299', '5'],
    ]);
  });

  test('a position outside of the dictionary is an error, whether rows are missing or not', () => {
    for (const positions of [
      [0, 3],
      [0, -1],
      [0, 3, null],
      [null, -1],
    ])
      expect(codeOf(() => byChannel(read(table({ channel: dictionaryOf(positions, texts('a', 'b', 'c')) }))))).toBe('bad-data');
  });

  test('a dictionary of amounts', () => {
    const amount = dictionaryOf([1, 1, 0, null, 2], decimals(128, 2, -50n, TEN(30), TEN(38) + 1n));
    expect(answer(read(table({ amount })))).toEqual({
      rows: [{ period: 'all', revenue: '19999999999999999999999999999.5' }],
      rejected: { 'missing-required': 1, 'number-out-of-range': 1 },
    });
  });
});

test('positions of 64 bits', () => {
  expect(byChannel(table({ channel: dictionaryOfLong([2n, 0n, 2n], texts('a', 'b', 'c')) }))).toEqual([
    ['a', '2'],
    ['c', '5'],
  ]);
  expect(codeOf(() => byChannel(table({ channel: dictionaryOfLong([2n ** 32n, 0n], texts('a', 'b', 'c')) })))).toBe('bad-data');
});

function dictionaryOfLong(positions: readonly bigint[], dictionary: arrow.Vector): arrow.Vector {
  const type = new Dictionary(dictionary.type, new Int64() as never);
  return laid(type, positions.length, BigInt64Array.from(positions), { dictionary });
}

test('decimals as keys are the numbers they are, however many zeros stand behind them', () => {
  for (const scale of [1, 17, 18, 19, 36])
    expect(byChannel(table({ channel: decimals(128, scale, 15n * TEN(scale - 1), -TEN(scale), 0n) }))).toEqual([
      [-1, '2'],
      [0, '4'],
      [1.5, '1'],
    ]);
  expect(byChannel(table({ channel: decimals(128, -3, 15n, 0n) }))).toEqual([
    [0, '2'],
    [15000, '1'],
  ]);
});

/** The same columns in a batch of no rows. */
function withoutRows({ schema, batches }: arrow.Table): arrow.Table {
  const [data] = batches.map((batch) => batch.data);
  const children = data?.children.map((child) => child.slice(0, 0)) ?? [];
  return new arrow.Table(schema, [
    new arrow.RecordBatch(schema, arrow.makeData({ type: new arrow.Struct(schema.fields), length: 0, nullCount: 0, children })),
  ]);
}

describe('batches with dictionaries of their own', () => {
  const batch = (positions: readonly (number | null)[], ...values: readonly string[]): arrow.Table =>
    tableOf({
      date: datesOf(positions.length),
      amount: built(new Float64(), Array(positions.length).fill(1)),
      channel: dictionaryOf(positions, texts(...values), new Int8()),
    });
  const all: [string, arrow.Table[], unknown][] = [
    [
      'in another order',
      [batch([0, 1, 1], 'a', 'b'), batch([0, null, 2], 'b', 'c', 'a')],
      [
        ['a', '2'],
        ['b', '3'],
        [null, '1'],
      ],
    ],
    [
      'that grow',
      [batch([0], 'a'), batch([1, 0], 'a', 'b'), batch([2, null, 1], 'a', 'b', 'c')],
      [
        ['a', '2'],
        ['b', '2'],
        ['c', '1'],
        [null, '1'],
      ],
    ],
    [
      'the first without any value',
      [batch([null, null]), batch([0, null], 'a')],
      [
        ['a', '1'],
        [null, '3'],
      ],
    ],
    [
      'one of them without rows',
      [batch([0], 'a'), withoutRows(batch([0], 'x', 'y')), batch([0], 'b')],
      [
        ['a', '1'],
        ['b', '1'],
      ],
    ],
  ];
  test.each(all)('%s', (_, tables, keys) => {
    const [first, ...others] = tables as [arrow.Table, ...arrow.Table[]];
    const one = first.concat(...others);
    for (const read of streamed) expect(byChannel(read(one))).toEqual(keys);
  });
});

/** Seventy rows of every sort, with values missing at other rows in each column, as Arrow columns and as plain ones. */
const ROWS = 70;
const every = (gap: number, value: (row: number) => unknown): unknown[] =>
  Array.from({ length: ROWS }, (_, row) => (row % gap === 2 ? null : value(row)));
const plainColumns: Readonly<Record<string, readonly unknown[]>> = {
  date: every(11, (row) => new Date(JANUARY_31 + row * 3_600_000)),
  amount: every(7, (row) => `${row}.${row}5`),
  cost: every(5, (row) => row / 8),
  channel: every(4, (row) => 'abc'[row % 3]),
  region: every(9, (row) => `r${row % 2}`),
  status: every(3, (row) => row % 2 === 0),
};
const known = (name: string): { readonly nullBitmap: Uint8Array } => ({
  nullBitmap: bitsOf((plainColumns[name] as Values).map((value) => value !== null)),
});
const long = tableOf({
  date: laid(
    new arrow.TimestampMicrosecond('UTC'),
    ROWS,
    BigInt64Array.from(plainColumns['date'] as Values, (value) => (value === null ? 5n : BigInt((value as Date).getTime()) * 1000n)),
    known('date'),
  ),
  amount: laid(
    new arrow.Decimal(20, 38, 128),
    ROWS,
    wordsOf(128, ...(plainColumns['amount'] as Values).map((value) => (value === null ? 3n : unitsOf(value as string, 20)))),
    known('amount'),
  ),
  cost: laid(
    new Float64(),
    ROWS,
    Float64Array.from(plainColumns['cost'] as Values, (value) => (value === null ? 1e300 : (value as number))),
    known('cost'),
  ),
  channel: dictionaryOf(
    (plainColumns['channel'] as Values).map((value) => (value === null ? null : 'abc'.indexOf(value as string))),
    texts('a', 'b', 'c'),
    new Uint8(),
  ),
  region: built(new Utf8(), plainColumns['region'] as Values),
  status: built(new arrow.Bool(), plainColumns['status'] as Values),
});

function unitsOf(text: string, scale: number): bigint {
  const [whole, part] = text.split('.') as [string, string];
  return BigInt(whole + part.padEnd(scale, '0'));
}

const question = {
  select: [revenue, orderCount, costOfGoodsSold],
  every: 'day',
  gaps: 'leave',
  between: ['2025-01-30', '2025-02-28'],
} as const;
const told = (answered: unknown): unknown => JSON.parse(JSON.stringify(answered));
const asked = (data: unknown, by: readonly string[] = ['channel', 'region', 'status']): unknown =>
  told(askAnything(data, { ...question, by }));
/** The plain columns from one row to another; those that are refused are told alike, since both are text. */
const cut = (from: number, to: number): unknown =>
  Object.fromEntries(Object.entries(plainColumns).map(([name, values]) => [name, values.slice(from, to)]));

describe.each(libraries)('slices of %s', (_, read) => {
  test('from each bit of a byte to each bit of another are the rows they hold', () => {
    for (let from = 0; from < 18; from++) {
      const to = ROWS - ((from * 5) % 23);
      expect(asked(read(long.slice(from, to)))).toEqual(asked(cut(from, to)));
    }
  });

  test('of slices, put together again in another order', () => {
    const [a, b, c] = [long.slice(3, 60).slice(10, 29), long.slice(61, 62), long.slice(0, 9)];
    const plain = Object.fromEntries(
      Object.entries(plainColumns).map(([name, values]) => [
        name,
        [...values.slice(13, 32), ...values.slice(61, 62), ...values.slice(0, 9)],
      ]),
    );
    expect(asked(read(a.concat(b, c)))).toEqual(asked(plain));
  });
});

describe('columns that apache-arrow fills up with nulls', () => {
  test.each<[string, arrow.Vector, unknown]>([
    [
      'text',
      texts('a', 'b'),
      [
        ['a', '1'],
        ['b', '2'],
        [null, '60'],
      ],
    ],
    [
      'a dictionary',
      dictionaryOf([1, null], texts('a', 'b')),
      [
        ['b', '1'],
        [null, '62'],
      ],
    ],
    [
      'a dictionary without nulls',
      laid(new Dictionary(new Utf8(), new Int8()), 2, Int8Array.of(1, 0), { dictionary: texts('a', 'b') }),
      [
        ['a', '2'],
        ['b', '1'],
        [null, '60'],
      ],
    ],
    [
      'whole numbers',
      laid(new Int32(), 2, Int32Array.of(7, 0)),
      [
        [0, '2'],
        [7, '1'],
        [null, '60'],
      ],
    ],
    [
      'decimals',
      decimals(128, 1, 70n, 0n),
      [
        [0, '2'],
        [7, '1'],
        [null, '60'],
      ],
    ],
    [
      'days',
      laid(new arrow.DateDay(), 2, Int32Array.of(DAYS, DAYS - 1)),
      [
        ['2025-01-30', '2'],
        ['2025-01-31', '1'],
        [null, '60'],
      ],
    ],
  ])('%s', (_, channel, keys) => {
    const six = table({ channel: texts(...'abcdef') }).select(['date', 'amount']);
    // Behind the first batch no row has one.
    const cutInTwo = six.slice(0, 4).concat(six.slice(4));
    for (const whole of [six, cutInTwo]) expect(byChannel(whole.assign(tableOf({ channel })))).toEqual(keys);
    expect(byChannel(tableOf({ date: datesOf(6), amount: built(new Float64(), powers(6)), channel }))).toEqual(keys);
  });

  test('amounts, which are then missing', () => {
    const amount = laid(new Float64(), 2, Float64Array.of(0.1, 0.2));
    expect(answer(tableOf({ date: datesOf(5), amount }))).toEqual({
      rows: [{ period: 'all', revenue: '0.3' }],
      rejected: { 'missing-required': 3 },
    });
  });
});

describe('products of large decimals', () => {
  const turnover = indicator({
    id: 'turnover',
    label: { en: 'Turnover', fr: 'Rotation' },
    unit: 'number',
    better: 'higher',
    formula: sum(times(sale.amount, sale.cost)) as never,
  });

  test.each<[string, number, readonly (readonly [bigint, bigint])[]]>([
    ['small units', 2, [[150n, -3n]]],
    ['units beyond 2^53 in the product only', 2, [[2n ** 40n + 1n, 2n ** 40n + 1n]]],
    [
      'units beyond 2^53 in one of both',
      4,
      [
        [2n ** 53n + 1n, 3n],
        [5n, 7n],
      ],
    ],
    [
      '38 digits by 38 digits',
      0,
      [
        [TEN(38) - 1n, TEN(38) - 1n],
        [1n - TEN(38), TEN(38) - 2n],
      ],
    ],
    [
      '18 digits behind the point by 18',
      18,
      [
        [TEN(38) - 1n, 1n],
        [-1n, 1n],
      ],
    ],
  ])('%s', (_, scale, pairs) => {
    const whole = tableOf({
      date: datesOf(pairs.length),
      amount: decimals(128, scale, ...pairs.map(([amount]) => amount)),
      cost: decimals(128, scale, ...pairs.map(([, cost]) => cost)),
    });
    const units = pairs.reduce((total, [a, b]) => total + a * b, 0n);
    for (const [, read] of libraries) {
      const { rows } = askAnything(read(whole), { select: [turnover] });
      expect(rows.map((row) => String(row['turnover']))).toEqual([decimalText(units, 2 * scale)]);
    }
  });
});

function decimalText(units: bigint, scale: number): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const text = `${digits.slice(0, digits.length - scale)}.${digits.slice(digits.length - scale)}`.replace(/\.?0*$/, '');
  return units < 0n ? `-${text}` : text;
}

describe('tables without rows', () => {
  const some = long.select(['date', 'amount', 'channel']);
  const none: [string, unknown][] = [
    ['without columns', new arrow.Table()],
    ['without columns, of flechette', flechette.tableFromIPC(arrow.tableToIPC(new arrow.Table(), 'stream'))],
    ...libraries.flatMap(([library, read]): [string, unknown][] => [
      [`without batches, of ${library}`, read(new arrow.Table(some.schema))],
      [`with a batch, of ${library}`, read(withoutRows(some))],
      [`cut out of a longer one, of ${library}`, read(some.slice(3, 3))],
    ]),
  ];
  test.each(none)('%s', (_, empty) => {
    expect(asked(empty, ['channel'])).toMatchObject({ rows: [], counts: { sales: { rowsIn: 0, used: 0, rejected: {} } } });
    expect(answer(empty)).toEqual({ rows: [{ period: 'all', revenue: '0' }], rejected: {} });
    expect(String(revenue(dataset({ sales: empty as ArrowTable<Sale> })))).toBe('0');
  });

  test('batches of no rows between others change nothing', () => {
    const nothing = withoutRows(long);
    const spread = nothing.concat(long.slice(0, 9), nothing, nothing, long.slice(9), nothing);
    for (const read of streamed) expect(asked(read(spread))).toEqual(asked(cut(0, ROWS)));
  });
});

/** Batches of these many rows of the long table. */
function batchesOf(...ends: readonly number[]): arrow.Table[] {
  return ends.map((end, at) => long.slice(ends[at - 1] ?? 0, end));
}
const parts = batchesOf(1, 9, 9, 33, ROWS);
const whole = asked(cut(0, ROWS), ['channel', 'region']) as { readonly rejected: unknown };
/** What is told of all records but for the places of those that are refused, which parts do not know. */
const unplaced = (answered: object): unknown => ({ ...answered, rejected: null });

describe.each(libraries)('parts of %s', (_, read) => {
  const segmented = { ...question, by: ['channel', 'region'] } as const;
  const given = (one: arrow.Table): ArrowTable<Sale> => read(one) as ArrowTable<Sale>;

  test('merge in any order into the answer of all rows in memory', () => {
    const partials = parts.map((part) => partial(dataset({ sales: given(part) }), segmented));
    const [first, ...others] = partials as [(typeof partials)[0], ...typeof partials];
    const [last, ...before] = [...partials].reverse() as typeof partials;
    for (const merged of [mergePartials(first, ...others), mergePartials(last as typeof first, ...before)])
      expect(unplaced(told(settlePartial(told(merged) as typeof merged)) as object)).toEqual(unplaced(whole));
    expect(told(settlePartial(partial(dataset({ sales: given(long) }), segmented)))).toEqual(whole);
  });

  test('are the batches of a stream', async () => {
    const batches = async function* (): AsyncGenerator<ArrowTable<Sale>> {
      for (const part of parts) yield given(part);
    };
    expect(told(await query(stream(batches()), segmented))).toEqual(whole);
  });

  test('asked many times in a dataset', () => {
    const data = dataset({ sales: given(long) });
    expect(told(query(data, segmented))).toEqual(whole);
    expect(told(query(data, { ...segmented, where: { channel: 'a' } }))).toEqual(
      told(askAnything(cut(0, ROWS), { ...segmented, where: { channel: 'a' } })),
    );
    expect(told(query(data, segmented))).toEqual(whole);
  });

  test('one number over all records is the one that a table gives', () => {
    const { rows } = query(given(long.slice(3, 9)), { select: [revenue] });
    expect(String(revenue(dataset({ sales: given(long.slice(3, 9)) })))).toBe(String(rows[0]?.revenue));
    expect(String(rows[0]?.revenue)).toBe('36.6');
    // The next row lacks its amount: the short form cannot say so.
    expect(revenue(dataset({ sales: given(long.slice(3, 10)) }))).toBe(null);
  });
});

describe('record batches', () => {
  const segmented = { ...question, by: ['channel', 'region'] };
  const spread = (parts as [arrow.Table, ...arrow.Table[]])[0].concat(...parts.slice(1));

  test('of a table are the batches of a stream, and each is a table of its own', async () => {
    expect(spread.batches).toHaveLength(5);
    expect(told(await query(stream(spread.batches as never), segmented as never))).toEqual(whole);
    expect(asked(spread.batches[3])).toEqual(asked(cut(9, 33)));
  });

  test('as they are read from bytes are the batches of a stream', async () => {
    const reader = await arrow.RecordBatchReader.from(Promise.resolve(arrow.tableToIPC(spread, 'stream')));
    expect(told(await query(stream(reader as never), segmented as never))).toEqual(whole);
  });

  test('a table whose rows come one after another is no stream of batches', async () => {
    await expect(query(stream(long as never), segmented as never)).rejects.toMatchObject({ code: 'bad-data' });
  });
});

/** Something that looks like an Arrow table of two rows, with what is told to be otherwise in a column or the table. */
function looksLike(name: string, column: object, batch: object = {}, table: object = {}): unknown {
  const honest = tableOf({ date: datesOf(2), amount: built(new Float64(), [1, 2]), channel: dictionaryOf([0, 1], texts('a', 'b')) });
  return {
    numRows: 2,
    schema: { fields: ['date', 'amount', 'channel'].map((field) => ({ name: field })) },
    getChild(field: string) {
      const { type, length, data } = honest.getChild(field) as arrow.Vector;
      const { values, nullCount, dictionary } = data[0] as arrow.Data;
      const known = { length, values: values.slice(0, 2), nullCount, dictionary };
      const get = (row: number): unknown => (honest.getChild(field) as arrow.Vector).get(row);
      return { type, length, get, data: [field === name ? { ...known, ...batch } : known], ...(field === name ? column : {}) };
    },
    ...table,
  };
}

describe('what only looks like an Arrow table', () => {
  test('is read when it keeps its word', () => {
    expect(byChannel(looksLike('amount', {}))).toEqual([
      ['a', '1'],
      ['b', '2'],
    ]);
  });

  test('a vector that lies about its length, where its batches do not, changes nothing', () => {
    for (const [name, length] of [
      ['amount', 0],
      ['channel', 0],
      ['date', 1],
      ['amount', 2 ** 40],
    ] as const)
      expect(byChannel(looksLike(name, { length }))).toEqual([
        ['a', '1'],
        ['b', '2'],
      ]);
  });

  const decimal = { typeId: 7, bitWidth: 64, scale: 2 };
  test.each<[string, unknown, readonly string[]]>([
    ['more rows than values', looksLike('', {}, {}, { numRows: 3 }), ['date']],
    ['fewer rows than values', looksLike('', {}, {}, { numRows: 1 }), ['date']],
    ['less than no rows', looksLike('', {}, {}, { numRows: -1 }), ['date']],
    ['rows beyond any memory', looksLike('', {}, {}, { numRows: 2 ** 52 }), ['date']],
    ['rows that are no whole number', looksLike('', {}, {}, { numRows: 1.5 }), ['numRows']],
    ['rows and no columns', looksLike('', {}, {}, { numRows: 2 ** 40, schema: { fields: [] } }), []],
    ['less than no rows and no columns', looksLike('', {}, {}, { numRows: -1, schema: { fields: [] } }), []],
    ['a column that is not there', looksLike('', {}, {}, { getChild: () => null }), ['date']],
    ['a column without batches', looksLike('amount', { data: undefined }), ['amount']],
    ['a column without a type', looksLike('amount', { type: undefined }), ['amount']],
    ['a batch that is nothing', looksLike('amount', { data: [null] }), ['amount']],
    ['a batch of less than no rows', looksLike('amount', { data: [{ length: -1 }, { length: 3 }] }), ['amount']],
    ['a batch of half a row', looksLike('amount', { data: [{ length: 0.5 }, { length: 1.5 }] }), ['amount']],
    ['a batch longer than its values', looksLike('amount', {}, { values: Float64Array.of(1) }), ['amount']],
    ['no values', looksLike('amount', {}, { values: undefined }), ['amount']],
    ['values in a list', looksLike('amount', {}, { values: [1, 2] }), ['amount']],
    ['values in a text', looksLike('amount', {}, { values: '12' }), ['amount']],
    ['bytes for floats', looksLike('amount', {}, { values: new Uint8Array(16) }), ['amount']],
    ['short floats for long ones', looksLike('amount', {}, { values: Float32Array.of(1, 2, 3, 4) }), ['amount']],
    ['a view of bytes', looksLike('amount', {}, { values: new DataView(new ArrayBuffer(16)) }), ['amount']],
    [
      'whole numbers of 64 bits in pairs',
      looksLike('amount', { type: { typeId: 2, bitWidth: 64 } }, { values: new Int32Array(4) }),
      ['amount'],
    ],
    ['bits for nulls that end too soon', looksLike('amount', {}, { nullCount: 1, nullBitmap: Uint8Array.of(255), offset: 7 }), ['amount']],
    ['bits for nulls that are no bits', looksLike('amount', {}, { nullCount: 1, nullBitmap: {} }), ['amount']],
    ['decimals of 24 bits', looksLike('amount', { type: { ...decimal, bitWidth: 24 } }), ['amount']],
    ['decimals of half a digit', looksLike('amount', { type: { ...decimal, scale: 0.5 } }), ['amount']],
    ['decimals of a billion zeros', looksLike('amount', { type: { ...decimal, scale: -1e9 } }), ['amount']],
    ['decimals of more bits than there are', looksLike('amount', { type: { ...decimal, bitWidth: 128 } }), ['amount']],
    ['times in days', looksLike('date', { type: { typeId: 10, unit: 1, timezone: 'UTC' } }, { values: new Uint16Array(8) }), ['date']],
    ['positions without a dictionary', looksLike('channel', {}, { dictionary: undefined }), ['channel']],
    [
      'a dictionary that lies about its length',
      looksLike('channel', {}, { dictionary: { length: 9, data: texts('a').data } }),
      ['channel'],
    ],
    ['positions of another size', looksLike('channel', {}, { values: Int8Array.of(0, 1) }), ['channel']],
  ])('%s', (_, data, path) => {
    const error = errorOf(() => byChannel(data));
    expect([error.code, error.path]).toEqual(['bad-data', path]);
  });

  test('columns that throw are an error of ours', () => {
    const fails = (): never => {
      throw new RangeError('no such column');
    };
    expect(codeOf(() => byChannel(looksLike('', {}, {}, { getChild: fails })))).toBe('bad-data');
    expect(codeOf(() => byChannel(looksLike('channel', { type: new Utf8(), get: fails })))).toBe('bad-data');
  });
});

test('times of 64 bits in pairs of 32, as apache-arrow had them up to version 15', () => {
  const days = [MS * 1000n, MS * 1000n - 1n];
  // Behind an odd number of words, where no big integer could be read.
  const words = new Int32Array([0, ...wordsOf(64, ...days)]).subarray(1);
  const type = new arrow.TimestampMicrosecond('UTC');
  expect(answer(looksLike('date', { type }, { values: words }), { every: 'day', gaps: 'leave' })).toEqual({
    rows: [
      { period: '2025-01-30', revenue: '2' },
      { period: '2025-01-31', revenue: '1' },
    ],
    rejected: {},
  });
  const milliseconds = { type: new arrow.DateMillisecond() };
  const values = new Int32Array(wordsOf(64, MS, -86_400_000n));
  expect(answer(looksLike('date', milliseconds, { values }), { every: 'year', gaps: 'leave' }).rows).toMatchObject([
    { period: '1969', revenue: '2' },
    { period: '2025', revenue: '1' },
  ]);
});

test('two columns of one name are an error when they are asked for, and only then', () => {
  const { schema, batches } = table({ channel: texts('a', 'b') });
  const fields = [...schema.fields, new arrow.Field('channel', new Int8(), true)];
  const children = [...(batches[0]?.data.children ?? []), laid(new Int8(), 2, Int8Array.of(7, 8)).data[0] as arrow.Data];
  const data = arrow.makeData({ type: new arrow.Struct(fields), length: 2, nullCount: 0, children });
  const both = new arrow.Table([new arrow.RecordBatch(new arrow.Schema(fields), data)]);
  for (const [, read] of libraries) {
    expect(answer(read(both)).rows).toEqual([{ period: 'all', revenue: '3' }]);
    expect(codeOf(() => byChannel(read(both)))).toBe('bad-data');
  }
});

describe('types that no field holds are an error when they are asked for, and only then', () => {
  test.each<[string, arrow.Vector]>([
    ['bytes', built(new arrow.Binary(), [Uint8Array.of(1), null])],
    ['bytes of one width', laid(new arrow.FixedSizeBinary(2), 2, new Uint8Array(4))],
    ['times of the day', laid(new arrow.TimeMillisecond(), 2, Int32Array.of(1, 2))],
    ['durations', bigints(new arrow.DurationSecond(), 1n, 2n)],
    ['lists', built(new arrow.List(new arrow.Field('item', new Int8())), [[1], null])],
    ['structures', built(new arrow.Struct([new arrow.Field('x', new Int8())]), [{ x: 1 }, null])],
    ['a dictionary of bytes', dictionaryOf([0, null], built(new arrow.Binary(), [Uint8Array.of(1)]))],
  ])('%s', (_, channel) => {
    for (const [, read] of libraries) {
      const given = read(table({ channel }));
      expect(answer(given).rows).toEqual([{ period: 'all', revenue: '3' }]);
      expect(errorOf(() => byChannel(given))).toMatchObject({ code: 'unsupported', path: ['channel'] });
    }
  });
});
