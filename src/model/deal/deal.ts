// A deal (opportunity), as a CRM keeps it.
import * as z from 'zod/mini';
import type { Amount } from '../../decimal.ts';
import { type DateInput, type Dimensions, dimensions, key, type RecordSchema } from '../dimension.ts';
import { readCurrency, readPositive } from '../read/amount.ts';
import { readDate } from '../read/date.ts';
import { readIdentifier, readLabel } from '../read/identifier.ts';
import { readMoney } from '../read/money.ts';
import { optional, optionalOrBlank, required } from '../read/reader.ts';
import { readShare } from '../read/share.ts';
import { readFlag, readWord } from '../read/word.ts';
import { remarkEarlier, remarkMerged, remarkWithin, withRemarks } from '../remark.ts';
import { issueOf } from '../rule.ts';
import { type DealOutcome, dealOutcomes, leftBefore, StageEvent } from './stageEvent.ts';

/** What a deal is about. */
export type DealType = 'new' | 'renewal' | 'expansion';

/**
 * A deal. `outcome` alone says what has become of it: an open deal is open whatever dates of closing it carries. The dates
 * of a deal are of one sort, calendar dates or instants, as far as time between them is to be measured.
 */
export interface Deal extends Dimensions {
  /** Identifier of the deal. */
  readonly id: string;
  /** When it was created. */
  readonly createdAt: DateInput;
  /** What has become of it. */
  readonly outcome: DealOutcome;
  /** Its value; missing: unknown, never 0. */
  readonly amount?: Amount | null | undefined;
  /** ISO 4217 code of its amounts. */
  readonly currency?: string | null | undefined;
  /** Its chance, 0 to 1; missing: unknown, never 0. */
  readonly probability?: Amount | null | undefined;
  /** When it is expected to close. */
  readonly expectedCloseDate?: DateInput | null | undefined;
  /** When it was won or lost; needed for both. */
  readonly closedAt?: DateInput | null | undefined;
  /** The stage it is in. */
  readonly stage?: string | null | undefined;
  /** The pipeline that the stage belongs to. */
  readonly pipeline?: string | null | undefined;
  /** The customer it is with. */
  readonly customerId?: string | null | undefined;
  /** What it is about. */
  readonly type?: DealType | null | undefined;
  /** The competitor, or the main one; missing: none is named. */
  readonly competitor?: string | null | undefined;
  /** All competitors, where there are several, the main one or not; `dealContests` reads them. */
  readonly competitors?: readonly string[] | null | undefined;
  /** Why it was lost: `no-decision`, or a reason of your own. */
  readonly lostReason?: string | null | undefined;
  /** Completed activities on it, as the CRM counts them or `countActivities` does. */
  readonly activities?: Amount | null | undefined;
  /** Deleted at the source: never counted. */
  readonly deleted?: boolean | null | undefined;
  /** Archived: never counted. */
  readonly archived?: boolean | null | undefined;
  /** The same as another deal: never counted. */
  readonly duplicate?: boolean | null | undefined;
  /** A trial: never counted. */
  readonly test?: boolean | null | undefined;
  /** The deal that this one was merged into: never counted. */
  readonly mergedInto?: string | null | undefined;
  /** What it was like before, in any order. */
  readonly history?: readonly StageEvent[] | null | undefined;
}

/** The words of `DealType`. */
export const dealTypeWords: readonly DealType[] = ['new', 'renewal', 'expansion'];

const dealSchema = (): RecordSchema<Deal> =>
  z
    .looseObject({
      id: required<string>(readIdentifier),
      createdAt: required<DateInput>(readDate),
      outcome: required<DealOutcome>(readWord(dealOutcomes)),
      amount: optionalOrBlank<Amount>(readMoney),
      currency: optionalOrBlank<string>(readCurrency),
      probability: optionalOrBlank<Amount>(readShare),
      expectedCloseDate: optionalOrBlank<DateInput>(readDate),
      closedAt: optionalOrBlank<DateInput>(readDate),
      stage: key(),
      pipeline: key(),
      customerId: key(),
      type: optionalOrBlank<DealType>(readWord(dealTypeWords)),
      competitor: key(),
      competitors: z.nullish(z.array(required<string>(readIdentifier))),
      lostReason: optional<string>(readLabel),
      activities: optionalOrBlank<Amount>(readPositive),
      deleted: optionalOrBlank<boolean>(readFlag),
      archived: optionalOrBlank<boolean>(readFlag),
      duplicate: optionalOrBlank<boolean>(readFlag),
      test: optionalOrBlank<boolean>(readFlag),
      mergedInto: key(),
      ...dimensions(),
      history: z.nullish(z.array(StageEvent)),
    })
    .check(({ value: { outcome, closedAt }, issues }) => {
      if (outcome !== 'open' && (closedAt === null || closedAt === undefined))
        issues.push(issueOf('missing-required', 'closedAt', closedAt));
    });

/**
 * The zod schema of a deal. One that is won or lost without a date of closing is refused, and so is a chance above 1: a
 * percentage has to be divided by 100 first. `parse` warns of one that was closed before it was created, that was merged into
 * itself, or whose history leaves a stage before it entered it.
 *
 * @example
 * ```ts
 * import { Deal, parse } from 'sales-kpi';
 *
 * const { rows, rejected } = parse(Deal, [
 *   { id: 1, createdAt: '2025-01-10', outcome: 'open', amount: '', probability: '0.25' },
 *   { id: 2, createdAt: '2025-01-10', outcome: 'won', amount: 500 },
 *   { id: 3, createdAt: '2025-01-10', outcome: 'open', amount: 500, probability: 25 },
 * ]);
 * rows; // => [ { id: '1', createdAt: '2025-01-10', outcome: 'open', amount: null, probability: 0.25 } ]
 * rejected.map(({ field, code }) => [field, code]); // => [ [ 'closedAt', 'missing-required' ], [ 'probability', 'bad-value' ] ]
 * ```
 */
export const Deal: RecordSchema<Deal> = /* @__PURE__ */ withRemarks(/* @__PURE__ */ dealSchema(), (record, odd) => {
  if (record.outcome !== 'open') remarkEarlier(record, 'createdAt', ['closedAt'], odd);
  remarkMerged(record, odd);
  remarkWithin('history', record.history, leftBefore, odd);
});
