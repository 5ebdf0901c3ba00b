// Numbers that stand for dates: days of a spreadsheet, and time since 1970.
import { DAY_MS, dayOf } from '../../period/civil.ts';
import type { DateWriting } from '../columnSpec.ts';

/** The day before day 1 of 1904: that system counts from 0. */
const START_1904 = dayOf(1904, 1, 1);
/** Day 0 from serial 61 on: the calendar of 1900 has a 29 February that never was, serial 60. */
const START_1900 = dayOf(1899, 12, 30);

/** Milliseconds of the wall clock of a serial; null for one that names no day. */
export function serialWall(serial: number, system: '1900' | '1904'): number | null {
  if (!(serial >= 0 && serial < 200_000)) return null;
  const day = Math.floor(serial);
  const ms = Math.round((serial - day) * DAY_MS);
  if (system === '1904') return (START_1904 + day) * DAY_MS + ms;
  if (day === 60) return null;
  return (START_1900 + day + (day < 60 ? 1 : 0)) * DAY_MS + ms;
}

const perMs: Readonly<Record<NonNullable<DateWriting['epoch']>, number>> = { s: 1e-3, ms: 1, us: 1e3 };

/** Epoch milliseconds; null where the number is too near to 1970 for its unit: another unit was meant. */
export function epochInstant(value: number, unit: NonNullable<DateWriting['epoch']>): number | null {
  const instant = unit === 's' ? Math.round(value * 1000) : Math.floor(value / perMs[unit]);
  return Math.abs(instant) >= 1e11 ? instant : null;
}

/** Whether a number looks like a day of a spreadsheet of this age: 1954 to 2064. */
export const isLikelySerial = (value: number): boolean => Number.isInteger(value) && value >= 20_000 && value <= 60_000;
