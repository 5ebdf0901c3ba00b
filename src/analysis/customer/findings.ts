// What is found about customers.
import type { Decimal } from '../../decimal.ts';
import type { Grain } from '../../period/grain.ts';
import type { Label } from '../../plan/metric.ts';
import type { Finding, Subject } from '../../query/finding.ts';

/** A group of customers: how many, and what they bring. */
export interface CustomerGroup
  extends Finding<
    'customer-group',
    {
      /** Its name; null for a group of the data itself, which has only a number. */
      readonly name: Label | null;
      /** The number of the group, from 1. */
      readonly group: number;
      /** How many customers. */
      readonly customers: number;
      /** The share of all customers. */
      readonly customerShare: Decimal;
      /** What they brought. */
      readonly revenue: Decimal;
      /** The share of the revenue of all customers; null where that is not above 0. */
      readonly revenueShare: Decimal | null;
    }
  > {
  readonly of: Subject;
}

/** Customers do not fall into groups. */
export interface NoNaturalGroups
  extends Finding<
    'no-natural-groups',
    {
      /** How many customers were looked at. */
      readonly customers: number;
      /** The best silhouette of all numbers of groups tried, from −1 to 1. */
      readonly silhouette: number;
      /** What it would have to be. */
      readonly needed: number;
    }
  > {
  readonly of: null;
}

/** How the last cohorts that are old enough came back, against those before. */
export interface CohortRetentionFinding
  extends Finding<
    'cohort-retention',
    {
      /** After how many periods. */
      readonly age: number;
      /** How long the periods are. */
      readonly every: Grain;
      /** The last cohorts. */
      readonly recent: RetainedCohorts;
      /** All cohorts before. */
      readonly before: RetainedCohorts;
      /** The share of the first less that of the second. */
      readonly change: Decimal;
      /** The probability of a difference as large, if there were none. */
      readonly pValue: number;
    }
  > {
  readonly of: Subject;
}

/** Cohorts taken together. */
export interface RetainedCohorts {
  /** How many cohorts. */
  readonly cohorts: number;
  /** How many customers began in them. */
  readonly customers: number;
  /** The share of these who came back. */
  readonly share: Decimal;
}

/** When customers pay back what winning them cost. */
export interface CohortPaybackFinding
  extends Finding<
    'cohort-payback',
    {
      /** Cohorts whose cost is known. */
      readonly cohorts: number;
      /** Those that have paid back. */
      readonly recovered: number;
      /** Those that still may. */
      readonly open: number;
      /** Those that did not within the months looked at. */
      readonly never: number;
      /** After how many months half of those that paid back had done so; null where none has. */
      readonly months: number | null;
    }
  > {
  readonly of: Subject;
}

/** What customers will buy, by a model of their purchases. */
export interface LifetimeValueModel
  extends Finding<
    'lifetime-value-model',
    {
      /** How many customers. */
      readonly customers: number;
      /** How many months ahead. */
      readonly months: number;
      /** Purchases expected of all of them. */
      readonly expectedPurchases: number;
      /** Their discounted margin. */
      readonly value: number;
      /** Whether both models came to rest. */
      readonly converged: boolean;
      /** The parameters of the purchases: r, α, a and b. */
      readonly purchases: readonly [r: number, alpha: number, a: number, b: number];
      /** The parameters of the spend: p, q and γ. */
      readonly spend: readonly [p: number, q: number, gamma: number];
    }
  > {
  readonly of: Subject;
}

/** Anything found about customers. */
export type CustomerRelated = CustomerGroup | NoNaturalGroups | CohortRetentionFinding | CohortPaybackFinding | LifetimeValueModel;
