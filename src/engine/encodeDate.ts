// Dates to moments.
import { excerpt } from '../error.ts';
import type { Get } from '../expr/access.ts';
import { isCalendarDate, isInstant, readMoment } from '../period/moment.ts';
import { absent, dateColumnOf, type Fault } from './column.ts';
import { type Encoder, itself } from './encoder.ts';

/** Encodes instants and calendar dates. */
export function dateEncoder(length: number): Encoder {
  const moments = new Float64Array(length);
  const faults: Fault[] = [];
  let missing = 0;
  let dates = 0;
  const takeOne = (value: unknown, row: number): void => {
    const moment = value === null || value === undefined ? null : readMoment(value);
    if (typeof moment === 'number') {
      moments[row] = moment;
      if (isCalendarDate(moment)) dates++;
    } else {
      if (moment !== null) faults.push({ row, code: moment, value: excerpt(value) });
      moments[row] = Number.NaN;
      missing++;
    }
  };
  const takeInstants = (values: Float64Array, from: number, to: number, start: number): void => {
    for (let row = from; row < to; row++) {
      const value = values[row - start] as number;
      if (isInstant(value)) moments[row] = value;
      else takeOne(value, row);
    }
  };

  return {
    take(records: ArrayLike<unknown>, get: Get, from: number, to: number, start = 0): void {
      if (records instanceof Float64Array && get === itself) takeInstants(records, from, to, start);
      else for (let row = from; row < to; row++) takeOne(get(records[row - start]), row);
    },
    end() {
      if (missing === length) return { column: absent, faults };
      const holds = dates === 0 ? 'instants' : dates === length - missing ? 'dates' : 'both';
      return { column: dateColumnOf(moments, holds, missing), faults };
    },
  };
}
