import type { Dialect, SqlType } from './dialect.ts';
import { checkedName } from './name.ts';
import { standard } from './standard.ts';

/** Digits behind the second that are beyond the millisecond. */
const beyond = (sql: string): string => `make_dt_interval(0, 0, 0, extract(SECOND FROM ${sql}) % 0.001)`;

/** Milliseconds of a calendar date at midnight in UTC. */
const ofDay = (sql: string): string => `unix_date(${sql}) * 86400000L`;

// Functions for clock times read them in the zone of the session, where the clocks may have skipped them: each of their
// fields is read instead.
const ofClock = (sql: string): string =>
  `${ofDay(`CAST(${sql} AS DATE)`)} + hour(${sql}) * 3600000 + minute(${sql}) * 60000 + CAST(floor(extract(SECOND FROM ${sql}) * 1000) AS BIGINT)`;

function sinceEpoch(sql: string, type: SqlType): string {
  return type === 'naive' ? ofClock(sql) : type === 'date' ? ofDay(sql) : `unix_millis(${sql})`;
}

/** Spark SQL, version 4, in ANSI mode, which is how it begins (`SET spark.sql.ansi.enabled = true`). */
export const spark: Dialect = {
  ...standard,
  name: 'Spark SQL',
  quote: (name) => `\`${checkedName(name).replaceAll('`', '``')}\``,
  placeholder: (position) => `:p${position}`,
  types: { text: 'STRING', boolean: 'BOOLEAN', instant: 'TIMESTAMP_LTZ', naive: 'TIMESTAMP_NTZ', date: 'DATE' },
  // A text of another collation is equal to others, and a number can be compared with a text.
  column: (sql, type) => (type === 'text' ? `CAST(${sql} AS STRING)` : sql),
  milliseconds: (sql, type) => (type === 'naive' ? `(${sql} - ${beyond(sql)})` : `date_trunc('MILLISECOND', ${sql})`),
  epoch: (sql, type) => `CAST(${sinceEpoch(sql, type)} AS STRING)`,
  epochOf: ({ sql, type }) => sinceEpoch(sql, type),
  // A text would be added as a double.
  typeOf: (sql) => `substring_index(typeof(${sql}), ' ', 1)`,
  inexact: ['double', 'float', 'string'],
  rounding: 'cast the columns to fewer digits in a view, or SET spark.sql.decimalOperations.allowPrecisionLoss = false',
  dateTypes: { instant: 'timestamp', naive: 'timestamp_ntz', date: 'date' },
  // Without ANSI mode, what is too large or cannot be read gives no value, as if it had been missing.
  session: { test: "typeof(coalesce(1, '1')) = 'bigint'", hint: 'SET spark.sql.ansi.enabled = true' },
};
