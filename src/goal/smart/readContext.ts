// Reads what an assessment is made of.
import { excerpt, isKpiError, KpiError, refuseUnknown } from '../../error.ts';
import { type AsOf, type AsOfPoint, readAsOf } from '../../period/asOf.ts';
import { formatDay } from '../../period/civil.ts';
import { type Grain, grains } from '../../period/grain.ts';
import { countOrThrow } from '../../stat/arguments.ts';
import type { SeriesInput } from '../../trend/seriesShape.ts';
import { goal as readGoal } from '../goal.ts';
import type { GoalInput } from '../goalInput.ts';
import type { Goal } from '../goalShape.ts';
import { type Landing, landing } from '../landing.ts';
import type { Context } from './context.ts';
import { type Draft, type GoalDraft, readDraft } from './draft.ts';
import { type GoalMeans, readMeans } from './means.ts';
import { type Told, toldBy } from './told.ts';

/** What is known beside the goal and its history. What is left out is unknown, and never taken to be well. */
export interface AssessOptions {
  /** All other goals there are: an empty list says that there are none. */
  readonly others?: readonly Goal[] | null | undefined;
  /** With what it is to be reached. */
  readonly means?: GoalMeans | null | undefined;
  /** Up to when records are known; the day of the assessment. */
  readonly asOf?: AsOf | undefined;
  /** Of what is counted once over all days, such as orders: whether each stands in one period only, so that periods add up. */
  readonly addsUp?: boolean | undefined;
  /** Whether a goal may go where its indicator gets worse. */
  readonly force?: boolean | undefined;
  /** How many days it takes until what is done shows, such as the cycle of sales; null for none. Read where the indicator has no maturity. */
  readonly cycleDays?: number | null | undefined;
  /** How often one looks at it: a week unless given. */
  readonly checkInEvery?: Grain | undefined;
  /** How many goals someone may have at once: 7 unless given. */
  readonly mostGoals?: number | undefined;
}

const MOST_GOALS = 7;

/** What the checks read, from what was given. */
export function contextOf(given: GoalDraft, history: SeriesInput<object> | null | undefined, options: AssessOptions): Context {
  refuseUnknown(options, ['others', 'means', 'asOf', 'addsUp', 'force', 'cycleDays', 'checkInEvery', 'mostGoals']);
  const { others, cycleDays, checkInEvery = 'week', mostGoals = MOST_GOALS } = options;
  const draft = readDraft(given);
  const asOf = options.asOf === undefined ? null : readAsOf(options.asOf, draft.calendar);
  refuseLater(draft, asOf);
  if (others !== undefined && others !== null && !Array.isArray(others))
    throw new KpiError('bad-argument', `others are ${excerpt(others)}`, 'give a list of goals', ['others']);
  if (!grains.includes(checkInEvery))
    throw new KpiError('bad-argument', `checkInEvery is ${excerpt(checkInEvery)}`, `one of ${grains.join(', ')}`, ['checkInEvery']);
  const told = toldBy(history, draft, options.asOf, options.addsUp === true);
  return {
    draft,
    told,
    others: others?.map((other) => readGoal(other)) ?? null,
    means: readMeans(options.means),
    landing: landingOf(given, told, options),
    asOf,
    isForced: options.force === true,
    cycleDays: cycleDays === undefined || cycleDays === null ? cycleDays : countOrThrow(cycleDays, 'cycleDays'),
    checkInEvery,
    mostGoals: countOrThrow(mostGoals, 'mostGoals', 1),
  };
}

function refuseLater({ createdAt }: Draft, asOf: AsOfPoint | null): void {
  if (createdAt === null || asOf === null || createdAt <= asOf.day) return;
  throw new KpiError('bad-argument', `a goal set on ${formatDay(createdAt)}, looked at on ${formatDay(asOf.day)}`, 'give a later asOf', [
    'asOf',
  ]);
}

/** Null of a draft that is no goal yet: which part it lacks is told by other checks. */
function landingOf(given: GoalDraft, { past }: Told, { asOf, addsUp }: AssessOptions): Landing | null {
  if (past === null) return null;
  let whole: Goal;
  try {
    const said = Object.entries(given).filter(([, value]) => value !== null);
    whole = readGoal({ id: 'draft', ...Object.fromEntries(said) } as unknown as GoalInput);
  } catch (error) {
    if (isKpiError(error)) return null;
    throw error;
  }
  return landing(whole, past.input, { asOf, addsUp: addsUp === true });
}
