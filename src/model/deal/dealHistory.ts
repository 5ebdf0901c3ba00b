// The pipeline at any moment: one row for each stretch in which a deal was open and did not change.
import { type Amount, readExact } from '../../decimal.ts';
import type { FieldType } from '../../expr/node.ts';
import type { DateInput } from '../dimension.ts';
import { type Fields, fields } from '../field.ts';
import type { Deal } from './deal.ts';
import { versionsOf } from './dealVersions.ts';
import { type FlatDeal, flatDeal, rowsOfDeals } from './livedDeal.ts';

/** A stretch in which a deal was open, and what it was like in it. */
export interface PipelineVersion {
  /** Identifier of the row. */
  readonly id: string;
  /** The deal. */
  readonly dealId: string;
  /** When the stretch began. */
  readonly date: DateInput;
  /** When it ended: at a change, or at the close; null while it lasts. */
  readonly until: DateInput | null;
  /** Whether the deal was created then. */
  readonly isFirst: boolean;
  /** The stage of the deal. */
  readonly stage: string | null;
  /** Its value. */
  readonly amount: Amount | null;
  /** Its chance, 0 to 1. */
  readonly probability: Amount | null;
  /** When it was expected to close. */
  readonly expectedCloseDate: DateInput | null;
}

/** A row of the pipeline: a stretch of the life of a deal, with all other fields of the deal as they are now. */
export type PipelineRow<D extends Deal = Deal> = Omit<FlatDeal<D>, keyof PipelineVersion> & PipelineVersion;

/** Records that indicators of the pipeline read. */
export interface PipelineData {
  /** What `dealHistory` makes of deals. */
  readonly pipeline: PipelineRow;
}

const pipelineTypes = {
  id: 'key',
  dealId: 'key',
  date: 'date',
  until: 'date',
  isFirst: 'key',
  stage: 'key',
  amount: 'money',
  probability: 'number',
  expectedCloseDate: 'date',
  currency: 'key',
  pipeline: 'key',
  salesperson: 'key',
} as const satisfies Partial<Record<keyof PipelineRow, FieldType>>;

/** The fields of a row of the pipeline, for formulas. */
export const pipeline: Fields<'pipeline', PipelineRow, typeof pipelineTypes> = /* @__PURE__ */ fields<PipelineRow>()(
  'pipeline',
  pipelineTypes,
);

/** How the history of deals is read. */
export interface DealHistoryOptions {
  /** The chance of the deals of a stage that do not say their own, 0 to 1. */
  readonly stageProbability?: Readonly<Record<string, number>> | undefined;
}

/**
 * The history of the pipeline: a row for each stretch in which a deal was open and did not change, with the other fields of
 * the deal, yours too. At every moment an open deal has exactly one row, and a closed one none: a deal that is reopened has
 * rows before and after.
 *
 * A deal without history has one row from its creation to its close, with the value that it has now. What it was before it
 * closed is not known then: its stage and its chance are null. A chance that is not given is that of the stage
 * (`stageProbability`), or unknown; one outside of 0 to 1 is unknown. Deals that never count (`deleted`, `archived`,
 * `duplicate`, `test`, `mergedInto`) and deals that cannot be read have no rows.
 *
 * @param deals - deals, as rows; `parse(Deal, …)` before says what cannot be read
 * @example
 * ```ts
 * import { dealHistory } from 'sales-kpi';
 *
 * const rows = dealHistory([{
 *   id: 'A', createdAt: '2025-01-10', outcome: 'won', amount: 900, closedAt: '2025-03-05',
 *   history: [{ enteredAt: '2025-01-10', stage: 'Demo', amount: 1000 }, { enteredAt: '2025-02-01', stage: 'Offer', amount: 900 }],
 * }]);
 * rows.map(({ date, until, stage, amount }) => [date, until, stage, amount]);
 * // => [ [ '2025-01-10', '2025-02-01', 'Demo', 1000 ], [ '2025-02-01', '2025-03-05', 'Offer', 900 ] ]
 * ```
 */
export function dealHistory<D extends Deal>(deals: readonly D[], options: DealHistoryOptions = {}): PipelineRow<D>[] {
  const stages = new Map(Object.entries(options.stageProbability ?? {}));
  return rowsOfDeals(deals, (lived) => {
    const flat = flatDeal(lived.deal);
    return versionsOf(lived)
      .filter(({ outcome }) => outcome === 'open')
      .map(({ since, sinceDate, untilDate, stage, amount, probability, expectedCloseDate }, i) => ({
        ...flat,
        id: `${flat.id}/${i + 1}`,
        dealId: flat.id,
        date: sinceDate,
        until: untilDate,
        isFirst: since === lived.created,
        stage,
        amount,
        probability: shareOf(probability) ?? stages.get(stage ?? '') ?? null,
        expectedCloseDate,
      }));
  }) as PipelineRow<D>[];
}

/** A chance, or null for what is none. */
function shareOf(value: Amount | null): Amount | null {
  if (value === null) return null;
  const share = readExact(value);
  return typeof share !== 'string' && share.units >= 0n && share.units <= 10n ** BigInt(share.scale) ? value : null;
}
