// Dates: instants and calendar dates.
import { isCalendarDate, momentText, readMoment, readNaive } from '../../period/moment.ts';
import { Fault, type ReadContext } from './reader.ts';

/**
 * A date in the representation it came in; a Date is copied, since it could be changed later, and a Temporal value becomes
 * a Date or ISO text. A date-time without an offset becomes the instant that it names in the zone of the context; without
 * a zone it is refused.
 */
export function readDate(value: unknown, { timeZone }: ReadContext): string | number | Date | Fault {
  const moment = readMoment(value);
  if (typeof moment === 'number') {
    if (typeof value !== 'object') return value as string | number;
    return isCalendarDate(moment) ? momentText(moment) : new Date(moment);
  }
  if (moment !== 'naive-date-time' || timeZone === null || typeof value !== 'string') return new Fault(moment, value);
  const instant = readNaive(value, timeZone);
  return typeof instant === 'number' ? momentText(instant) : new Fault(instant, value);
}
