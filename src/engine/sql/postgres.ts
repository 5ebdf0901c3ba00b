import type { Dialect } from './dialect.ts';
import { textOf } from './moment.ts';
import { slotByTests } from './slots.ts';
import { standard } from './standard.ts';

/** Fewer steps are tested one by one. */
const FEW = 4;

/** PostgreSQL, version 14 or later. */
export const postgres: Dialect = {
  ...standard,
  name: 'PostgreSQL',
  byCharacter: (sql) => `${sql} COLLATE "C"`,
  typeOf: (sql) => `CAST(pg_typeof(${sql}) AS VARCHAR)`,
  // A search by halving among the ends of the steps.
  slotOf(date, { from, steps }, writer) {
    if (steps.length < FEW) return slotByTests(date, { from, steps }, writer);
    const type = writer.dialect.types[date.type as 'instant' | 'naive' | 'date'];
    const ends = steps.slice(0, -1).map(({ to }) => `"${textOf(date, to)}"`);
    const place = `width_bucket(${date.sql}, ${writer.bind(`{${ends.join(',')}}`, `${type}[]`)})`;
    const slots = steps.map(({ slot }) => slot);
    if (slots.every((slot, i) => slot === i)) return place;
    return `(${writer.bind(`{${slots.map((slot) => slot ?? 'NULL').join(',')}}`, 'INTEGER[]')})[${place} + 1]`;
  },
};
