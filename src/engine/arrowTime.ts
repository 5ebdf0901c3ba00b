// Arrow dates and timestamps. A date is a calendar date, a timestamp with a time zone an instant; without a zone nobody
// knows which instant is meant: it is written without an offset, and so refused wherever a date is read.
import { DAY_MS } from '../period/civil.ts';
import { FIRST_INSTANT, LAST_INSTANT } from '../period/dateText.ts';
import type { ArrowType } from './arrowTable.ts';
import { DATE } from './arrowTypes.ts';

/** A time as a row would hold it: a Date for an instant, and text for a calendar date or what has no zone. */
export function plainTime({ typeId, unit, timezone }: ArrowType): (value: number | bigint) => string | Date {
  const isDate = typeId === DATE;
  const milliseconds = isDate ? (value: number | bigint) => Number(value) * (unit === 0 ? DAY_MS : 1) : TO_MILLISECONDS[unit ?? 0];
  const days = new Map<number, string>();
  return (value) => {
    const ms = milliseconds?.(value) ?? Number.NaN;
    const known = days.get(ms);
    if (known !== undefined) return known;
    const date = new Date(ms);
    if ((timezone && !isDate) || !(ms >= FIRST_INSTANT && ms < LAST_INSTANT)) return date;
    // A date of the millisecond kind that is no whole day is a time without a zone.
    if (!isDate || ms % DAY_MS !== 0) return date.toISOString().slice(0, -1);
    const day = date.toISOString().slice(0, 10);
    days.set(ms, day);
    return day;
  };
}

/** By unit: seconds, milliseconds, microseconds, nanoseconds. Finer digits are cut off, as those of a text are. */
const TO_MILLISECONDS: readonly ((value: number | bigint) => number)[] = [
  (value) => Number(value) * 1000,
  Number,
  (value) => cut(BigInt(value), 1000n),
  (value) => cut(BigInt(value), 1_000_000n),
];

function cut(value: bigint, unit: bigint): number {
  const rest = value % unit;
  return Number((value - (rest < 0n ? rest + unit : rest)) / unit);
}
