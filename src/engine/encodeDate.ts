// Dates to moments.
import { excerpt } from '../error.ts';
import { isCalendarDate, readMoment } from '../period/moment.ts';
import { absent, type Encoded, type Fault } from './column.ts';

/** Encodes the values that `read` gives for the rows 0 … length − 1. */
export function encodeDates(length: number, read: (row: number) => unknown): Encoded {
  const moments = new Float64Array(length);
  const faults: Fault[] = [];
  let missing = 0;
  let dates = 0;
  for (let row = 0; row < length; row++) {
    const value = read(row);
    const moment = value === null || value === undefined ? null : readMoment(value);
    if (typeof moment === 'number') {
      moments[row] = moment;
      if (isCalendarDate(moment)) dates++;
    } else {
      if (moment !== null) faults.push({ row, code: moment, value: excerpt(value) });
      moments[row] = Number.NaN;
      missing++;
    }
  }
  if (missing === length) return { column: absent, faults };
  return { column: { type: 'date', moments, holds: dates === 0 ? 'instants' : dates === length - missing ? 'dates' : 'both', missing }, faults };
}
