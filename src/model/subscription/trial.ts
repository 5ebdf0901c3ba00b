// A trial of a subscription and what became of it.
import type { FieldType } from '../../expr/node.ts';
import type { DateInput, Dimensions } from '../dimension.ts';
import { type Fields, fields } from '../field.ts';

/** A trial, and when it was first paid for. */
export interface Trial extends Dimensions {
  /** Identifier of the subscription. */
  readonly id: string;
  /** Who tries. */
  readonly customerId: string;
  /** When the trial began. */
  readonly start: DateInput;
  /** When it ends or ended. */
  readonly end?: DateInput | null | undefined;
  /** From when the subscription was paid for; missing: not, or not yet. */
  readonly convertedAt?: DateInput | null | undefined;
}

/** Records that indicators of trials read. */
export interface TrialData {
  /** Trials: `subscriptionPeriods` makes them of subscriptions. */
  readonly trials: Trial;
}

const trialTypes = { id: 'key', customerId: 'key', start: 'date', end: 'date', convertedAt: 'date' } as const satisfies Partial<
  Record<keyof Trial, FieldType>
>;

/** The fields of a trial, for formulas; totals are placed by its start. */
export const trial: Fields<'trials', Trial, typeof trialTypes> = /* @__PURE__ */ fields<Trial>()('trials', trialTypes, 'start');
