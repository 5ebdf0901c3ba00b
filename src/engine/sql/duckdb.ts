import { DAY_MS } from '../../period/civil.ts';
import type { Dialect, Sql, Steps, Writer } from './dialect.ts';
import { cellsOf, slotByTests } from './slots.ts';
import { standard } from './standard.ts';

/** DuckDB, version 1.1 or later. */
export const duckdb: Dialect = {
  ...standard,
  name: 'DuckDB',
  epoch: (sql) => `CAST(epoch_ms(${sql}) AS VARCHAR)`,
  epochOf: ({ sql }) => `epoch_ms(${sql})`,
  slotOf(date, steps, writer) {
    return slotByDay(date, steps, writer) ?? slotByTests(date, steps, writer);
  },
};

/** One look-up a row in a list of the slots of all days: measured at half the time of tests, and less than `date_trunc`. */
function slotByDay(date: Sql, steps: Steps, writer: Writer): string | null {
  const cells = cellsOf(date, steps);
  if (cells === null) return null;
  const list = writer.bind(`[${cells.slots.map((slot) => slot ?? 'NULL').join(', ')}]`, 'INTEGER[]');
  const startsAtMidnight = cells.start % DAY_MS === 0 && cells.cuts.length === 0;
  if (date.type !== 'instant' && startsAtMidnight) {
    const first = writer.bind(new Date(cells.start).toISOString().slice(0, 10), writer.dialect.types.date);
    return `${list}[CAST(${date.sql} AS DATE) - ${first} + 1]`;
  }
  const since = `(epoch_us(${date.sql}) - ${writer.bind(String(cells.start * 1000), 'BIGINT')})`;
  const day = `${since} // ${DAY_MS * 1000}`;
  const parts = cells.cuts.map((cut) => `CAST(${since} % ${DAY_MS * 1000} >= ${cut * 1000} AS INTEGER)`);
  return `${list}[${[parts.length === 0 ? day : `(${day}) * ${parts.length + 1}`, ...parts].join(' + ')} + 1]`;
}
