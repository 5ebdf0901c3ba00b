// What a prediction of lifetime value says: plain data.
import type { Key } from '../../expr/key.ts';
import type { BgNbdFit } from './bgNbd.ts';
import type { LifetimeValueModel } from './findings.ts';
import type { GammaGammaFit } from './gammaGamma.ts';

/** What is expected of a customer. */
export interface CustomerValue {
  /** The customer. */
  readonly customerId: Key;
  /** The probability that the customer still buys; 1 without a repeat purchase, see `warnings`. */
  readonly probabilityAlive: number;
  /** Purchases within the months ahead. */
  readonly expectedPurchases: number;
  /** What each of them comes to, after discount and before returns. */
  readonly expectedSpend: number;
  /** Their margin, discounted to today. */
  readonly value: number;
}

/** What has been on average, where no model is to be had. */
export interface HistoricValue {
  /** What an average customer has brought so far: revenue after returns × margin. It says nothing of the months ahead. */
  readonly mean: number;
  /** The low end of its 95 % interval, by resampling customers with the seed. */
  readonly low: number;
  /** The high end. */
  readonly high: number;
}

/** Lifetime value ahead. Statistics are plain numbers, money in the currency of the history. */
export interface PredictedValue {
  /** `model` for what is ahead, `historic` for what has been, null for neither. */
  readonly method: 'model' | 'historic' | null;
  /** Why there is no model: of the purchases, of the spend, or of the money of the history. */
  readonly reason: BgNbdFit['reason'] | GammaGammaFit['reason'] | 'mixed-currency' | 'missing-input' | 'no-data';
  /** How many months ahead. */
  readonly months: number;
  /** The currency of all money. */
  readonly currency: string | null;
  /** One row a customer, in the order of the history; none without a model. */
  readonly customers: readonly CustomerValue[];
  /** Purchases expected of all customers; null without a model. */
  readonly expectedPurchases: number | null;
  /** The value of all customers; null without a model. */
  readonly total: number | null;
  /** The historic value, where there is no model. */
  readonly historic: HistoricValue | null;
  /** The model of the purchases. */
  readonly purchases: BgNbdFit;
  /** The model of what they come to. */
  readonly spend: GammaGammaFit;
  /** What has to be known. */
  readonly warnings: readonly {
    /**
     * `alive-without-repeat`: so many customers bought once, count as alive whatever time has passed, and are given the mean spend of
     * all; do not rank them. `penalised`: the data alone did not decide.
     */
    readonly code: 'alive-without-repeat' | 'penalised';
    /** How many customers. */
    readonly customers: number;
  }[];
  /** What is worth a sentence. */
  readonly findings: readonly LifetimeValueModel[];
}
