// Arrow tables of both libraries against plain columns: the same values, whatever the type, the batches and the slice.
import * as flechette from '@uwdata/flechette';
import * as arrow from 'apache-arrow';
import { indicator, min, orderCount, revenue, sale, sum, unitsSold } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { bufferOf } from '../../src/engine/arrowBuffer.ts';
import { arrowCategories } from '../../src/engine/arrowCategories.ts';
import { type ArrowTable, arrowColumn } from '../../src/engine/arrowTable.ts';
import { askAnything } from '../laws/agreement.ts';

type Values = readonly unknown[];
type Types = Readonly<Record<string, arrow.DataType>>;

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
const instant = (text: string): bigint => BigInt(Date.parse(text));
/** The words of a decimal, the lowest first. */
function words(units: bigint, bits = 128): Uint32Array {
  return Uint32Array.from({ length: bits / 32 }, (_, word) => Number(BigInt.asUintN(32, units >> BigInt(32 * word))));
}

/** A vector of these values. The builders take a timestamp in milliseconds, whatever its unit; here it is laid down as it is. */
function vectorOf(type: arrow.DataType, values: Values): arrow.Vector {
  if (arrow.DataType.isTimestamp(type)) {
    const nullBitmap = new Uint8Array(Math.ceil(values.length / 8));
    for (const [at, value] of values.entries()) if (value !== null) (nullBitmap[at >> 3] as number) |= 1 << (at & 7);
    const data = BigInt64Array.from(values, (value) => (value as bigint | null) ?? 0n);
    const hasNulls = values.includes(null);
    return arrow.makeVector(arrow.makeData({ type, length: values.length, data, ...(hasNulls ? { nullBitmap } : {}) }));
  }
  const builder = arrow.makeBuilder({ type, nullValues: [null, undefined] });
  for (const value of values) builder.append(value);
  return builder.finish().toVector();
}

function tableOf(types: Types, columns: Readonly<Record<string, Values>>): arrow.Table {
  return new arrow.Table(
    Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, vectorOf(types[name] as never, values)])),
  );
}

const cut = (columns: Readonly<Record<string, Values>>, from: number, to?: number): Record<string, Values> =>
  Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values.slice(from, to)]));

/** The same columns in one batch, in several, in several with dictionaries of their own, and cut out of a longer table. */
const cuts: Readonly<Record<string, (types: Types, columns: Readonly<Record<string, Values>>) => arrow.Table>> = {
  'one batch': tableOf,
  'a batch a row': (types, columns) => {
    const table = tableOf(types, columns);
    return table.slice(0, 1).concat(...Array.from({ length: table.numRows - 1 }, (_, at) => table.slice(at + 1, at + 2)));
  },
  'batches of their own': (types, columns) => tableOf(types, cut(columns, 0, 2)).concat(tableOf(types, cut(columns, 2))),
  'a slice': (types, columns) => {
    const twice = Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, [...values, ...values, ...values]]));
    const { length } = Object.values(columns)[0] as Values;
    return tableOf(types, twice).slice(length, 2 * length);
  },
};

/** Everything that flechette can be told about how values are handed out. */
const all = { useBigInt: true, useBigIntTimestamp: true, useDate: true, useDecimalInt: true, useMap: true, useProxy: true };
const overIpc = (table: arrow.Table, options: object): unknown => flechette.tableFromIPC(arrow.tableToIPC(table, 'stream'), options);
const libraries: Readonly<Record<string, (table: arrow.Table) => unknown>> = {
  'apache-arrow': (table) => table,
  'apache-arrow from bytes': (table) => arrow.tableFromIPC(arrow.tableToIPC(table, 'stream')),
  flechette: (table) => overIpc(table, {}),
  'flechette with all its options': (table) => overIpc(table, all),
};
const everyWay = Object.keys(libraries).flatMap((library) => Object.keys(cuts).map((cutting) => [library, cutting] as const));

const named = (id: string, formula: never): never =>
  indicator({ id, label: { en: id, fr: id }, unit: 'number', better: 'higher', formula }) as never;
