// What an opportunity holds besides what all deals hold, and how opportunities are mapped.
import type { Amount } from '../../decimal.ts';
import type { Deal, DealType } from '../../model/deal/deal.ts';
import type { CustomFields } from '../custom.ts';

/** An opportunity. Its `salesperson` is the identifier of the owner, its `campaign` that of the campaign. */
export interface SalesforceDeal extends Deal {
  /** Its name. */
  readonly name: string | null;
  /** The name of its owner, `Owner.Name`. */
  readonly ownerName: string | null;
  /** The name of its account, `Account.Name`. */
  readonly accountName: string | null;
  /** Where it came from, `LeadSource`. */
  readonly source: string | null;
  /** Its `Type`, as it is written. */
  readonly dealType: string | null;
  /** `Omitted`, `Pipeline`, `BestCase`, `MostLikely`, `Forecast` or `Closed`. */
  readonly forecastCategory: string | null;
  /** What your organisation calls that category. */
  readonly forecastCategoryName: string | null;
  /** Its value times its chance, `ExpectedRevenue`, as Salesforce works it out. */
  readonly expectedRevenue: Amount | null;
  /** The fiscal year of its close date, by the calendar of your organisation. */
  readonly fiscalYear: Amount | null;
  /** The fiscal quarter of its close date, 1 to 4. */
  readonly fiscalQuarter: Amount | null;
  /** Its record type, which tells the sales process: it is the `pipeline` too. */
  readonly recordTypeId: string | null;
  /** When its stage was last changed. */
  readonly stageChangedAt: string | null;
  /** When it was last changed. */
  readonly updatedAt: string | null;
}

/** Why records of Salesforce are left out: `otherKind` are sums and records of other objects. */
export type SalesforceExclusion = 'deleted' | 'merged' | 'otherKind';

/** How opportunities are mapped; `fields` names fields of theirs, such as `Region__c` or `Account.Industry`. */
export interface SalesforceDealOptions<F extends string = string> extends CustomFields<F> {
  /** Records of OpportunityHistory or OpportunityFieldHistory, in any order, beside those that opportunities hold themselves (sub-queries). Field history is kept for a limited time: it may begin late. */
  readonly history?: unknown;
  /** Records of OpportunityStage: what the stages of the history mean. */
  readonly stages?: unknown;
  /** What the words of `Type` stand for; the default knows the words that Salesforce comes with. */
  readonly dealTypes?: Readonly<Record<string, DealType>> | undefined;
}

/** Words of `Type` that Salesforce comes with and that say which it is. */
export const dealTypes: Readonly<Record<string, DealType>> = {
  'New Customer': 'new',
  'New Business': 'new',
  'Existing Customer - Upgrade': 'expansion',
};
