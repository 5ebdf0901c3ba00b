// What dialects have in common: standard SQL, as far as there is one.
import type { Dialect } from './dialect.ts';
import { checkedName } from './name.ts';
import { slotByTests } from './slots.ts';

/** The words of a database that keeps to the standard. */
export const standard: Dialect = {
  name: 'SQL',
  quote: (name) => `"${checkedName(name).replaceAll('"', '""')}"`,
  placeholder: (position) => `$${position}`,
  types: { text: 'VARCHAR', boolean: 'BOOLEAN', instant: 'TIMESTAMP WITH TIME ZONE', naive: 'TIMESTAMP', date: 'DATE' },
  decimal: (digits, scale) => `DECIMAL(${digits}, ${scale})`,
  column: (sql) => sql,
  arithmetic: (a, sign, b) => `(${a} ${sign} ${b})`,
  orElse: (a, b) => `COALESCE(${a}, ${b})`,
  milliseconds: (sql) => `date_trunc('milliseconds', ${sql})`,
  epoch: (sql) => `CAST(CAST(floor(extract(epoch FROM ${sql}) * 1000) AS BIGINT) AS VARCHAR)`,
  byCharacter: (sql) => sql,
  epochOf: ({ sql }) => `CAST(floor(extract(epoch FROM ${sql}) * 1000) AS BIGINT)`,
  slotOf: slotByTests,
  typeOf: (sql) => `typeof(${sql})`,
  inexact: ['double', 'float', 'real', 'double precision'],
  rounding: null,
  dateTypes: null,
  session: null,
  ending: '',
  lacks: [],
  mostParameters: 10_000,
};
