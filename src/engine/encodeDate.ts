// Dates to moments.
import { excerpt } from '../error.ts';
import type { Get } from '../expr/access.ts';
import { isCalendarDate, readMoment } from '../period/moment.ts';
import { absent, dateColumnOf, type Fault } from './column.ts';
import type { Encoder } from './encoder.ts';

/** Encodes instants and calendar dates. */
export function dateEncoder(length: number): Encoder {
  const moments = new Float64Array(length);
  const faults: Fault[] = [];
  let missing = 0;
  let dates = 0;
  return {
    take(records: ArrayLike<unknown>, get: Get, from: number, to: number, start = 0): void {
      for (let row = from; row < to; row++) {
        const value = get(records[row - start]);
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
    },
    end() {
      if (missing === length) return { column: absent, faults };
      const holds = dates === 0 ? 'instants' : dates === length - missing ? 'dates' : 'both';
      return { column: dateColumnOf(moments, holds, missing), faults };
    },
  };
}
