// Whether an answer is exact: some databases round where a result would need more digits than they have, give no value where a
// sum has become too large, or read a date in the zone of the session. What they did is read off the types beside the answer.
import { KpiError } from '../../error.ts';
import type { Bound } from './base.ts';
import type { Computed } from './dialect.ts';
import type { Cells } from './read.ts';

/** Something that is asked beside an answer, and what is refused by it. */
interface Check {
  readonly values: readonly string[];
  check(cells: Cells): void;
}

/** What tells whether the answer to a plan is exact; nothing where a dialect is always exact. */
export function exactnessOf(bound: Bound): Check {
  const checks = [...session(bound), ...dates(bound), ...arithmetic(bound)];
  return {
    values: checks.flatMap(({ values }) => values),
    check(cells) {
      let at = 0;
      for (const { values, check } of checks) {
        check(cells.slice(at, at + values.length));
        at += values.length;
      }
    },
  };
}

/** The type of an expression over a table, of whatever record; null over none. */
export function typeOfAny(sql: string, { reading, from }: Bound): string {
  return `(SELECT ${reading.writer.dialect.typeOf(sql)} FROM ${from} LIMIT 1)`;
}

function session({ reading: { writer } }: Bound): Check[] {
  const { name, session: wanted } = writer.dialect;
  if (wanted === null) return [];
  const check = ([found]: Cells): void => {
    if (found !== 'true') throw new KpiError('unsupported', `exact numbers in this session of ${name}`, wanted.hint, ['run']);
  };
  return [{ values: [writer.text(`(${wanted.test})`)], check }];
}

function dates(bound: Bound): Check[] {
  const { kind, writer } = bound.reading;
  const types = writer.dialect.dateTypes;
  if (types === null) return [];
  return [...writer.dates].map(([sql, { field, type }]) => ({
    values: [typeOfAny(sql, bound)],
    check([found = null]) {
      if (found === null || found === types[type as keyof typeof types]) return;
      throw new KpiError(
        'bad-argument',
        `the column of ${field} is ${found}, and declared as ${type === 'naive' ? 'a time without a zone' : type}`,
        "say what it holds: as: 'instant', as: 'date' or timeZone; or cast it in a view",
        ['tables', kind, 'columns', field],
      );
    },
  }));
}

function arithmetic(bound: Bound): Check[] {
  const { kind, writer } = bound.reading;
  const { name, rounding } = writer.dialect;
  if (rounding === null) return [];
  return [...writer.computed].map(([sql, one]) => ({
    values: [sql, ...one.sides].map((part) => typeOfAny(part, bound)),
    check([found, ...sides]) {
      if (placesOf(found) >= placesIn(one, sides.map(placesOf))) return;
      const problem = `a result of ${sides.join(` ${one.fn} `)}, of which ${name} keeps ${found}`;
      throw new KpiError('unsupported', problem, rounding, ['tables', kind]);
    },
  }));
}

/** Digits behind the point: the second number of `decimal(38,18)`. */
function placesOf(type: string | null | undefined): number {
  return Number(/,\s*(\d+)\)$/.exec(type ?? '')?.[1] ?? 0);
}

function placesIn({ fn }: Computed, [a = 0, b = 0]: readonly number[]): number {
  return fn === 'times' ? a + b : Math.max(a, b);
}
