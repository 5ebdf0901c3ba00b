// What a column makes of a date, an instant or a date-time without an offset.
import { DAY_MS, type Day, formatDay } from '../../period/civil.ts';
import { CALENDAR_DATE, NAIVE } from '../../period/dateText.ts';
import { momentText } from '../../period/moment.ts';
import { dayAt, instantOf, offsetAt } from '../../period/zone.ts';
import type { FixRule } from '../cleanCode.ts';
import type { DateColumn } from '../columnSpec.ts';
import type { Cell } from '../run/columnKind.ts';

/** What a column knows. */
export interface Settled {
  readonly spec: Pick<DateColumn, 'as'>;
  /** The zone of date-times without an offset; null: they are refused. */
  readonly timeZone: string | null;
  /** Whether the clocks stand still about a day: asked once a day. */
  readonly steady: Map<Day, boolean>;
}

const fractionOf = (moment: number): number => moment - Math.floor(moment);

/** ISO text of a moment, a date-time without an offset included. */
export function wallText(moment: number): string {
  if (fractionOf(moment) !== NAIVE) return momentText(moment);
  return new Date(Math.floor(moment)).toISOString().slice(0, -1);
}

/** Gives a moment as the column has it: a day, an instant or either. */
export function settle(moment: number, value: unknown, cell: Cell, column: Settled): unknown {
  const { as } = column.spec;
  const fraction = fractionOf(moment);
  if (fraction === CALENDAR_DATE) {
    return as === 'instant' ? cell.fail('unparsable-date', value, "a calendar date has no time: use as: 'when'") : momentText(moment);
  }
  if (as === 'date') return dayOfMoment(moment, fraction === NAIVE, value, cell, column);
  if (fraction !== NAIVE) return typeof value === 'string' ? value : momentText(moment);
  if (column.timeZone === null) return cell.fail('naive-date-time', value);
  const wall = Math.floor(moment);
  const text = new Date(instantOf(column.timeZone, wall)).toISOString();
  const rule = clockRule(wall, column.timeZone, column.steady);
  cell.fix(rule, value, text, rule === 'date-zone' ? 1 : 0.5);
  return text;
}

function dayOfMoment(moment: number, isNaive: boolean, value: unknown, cell: Cell, { timeZone }: Settled): unknown {
  const ms = Math.floor(moment);
  if (!isNaive && timeZone === null)
    return cell.fail('ambiguous-date', value, 'an instant in a column of calendar dates: say the time zone');
  const text = formatDay(isNaive ? Math.floor(ms / DAY_MS) : dayAt(timeZone as string, ms));
  if (isNaive) cell.fix('time-dropped', value, text, 1, ms % DAY_MS === 0);
  else cell.fix('date-zone', value, text, 1, false);
  return text;
}

const reach = 16 * 3_600_000;

/** Whether the clocks skip a wall-clock time, or show it twice. */
function clockRule(wall: number, timeZone: string, known: Map<Day, boolean>): FixRule {
  const day = Math.floor(wall / DAY_MS);
  let steady = known.get(day);
  if (steady === undefined) {
    steady = offsetAt(timeZone, day * DAY_MS - reach) === offsetAt(timeZone, (day + 1) * DAY_MS + reach);
    known.set(day, steady);
  }
  if (steady) return 'date-zone';
  const [before, after] = [offsetAt(timeZone, wall - reach), offsetAt(timeZone, wall + reach)];
  const shown = [before, after].filter((offset) => offsetAt(timeZone, wall - offset) === offset);
  if (shown.length === 0) return 'date-zone-gap';
  return shown.length === 2 && before !== after ? 'date-zone-twice' : 'date-zone';
}
