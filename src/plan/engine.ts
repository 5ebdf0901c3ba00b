// What other engines than the one in memory offer: answers to plans, some time later. A source carries its engine, so that
// asking records in memory brings no code of any other.

import type { Node } from '../expr/node.ts';
import type { Day } from '../period/civil.ts';
import type { Answer, Plan } from './plan.ts';
import type { States } from './states.ts';

/** The first and last day on which there are records; null without any. */
export type DayEnds = { readonly from: Day; readonly to: Day } | null;

/** Answers plans from records that are not in memory. */
export interface Engine {
  /**
   * The days between which the records of a kind lie.
   *
   * @throws {KpiError} needs-range — when the records can be read only once
   */
  extent(kind: string, at: Node, timeZone: string): Promise<DayEnds>;
  /** The answers to all plans of a question, in their order. */
  answers(plans: readonly Plan[]): Promise<readonly Answer[]>;
  /** The mergeable states behind the answers, in their order, where the engine has them; a database has not. */
  states?(plans: readonly Plan[]): Promise<readonly States[]>;
}

/** Marks a source that brings its engine, also across copies of the library. */
export const engine: unique symbol = Symbol.for('sales-kpi/engine');

declare const holds: unique symbol;

/** Records that an engine reads: a database, a stream of batches. */
export interface EngineSource<D> {
  /** @internal */
  readonly [engine]: Engine;
  /** The records by kind; a type only. */
  readonly [holds]?: D;
}

/** Whether something brings its engine. */
export function isEngineSource(data: unknown): data is EngineSource<unknown> {
  return typeof data === 'object' && data !== null && engine in data;
}
