// Which deals went on from a stage: one row for each deal that entered it.
import type { FieldType } from '../../expr/node.ts';
import type { DateInput } from '../dimension.ts';
import { type Fields, fields } from '../field.ts';
import type { Deal } from './deal.ts';
import { type Stay, staysOf } from './dealStays.ts';
import { type FlatDeal, flatDeal, type LivedDeal, rowsOfDeals } from './livedDeal.ts';
import { type StageOrder, type StageStep, stepsOf } from './stageOrder.ts';

/** A deal that entered a stage, and whether it went on. */
export interface StagePassage {
  /** Identifier of the row. */
  readonly id: string;
  /** The deal. */
  readonly dealId: string;
  /** The stage that was entered. */
  readonly stage: string;
  /** When. */
  readonly date: DateInput;
  /** The stage it was to go on to; `won` for a deal to be won. */
  readonly to: string;
  /** When it did; null as long as it has not. */
  readonly passedAt: DateInput | null;
  /** When it left the stage, one way or the other; null while it is in it. */
  readonly leftAt: DateInput | null;
}

/** A row of `stagePassages`, with all other fields of the deal. */
export type StagePassageRow<D extends Deal = Deal> = Omit<FlatDeal<D>, keyof StagePassage> & StagePassage;

/** Records that `stageConversionRate` reads. */
export interface StagePassageData {
  /** What `stagePassages` makes of deals. */
  readonly stagePassages: StagePassageRow;
}

const passageTypes = {
  id: 'key',
  dealId: 'key',
  stage: 'key',
  to: 'key',
  date: 'date',
  passedAt: 'date',
  leftAt: 'date',
} as const satisfies Partial<Record<keyof StagePassageRow, FieldType>>;

/** The fields of a passage, for formulas. */
export const stagePassage: Fields<'stagePassages', StagePassageRow, typeof passageTypes> = /* @__PURE__ */ fields<StagePassageRow>()(
  'stagePassages',
  passageTypes,
);

/**
 * How deals went on from stage to stage: a row for each stage that a deal entered, with when it went on, and with the other
 * fields of the deal. Deals without history, and stages that are not listed, give no rows.
 *
 * @param deals - deals with their history
 * @throws {KpiError} bad-argument for stages that are not a list of different names, unknown-option for a word that is not read
 * @example
 * ```ts
 * import { stagePassages } from 'sales-kpi';
 *
 * const history = [{ enteredAt: '2025-01-10', stage: 'Demo' }, { enteredAt: '2025-02-01', stage: 'Offer' }];
 * const rows = stagePassages([{ id: 'A', createdAt: '2025-01-10', outcome: 'open', history }], { stages: ['Demo', 'Offer'] });
 * rows.map(({ stage, to, passedAt }) => [stage, to, passedAt]); // => [ [ 'Demo', 'Offer', '2025-02-01' ], [ 'Offer', 'won', null ] ]
 * ```
 */
export function stagePassages<D extends Deal>(deals: readonly D[], order: StageOrder): StagePassageRow<D>[] {
  const { steps, isEvery } = stepsOf(order);
  return rowsOfDeals(deals, (lived) => {
    const flat = flatDeal(lived.deal);
    const stays = staysOf(lived);
    return stays.flatMap((stay, i) => {
      const step = steps.get(stay.stage);
      const own = stays.filter(({ stage }) => stage === stay.stage);
      if (step === undefined || (!isEvery && own[0] !== stay)) return [];
      const again = isEvery ? own[own.indexOf(stay) + 1] : undefined;
      const later = stays.slice(i + 1, again && stays.indexOf(again));
      const passage: StagePassage = {
        id: `${flat.id}/${i + 1}`,
        dealId: flat.id,
        stage: stay.stage,
        date: stay.entered.date,
        to: step.to,
        passedAt: passedAt(step, later, again === undefined ? lived : null),
        leftAt: (isEvery ? stay : own.at(-1))?.left?.date ?? null,
      };
      return [{ ...flat, ...passage }];
    });
  }) as StagePassageRow<D>[];
}

/** When a deal first went on: into a later stage, or by being won. */
function passedAt({ into, byWinning }: StageStep, later: readonly Stay[], lived: LivedDeal | null): DateInput | null {
  const stay = later.find(({ stage }) => into.includes(stage));
  if (stay !== undefined) return stay.entered.date;
  return byWinning && lived?.deal.outcome === 'won' ? (lived.deal.closedAt ?? null) : null;
}