const select = [revenue, orderCount, unitsSold, named('costs', sum(sale.cost) as never), named('least', min(sale.cost) as never)];
const written = (data: unknown, by: readonly string[] = []): unknown =>
  JSON.parse(JSON.stringify(askAnything(data, { select, by, every: 'day', gaps: 'leave' })));

const dates = ['2025-01-30', '2025-01-31', '2025-01-31', '2025-02-01', '2025-02-01'];
const base = { date: dates.map(day), amount: [10, 20.5, 30, 40.25, 0.1] };
const baseTypes: Types = { date: new arrow.DateDay(), amount: new arrow.Float64() };
const plain = { date: dates, amount: base.amount };

type Case = [name: string, type: arrow.DataType, values: Values, meant: Values];
const { Dictionary, Utf8, Int8, Int16, Int32, Int64 } = arrow;
const texts = ['web', null, 'shop', 'web', '__proto__'];

const keys: Case[] = [
  ['text', new Utf8(), texts, texts],
  ['text without nulls', new Utf8(), ['a', 'b', '', 'é', 'a'], ['a', 'b', '', 'é', 'a']],
  ['large text', new arrow.LargeUtf8(), texts, texts],
  ['a dictionary', new Dictionary(new Utf8(), new Int32()), texts, texts],
  ['a dictionary of small codes', new Dictionary(new Utf8(), new Int8()), texts, texts],
  ['a dictionary without nulls', new Dictionary(new Utf8(), new arrow.Uint16()), ['a', 'b', 'b', 'c', 'a'], ['a', 'b', 'b', 'c', 'a']],
  ['a dictionary of whole numbers', new Dictionary(new Int32(), new Int32()), [3, 4, null, 3, 0], [3, 4, null, 3, 0]],
  ['flags', new arrow.Bool(), [true, false, null, true, false], [true, false, null, true, false]],
  ['whole numbers', new Int16(), [1, -1, null, 0, 1], [1, -1, null, 0, 1]],
  [
    'large whole numbers are told apart by their text',
    new Int64(),
    [1n, 2n ** 60n, 2n ** 60n + 1n, null, 1n],
    ['1', '1152921504606846976', '1152921504606846977', null, '1'],
  ],
  [
    'decimals are told apart by the numbers they are',
    new arrow.Decimal(2, 10),
    [words(150n), null, words(100n), words(-5n), words(0n)],
    [1.5, null, 1, -0.05, 0],
  ],
  ['floats', new arrow.Float64(), [1.5, null, 0.1, 0, -0], [1.5, null, 0.1, 0, 0]],
  ['dates', new arrow.DateDay(), base.date, dates],
  ['nothing', new arrow.Null(), [null, null, null, null, null], [null, null, null, null, null]],
  ['only nulls', new Utf8(), [null, null, null, null, null], [null, null, null, null, null]],
  ['a dictionary of only nulls', new Dictionary(new Utf8(), new Int32()), [null, null, null, null, null], [null, null, null, null, null]],
  [
    'text beyond the limit is refused row by row',
    new Dictionary(new Utf8(), new Int32()),
    ['x'.repeat(1025), 'a', null, 'x'.repeat(1025), 'a'],
    ['x'.repeat(1025), 'a', null, 'x'.repeat(1025), 'a'],
  ],
];

describe.each(everyWay)('keys of %s in %s', (library, cutting) => {
  test.each(keys)('%s', (_, type, values, meant) => {
    const table = cuts[cutting]?.({ ...baseTypes, channel: type }, { ...base, channel: values }) as arrow.Table;
    expect(written(libraries[library]?.(table), ['channel'])).toEqual(written({ ...plain, channel: meant }, ['channel']));
  });
});

