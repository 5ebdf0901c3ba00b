// The touches of each customer in the order in which they happened, and which of them lie before an order.
import { DAY_MS, type Day } from '../../period/civil.ts';
import { isCalendarDate, readMoment } from '../../period/moment.ts';
import { startOfDay } from '../../period/zone.ts';
import type { DateInput } from '../dimension.ts';
import type { Touch } from './touch.ts';

/** The instants that dates stand for in a time zone. */
export interface Clock {
  /** The first instant of a date. */
  first(date: DateInput): number;
  /** The last instant of a date: a calendar date lasts until the next one begins. */
  last(date: DateInput): number;
  /** The first instant of the day that lies so many days before that of an instant. */
  daysBefore(instant: number, days: number): number;
}

/** Before the year 1900 no date is read. */
const EARLIEST: Day = -25_600;

/** The moment of a date that was read before. */
const momentOf = (date: DateInput): number => readMoment(date) as number;

/** There are few days, and many dates: each day is looked up once. */
export function clockOf(timeZone: string): Clock {
  const starts = new Map<Day, number>();
  const startOf = (day: Day): number => {
    const known = starts.get(day);
    if (known !== undefined) return known;
    const start = startOfDay(timeZone, day);
    starts.set(day, start);
    return start;
  };
  const dayIn = (instant: number): Day => Math.floor(instant / DAY_MS);
  return {
    first(date) {
      const moment = momentOf(date);
      return isCalendarDate(moment) ? startOf(dayIn(moment)) : moment;
    },
    last(date) {
      const moment = momentOf(date);
      return isCalendarDate(moment) ? startOf(dayIn(moment) + 1) - 1 : moment;
    },
    daysBefore(instant, days) {
      // No clock is a whole day ahead of UTC.
      let day = dayIn(instant) + 1;
      while (startOf(day) > instant) day--;
      return startOf(Math.max(day - days, EARLIEST));
    },
  };
}

/** A touch and the instant that it is taken for. */
interface Step {
  readonly touch: Touch;
  readonly instant: number;
}

/** The touches of one customer, the earliest first. */
export type Path = readonly Step[];

/** The touches of each customer; those of one instant stand in the order of their identifiers, so that the order given tells nothing. */
export function pathsOf(touches: readonly Touch[], clock: Clock): ReadonlyMap<string, Path> {
  const paths = new Map<string, Step[]>();
  for (const touch of touches) {
    const step = { touch, instant: clock.first(touch.at) };
    const known = paths.get(touch.customerId);
    if (known) known.push(step);
    else paths.set(touch.customerId, [step]);
  }
  for (const path of paths.values()) path.sort(inTime);
  return paths;
}

function inTime({ instant, touch: a }: Step, { instant: other, touch: b }: Step): number {
  const named = instant - other || inOrder(a.id, b.id) || inOrder(a.campaign, b.campaign) || inOrder(a.channel, b.channel);
  // A calendar date and the instant at which it begins.
  return named || momentOf(a.at) - momentOf(b.at);
}

function inOrder(a: string | null | undefined, b: string | null | undefined): number {
  const [left, right] = [a ?? '', b ?? ''];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** How many touches of a path lie at an instant or before it. */
export function reachedBy(path: Path, instant: number): number {
  let low = 0;
  let high = path.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((path[middle] as Step).instant <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
