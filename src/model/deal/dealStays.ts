// The stays of a deal in its stages, as far as its history tells.
import type { Moment } from '../../period/moment.ts';
import { momentOf } from '../boundary.ts';
import type { DateInput } from '../dimension.ts';
import { type Dated, eventsOf } from './dealVersions.ts';
import type { LivedDeal } from './livedDeal.ts';

/** A moment and the date it was read from. */
export interface Point {
  readonly at: Moment;
  readonly date: DateInput;
}

/** A stay in a stage. */
export interface Stay {
  readonly stage: string;
  readonly entered: Point;
  /** When it ended; null while it lasts. */
  readonly left: Point | null;
}

/** The stays of a deal in order of time; what the deal was like before its history begins is not known. */
export function staysOf(lived: LivedDeal): Stay[] {
  const events = eventsOf(lived).filter(({ event }) => (event.stage ?? null) !== null || isClose(event));
  const close: Point | null = lived.closed === null ? null : { at: lived.closed, date: lived.deal.closedAt as DateInput };
  const stays: Stay[] = [];
  events.forEach((dated, i) => {
    const { event, at, date } = dated;
    if (isClose(event)) return;
    const left = earlier(exitOf(dated), events[i + 1] ?? close);
    const last = stays.at(-1);
    // A line that changes something else than the stage does not end the stay.
    if (last?.stage === event.stage && last?.left?.at === at) stays[stays.length - 1] = { ...last, left } as Stay;
    else stays.push({ stage: event.stage as string, entered: { at, date }, left });
  });
  return stays;
}

function isClose({ outcome }: Dated['event']): boolean {
  return outcome === 'won' || outcome === 'lost';
}

/** When the source says the stage was left; before it was entered, it was not. */
function exitOf({ at, event }: Dated): Point | null {
  const exit = momentOf(event.exitedAt);
  return exit === null || exit < at ? null : { at: exit, date: event.exitedAt as DateInput };
}

function earlier(a: Point | null, b: Point | null): Point | null {
  if (a === null || b === null) return a ?? b ?? null;
  return b.at < a.at ? { at: b.at, date: b.date } : a;
}
