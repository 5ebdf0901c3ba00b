// Readers of what other systems write: each takes one value and gives ours, null for nothing, or a refusal.
import { Decimal } from '../decimal.ts';
import { readAmount } from '../model/read/amount.ts';
import { readDate } from '../model/read/date.ts';
import { readIdentifier } from '../model/read/identifier.ts';
import { Fault } from '../model/read/reader.ts';
import type { RejectCode } from '../model/reason.ts';
import { DAY_MS, formatDay } from '../period/civil.ts';
import { isCalendarDate, momentText, readMoment, readNaive } from '../period/moment.ts';
import { dayAt } from '../period/zone.ts';
import { given } from './at.ts';
import type { MapContext } from './reading.ts';

/** What a field function gives back for a value that it cannot take: the record is refused, and told so. */
export function refuse(code: RejectCode, value: unknown, detail = ''): Fault {
  return new Fault(code, value, '', detail);
}

/** Amounts, as numbers or plain decimal text; null for nothing, which is never 0. */
export function amount(value: unknown): number | string | null | Fault {
  const kept = given(value);
  return kept === null ? null : readAmount(typeof kept === 'string' ? kept.trim() : kept);
}

/** A percentage from 0 to 100 as a share from 0 to 1, exactly; null for nothing, which is never 0. */
export function percent(value: unknown): number | string | null | Fault {
  const kept = amount(value);
  if (kept === null || kept instanceof Fault) return kept;
  return readAmount(new Decimal(kept).div(100));
}

/** True and false, also as text or 0 and 1; null for nothing. */
export function flag(value: unknown): boolean | null | Fault {
  const kept = given(value);
  if (kept === null || typeof kept === 'boolean') return kept;
  const word = typeof kept === 'string' && kept.length <= 8 ? kept.trim().toLowerCase() : kept;
  if (word === 'true' || word === '1' || word === 1) return true;
  if (word === 'false' || word === '0' || word === 0) return false;
  return refuse('bad-value', value, 'true, false');
}

/** A date: ISO text, epoch milliseconds as a number or as text, a Date; a date-time without an offset is in UTC. */
export function utc(value: unknown): string | number | Date | null | Fault {
  const kept = given(value);
  if (kept === null) return null;
  const text = typeof kept === 'string' && kept.length <= 64 ? kept.trim() : kept;
  const wide = typeof text === 'string' && /^-?\d{9,15}$/.test(text) ? Number(text) : text;
  const moment = typeof wide === 'string' ? readNaive(wide, 'UTC') : readMoment(wide);
  return typeof moment === 'number' ? momentText(moment) : refuse(moment, value);
}

/** A date as `parse` reads it, and epoch milliseconds as text; a date-time without an offset is read in the `timeZone` of the call. */
export function instant(value: unknown): unknown {
  const kept = given(value);
  if (typeof kept !== 'string' || kept.length > 64) return kept;
  const trimmed = kept.trim();
  return /^-?\d{9,15}$/.test(trimmed) ? utc(trimmed) : trimmed;
}

/** Epoch seconds, as a number or as text, as an instant. */
export function epochSeconds(value: unknown): string | null | Fault {
  const kept = given(value);
  if (kept === null) return null;
  const seconds = typeof kept === 'string' && /^-?\d{1,11}$/.test(kept) ? Number(kept) : kept;
  if (typeof seconds !== 'number' || !Number.isSafeInteger(seconds)) return refuse('bad-date', value, 'epoch seconds');
  const moment = readMoment(new Date(seconds * 1000));
  return typeof moment === 'number' ? momentText(moment) : refuse(moment, value, 'epoch seconds');
}

/**
 * A calendar date, `YYYY-MM-DD`: the date that is written, whatever time stands behind it; never shifted. A Date or a number
 * is the day that begins with it in UTC. At another time of the day it is an instant, and is a day in the `timeZone` of the
 * call only.
 */
export function day(value: unknown, context: Partial<MapContext> = {}): string | null | Fault {
  const kept = given(value);
  if (kept === null) return null;
  const moment = typeof kept === 'string' ? readMoment(kept.trim().slice(0, 10)) : readMoment(kept);
  if (typeof moment !== 'number') return refuse(moment, value);
  if (isCalendarDate(moment)) return momentText(moment);
  if (moment % DAY_MS === 0) return formatDay(moment / DAY_MS);
  const zone = context.timeZone ?? null;
  return zone === null ? refuse('bad-date', value, 'a calendar date, or timeZone') : formatDay(dayAt(zone, moment));
}

/** A date as text: a calendar date, or an instant in UTC; a date-time without an offset is read in the `timeZone` of the call. */
export function dateText(value: unknown, { timeZone }: Pick<MapContext, 'timeZone'>): string | null | Fault {
  const kept = instant(value);
  if (kept === null || kept instanceof Fault) return kept;
  const date = readDate(kept, { timeZone });
  if (date instanceof Fault) return date;
  const moment = readMoment(date);
  return typeof moment === 'number' ? momentText(moment) : refuse(moment, value);
}

/** Identifiers and other text: whole numbers become text, white space around goes; null for nothing. */
export function text(value: unknown): string | null | Fault {
  const kept = given(value);
  return kept === null ? null : readIdentifier(kept);
}