const nulls = (values: Values): Values => values.map((value, at) => (at === 1 ? null : value));
const costs: Case[] = [
  ['floats', new arrow.Float64(), [0.1, 0.2, 1.005, -3, 1e15], [0.1, 0.2, 1.005, -3, 1e15]],
  [
    'floats that are no numbers',
    new arrow.Float64(),
    [Number.NaN, 1, 2, Number.POSITIVE_INFINITY, 3],
    [Number.NaN, 1, 2, Number.POSITIVE_INFINITY, 3],
  ],
  ['short floats are the doubles they stand for', new arrow.Float32(), [0.5, 0.1, 3, 0, 1], [0.5, Math.fround(0.1), 3, 0, 1]],
  ['floats of 16 bits', new arrow.Float16(), [0.5, 2, -1.25, 0, 1024], [0.5, 2, -1.25, 0, 1024]],
  ['small whole numbers', new Int8(), [1, 2, 3, -128, 127], [1, 2, 3, -128, 127]],
  ['whole numbers without a sign', new arrow.Uint32(), [1, 2, 4_294_967_295, 0, 5], [1, 2, 4_294_967_295, 0, 5]],
  ['whole numbers of 64 bits', new Int64(), [1n, 2n, -3n, 4n, 5n], [1, 2, -3, 4, 5]],
  [
    'whole numbers beyond 2^53',
    new Int64(),
    [2n ** 53n + 1n, 2n, -(2n ** 63n), 2n ** 63n - 1n, 5n],
    ['9007199254740993', '2', '-9223372036854775808', '9223372036854775807', '5'],
  ],
  ['whole numbers beyond 2^63', new arrow.Uint64(), [2n ** 64n - 1n, 2n, 0n, 1n, 5n], ['18446744073709551615', '2', '0', '1', '5']],
  [
    'decimals',
    new arrow.Decimal(2, 10),
    [words(1050n), words(-1n), words(0n), words(99n), words(123_456_789n)],
    ['10.50', '-0.01', '0', '0.99', '1234567.89'],
  ],
  [
    'decimals beyond 2^53',
    new arrow.Decimal(2, 38),
    [words(10n ** 30n + 1n), words(-(10n ** 30n)), words(2n ** 53n), words(-(2n ** 64n)), words(1n)],
    ['10000000000000000000000000000.01', '-10000000000000000000000000000', '90071992547409.92', '-184467440737095516.16', '0.01'],
  ],
  [
    'decimals of a scale beyond the limit',
    new arrow.Decimal(30, 38),
    [words(10n ** 30n), words(5n * 10n ** 29n), words(-(10n ** 12n)), words(0n), words(1n)],
    ['1', '0.5', '-0.000000000000000001', '0', '0.000000000000000000000000000001'],
  ],
  [
    'decimals of 256 bits',
    new arrow.Decimal(2, 60, 256),
    [words(150n, 256), words(-150n, 256), words(10n ** 40n, 256), words(7n, 256), words(-(2n ** 100n), 256)],
    ['1.5', '-1.5', `1${'0'.repeat(38)}`, '0.07', '-12676506002282294014967032053.76'],
  ],
  ['text', new Utf8(), ['1.50', '-2', 'x', '0', ''], ['1.50', '-2', 'x', '0', '']],
  ['a dictionary of decimals', new Dictionary(new Utf8(), new Int32()), ['1.50', '2', '1.50', '0', '2'], ['1.50', '2', '1.50', '0', '2']],
  ['flags are no numbers', new arrow.Bool(), [true, false, true, true, false], [true, false, true, true, false]],
];

describe.each(everyWay)('numbers of %s in %s', (library, cutting) => {
  test.each(
    costs.flatMap(([name, type, values, meant]): Case[] => [
      [name, type, values, meant],
      [`${name}, with nulls`, type, nulls(values), nulls(meant)],
    ]),
  )('%s', (_, type, values, meant) => {
    const table = cuts[cutting]?.({ ...baseTypes, cost: type }, { ...base, cost: values }) as arrow.Table;
    expect(written(libraries[library]?.(table))).toEqual(written({ ...plain, cost: meant }));
  });
});

