// What formulas of cohorts are made of: customers by the period of their first order.
import { excerpt, KpiError } from '../../error.ts';
import { and, eq, gte, reached } from '../../expr/condition.ts';
import { count, countDistinct } from '../../expr/total.ts';
import { type Formula, ratio, type Value } from '../../expr/value.ts';
import type { Grain } from '../../period/grain.ts';
import { type JourneyData, journey } from './customerJourneys.ts';

/** Where the definitions come from. */
export const COHORTS = 'Cohorts by first purchase: Fader and Hardie, CDNOW data';

/** Which cell of the triangle of cohorts is asked. */
export interface CohortAge<N extends number = number, G extends Grain = Grain> {
  /** How many periods after that of the first order, whole and from 0. */
  readonly after: N;
  /** How long the periods are, as the journeys were made with; months unless given. */
  readonly every?: G | undefined;
}

/** Customers of the cohort: each has one first order. Journeys made with other periods are not in it. */
export const cohortOf = (every: Grain): Formula<JourneyData> =>
  count(journey.id, { where: and(eq(journey.every, every), eq(journey.sequence, 1)) });

const active = (every: Grain, passes: Value<boolean, JourneyData>): Formula<JourneyData> =>
  countDistinct(journey.customerId, { where: and(eq(journey.every, every), passes) });

/** The share of the cohort that ordered at an age. */
export const classic = (every: Grain, after: number): Formula<JourneyData> => ratio(active(every, eq(journey.age, after)), cohortOf(every));

/** The share of the cohort that ordered at an age or later; orders behind `asOf` are not yet known. */
export const unbounded = (every: Grain, after: number): Formula<JourneyData> =>
  ratio(active(every, and(gte(journey.age, after), reached(journey.date))), cohortOf(every));

const units: Readonly<Record<Grain, readonly [one: string, en: string, un: string, fr: string]>> = {
  day: ['day', 'days', 'jour', 'jours'],
  week: ['week', 'weeks', 'semaine', 'semaines'],
  month: ['month', 'months', 'mois', 'mois'],
  quarter: ['quarter', 'quarters', 'trimestre', 'trimestres'],
  half: ['half-year', 'half-years', 'semestre', 'semestres'],
  year: ['year', 'years', 'an', 'ans'],
};

/** The name and the words of an age. */
interface AgeWords {
  readonly every: Grain;
  readonly name: string;
  readonly en: string;
  readonly fr: string;
}

/** Refuses an age that is none. */
export function ageOf({ after, every = 'month' }: CohortAge): AgeWords {
  if (!Number.isSafeInteger(after) || after < 0)
    throw new KpiError('bad-argument', `a cohort after ${excerpt(after)} periods`, 'give a whole number from 0', ['after']);
  if (!Object.hasOwn(units, every))
    throw new KpiError('bad-argument', `${excerpt(every)} is not a period`, `the periods are ${Object.keys(units).join(', ')}`, ['every']);
  const [one, en, un, fr] = units[every];
  return {
    every,
    name: `${every.charAt(0).toUpperCase()}${every.slice(1)}${after}`,
    en: `${after} ${after === 1 ? one : en}`,
    fr: `${after} ${after < 2 ? un : fr}`,
  };
}
