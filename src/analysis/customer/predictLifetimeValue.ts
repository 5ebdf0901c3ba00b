// What customers will bring within the months ahead.
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import { customerLifetimeValue } from '../../indicator/customers/lifetime.ts';
import { random } from '../../stat/random.ts';
import { type BgNbdFit, bgNbd } from './bgNbd.ts';
import { valuer } from './customerValue.ts';
import type { LifetimeValueModel } from './findings.ts';
import { type GammaGammaFit, gammaGamma } from './gammaGamma.ts';
import { historicValue } from './historicValue.ts';
import type { CustomerHistory } from './history.ts';
import { customersIn, revenueOf } from './historyFields.ts';
import type { PredictedValue } from './lifetimeValue.ts';

/** How value is predicted. */
export interface LifetimeOptions {
  /** How many months ahead, 1 to 120. */
  readonly horizonMonths: number;
  /** The share of the spend that is margin: 0.3 is 30 %. The value is negative only where this is. */
  readonly margin: number;
  /** The interest of a year by which later margin is worth less: 0.1 is 10 %; none unless given. A month is worth (1 + rate)^(−t/12). */
  readonly discountRate?: number | undefined;
  /** A whole number, for the interval of the historic value: the same seed gives the same. */
  readonly seed: number;
}

/** A month is a twelfth of a year of 365.25 days. */
const MONTH = 365.25 / 12;

/**
 * Lifetime value ahead: for each customer, Σ over months of the purchases expected in it × what a purchase comes to × margin, discounted.
 * Purchases by the BG/NBD model, what they come to by the gamma-gamma model; customers are bound by no contract.
 *
 * Without 100 customers of whom 30 bought again, or where a model does not hold, nothing is predicted: there is the historic
 * value of an average customer with an interval, and the reason. A customer who bought once counts as alive and is given the mean spend
 * of all (`warnings`): such a value is good in sums, and not to rank customers by.
 *
 * @throws {KpiError} bad-argument, unknown-option — for an option that cannot be
 * @source Fader, Hardie and Lee, RFM and CLV: using iso-value curves, Journal of Marketing Research 42 (2005)
 * @see     customerLifetimeValue (so far), simpleLifetimeValue (by assumptions), shiftedBetaGeometric (under contract)
 * @example
 * ```ts
 * import { customerHistory, predictLifetimeValue } from 'sales-kpi';
 * const sales = [['2025-01-10', 'ana', 50], ['2025-03-20', 'ana', 70], ['2025-01-05', 'bob', 40]] as const;
 * const history = customerHistory(sales.map(([date, customerId, amount], i) => ({ id: `${i}`, date, customerId, amount })), { asOf: '2025-03-31' });
 * const { method, reason, historic } = predictLifetimeValue(history, { horizonMonths: 12, margin: 0.5, seed: 1 });
 * [method, reason, historic?.mean] // => ["historic","small-sample",40]
 * ```
 */
export function predictLifetimeValue(history: CustomerHistory, options: LifetimeOptions): PredictedValue {
  checkOptions(options);
  const { horizonMonths: months, margin, discountRate = 0, seed } = options;
  const customers = customersIn(history);
  const [purchases, spend] = [bgNbd({ customers }), gammaGamma({ customers })];
  const { currency } = history;
  const nothing = { customers: [], expectedPurchases: null, total: null, historic: null, warnings: [], findings: [] };
  const without = { months, currency, ...nothing, purchases, spend };
  if (history.reason !== null) return { ...without, method: null, reason: history.reason };
  if (customers.length === 0) return { ...without, method: null, reason: 'no-data' };
  const historic = (reason: PredictedValue['reason']): PredictedValue => {
    const brought = customers.map((one) => Number(revenueOf(one) ?? 0) * margin);
    return { ...without, method: 'historic', reason, historic: historicValue(brought, seed) };
  };
  if (purchases.model === null || spend.model === null) return historic(purchases.reason ?? spend.reason);
  const month = history.unit === 'week' ? MONTH / 7 : MONTH;
  const worth = Array.from({ length: months }, (_, t) => margin / (1 + discountRate) ** ((t + 1) / 12));
  const valued = customers.map(valuer(purchases.model, spend.model, month, worth));
  const known = valued.filter((one) => one !== null);
  if (known.length < valued.length) return historic('no-convergence');
  const expected = known.reduce((sum, one) => sum + one.expectedPurchases, 0);
  const total = known.reduce((sum, { value }) => sum + value, 0);
  const values = { customers: known.length, months, expectedPurchases: expected, value: total };
  const once = customers.length - purchases.repeating;
  const isPenalised = !(purchases.converged && spend.converged);
  return {
    ...without,
    method: 'model',
    reason: null,
    customers: known,
    expectedPurchases: expected,
    total,
    warnings: [
      ...(once > 0 ? [{ code: 'alive-without-repeat', customers: once } as const] : []),
      ...(isPenalised ? [{ code: 'penalised', customers: known.length } as const] : []),
    ],
    findings: findingsOf(purchases, spend, values, currency),
  };
}

function checkOptions(options: LifetimeOptions): void {
  if (typeof options !== 'object' || options === null)
    throw new KpiError('bad-argument', 'nothing is asked', 'give { horizonMonths: 12, margin: 0.3, seed: 1 }');
  refuseUnknown(options, ['horizonMonths', 'margin', 'discountRate', 'seed']);
  const { horizonMonths, margin, discountRate = 0, seed } = options;
  const refuse = (name: string, value: unknown, hint: string): never => {
    throw new KpiError('bad-argument', `${name} is ${excerpt(value)}`, hint, [name]);
  };
  if (!Number.isInteger(horizonMonths) || horizonMonths < 1 || horizonMonths > 120)
    refuse('horizonMonths', horizonMonths, 'give whole months, from 1 to 120');
  if (!Number.isFinite(margin)) refuse('margin', margin, 'give a share: 0.3 is 30 %');
  if (!(discountRate > -1 && discountRate < Number.POSITIVE_INFINITY))
    refuse('discountRate', discountRate, 'give the interest of a year: 0.1 is 10 %');
  // Refuses a seed that is none, whether it is needed or not.
  random(seed);
}

function findingsOf(
  { model, converged }: BgNbdFit,
  spend: GammaGammaFit,
  values: Omit<LifetimeValueModel['values'], 'converged' | 'purchases' | 'spend'>,
  currency: string | null,
): LifetimeValueModel[] {
  if (model === null || spend.model === null) return [];
  const { id, label, unit, better } = customerLifetimeValue;
  const { r, alpha, a, b } = model;
  const { p, q, gamma } = spend.model;
  const parameters = { converged: converged && spend.converged, purchases: [r, alpha, a, b], spend: [p, q, gamma] } as const;
  const of = { id, label, unit, better, currency };
  return [{ code: 'lifetime-value-model', of, segment: null, period: null, values: { ...values, ...parameters } }];
}
