// The means of a goal as plain numbers: open deals, money to spend, people. All amounts are in the currency of the goal.
import type { Amount, Decimal } from '../../decimal.ts';
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import { amountOrThrow } from './amounts.ts';

/** Open deals that may still be won within the days of the goal. */
export interface PipelineMeans {
  /** Their value: in full, or weighted by the chances of each (then `winRate` is 1). */
  readonly openValue?: Amount | null | undefined;
  /** Which share of such value is won, 0 to 1. */
  readonly winRate?: Amount | null | undefined;
  /** What is still missing to the target. */
  readonly remaining?: Amount | null | undefined;
}

/** Money to win customers. */
export interface BudgetMeans {
  /** How much there is. */
  readonly budget?: Amount | null | undefined;
  /** What a new customer costs, above 0: see `acquisitionCost`. */
  readonly costPerCustomer?: Amount | null | undefined;
  /** How many new customers it takes. */
  readonly needed?: Amount | null | undefined;
}

/** People who do the work. */
export interface CapacityMeans {
  /** How many, above 0. */
  readonly people?: Amount | null | undefined;
  /** How many deals it takes of all of them, in the days of the goal. */
  readonly needed?: Amount | null | undefined;
  /** How many deals a person had, in the past, in as many days: one number a person and stretch of days, 8 or more. */
  readonly pastPerPerson?: readonly number[] | null | undefined;
}

/**
 * What a goal is to be reached with. What is left out is not known, and neither is then whether the goal is realistic; null says that
 * the goal does not depend on it.
 */
export interface GoalMeans {
  /** Open deals. */
  readonly pipeline?: PipelineMeans | null | undefined;
  /** Money to win customers. */
  readonly budget?: BudgetMeans | null | undefined;
  /** People. */
  readonly capacity?: CapacityMeans | null | undefined;
}

type Amounts<M> = { readonly [K in Exclude<keyof M, 'pastPerPerson'>]: Decimal | null };

/** The means as they were read: undefined where nobody said, null where nothing depends on it. */
export interface Means {
  readonly pipeline: Amounts<PipelineMeans> | null | undefined;
  readonly budget: Amounts<BudgetMeans> | null | undefined;
  readonly capacity: (Amounts<CapacityMeans> & { readonly pastPerPerson: readonly number[] | null }) | null | undefined;
}

/** Reads the means. */
export function readMeans(given: GoalMeans | null | undefined): Means {
  const { pipeline, budget, capacity } = objectIn(given ?? {}, ['pipeline', 'budget', 'capacity'], ['means']);
  return {
    pipeline: pipeline && amounts(pipeline, ['openValue', 'winRate', 'remaining'], 'pipeline'),
    budget: budget && amounts(budget, ['budget', 'costPerCustomer', 'needed'], 'budget'),
    capacity: capacity && {
      ...amounts(objectIn(capacity, ['people', 'needed', 'pastPerPerson'], ['means', 'capacity']), ['people', 'needed'], 'capacity', [
        'pastPerPerson',
      ]),
      pastPerPerson: numbersIn(capacity.pastPerPerson),
    },
  };
}

function objectIn<O extends object>(given: O, names: readonly string[], path: readonly string[]): O {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new KpiError('bad-argument', `${path.join(' ')} is ${excerpt(given)}`, `give { ${names.join(', ')} }`, path);
  refuseUnknown(given, names, path);
  return given;
}

function amounts<N extends string>(
  given: { readonly [K in N]?: Amount | null | undefined },
  names: readonly N[],
  of: string,
  more: readonly string[] = [],
): { readonly [K in N]: Decimal | null } {
  objectIn(given, [...names, ...more], ['means', of]);
  const read = (name: N): Decimal | null => {
    const amount = amountOrThrow(given[name], ['means', of, name], 'zero');
    const [isDivisor, isShare] = [name === 'costPerCustomer' || name === 'people', name === 'winRate'];
    if ((isDivisor && amount?.isZero()) || (isShare && amount?.gt(1)))
      throw new KpiError(
        'bad-argument',
        `means ${of} ${name} is ${amount}`,
        isShare ? 'give a share: 0.25 is 25 %' : 'give a number above 0',
        ['means', of, name],
      );
    return amount;
  };
  return Object.fromEntries(names.map((name) => [name, read(name)])) as { readonly [K in N]: Decimal | null };
}

function numbersIn(given: readonly number[] | null | undefined): readonly number[] | null {
  if (given === undefined || given === null) return null;
  if (!Array.isArray(given) || !given.every((one) => typeof one === 'number' && Number.isFinite(one) && one >= 0))
    throw new KpiError('bad-argument', `pastPerPerson is ${excerpt(given)}`, 'give a list of numbers from 0', [
      'means',
      'capacity',
      'pastPerPerson',
    ]);
  return given;
}