const at = [
  '2025-01-31T23:59:59.999Z',
  '1969-12-31T23:59:59.999Z',
  '2025-02-01T00:00:00.000Z',
  '1900-01-01T00:00:00.000Z',
  '2200-12-31T23:59:59.999Z',
];
const finer = (unit: bigint, rest: bigint): Values => at.map((text) => instant(text) * unit + rest);
const UTC = 'UTC';
const times: Case[] = [
  ['days', new arrow.DateDay(), base.date, dates],
  ['days in milliseconds', new arrow.DateMillisecond(), base.date, dates],
  [
    'days out of range',
    new arrow.DateDay(),
    [day('1899-12-31'), day('2201-01-01'), day('2025-01-31'), day('1970-01-01'), day('1900-01-01')],
    ['1899-12-31', '2201-01-01', '2025-01-31', '1970-01-01', '1900-01-01'],
  ],
  [
    'seconds',
    new arrow.TimestampSecond(UTC),
    at.map((text) => instant(text) / 1000n - (instant(text) < 0n && instant(text) % 1000n !== 0n ? 1n : 0n)),
    at.map((text) => new Date(Math.floor(Date.parse(text) / 1000) * 1000)),
  ],
  ['milliseconds', new arrow.TimestampMillisecond('Europe/Paris'), finer(1n, 0n), at.map((text) => new Date(text))],
  ['microseconds are cut, before 1970 too', new arrow.TimestampMicrosecond('+02:00'), finer(1000n, 999n), at.map((text) => new Date(text))],
  [
    'nanoseconds are cut, before 1970 too',
    new arrow.TimestampNanosecond(UTC),
    finer(1_000_000n, 999_999n),
    at.map((text) => new Date(text)),
  ],
  ['text', new Utf8(), [...dates.slice(0, 4), '2025-01-31T10:00'], [...dates.slice(0, 4), '2025-01-31T10:00']],
  ['a dictionary of text', new Dictionary(new Utf8(), new Int32()), dates, dates],
  ['a dictionary of days', new Dictionary(new arrow.DateDay(), new Int32()), base.date, dates],
  ['whole numbers are epoch milliseconds', new arrow.Float64(), at.map((text) => Date.parse(text)), at.map((text) => Date.parse(text))],
  ['flags are no dates', new arrow.Bool(), [true, false, true, true, false], [true, false, true, true, false]],
];

describe.each(everyWay)('dates of %s in %s', (library, cutting) => {
  test.each(
    times.flatMap(([name, type, values, meant]): Case[] => [
      [name, type, values, meant],
      [`${name}, with nulls`, type, nulls(values), nulls(meant)],
    ]),
  )('%s', (_, type, values, meant) => {
    const table = cuts[cutting]?.({ ...baseTypes, date: type }, { ...base, date: values }) as arrow.Table;
    const question = { select: [revenue, orderCount], every: 'day', gaps: 'leave', between: ['2025-01-01', '2025-03-01'] };
    const [found, wanted] = [askAnything(libraries[library]?.(table), question), askAnything({ ...plain, date: meant }, question)];
    expect(JSON.stringify(found.rows)).toBe(JSON.stringify(wanted.rows));
    expect(found.counts).toEqual(wanted.counts);
  });
});

describe('nothing is copied where the layout allows', () => {
  const table = tableOf(
    { channel: new Dictionary(new Utf8(), new Int32()), amount: new arrow.Float64() },
    { channel: ['a', 'b', 'a'], amount: [1, 2, 3] },
  );
  test.each(Object.entries(libraries))('positions of a dictionary and numbers of %s are read where they lie', (_, library) => {
    const read = library(table) as ArrowTable;
    const columnOf = (name: string) => arrowColumn(name, read.getChild(name) as never, 3);
    const [channel, amount] = [columnOf('channel'), columnOf('amount')];
    const bufferIn = ({ chunks }: typeof channel): unknown =>
      ((chunks[0] as (typeof chunks)[0]).values as unknown as ArrayBufferView).buffer;
    expect((arrowCategories(channel).codes as unknown as ArrayBufferView).buffer).toBe(bufferIn(channel));
    expect(bufferOf(amount, amount.chunks[0] as never).buffer).toBe(bufferIn(amount));
  });
});
