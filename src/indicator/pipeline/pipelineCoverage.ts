// Whether there is enough in the pipeline to reach the target.
import type { Decimal } from '../../decimal.ts';
import { eq } from '../../expr/condition.ts';
import { count, mean, sum, type TotalOptions } from '../../expr/total.ts';
import { type Formula, minus, positive, ratio, times } from '../../expr/value.ts';
import type { DealData } from '../../model/deal/dealFields.ts';
import { type ExpectedDealData, expectedDeal } from '../../model/deal/expectedDeals.ts';
import { isQuota, type TargetData, target } from '../../model/deal/target.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import { wonValue } from './deals.ts';

const REMAINING = 'https://sellingsherpa.com/index.php/2021/12/30/pipeline-coverage-treasure-or-trash';
const SIMPLE = 'https://docs.quartzhq.com/quartz/metrics-reference/consistency';
const WEIGHTED = 'https://www.rekener.com/taxonomy/term/847';

/** Records that the coverage of the pipeline reads. */
export type PipelineCoverageData = DealData & ExpectedDealData & TargetData;

/** Mean × number is the sum, except that there is none where there is no quota: 0 would say that it is reached. */
const quota = (): Formula<TargetData> => times(mean(target.value, { where: isQuota }), count(target.value, { where: isQuota }));

const remaining = (): Formula<DealData & TargetData> => positive(minus(quota(), wonValue), 'target-reached');

const isOpen = (): TotalOptions<ExpectedDealData> => ({ where: eq(expectedDeal.isOpen, true) });

/** Value of the deals that are open and expected to close in the period. */
const open = (): Formula<ExpectedDealData> => sum(expectedDeal.amount, isOpen());

const weighted = (): Formula<ExpectedDealData> => sum(times(expectedDeal.amount, expectedDeal.probability), isOpen());

const planned = (): Formula<ExpectedDealData> => sum(expectedDeal.plannedAmount, { where: eq(expectedDeal.isPlanned, true) });

/**
 * How often the open pipeline of a period covers what is still missing to its target.
 *
 * Σ amount of open deals expected to close in the period ÷ (quota − won value so far), at the end of the period or at `asOf`.
 * Variants: `simple` divides by the whole quota; `weighted` takes each deal by its chance; `planned` is that of the start: what
 * was expected then ÷ the quota. Make the rows of `expectedDeals` with the periods and the `asOf` of the question.
 *
 * @unit    number — 3 is threefold
 * @better  higher
 * @counts  rows of `expectedDeals`, deals by the date of closing, quotas by their first day
 * @empty   null: `target-reached` where nothing is missing any more, `no-data` without a quota
 * @alias   pipeline-to-quota ratio · couverture du pipeline
 * @source  see `source`
 * @example
 * ```ts
 * import { expectedDeals, pipelineCoverage, query } from 'sales-kpi';
 * const deals = [
 *   { id: 'A', createdAt: '2025-01-10', outcome: 'won', amount: 400, closedAt: '2025-02-03' },
 *   { id: 'B', createdAt: '2025-01-10', outcome: 'open', amount: 1200, expectedCloseDate: '2025-03-15' },
 *   { id: 'C', createdAt: '2025-01-10', outcome: 'open', amount: 5000, expectedCloseDate: '2025-05-15' },
 * ] as const;
 * const targets = [{ id: 'Q1', start: '2025-01-01', end: '2025-04-01', value: 1000 }];
 * const quarters = { every: 'quarter', between: ['2025-01-01', '2025-04-01'], asOf: '2025-02-15' } as const;
 * query({ deals, targets, expectedDeals: expectedDeals(deals, quarters) }, { select: [pipelineCoverage], ...quarters }).rows;
 * // => [ { period: '2025-Q1', pipelineCoverage: 2 } ]
 * ```
 */
export const pipelineCoverage: Indicator<'pipelineCoverage', PipelineCoverageData, Decimal, 'simple' | 'weighted' | 'planned'> =
  /* @__PURE__ */ ownIndicator({
    id: 'pipelineCoverage',
    label: { en: 'Pipeline coverage', fr: 'Couverture du pipeline' },
    unit: 'number',
    better: 'higher',
    additivity: 'ratio',
    source: REMAINING,
    formula: /* @__PURE__ */ (() => ratio(open(), remaining()))(),
    variants: {
      simple: {
        label: { en: 'Pipeline coverage of the whole quota', fr: 'Couverture du quota entier par le pipeline' },
        formula: /* @__PURE__ */ (() => ratio(open(), quota()))(),
        source: SIMPLE,
      },
      weighted: {
        label: { en: 'Weighted pipeline coverage', fr: 'Couverture pondérée du pipeline' },
        formula: /* @__PURE__ */ (() => ratio(weighted(), remaining()))(),
        source: WEIGHTED,
      },
      planned: {
        label: { en: 'Pipeline coverage at the start', fr: 'Couverture du pipeline au début' },
        formula: /* @__PURE__ */ (() => ratio(planned(), quota()))(),
        source: SIMPLE,
      },
    },
  });
