import { DAY_MS } from '../../period/civil.ts';
import { type Cells, cellsOf, type Stride, strideOf } from './cells.ts';
import type { Dialect, Sql, Steps, Writer } from './dialect.ts';
import { slotByTests } from './slots.ts';
import { standard } from './standard.ts';

/** What must hold for an answer travels with the statement: no session, profile or user is trusted to have it so. */
const SETTINGS = [
  'join_use_nulls = 1',
  'aggregate_functions_null_for_empty = 1',
  'cast_keep_nullable = 1',
  'transform_null_in = 0',
  'decimal_check_overflow = 1',
  "count_distinct_implementation = 'uniqExact'",
  "join_default_strictness = 'ALL'",
  'prefer_column_name_to_alias = 1',
  "bool_true_representation = 'true'",
  'limit = 0',
  'offset = 0',
  // Of a cluster, all shards, each once.
  'skip_unavailable_shards = 0',
  'distributed_group_by_no_merge = 0',
  "distributed_product_mode = 'global'",
  // A limit that is reached is an error, never the answer from what had been read by then.
  ...['read', 'group_by', 'sort', 'distinct', 'set', 'join', 'result', 'timeout', 'transfer'].map(
    (what) => `${what}_overflow_mode = 'throw'`,
  ),
].join(', ');

/** One, as a decimal of 76 digits; no statement where a type matches. */
const oneUnless = (sql: string, types: string): string => `toDecimal256(1, if(match(toTypeName(${sql}), '${types}'), 99, 0))`;

/** ClickHouse multiplies and adds beyond the digits of a type in silence: with 76 digits, there is room for two numbers of 38. */
const wide = (sql: string): string => `(${sql} * ${oneUnless(sql, '256|UInt128|[(](39|[4-7][0-9]),')})`;

/** No result of more than 38 digits is calculated with, so that the next one has room as well. */
const narrow = (sql: string): string =>
  `arrayMap(r -> if(throwIf(ifNull(abs(reinterpretAsInt256(r)) >= toInt256('1${'0'.repeat(38)}'), 0), 'more than 38 digits') = 0, r * ${oneUnless('r', ', (39|[4-7][0-9])[)]')}, NULL), [${sql}])[1]`;

/** Of two numbers that may have different scales: ClickHouse takes none for the alternative of the other. */
const firstOf = (a: string, b: string): string =>
  `arrayMap((a, b) -> if(a IS NULL, b + assumeNotNull(a) * 0, a + assumeNotNull(b) * 0), [${a}], [${b}])[1]`;

/** A point in time in UTC, to the last digit that it can have. */
const precise = (sql: string): string => `toDateTime64(${sql}, 9, 'UTC')`;

/**
 * ClickHouse, tried with version 26.7: a server, a cluster or `chdb` in the process of Node.
 *
 * Parameters are called `p1`, `p2` … and are texts: `query_params: { p1, p2 }` of `@clickhouse/client`. What an answer needs of a
 * session is set by the statement itself, so that the user must be allowed to change settings (`readonly = 2`, not 1).
 *
 * Amounts are `Decimal` of at most 38 digits or whole numbers. ClickHouse adds and multiplies beyond the digits of a type in
 * silence; here it calculates with 76 digits, and a result of more than 38 is no answer but an error (`bad-data`).
 *
 * @see {@link sqlSource}
 * @example
 * ```ts
 * import { clickhouse, revenue, sqlSource, toSql } from 'sales-kpi';
 *
 * const columns = { date: { column: 'sold', as: 'date' }, amount: 'net', channel: 'channel' } as const;
 * const warehouse = sqlSource({ dialect: clickhouse, tables: { sales: { table: 'order_lines', columns } }, run: () => [] });
 * const { text, params } = toSql({ select: [revenue], where: { channel: 'web' } }, warehouse);
 * text.includes('CAST({p1:String} AS'); // => true
 * text.includes('join_use_nulls = 1'); // => true
 * params.includes('web'); // => true
 * ```
 */
