// Text of SQL with its parameters. Nothing that a user gives is ever written into the text: values are bound, and names
// come from the declared tables.
import { KpiError } from '../../error.ts';
import type { Dialect, Writer } from './dialect.ts';
import { LONE_SURROGATE } from './name.ts';

/** A statement, ready for a driver. */
export interface Statement {
  /** The text, with the places of its parameters. */
  readonly text: string;
  /** The parameters in order: text, which the statement casts to its type. */
  readonly params: readonly string[];
}

/** What this engine cannot do is said before anything is sent. */
export function unsupported(what: string): KpiError {
  return new KpiError('unsupported', `${what} in SQL`, 'ask for it in memory');
}

/** Where a parameter stands until the statement is finished; no name holds such a character, and no value is in the text. */
const MARK = '\u0001';
const MARKED = new RegExp(`${MARK}(\\d+)${MARK}`, 'g');

/** A writer without parameters yet. */
export function writerOf(dialect: Dialect): Writer {
  const params: string[] = [];
  const known = new Map<string, string>();
  return {
    dialect,
    computed: new Map(),
    dates: new Map(),
    bind(value, type) {
      const id = `${type} ${value}`;
      const found = known.get(id);
      if (found !== undefined) return found;
      if (value.includes('\0') || LONE_SURROGATE.test(value))
        throw new KpiError('unsupported', 'a text that a database cannot hold', 'leave out NUL and lone surrogates');
      if (params.push(value) > dialect.mostParameters)
        throw new KpiError('unsupported', `more than ${dialect.mostParameters} parameters`, 'ask for fewer periods or shorter lists');
      const bound = `CAST(${MARK}${params.length - 1}${MARK} AS ${type})`;
      known.set(id, bound);
      return bound;
    },
    text: (sql) => `CAST(${sql} AS ${dialect.types.text})`,
    finished(text) {
      // Drivers refuse a parameter that stands nowhere: that of a part which holds no time, say.
      const places = new Map<number, number>();
      const placed = text.replace(MARKED, (_, index: string) => {
        const place = places.get(Number(index)) ?? places.size + 1;
        places.set(Number(index), place);
        return dialect.placeholder(place);
      });
      return { text: placed + dialect.ending, params: [...places.keys()].map((index) => params[index] as string) };
    },
  };
}
