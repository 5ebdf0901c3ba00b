// Which of several values is the latest: dates, or numbers of versions.
import { readExact, scanDecimal } from '../../decimal.ts';
import { isCalendarDate, readMoment } from '../../period/moment.ts';

/** A place in an order: only those of one kind have an order among them. */
type Rank = readonly [kind: 'day' | 'instant' | 'naive' | 'number', value: number | bigint];

/** Digits behind the decimal point that numbers are compared with. */
const SCALE = 18;

/**
 * The positions of the latest values, several where they are equal; null where there is no order: a value that cannot be read,
 * or values of two kinds, such as a day and an instant. A missing value comes before all others.
 */
export function latestOf(values: readonly unknown[]): number[] | null {
  let best: Rank | null = null;
  let at: number[] = [];
  for (const [position, value] of values.entries()) {
    if (value === null || value === undefined || value === '') continue;
    const rank = rankOf(value);
    if (rank === null || (best !== null && best[0] !== rank[0])) return null;
    if (best === null || rank[1] > best[1]) [best, at] = [rank, [position]];
    else if (rank[1] === best[1]) at.push(position);
  }
  return best === null ? null : at;
}

function rankOf(value: unknown): Rank | null {
  const moment = readMoment(value);
  if (typeof moment === 'number')
    return typeof value === 'number' ? ['number', value] : [isCalendarDate(moment) ? 'day' : 'instant', moment];
  // Two times without an offset in one column are of one zone.
  const naive = moment === 'naive-date-time' && typeof value === 'string' ? readMoment(`${value.trim()}Z`) : moment;
  if (typeof naive === 'number') return ['naive', naive];
  const exact = typeof value === 'string' ? scanDecimal(value) : readExact(value);
  return typeof exact === 'string' ? null : ['number', exact.units * 10n ** BigInt(Math.max(0, SCALE - exact.scale))];
}
