// One value of a column of dates, read as the column decided.
import { DAY_MS } from '../../period/civil.ts';
import { CALENDAR_DATE, NAIVE, scanDate } from '../../period/dateText.ts';
import { readMoment } from '../../period/moment.ts';
import type { FixRule } from '../cleanCode.ts';
import type { DateColumn } from '../columnSpec.ts';
import type { Cell } from '../run/columnKind.ts';
import type { Verdict } from '../run/votes.ts';
import { dateDays, orders } from './dateOrder.ts';
import type { DateText } from './dateText.ts';
import { isSentinelText, sentinelDates } from './isoText.ts';
import { compactDay, numberIn } from './numberIn.ts';
import { epochInstant, serialWall } from './serial.ts';
import { type Settled, settle, wallText } from './settle.ts';

/** How the dates of a column are read. */
export interface DateReading extends Settled {
  readonly spec: DateColumn;
  readonly verdict: Verdict;
  /** The parts of a date in text. */
  readonly parts: (text: string) => DateText | null;
}

/** Reads a value: `YYYY-MM-DD`, ISO text of an instant, null for a date that means "nothing", undefined where it was not taken. */
export function readDate(value: unknown, cell: Cell, reading: DateReading): unknown {
  const kept = read(value, cell, reading);
  // A zone, or a time that was dropped, may have made one of it.
  const isNothing = typeof kept === 'string' && kept !== value && isSentinelText(kept, reading.spec.sentinels ?? sentinelDates);
  return isNothing ? nothing(kept, cell) : kept;
}

function read(value: unknown, cell: Cell, reading: DateReading): unknown {
  const { sentinels = sentinelDates } = reading.spec;
  if (typeof value === 'string') {
    if (isSentinelText(value, sentinels)) return nothing(value, cell);
    const scanned = scanDate(value);
    if (typeof scanned === 'number') return settle(scanned, value, cell, reading);
    if (scanned === 'date-out-of-range') return cell.fail(scanned, value);
  } else if (typeof value === 'object') {
    const moment = readMoment(value);
    return typeof moment === 'number' ? settle(moment, value, cell, reading) : cell.fail(faultOf(moment), value);
  }
  const number = numberIn(value);
  if (number !== null) return fromNumber(number, value, cell, reading);
  const parsed = typeof value === 'string' ? reading.parts(value) : null;
  return parsed === null ? cell.fail('unparsable-date', value) : fromText(parsed, value as string, cell, reading);
}

function faultOf(code: string): 'date-out-of-range' | 'naive-date-time' | 'unparsable-date' {
  return code === 'date-out-of-range' || code === 'naive-date-time' ? code : 'unparsable-date';
}

function nothing(value: unknown, cell: Cell): null {
  cell.fix('sentinel-date', value, null);
  return null;
}

/** A moment that was written in another way than ISO, said as a fix of that rule. */
function rewritten(moment: number, value: unknown, rule: FixRule, cell: Cell, reading: DateReading, confidence = 1): unknown {
  const { sentinels = sentinelDates } = reading.spec;
  const text = wallText(moment);
  if (isSentinelText(text, sentinels)) return nothing(value, cell);
  if (typeof scanDate(text) === 'string') return cell.fail('date-out-of-range', value);
  cell.fix(rule, value, text, confidence);
  return settle(moment, text, cell, reading);
}

function fromNumber(number: number, value: unknown, cell: Cell, reading: DateReading): unknown {
  const { serials, epoch } = reading.spec;
  if (epoch !== undefined) {
    const instant = number === 0 ? 0 : epochInstant(number, epoch);
    if (instant === null) return cell.fail('ambiguous-date', value, `no usual number of epoch ${epoch}`);
    if (Math.abs(instant) > 8.64e15) return cell.fail('date-out-of-range', value);
    return rewritten(instant, value, 'date-epoch', cell, reading);
  }
  if (serials !== undefined) {
    const wall = serialWall(number, serials);
    if (wall === null) return cell.fail(number === 60 ? 'unparsable-date' : 'date-out-of-range', value);
    return rewritten(wall + (wall % DAY_MS === 0 ? CALENDAR_DATE : NAIVE), value, 'date-serial', cell, reading);
  }
  const day = compactDay(value);
  if (day === null) return cell.fail('ambiguous-date', value);
  const scanned = scanDate(day);
  return typeof scanned === 'number' ? rewritten(scanned, value, 'date-format', cell, reading) : cell.fail('unparsable-date', value);
}

function fromText(parsed: DateText, text: string, cell: Cell, reading: DateReading): unknown {
  const { pivot } = reading.spec;
  const found = dateDays(parsed, pivot ?? 2000);
  if (found === null) return cell.fail('unparsable-date', text);
  const { days, mask, fixed, open, short } = found;
  const { at, by, possible, confidence } = reading.verdict;
  if (short && pivot === undefined) return cell.fail('two-digit-year', text);
  const isOpen = open && !fixed;
  if (by === 'mixed' && !fixed && (isOpen || [1, 2, 4].includes(mask))) return cell.fail('mixed-format', text);
  const allowed = fixed || by === 'mixed' ? mask : mask & (at === -1 ? possible : 1 << at);
  const named = new Set(orders.flatMap((_, order) => ((allowed >> order) & 1 ? [days[order] as number] : [])));
  if (named.size > 1) return cell.fail('ambiguous-date', text);
  const [day] = named;
  if (day === undefined) return cell.fail('unparsable-date', text);
  const rule = parsed.named !== -1 ? 'date-name' : isOpen ? 'date-order' : 'date-format';
  const moment = momentOf(day, parsed);
  return rewritten(moment, text, rule, cell, reading, isOpen ? confidence : 1);
}

/** A day without a time is a calendar date; with a time it is an instant where the offset is said, and naive otherwise. */
function momentOf(day: number, { ms, offset, hasTime }: DateText): number {
  const wall = day * DAY_MS + ms;
  if (offset !== null) return wall - offset;
  return wall + (hasTime ? NAIVE : CALENDAR_DATE);
}
