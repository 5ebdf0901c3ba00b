// How much pipeline is enough: the coverage that a win rate asks for.
import { Decimal, exactText, readExact } from '../../decimal.ts';
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';

/** A share from 0 to 1, also as an indicator gives it: null where there is no answer. */
type ShareGiven = number | string | Decimal | null;

/** What the coverage of a pipeline depends on. */
export interface CoverageAssumptions {
  /** The share of the open pipeline of a period that is won in it, by value: 0.2 is one in five. */
  readonly winRate: ShareGiven;
  /** The share of what a period brings that comes from deals created in it; 0 unless given. */
  readonly createAndCloseShare?: ShareGiven | undefined;
}

/** A coverage, or why there is none. */
export interface RequiredCoverage {
  /** Threefold is 3; null where there is no answer. */
  readonly value: Decimal | null;
  /** Why there is none: a share is not known, or nothing is ever won; null when there is one. */
  readonly reason: 'missing-input' | 'zero-denominator' | null;
}

/**
 * The pipeline coverage that is enough to reach what is missing to a target: hold `pipelineCoverage` against it.
 *
 * (1 − share created and closed in the period) ÷ win rate, to 40 digits. Of a share that is not known it is not known either; of a
 * win rate of 0 no pipeline is enough (`zero-denominator`). Deals that slip into the next period are not won in this one: a win rate
 * of closed deals alone asks for too little.
 *
 * @throws {KpiError} bad-argument — for anything but shares from 0 to 1; unknown-option
 * @source https://sellingsherpa.com/index.php/2021/12/30/pipeline-coverage-treasure-or-trash
 * @see pipelineCoverage, winRate
 * @example
 * ```ts
 * import { requiredCoverage } from 'sales-kpi';
 * requiredCoverage({ winRate: 0.2 }) // => { value: 5, reason: null }
 * requiredCoverage({ winRate: 0.2, createAndCloseShare: 0.3 }) // => { value: 3.5, reason: null }
 * ```
 */
export function requiredCoverage(assumptions: CoverageAssumptions): RequiredCoverage {
  refuseUnknown(assumptions, ['winRate', 'createAndCloseShare']);
  const { winRate, createAndCloseShare = 0 } = assumptions;
  const [won, early] = [readShare(winRate, 'winRate'), readShare(createAndCloseShare, 'createAndCloseShare')];
  if (won === null || early === null) return { value: null, reason: 'missing-input' };
  if (won.isZero()) return { value: null, reason: 'zero-denominator' };
  return { value: new Decimal(1).minus(early).div(won), reason: null };
}

function readShare(given: ShareGiven, name: string): Decimal | null {
  if (given === null) return null;
  const isDecimal = Decimal.isDecimal(given);
  const share = isDecimal ? given : decimalIn(given);
  if (share?.gte(0) && share.lte(1)) return share;
  const text = excerpt(isDecimal ? given.toNumber() : given);
  throw new KpiError('bad-argument', `${name} is ${text}`, 'give a share from 0 to 1, such as 0.2', [name]);
}

function decimalIn(given: unknown): Decimal | null {
  const exact = readExact(given);
  return typeof exact === 'string' ? null : new Decimal(exactText(exact));
}
