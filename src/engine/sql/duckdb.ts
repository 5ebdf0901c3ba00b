import { DAY_MS, formatDay } from '../../period/civil.ts';
import { type Cells, cellsOf, type Stride, strideOf } from './cells.ts';
import type { Dialect, Sql, Steps, Writer } from './dialect.ts';
import { slotByTests } from './slots.ts';
import { standard } from './standard.ts';

/** DuckDB, version 1.1 or later. */
export const duckdb: Dialect = {
  ...standard,
  name: 'DuckDB',
  epoch: (sql) => `CAST(epoch_ms(${sql}) AS VARCHAR)`,
  epochOf: ({ sql }) => `epoch_ms(${sql})`,
  slotOf(date, steps, writer) {
    return slotByCell(date, steps, writer) ?? slotByTests(date, steps, writer);
  },
};

/** Arithmetic where slots are equally long, else one look-up a row in a list: measured at a quarter and at three fifths of the time of tests. */
function slotByCell(date: Sql, steps: Steps, writer: Writer): string | null {
  const cells = cellsOf(date, steps);
  if (cells === null) return null;
  // By small numbers of a narrow type, DuckDB groups without a hash table.
  const type = cells.slots.every((slot) => (slot ?? 0) < 2 ** 8) ? 'UTINYINT' : 'INTEGER';
  const stride = cells.cuts.length > 0 ? null : strideOf(cells.slots);
  if (stride !== null) return `CAST(${strideAt(date, cells, stride, writer)} AS ${type})`;
  const list = writer.bind(`[${cells.slots.map((slot) => slot ?? 'NULL').join(', ')}]`, `${type}[]`);
  // Lists are counted from 1.
  return `${list}[${cells.cuts.length > 0 ? `${pieceAt(date, cells, writer)} + 1` : strideAt(date, cells, { length: 1, ahead: 1 }, writer)}]`;
}

const DAY_US = DAY_MS * 1000;

/** The number of a date among strides. */
function strideAt(date: Sql, { unit, first }: Cells, { length, ahead }: Stride, writer: Writer): string {
  const whole = (value: number): string => writer.bind(String(value), 'BIGINT');
  const day = `CAST(${date.sql} AS DATE)`;
  if (unit === 'day' && date.type !== 'date')
    return `${microseconds(date, first * 1000 - ahead * DAY_US, writer)} // ${whole(length * DAY_US)}`;
  const cell =
    unit === 'month'
      ? `12 * year(${day}) + month(${day}) - ${whole(first - ahead)}`
      : `${day} - ${writer.bind(formatDay(first / DAY_MS), writer.dialect.types.date)} + ${whole(ahead)}`;
  return length === 1 ? cell : `(${cell}) // ${whole(length)}`;
}

/** The number of a date among the pieces of days, counted from 0. */
function pieceAt(date: Sql, { first, cuts }: Cells, writer: Writer): string {
  const since = microseconds(date, first * 1000, writer);
  const pieces = cuts.map((cut) => `CAST(${since} % ${DAY_US} >= ${writer.bind(String(cut * 1000), 'BIGINT')} AS INTEGER)`);
  return [`(${since} // ${DAY_US}) * ${cuts.length + 1}`, ...pieces].join(' + ');
}

function microseconds({ sql, type }: Sql, since: number, writer: Writer): string {
  return `(epoch_us(${type === 'instant' ? sql : `CAST(${sql} AS TIMESTAMP)`}) - ${writer.bind(String(since), 'BIGINT')})`;
}
