// Calendar dates, where an instant would need a time zone to be one.
import { isCalendarDate, momentText, readMoment } from '../../period/moment.ts';
import { Fault } from './reader.ts';

/** A calendar date as text, `YYYY-MM-DD`; instants are refused. */
export function readDay(value: unknown): string | Fault {
  const moment = readMoment(value);
  if (typeof moment === 'number' && isCalendarDate(moment)) return momentText(moment);
  const code = typeof moment === 'number' || moment === 'naive-date-time' ? 'bad-date' : moment;
  return new Fault(code, value, '', 'a calendar date, YYYY-MM-DD');
}
