// What a deal of HubSpot holds besides what all deals hold, and how deals are mapped.
import type { Amount } from '../../decimal.ts';
import type { Deal, DealType } from '../../model/deal/deal.ts';
import type { CustomFields } from '../custom.ts';

/** A deal of HubSpot. Its `stage` and `pipeline` are identifiers, its `salesperson` the identifier of the owner. */
export interface HubspotDeal extends Deal {
  /** Its name. */
  readonly name: string | null;
  /** The name of its owner, where the owners were given. */
  readonly ownerName: string | null;
  /** The name of its stage, where the pipelines were given. */
  readonly stageLabel: string | null;
  /** The name of its pipeline, where the pipelines were given. */
  readonly pipelineLabel: string | null;
  /** Where it came from, `hs_analytics_source`. */
  readonly source: string | null;
  /** Its `dealtype`, as it is written. */
  readonly dealType: string | null;
  /** Why it was won. */
  readonly wonReason: string | null;
  /** When somebody last spoke with the customer, `notes_last_contacted`. */
  readonly lastContactedAt: string | null;
  /** When it was last changed. */
  readonly updatedAt: string | null;
  /** Its value in the currency of the portal. */
  readonly homeAmount: Amount | null;
  /** What HubSpot counts for it once it is won, `hs_closed_amount`. */
  readonly closedAmount: Amount | null;
  /** Its value times its chance, `hs_projected_amount`, as HubSpot works it out. */
  readonly projectedAmount: Amount | null;
  /** Annual contract value. */
  readonly acv: Amount | null;
  /** Annual recurring revenue. */
  readonly arr: Amount | null;
  /** Monthly recurring revenue. */
  readonly mrr: Amount | null;
  /** Total contract value. */
  readonly tcv: Amount | null;
  /** The people it is with. */
  readonly contactIds: readonly string[];
}

/** Why deals of HubSpot are left out. */
export type HubspotExclusion = 'deleted' | 'archived';

/** How deals of HubSpot are mapped; `fields` names properties. */
export interface HubspotDealOptions<F extends string = string> extends CustomFields<F> {
  /** The answer of the pipelines API: names and chances of the stages, and what they mean for deals that do not say it themselves. */
  readonly pipelines?: unknown;
  /** The answer of the owners API: the names of owners. */
  readonly owners?: unknown;
  /** Which amount counts: that of the deal in its own currency (default), or `home`, in the currency of the portal, which `currency` names. */
  readonly amount?: 'deal' | 'home' | undefined;
  /** What the words of `dealtype` stand for. Default `{ newbusiness: 'new' }`: existing business may be a renewal or an expansion. */
  readonly dealTypes?: Readonly<Record<string, DealType>> | undefined;
}
