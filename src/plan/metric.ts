// What an indicator is to the machinery: a name, a unit and a formula.
import type { Formula } from '../expr/value.ts';
import type { Grain } from '../period/grain.ts';

/**
 * What a value is measured in: `ratio` is a fraction of one, `points` the difference of two ratios, `score` a figure on a scale
 * of its own such as −100 to 100, `number` a plain quotient such as orders per customer.
 */
export type Unit = 'money' | 'count' | 'quantity' | 'ratio' | 'points' | 'score' | 'days' | 'months' | 'number';

/** Which way is good. */
export type Direction = 'higher' | 'lower' | 'neutral';

/** How a value rolls up: which further sums are right. */
export type Additivity = 'additive' | 'semi-additive' | 'distinct' | 'ratio' | 'order-stat' | 'derived';

/** A text for readers, in each language of the library. */
export interface Label {
  /** In English. */
  readonly en: string;
  /** In French. */
  readonly fr: string;
}

/**
 * How long the records of a cohort need to show what becomes of them: so many days behind the period in which they began, or so
 * many whole periods behind the one in which it ended.
 */
export type Maturity =
  | number
  | {
      /** How many whole periods of `every`. */
      readonly periods: number;
      /** The length of these periods. */
      readonly every: Grain;
    };

/** An indicator as data; `D` is the records it reads, `V` the type of its value. */
export interface Metric<Id extends string = string, D = never, V = unknown> {
  /** The name by which it stands in tables: the same as its export. */
  readonly id: Id;
  /** The name for readers. */
  readonly label: Label;
  /** What a value is measured in. */
  readonly unit: Unit;
  /** Which way is good. */
  readonly better: Direction;
  /** How values roll up over periods and segments. */
  readonly additivity: Additivity;
  /** Where the definition comes from. */
  readonly source: string | null;
  /** The definition, as plain JSON. */
  readonly formula: Formula<D>;
  /** For a cohort: the time its records need to show what becomes of them; until then there is no answer (`immature-cohort`). */
  readonly maturity?: Maturity | undefined;
  /** The type of a value; never set. */
  readonly '~value'?: V;
}

/** The records that a metric reads, by kind. */
export type DataRead<M> = M extends Metric<string, infer D, unknown> ? D : never;
