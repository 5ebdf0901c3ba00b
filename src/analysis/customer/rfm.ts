// Customers by how recently, how often and for how much they bought.
import type { Decimal } from '../../decimal.ts';
import { refuseUnknown } from '../../error.ts';
import type { Key } from '../../expr/key.ts';
import type { CustomerGroup } from './findings.ts';
import type { CustomerHistory } from './history.ts';
import { customersIn, daysSinceLast, revenueOf } from './historyFields.ts';
import { byAmount, byNumber, type CutOffs, cutsOf, type Near, nearOf, type RfmMethod, scoresOf } from './rfmCuts.ts';
import { checkSegments, type RfmSegment, rfmSegments, segmentOf } from './rfmSegments.ts';
import { groupFindings, type RfmSummary, summaries } from './rfmSummary.ts';
import { scoreOf } from './scores.ts';

/** The scores of a customer, each from 1 to as many as there are: high is good. */
export interface RfmScore {
  /** The customer. */
  readonly customerId: Key;
  /** The score of the days since the last purchase: high is recent. */
  readonly recency: number;
  /** The score of the purchase days. */
  readonly frequency: number;
  /** The score of the revenue. */
  readonly monetary: number;
  /** The three scores in a word: `555`. */
  readonly code: string;
  /** The segment; null for scores that none is named for. */
  readonly segment: string | null;
  /** Days since the last purchase. */
  readonly daysSinceLast: number;
}

/** Customers by their scores. */
export interface Rfm {
  /** One row a customer, in the order of the history; none without an answer. */
  readonly customers: readonly RfmScore[];
  /** The segments that have customers, in the order of their table, and at last those without one. */
  readonly segments: readonly RfmSummary[];
  /** Between which values scores change: a score is 1 and the cut-offs strictly below the value; recency is turned round. */
  readonly cutOffs: CutOffs<Decimal>;
  /** How many scores there are. */
  readonly scores: number;
  /** The currency of all money. */
  readonly currency: string | null;
  /** Why there is no answer; null when there is one. */
  readonly reason: 'no-data' | 'small-sample' | 'mixed-currency' | 'missing-input' | null;
  /** What is worth a sentence. */
  readonly findings: readonly CustomerGroup[];
}

/** How customers are scored. */
export interface RfmOptions {
  /** How many scores, 2 to 9; 5 unless given. Cut-offs of your own say it themselves. */
  readonly scores?: number | undefined;
  /** By quantiles of these customers (unless given), or by cut-offs of your own, the same from month to month. */
  readonly method?: RfmMethod | undefined;
  /** The names of scores; `rfmSegments` for five scores, none for others, unless given. */
  readonly segments?: readonly RfmSegment[] | undefined;
}

/** Quantiles of fewer customers say nothing. */
const LEAST = 20;

/**
 * Scores customers by recency, frequency (purchase days) and money (revenue), and names groups of scores.
 *
 * A score is 1 and the number of cut-offs strictly below the value; recency is turned round, so that high is good. Cut-offs are
 * quantiles of type 7, or your own. Equal values have equal scores: where most customers bought once, some scores stay empty.
 *
 * @returns no scores and a reason: `small-sample` for quantiles of fewer than 20 customers, `mixed-currency`, `no-data`
 * @throws {KpiError} bad-argument, unknown-option — for an option that cannot be
 * @source Hughes, Strategic Database Marketing (1994); Hyndman and Fan, Sample quantiles in statistical packages (1996)
 * @see     rfmSegments, customerHistory
 * @example
 * ```ts
 * import { customerHistory, rfm } from 'sales-kpi';
 * const sales = [['2025-01-10', 'ana', 50], ['2025-03-20', 'ana', 60], ['2025-01-05', 'bob', 10]] as const;
 * const history = customerHistory(sales.map(([date, customerId, amount], i) => ({ id: `${i}`, date, customerId, amount })), { asOf: '2025-03-31' });
 * const { customers } = rfm(history, { method: { recency: [30, 60], frequency: [1, 2], monetary: [25, 100] } });
 * customers.map(({ customerId, code }) => `${customerId} ${code}`) // => ["ana 323","bob 111"]
 * ```
 */
export function rfm(history: CustomerHistory, options: RfmOptions = {}): Rfm {
  refuseUnknown(options, ['scores', 'method', 'segments']);
  const { method = 'quantile' } = options;
  const scores = scoresOf(options);
  const segments = options.segments ?? (scores === 5 ? rfmSegments : []);
  checkSegments(segments, scores);
  const customers = customersIn(history);
  const { currency } = history;
  const money = customers.map(revenueOf).filter((revenue) => revenue !== null);
  const reason =
    history.reason ?? (customers.length === 0 ? 'no-data' : method === 'quantile' && customers.length < LEAST ? 'small-sample' : null);
  if (reason !== null || money.length < customers.length) {
    const cutOffs = { recency: [], frequency: [], monetary: [] };
    return { customers: [], segments: [], cutOffs, scores, currency, reason: reason ?? 'missing-input', findings: [] };
  }
  const recency = customers.map((one) => daysSinceLast(history, one));
  const frequency = customers.map(({ purchaseDays }) => purchaseDays);
  const monetary = money.map(nearOf);
  const { cuts, cutOffs } = cutsOf({ recency, frequency, monetary }, method, scores);
  const scored = customers.map(({ customerId }, i): RfmScore => {
    const three = [
      scores + 1 - scoreOf(recency[i] as number, cuts.recency, byNumber),
      scoreOf(frequency[i] as number, cuts.frequency, byNumber),
      scoreOf(monetary[i] as Near, cuts.monetary, byAmount),
    ] as const;
    return {
      customerId,
      recency: three[0],
      frequency: three[1],
      monetary: three[2],
      code: three.join(''),
      segment: segmentOf(segments, three)?.id ?? null,
      daysSinceLast: recency[i] as number,
    };
  });
  const found = summaries(scored, money, segments);
  return { customers: scored, segments: found, cutOffs, scores, currency, reason: null, findings: groupFindings(found, currency) };
}
