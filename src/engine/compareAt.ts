// The order of two values of the same row, exact, for the comparisons that no shortcut serves.
import { readExact, rescale } from '../decimal.ts';
import type { Key } from '../expr/key.ts';
import { isCalendarDate, readMoment } from '../period/moment.ts';
import type { Column } from './column.ts';
import { unitsAt } from './units.ts';

/** Below zero, zero or above; NaN where two values differ but have no order; null where one is missing. */
export type Order = number | null;

/** The order of two keys: text with text by code units, numbers with numbers; keys of different types only differ. */
export function orderOfKeys(a: Key, b: Key): number {
  if (typeof a !== typeof b) return Number.NaN;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Gives the order of the values of two columns on a row. */
export function compareAt(a: Column, b: Column): (row: number) => Order {
  if (a.type === 'number' || b.type === 'number') return numberOrder(a, b);
  if (a.type === 'date' || b.type === 'date') return dateOrder(a, b);
  const left = keyAt(a);
  const right = keyAt(b);
  return (row) => {
    const [x, y] = [left(row), right(row)];
    return x === null || y === null ? null : orderOfKeys(x, y);
  };
}

function keyAt(column: Column): (row: number) => Key | null {
  if (column.type === 'key') return (row) => column.keys[column.codes[row] as number] ?? null;
  return () => (column.type === 'constant' ? column.value : null);
}

function numberOrder(a: Column, b: Column): (row: number) => Order {
  const scale = Math.max(scaleOf(a), scaleOf(b));
  const left = exactAt(a, scale);
  const right = exactAt(b, scale);
  return (row) => {
    const [x, y] = [left(row), right(row)];
    return x === null || y === null ? null : x < y ? -1 : x > y ? 1 : 0;
  };
}

function scaleOf(column: Column): number {
  if (column.type === 'number') return column.scale;
  const exact = column.type === 'constant' ? readExact(column.value) : 'bad-number';
  return typeof exact === 'string' ? 0 : exact.scale;
}

function exactAt(column: Column, scale: number): (row: number) => bigint | null {
  if (column.type === 'number') {
    const factor = 10n ** BigInt(scale - column.scale);
    return (row) => {
      const units = unitsAt(column, row);
      return units === null ? null : units * factor;
    };
  }
  const exact = column.type === 'constant' ? readExact(column.value) : 'bad-number';
  const units = typeof exact === 'string' ? null : rescale(exact, scale);
  return () => units;
}

/** An instant and a calendar date have no order without a time zone: that is unknown, not guessed. */
function dateOrder(a: Column, b: Column): (row: number) => Order {
  const left = momentAt(a);
  const right = momentAt(b);
  return (row) => {
    const [x, y] = [left(row), right(row)];
    if (x === null || y === null || isCalendarDate(x) !== isCalendarDate(y)) return null;
    return Math.sign(x - y);
  };
}

function momentAt(column: Column): (row: number) => number | null {
  if (column.type === 'date') {
    return (row) => {
      const moment = column.moments[row] as number;
      return Number.isNaN(moment) ? null : moment;
    };
  }
  const moment = column.type === 'constant' && column.value !== null ? readMoment(column.value) : 'bad-date';
  return () => (typeof moment === 'number' ? moment : null);
}