export const clickhouse: Dialect = {
  ...standard,
  name: 'ClickHouse',
  // A backslash would escape the next character.
  quote: (name) => standard.quote(name).replaceAll('\\', '\\\\'),
  placeholder: (position) => `{p${position}:String}`,
  types: { text: 'String', boolean: 'Bool', instant: "DateTime64(3, 'UTC')", naive: "DateTime64(3, 'UTC')", date: 'Date32' },
  decimal: (_, scale) => `Decimal(38, ${scale})`,
  column: (sql, type) => (type === 'number' ? wide(sql) : type === 'naive' ? shown(sql) : sql),
  identity: (sql, type) => (type === 'naive' ? shown(sql) : sql),
  arithmetic: (a, sign, b) => narrow(`${a} * toDecimal256(1, 0) ${sign} ${b}`),
  orElse: (a, b, type) => (type === 'number' ? firstOf(a, b) : standard.orElse(a, b, type)),
  milliseconds: (sql) => `toStartOfMillisecond(${precise(sql)})`,
  epoch: (sql) => `CAST(toUnixTimestamp64Milli(toStartOfMillisecond(${precise(sql)})) AS String)`,
  epochOf: ({ sql, type }) =>
    `(${type === 'date' ? `toInt32(toDate32(${sql})) * 86400000` : `toUnixTimestamp64Milli(toStartOfMillisecond(${precise(sql)}))`} * toDecimal256(1, 0))`,
  typeOf: (sql) => `toTypeName(assumeNotNull(${sql}))`,
  inexact: ['float32', 'float64'],
  ending: `\nSETTINGS ${SETTINGS}`,
  slotOf(date, steps, writer) {
    return slotByCell(date, steps, writer) ?? slotByTests(date, steps, writer);
  },
};

/** What the clock of a time shows, as if it were in UTC. */
function shown(sql: string): string {
  return `if(timezoneOf(${sql}) = 'UTC', ${sql}, addSeconds(${sql}, timezoneOffset(${sql})))`;
}

/** Arithmetic where slots are equally long, else one look-up a row in a list. */
function slotByCell(date: Sql, steps: Steps, writer: Writer): string | null {
  const cells = cellsOf(date, steps);
  if (cells === null) return null;
  // ClickHouse groups by small numbers without a hash table.
  const type = cells.slots.every((slot) => (slot ?? 0) < 2 ** 8) ? 'UInt8' : 'Int32';
  const stride = cells.cuts.length > 0 ? null : strideOf(cells.slots);
  if (stride !== null) return `CAST(${strideAt(date, cells, stride, writer)} AS ${type})`;
  const list = writer.bind(`[${cells.slots.map((slot) => slot ?? 'NULL').join(', ')}]`, `Array(Nullable(${type}))`);
  // Lists are counted from 1.
  const place = cells.cuts.length > 0 ? pieceAt(date, cells, writer) : strideAt(date, cells, { length: 1, ahead: 0 }, writer);
  return `${list}[${place} + 1]`;
}

/** The number of a date among strides, counted from 0. */
function strideAt(date: Sql, { unit, first }: Cells, { length, ahead }: Stride, writer: Writer): string {
  if (unit === 'day' && date.type !== 'date') return `intDiv(${since(date, first - ahead * DAY_MS, writer)}, ${whole(length * DAY_MS)})`;
  const day = `toDate32(${date.type === 'date' ? date.sql : precise(date.sql)})`;
  const cell = unit === 'month' ? `toYear(${day}) * 12 + toMonth(${day})` : `toInt32(${day})`;
  const start = writer.bind(String((unit === 'month' ? first : first / DAY_MS) - ahead), 'Int32');
  return length === 1 ? `(${cell} - ${start})` : `intDiv(${cell} - ${start}, ${length})`;
}

/** The number of a date among the pieces of days, counted from 0. */
function pieceAt(date: Sql, { first, cuts }: Cells, writer: Writer): string {
  const passed = since(date, first, writer);
  const day = whole(DAY_MS);
  const pieces = cuts.map((cut) => `(${passed} % ${day} >= ${whole(cut)})`);
  return [`intDiv(${passed}, ${day}) * ${cuts.length + 1}`, ...pieces].join(' + ');
}

/** Billionths of a second since a point in time. */
function since({ sql }: Sql, ms: number, writer: Writer): string {
  return `(toUnixTimestamp64Nano(${precise(sql)}) - ${writer.bind(whole(ms), 'Int64')})`;
}

/** Milliseconds in billionths of a second. */
function whole(ms: number): string {
  return String(BigInt(ms) * 1_000_000n);
}
