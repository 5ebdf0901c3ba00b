// The words of charts: titles, what axes and legends are called, what has to be said, and the text for those who do not see the picture.
import type { Grain } from '../period/grain.ts';

/** The kinds of charts. */
export type ChartKind = 'line' | 'bar' | 'share' | 'waterfall' | 'cohort' | 'pareto' | 'funnel' | 'bullet' | 'sparkline';

/** What has to be said beside a chart. */
export type ChartNoteCode =
  | 'no-values'
  | 'no-answer'
  | 'running-period'
  | 'partial-period'
  | 'not-over'
  | 'not-whole'
  | 'gaps'
  | 'periods-left-out'
  | 'segments-left-out'
  | 'columns-left-out'
  | 'without-value'
  | 'other-unknown'
  | 'negative-parts'
  | 'out-of-range'
  | 'diamonds'
  | 'bands'
  | 'not-from-zero'
  | 'change-alone'
  | 'immature'
  | 'above-the-step-before'
  | 'goals-left-out'
  | 'off-the-scale';

/** The words of charts. What stands in braces is filled in. */
export interface ChartWords {
  /** What each kind of chart is called. */
  readonly kinds: Readonly<Record<ChartKind, string>>;
  /** What has to be said, with `{detail}`: which period, how many. */
  readonly notes: Readonly<Record<ChartNoteCode, string>>;
  /** Why a change has no parts; all other reasons are among the words of reports. */
  readonly reasons: Readonly<Record<'not-additive' | 'unequal-factors' | 'not-positive', string>>;
  /** The lengths of periods, behind "by". */
  readonly grains: Readonly<Record<Grain, string>>;
  /** The short name of a week: `W{week} {year}`. */
  readonly week: string;
  /** An age of a cohort in a unit of periods: `{unit} {age}`. */
  readonly age: string;
  /** A title: `{name} by {what}`. */
  readonly by: string;
  /** Behind a colon: `{name}: {what}`. */
  readonly colon: string;
  /** The title of a change: `{name}: {from} to {to}`. */
  readonly change: string;
  /** The title of parts of a whole: `{name}: shares by {what}`. */
  readonly shares: string;
  /** The title of a Pareto chart: `{name}: concentration by {what}`. */
  readonly concentration: string;
  /** The title of cohorts: `Retention by cohort`, by what is shown of them. */
  readonly cohorts: string;
  /** The title of steps from the first to the last: `From {first} to {last}`. */
  readonly steps: string;
  /** The title of several goals. */
  readonly goals: string;
  /** What is told of a cohort. */
  readonly cohortValues: Readonly<Record<'customers' | 'revenue' | 'cumulativeRevenue' | 'margin' | 'cumulativeMargin', string>>;
  /** The share of the customers of a cohort who are still there. */
  readonly retention: string;
  /** Behind what is told of a cohort, per customer. */
  readonly perCustomer: string;
  /** Names of what is drawn: rows of tool tips, entries of legends. */
  readonly names: Readonly<
    Record<
      | 'period'
      | 'series'
      | 'value'
      | 'segment'
      | 'share'
      | 'runningShare'
      | 'class'
      | 'part'
      | 'cohort'
      | 'age'
      | 'customers'
      | 'step'
      | 'goal'
      | 'actual'
      | 'expected'
      | 'target'
      | 'minimum'
      | 'stretch'
      | 'status'
      | 'forecast'
      | 'running'
      | 'anomaly'
      | 'newLevel'
      | 'increase'
      | 'decrease'
      | 'total'
      | 'before'
      | 'after'
      | 'ofTarget',
      string
    >
  >;
  /** All other segments, `{count}` of them. */
  readonly other: string;
  /** A class of a Pareto chart: `class {class}`. */
  readonly className: string;
  /** A value of a goal: `{value} of {target}`. */
  readonly ofGoal: string;
  /** The share that all before reach: `{share} of the total`. */
  readonly ofTotal: string;
  /** A step against the one before: `{share} of the step before`. */
  readonly ofStepBefore: string;
  /** Against the first: `{share} of the first`. */
  readonly ofFirst: string;
  /** The beginning of a description: `{kind}: {title}.` */
  readonly described: string;
  /** The course of a series: `{name}, {from} to {to}: last {last}, lowest {low} ({lowAt}), highest {high} ({highAt}).` */
  readonly course: string;
  /** A forecast: `Forecast for {period}: {mean}.` */
  readonly forecastOf: string;
  /** With its interval: `{mean} ({low} to {high})`. */
  readonly interval: string;
  /** Values out of the ordinary: `Out of the ordinary: {list}.` */
  readonly anomalies: string;
  /** New levels: `New level from: {list}.` */
  readonly newLevels: string;
  /** What a chart shows, the largest first: `The largest: {list}.` */
  readonly largest: string;
  /** Everything in its order: `{list}.` */
  readonly list: string;
  /** A change: `From {from} to {to}: {change}.` */
  readonly fromTo: string;
  /** Cohorts: `{count} cohorts; of all that are old enough, {list}.` */
  readonly cohortMeans: string;
  /** How many make most of it: `{count} of {all} make {share}.` */
  readonly fewMake: string;
}
