// Which stages deals were in, and for how long: one row for each deal and stage.
import type { FieldType } from '../../expr/node.ts';
import type { Moment } from '../../period/moment.ts';
import type { DateInput } from '../dimension.ts';
import { type Fields, fields } from '../field.ts';
import type { Deal } from './deal.ts';
import { type Stay, staysOf } from './dealStays.ts';
import { type FlatDeal, flatDeal, rowsOfDeals } from './livedDeal.ts';

/** A deal in a stage, all its stays there together. */
export interface StageTime {
  /** Identifier of the row. */
  readonly id: string;
  /** The deal. */
  readonly dealId: string;
  /** The stage. */
  readonly stage: string;
  /** When it was first entered. */
  readonly date: DateInput;
  /** When it was last left; null while the deal is in it. */
  readonly leftAt: DateInput | null;
  /** Milliseconds spent in it; null while the deal is in it, or where its dates are of two sorts. */
  readonly time: number | null;
  /** How often it was entered. */
  readonly entries: number;
}

/** A row of `dealStages`: a deal in a stage, with all other fields of the deal. */
export type DealStageRow<D extends Deal = Deal> = Omit<FlatDeal<D>, keyof StageTime> & StageTime;

/** Records that indicators of stages read. */
export interface DealStageData {
  /** What `dealStages` makes of deals. */
  readonly dealStages: DealStageRow;
}

const dealStageTypes = {
  id: 'key',
  dealId: 'key',
  stage: 'key',
  date: 'date',
  leftAt: 'date',
  time: 'number',
  entries: 'number',
  outcome: 'key',
  closedAt: 'date',
} as const satisfies Partial<Record<keyof DealStageRow, FieldType>>;

/** The fields of a deal in a stage, for formulas. */
export const dealStage: Fields<'dealStages', DealStageRow, typeof dealStageTypes> = /* @__PURE__ */ fields<DealStageRow>()(
  'dealStages',
  dealStageTypes,
);

/**
 * The stages that deals were in: a row for each deal and stage of its history, with the time spent there, added up where
 * it was entered more than once, and with the other fields of the deal. A deal without history has no rows: when it entered
 * the stage it is in is not known.
 *
 * @param deals - deals with their history
 * @example
 * ```ts
 * import { dealStages } from 'sales-kpi';
 *
 * const rows = dealStages([{
 *   id: 'A', createdAt: '2025-01-10', outcome: 'won', amount: 900, closedAt: '2025-02-05',
 *   history: [{ enteredAt: '2025-01-10', stage: 'Demo' }, { enteredAt: '2025-02-01', stage: 'Offer' }],
 * }]);
 * rows.map(({ stage, time }) => [stage, (time ?? 0) / 86_400_000]); // => [ [ 'Demo', 22 ], [ 'Offer', 4 ] ]
 * ```
 */
export function dealStages<D extends Deal>(deals: readonly D[]): DealStageRow<D>[] {
  return rowsOfDeals(deals, (lived) => {
    const flat = flatDeal(lived.deal);
    const stages = new Map<string, Stay[]>();
    for (const stay of staysOf(lived)) stages.set(stay.stage, [...(stages.get(stay.stage) ?? []), stay]);
    return [...stages].map(([stage, stays], i) => ({
      ...flat,
      id: `${flat.id}/${i + 1}`,
      dealId: flat.id,
      stage,
      date: (stays[0] as Stay).entered.date,
      leftAt: stays.at(-1)?.left?.date ?? null,
      time: timeIn(stays),
      entries: stays.length,
    }));
  }) as DealStageRow<D>[];
}

function timeIn(stays: readonly Stay[]): number | null {
  let time = 0;
  for (const { entered, left } of stays) {
    const stay = left === null ? null : timeBetween(entered.at, left.at);
    if (stay === null) return null;
    time += stay;
  }
  return time;
}

/** Milliseconds between two moments; null between an instant and a calendar date. */
function timeBetween(from: Moment, to: Moment): number | null {
  return Number.isInteger(to - from) ? to - from : null;
}
