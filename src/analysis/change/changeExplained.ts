// Why an indicator changed, as it is answered.
import type { Decimal } from '../../decimal.ts';
import type { Subject } from '../../query/finding.ts';
import type { NoChange } from './ends.ts';
import type { ChangeRelated } from './findings.ts';
import type { ChangePart, Effect } from './part.ts';
import type { Convention } from './question.ts';

/** Why an indicator changed. */
export interface ChangeExplained {
  /** The indicator. */
  readonly of: Subject;
  /** How the change is shared out. */
  readonly convention: Convention;
  /** The periods of both ends: two days each, half-open, or the name of a period. */
  readonly periods: readonly [from: string, to: string];
  /** The value before; null without an answer. */
  readonly from: Decimal | null;
  /** The value after. */
  readonly to: Decimal | null;
  /** The second less the first. */
  readonly change: Decimal | null;
  /** The change as a share of the value before; null where that is not above 0. */
  readonly relative: Decimal | null;
  /**
   * Why there is no answer; null when there is one. `not-additive`: the values of the segments do not add up;
   * `unequal-factors`: the factors or flows do not make the value; `not-positive`: LMDI over a value that is not above 0.
   */
  readonly reason: NoChange | null;
  /** The parts, the largest first; those of nothing are left out. They add up to the change exactly. */
  readonly parts: readonly ChangePart[];
  /** What all parts of an effect come to; they add up to the change as well. */
  readonly effects: Readonly<Partial<Record<Effect, Decimal>>>;
  /** What is worth a sentence. */
  readonly findings: readonly ChangeRelated[];
}
