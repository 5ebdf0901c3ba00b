// Which deals were to close in each period, and what became of them: one row for each deal and period.
import type { Amount } from '../../decimal.ts';
import type { FieldType } from '../../expr/node.ts';
import { type Boundary, isBefore, momentOf } from '../boundary.ts';
import { type Fields, fields } from '../field.ts';
import { type Stretch, type StretchOptions, stretchesOf } from '../stretch.ts';
import type { Deal } from './deal.ts';
import { type DealVersion, versionsOf } from './dealVersions.ts';
import { type FlatDeal, flatDeal, rowsOfDeals } from './livedDeal.ts';

/**
 * What had become of a deal at the end of a period, or up to `asOf`: it was won or lost; its close was pushed behind the
 * period; it had lapsed, open with a date that is over; or the period runs and it is still to come.
 */
export type ExpectedState = 'won' | 'lost' | 'pushed' | 'lapsed' | 'coming';

/** A deal that was to close in a period. */
export interface Expectation {
  /** Identifier of the row. */
  readonly id: string;
  /** The deal. */
  readonly dealId: string;
  /** The first day of the period. */
  readonly date: string;
  /** Whether it was open at the start of the period and expected to close in it. */
  readonly isPlanned: boolean;
  /** Whether it is open at the end of the period (or at `asOf`) and expected to close in it. */
  readonly isOpen: boolean;
  /** What has become of it. */
  readonly state: ExpectedState;
  /** Its value at the start of the period; null for one that came later. */
  readonly plannedAmount: Amount | null;
  /** Its value at the end of the period, or at `asOf`. */
  readonly amount: Amount | null;
  /** Its chance then, 0 to 1. */
  readonly probability: Amount | null;
  /** Its stage then. */
  readonly stage: string | null;
}

/** A row of `expectedDeals`, with all other fields of the deal. */
export type ExpectedDealRow<D extends Deal = Deal> = Omit<FlatDeal<D>, keyof Expectation> & Expectation;

/** Records that indicators of what is to close read. */
export interface ExpectedDealData {
  /** What `expectedDeals` makes of deals. */
  readonly expectedDeals: ExpectedDealRow;
}

const expectedTypes = {
  id: 'key',
  dealId: 'key',
  date: 'date',
  isPlanned: 'key',
  isOpen: 'key',
  state: 'key',
  plannedAmount: 'money',
  amount: 'money',
  probability: 'number',
  stage: 'key',
  currency: 'key',
} as const satisfies Partial<Record<keyof ExpectedDealRow, FieldType>>;

/** The fields of a deal that was to close in a period, for formulas. */
export const expectedDeal: Fields<'expectedDeals', ExpectedDealRow, typeof expectedTypes> = /* @__PURE__ */ fields<ExpectedDealRow>()(
  'expectedDeals',
  expectedTypes,
);

/**
 * The deals that were to close in each period, and what became of them: those that were open at its start and expected to
 * close in it, and those that are open at its end (or at `asOf`) and expected to close in it. A row is dated on the first
 * day of its period: ask for the same periods, or for longer ones, in which a deal counts once for each of its periods.
 *
 * Whether a date was moved is only known from the history of a deal; without one, it was always the date of now.
 *
 * @param deals - deals with their history
 * @throws {KpiError} for a range, calendar or date that a question would refuse
 * @example
 * ```ts
 * import { expectedDeals } from 'sales-kpi';
 *
 * const rows = expectedDeals([{
 *   id: 'A', createdAt: '2024-12-10', outcome: 'open', amount: 900, expectedCloseDate: '2025-04-15',
 *   history: [{ enteredAt: '2024-12-10', expectedCloseDate: '2025-02-15' }, { enteredAt: '2025-02-01', expectedCloseDate: '2025-04-15' }],
 * }], { every: 'quarter', between: ['2025-01-01', '2025-07-01'], asOf: '2025-04-10' });
 * rows.map(({ date, state }) => [date, state]); // => [ [ '2025-01-01', 'pushed' ], [ '2025-04-01', 'coming' ] ]
 * ```
 */
export function expectedDeals<D extends Deal>(deals: readonly D[], options: StretchOptions): ExpectedDealRow<D>[] {
  const periods = stretchesOf(options);
  return rowsOfDeals(deals, (lived) => {
    const flat = flatDeal(lived.deal);
    const versions = versionsOf(lived);
    return periods.flatMap((period) => {
      const expectation = expectationIn(versions, period);
      return expectation === null ? [] : [{ ...flat, ...expectation, id: `${flat.id}/${period.date}`, dealId: flat.id }];
    });
  }) as ExpectedDealRow<D>[];
}

function expectationIn(
  versions: readonly DealVersion[],
  { date, start, end, now, isRunning }: Stretch,
): Omit<Expectation, 'id' | 'dealId'> | null {
  const versionAt = (boundary: Boundary): DealVersion | undefined => versions.filter(({ since }) => isBefore(since, boundary)).at(-1);
  const isDue = (version: DealVersion | undefined): version is DealVersion => {
    const due = version?.outcome === 'open' ? momentOf(version.expectedCloseDate) : null;
    return due !== null && !isBefore(due, start) && isBefore(due, end);
  };
  const [planned, seen] = [versionAt(start), versionAt(now)];
  if (seen === undefined || !(isDue(planned) || isDue(seen))) return null;
  const due = momentOf(seen.expectedCloseDate);
  const isPushed = due !== null && !isBefore(due, end);
  const { outcome, amount, probability, stage } = seen;
  const state = outcome !== 'open' ? outcome : isPushed ? 'pushed' : isRunning ? 'coming' : 'lapsed';
  const plannedAmount = isDue(planned) ? planned.amount : null;
  return { date, isPlanned: isDue(planned), isOpen: isDue(seen), state, plannedAmount, amount, probability, stage };
}
