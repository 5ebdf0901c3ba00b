// Spends of longer stretches (a campaign of three weeks, a yearly licence) become spends of their days.
import * as z from 'zod/mini';
import { type Amount, exactAmount } from '../../decimal.ts';
import { DAY_MS, type Day, formatDay } from '../../period/civil.ts';
import { isCalendarDate, readMoment } from '../../period/moment.ts';
import type { RecordSchema } from '../dimension.ts';
import { takeIn } from '../intake.ts';
import { allocateExact } from '../money/allocate.ts';
import { minorUnits } from '../money/currency.ts';
import { ownOptions, type ParseOptions, parseOptions } from '../parseOptions.ts';
import { Fault, required } from '../read/reader.ts';
import { recordLimits } from '../recordLimits.ts';
import type { ParseCounts, Rejected } from '../rejected.ts';
import { exactOf } from '../sale/posting/arithmetic.ts';
import { type CampaignSpend, type SpendFigures, spendFigures } from './campaignSpend.ts';

/** What was spent over several days. */
export interface SpendInterval extends SpendFigures {
  /** The first day, `2025-03-01`. */
  readonly from: string;
  /** The day after the last, `2025-04-01`. */
  readonly to: string;
}

/** What became of the spends of longer stretches. */
export interface SpreadSpend<R = SpendInterval> {
  /** A row a day, stretch by stretch. */
  readonly spend: (CampaignSpend & Omit<R, keyof SpendInterval>)[];
  /** The first stretches refused, with the reason; at most `rejectedLimit`. */
  readonly rejected: readonly Rejected[];
  /** How many stretches there were, complete. */
  readonly counts: ParseCounts;
}

/** A calendar date as text; an instant belongs to a day only in a time zone, and is refused. */
function readDay(value: unknown): string | Fault {
  const moment = readMoment(value);
  return typeof moment === 'number' && isCalendarDate(moment) ? formatDay(dayIn(moment)) : new Fault('bad-date', value, '', 'YYYY-MM-DD');
}

const dayIn = (moment: number): Day => Math.floor(moment / DAY_MS);

const intervalSchema = (): RecordSchema<SpendInterval> =>
  z.looseObject({ from: required<string>(readDay), to: required<string>(readDay), ...spendFigures() });

const SpendInterval: RecordSchema<SpendInterval> = /* @__PURE__ */ intervalSchema();

/** Figures that are counts: their parts are whole numbers. */
const counts = ['impressions', 'clicks', 'leads', 'conversions'] as const;

/** Without a currency, an amount is shared to hundredths. */
const DECIMALS = 2;

/**
 * Spreads each spend of [`from`, `to`) evenly over its days: amounts to the minor unit of their currency, counts to whole
 * numbers, and the days add up to the whole exactly. What does not divide goes to the first days. Fields of your own go to
 * each day; an `id` gets the day behind it. Stretches are checked as `parse` does; one that ends before it begins, or has more than
 * 10 000 days, is refused.
 *
 * @throws {KpiError} for an unknown option, or something that is not a list.
 * @example
 * ```ts
 * import { spreadSpend } from 'sales-kpi';
 *
 * const { spend } = spreadSpend([{ from: '2025-03-30', to: '2025-04-02', amount: 100, currency: 'EUR', campaign: 'spring' }]);
 * spend.map(({ date, amount }) => [date, amount]); // => [["2025-03-30",33.34],["2025-03-31",33.33],["2025-04-01",33.33]]
 * ```
 */
export function spreadSpend<R extends SpendInterval>(spends: Iterable<R>, options: ParseOptions = {}): SpreadSpend<R> {
  const { rowsIn, kept, refused } = takeIn(SpendInterval, spends, ownOptions(options, parseOptions), (record) => {
    const { from, to } = record as unknown as SpendInterval;
    const days = daysIn(from, to);
    if (days < 1) return new Fault('bad-value', to, 'to', 'a day after from');
    return days > recordLimits.items ? new Fault('too-many-items', to, 'to') : null;
  });
  return {
    spend: (kept as unknown as R[]).flatMap(daysOf),
    rejected: refused.details,
    counts: { rowsIn, accepted: kept.length, rejected: refused.count, byCode: refused.byCode },
  };
}

const firstDay = (date: string): Day => dayIn(readMoment(date) as number);

const daysIn = (from: string, to: string): number => firstDay(to) - firstDay(from);

function daysOf<R extends SpendInterval>(interval: R): SpreadSpend<R>['spend'] {
  const { from, to, ...rest } = interval;
  const length = daysIn(from, to);
  const decimals = rest.currency ? minorUnits(rest.currency) : DECIMALS;
  const shared = [
    ...(['amount', 'attributedRevenue'] as const).map((name) => [name, share(rest[name], length, decimals)] as const),
    ...counts.map((name) => [name, share(rest[name], length, 0)] as const),
  ].filter(([, parts]) => parts.length > 0);
  return Array.from({ length }, (_, at) => {
    const date = formatDay(firstDay(from) + at);
    const own = Object.fromEntries(shared.map(([name, parts]) => [name, parts[at]]));
    return { ...rest, ...own, date, ...(rest.id && { id: `${rest.id} ${date}` }) } as SpreadSpend<R>['spend'][number];
  });
}

/** Equal parts; none of what is not given. */
function share(whole: Amount | null | undefined, length: number, scale: number): (number | string)[] {
  if (whole === null || whole === undefined) return [];
  const equal = Array.from({ length }, () => ({ units: 1n, scale: 0 }));
  return allocateExact(exactOf(whole), equal, scale).map(exactAmount);
}
