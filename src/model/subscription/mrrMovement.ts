// How the recurring revenue of a customer changed from the start of a period to its end.
import type { Amount } from '../../decimal.ts';
import type { FieldType } from '../../expr/node.ts';
import type { Grain } from '../../period/grain.ts';
import type { Dimensions } from '../dimension.ts';
import { type Fields, fields } from '../field.ts';

/**
 * What a customer did between the start and the end of a period: paid for the first time (`new`), again after an absence
 * (`reactivation`), more, less, the same (`none`), no longer (`churn`), or only in between (`passing`).
 */
export type MovementKind = 'new' | 'reactivation' | 'expansion' | 'contraction' | 'churn' | 'none' | 'passing';

/**
 * Why recurring revenue moved without a customer being won or lost: a subscription is paused, it is paid for again after a
 * pause, or another took its place on the same day.
 */
export type MovementCause = 'pause' | 'resume' | 'migration';

/**
 * The movement of one customer in one period and currency. Amounts are per year, as those of subscription periods:
 * `opening` + `new` + `reactivation` + `expansion` + `contraction` + `churn` = `closing`.
 */
export interface MrrMovement extends Dimensions {
  /** Identifier of the row. */
  readonly id: string;
  /** Who pays. */
  readonly customerId: string;
  /** The first day of the period, as far as the range reaches. */
  readonly date: string;
  /** The length of the period: the same changes are other movements over a month and over a year. */
  readonly grain: Grain;
  /** The first day of the stretch that was compared; before `date` where it reaches back. */
  readonly since: string;
  /** What the customer did. */
  readonly movement: MovementKind;
  /** Why, where all that moved it this way had that one cause; null otherwise, so that a pause beside a cancellation is a loss. */
  readonly cause: MovementCause | null;
  /** Paid at the start. */
  readonly opening: Amount;
  /** Paid at the end. */
  readonly closing: Amount;
  /** The smaller of both: what was kept. */
  readonly retained: Amount;
  /** Gained from a customer who never paid before. */
  readonly new: Amount;
  /** Gained from one who paid before, and not at the start. */
  readonly reactivation: Amount;
  /** Gained from one who paid at the start. */
  readonly expansion: Amount;
  /** Lost from one who still pays; 0 or less. */
  readonly contraction: Amount;
  /** Lost from one who does not pay any more; 0 or less. */
  readonly churn: Amount;
  /** How often the customer began to pay in between, the first time and again. */
  readonly joins: number;
  /** How often the customer stopped paying in between. */
  readonly leaves: number;
  /** ISO 4217 code of the amounts. */
  readonly currency: string | null;
}

/** Records that indicators of movements read. */
export interface MrrMovementData {
  /** Movements: `mrrMovements` makes them of periods. */
  readonly movements: MrrMovement;
}

const movementTypes = {
  id: 'key',
  customerId: 'key',
  date: 'date',
  grain: 'key',
  since: 'date',
  movement: 'key',
  cause: 'key',
  opening: 'money',
  closing: 'money',
  retained: 'money',
  new: 'money',
  reactivation: 'money',
  expansion: 'money',
  contraction: 'money',
  churn: 'money',
  joins: 'number',
  leaves: 'number',
  currency: 'key',
} as const satisfies Partial<Record<keyof MrrMovement, FieldType>>;

/** The fields of a movement, for formulas. */
export const movement: Fields<'movements', MrrMovement, typeof movementTypes> = /* @__PURE__ */ fields<MrrMovement>()(
  'movements',
  movementTypes,
);
