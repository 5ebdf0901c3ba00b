// Encoded columns: the only form in which the fold reads records. A number column holds whole units of 10^-scale, a key
// column the positions of its values in a dictionary, a date column moments.
import type { Key } from '../expr/key.ts';
import type { Categories } from '../expr/records.ts';
import type { Doubles } from './doubles.ts';

/** Whole units of 10^-scale; NaN where the value is missing. Units beyond 2^53 stand in `wide` instead. */
export interface NumberColumn {
  readonly type: 'number';
  readonly units: Float64Array;
  /** The numbers as they were given, where units are made of them only when asked for. */
  readonly doubles?: Doubles;
  readonly scale: number;
  /** How many values are missing. */
  readonly missing: number;
  /** Smallest and largest units, 0 of no values; for the bound of sums and for conditions that always hold. */
  readonly low: number;
  readonly high: number;
  /** The exact units where some do not fit a double; null entries are missing values. */
  readonly wide: readonly (bigint | null)[] | null;
}

/** One position a row, in one byte where the dictionary is that small. */
export type Codes = Uint8Array | Uint32Array;

/** Positions in a dictionary of the user's, and the code that each stands for. */
export interface Given {
  readonly positions: Categories['codes'];
  readonly codeOf: Codes;
}

/** What gives each row its code. */
export type Coded = Pick<KeyColumn, 'codes' | 'given'>;

/** Positions in a dictionary; position 0 stands for a missing value. */
export interface KeyColumn {
  readonly type: 'key';
  readonly codes: Codes;
  /** The positions as they were given, where codes are made of them only when asked for. */
  readonly given?: Given;
  /** The values by position; the first is null. */
  readonly keys: readonly (Key | null)[];
  /** How many rows have each position, counted when first asked for. */
  counts(): Uint32Array;
}

/** A key column from positions and values, and how many rows have each where that is known. */
export function keyColumnOf(codes: Codes, keys: readonly (Key | null)[], counted?: Uint32Array): KeyColumn {
  let counts = counted ?? null;
  return {
    type: 'key',
    codes,
    keys,
    counts() {
      if (counts === null) {
        counts = new Uint32Array(keys.length);
        for (let row = 0; row < codes.length; row++) counts[codes[row] as number] = (counts[codes[row] as number] as number) + 1;
      }
      return counts;
    },
  };
}

/** The earliest and latest moment; the first lies behind the second when there is none. */
export interface Ends {
  readonly low: number;
  readonly high: number;
}

/** Moments (see period/moment); NaN where the date is missing. */
export interface DateColumn {
  readonly type: 'date';
  readonly moments: Float64Array;
  /** Whether the dates are all instants, all calendar dates, or some of each. */
  readonly holds: 'instants' | 'dates' | 'both';
  readonly missing: number;
  ends(): Ends;
  /** The days of the rows by time zone, once found; see days. */
  readonly days: Map<string, DayColumn | 'asked' | null>;
}

/** The day of each row in a time zone. */
export interface DayColumn {
  /** Positions of days, one past the last for rows without a date. */
  readonly days: Uint16Array;
  /** Where each day begins, and where the last one ends. */
  readonly starts: Float64Array;
}

/** A date column from moments. */
export function dateColumnOf(moments: Float64Array, holds: DateColumn['holds'], missing: number, known?: Ends): DateColumn {
  let ends = known ?? null;
  return {
    type: 'date',
    moments,
    holds,
    missing,
    days: new Map(),
    ends() {
      ends ??= endsOf(moments);
      return ends;
    },
  };
}

function endsOf(moments: Float64Array): Ends {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < moments.length; row++) {
    const moment = moments[row] as number;
    if (moment < low) low = moment;
    if (moment > high) high = moment;
  }
  return { low, high };
}

/** The same value on every record; null where a field does not exist. */
export interface ConstantColumn {
  readonly type: 'constant';
  readonly value: Key | null;
}

/** A column of any layout. */
export type Column = NumberColumn | KeyColumn | DateColumn | ConstantColumn;

/** What could not be read while a field was encoded. */
export interface Fault {
  readonly row: number;
  readonly code: string;
  readonly value: string;
}

/** A column of a field with what could not be read; those values are missing. */
export interface Encoded {
  readonly column: Column;
  readonly faults: readonly Fault[];
}

/** The column of a field that no record has. */
export const absent: ConstantColumn = { type: 'constant', value: null };

/** Largest number of units that a double holds exactly. */
export const SAFE: number = Number.MAX_SAFE_INTEGER;
