// What a deal of Pipedrive holds besides what all deals hold, and how deals are mapped.
import type { Deal } from '../../model/deal/deal.ts';
import type { CustomFields } from '../custom.ts';

/** A deal of Pipedrive. Its `stage` and `pipeline` are identifiers, its `salesperson` the identifier of the owner. */
export interface PipedriveDeal extends Deal {
  /** Its title. */
  readonly name: string | null;
  /** The name of its owner, where it is given. */
  readonly ownerName: string | null;
  /** The name of its organization, where it is given. */
  readonly organizationName: string | null;
  /** The person it is with. */
  readonly personId: string | null;
  /** The name of its stage, where the stages were given. */
  readonly stageLabel: string | null;
  /** The name of its pipeline, where the stages were given. */
  readonly pipelineLabel: string | null;
  /** How it was made, `origin`. */
  readonly source: string | null;
  /** When it was won for the first time: before `closedAt` where it was opened again. */
  readonly firstWonAt: string | null;
  /** When its stage was last changed. */
  readonly stageChangedAt: string | null;
  /** When it was last changed. */
  readonly updatedAt: string | null;
}

/** Why records of Pipedrive are left out. */
export type PipedriveExclusion = 'deleted' | 'archived';

/** How deals are mapped; `fields` names fields of theirs, those of your own by their keys of 40 digits. */
export interface PipedriveDealOptions<F extends string = string> extends CustomFields<F> {
  /** The answer of `/stages`: their names, and the chances of deals that do not say their own. */
  readonly stages?: unknown;
  /** Answers of `/deals/{id}/flow` or `/deals/{id}/changelog`, by the identifier of the deal: `{ 7: answer }`, each a page or a list of pages. */
  readonly history?: Readonly<Record<string, unknown>> | undefined;
  /** When a deal that was opened again counts as won: the last time (default, `won_time`) or the `first` (`first_won_time`). */
  readonly wonAt?: 'last' | 'first' | undefined;
}
