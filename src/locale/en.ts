// English.

import type { AlertAbout } from '../alert/about.ts';
import { reasonText } from '../model/reason.ts';
import { changeOf, expectedOf, type LimitWords, limitOf } from './alerts.ts';
import type { ChartWords } from './chartWords.ts';
import { headed, type Locale, partName } from './locale.ts';
import type { Writing } from './numbers.ts';
import { seasonEffect, slopeRange } from './series.ts';
import { goalAmount, goalWay, smartSaid } from './smartSaid.ts';
import type { SmartFindingOf, SmartSentences, SmartWords } from './smartWords.ts';
import { offBy, slopeOfSegment, valuesOf } from './values.ts';

// Why a series is not forecast.
const reasons = {
  'no-data': 'there are no values',
  'small-sample': 'there are too few values',
  'too-many-gaps': 'more than a tenth of the periods have no value',
  'horizon-too-long': 'it was asked for further ahead than the past tells',
  'mixed-currency': 'the values are of several currencies',
  'zero-denominator': 'what it is divided by is expected to be 0',
  'number-out-of-range': 'the numbers are too large',
} as const;

// Why the last value of a series is not judged.
const unjudged = {
  'no-data': 'there is none',
  'small-sample': 'there are too few before it',
  'missing-value': 'it is missing',
  'mixed-currency': 'it is of several currencies',
  'no-spread': 'those before it leave nothing to chance',
  'possibly-incomplete': 'its period may not be over',
  'number-out-of-range': 'the numbers are too large',
} as const;

// So many periods.
const units = { day: 'days', week: 'weeks', month: 'months', quarter: 'quarters', half: 'half-years', year: 'years' } as const;

// The change of a period.
const each = { day: 'a day', week: 'a week', month: 'a month', quarter: 'a quarter', half: 'a half-year', year: 'a year' } as const;

// What a value of an alert is.
const limits: LimitWords = {
  above: (limit) => `more than ${limit}`,
  below: (limit) => `less than ${limit}`,
  atLeast: (limit) => `at least ${limit}`,
  atMost: (limit) => `at most ${limit}`,
  between: (limit, upTo) => `between ${limit} and ${upTo}`,
  outside: (limit, upTo) => `not between ${limit} and ${upTo}`,
};

// For so many periods.
const inARow = ({ forPeriods, since }: AlertAbout, write: Writing): string =>
  forPeriods === 1 ? '' : `, ${write.number(forPeriods)} periods in a row (since ${write.period(since)})`;

/** The words of charts. */
const chartWords: ChartWords = {
  kinds: {
    line: 'Line chart',
    bar: 'Bar chart',
    share: 'Parts of a whole',
    waterfall: 'Waterfall chart',
    cohort: 'Heat map of cohorts',
    pareto: 'Pareto chart',
    funnel: 'Funnel chart',
    bullet: 'Bullet chart',
    sparkline: 'Small line chart',
  },
  notes: {
    'no-values': 'There are no values to draw',
    'no-answer': 'There is no answer: {detail}',
    'running-period': '{detail} is not over yet (dotted)',
    'partial-period': '{detail} is not a whole period (dotted)',
    'not-over': '{detail} is not over yet',
    'not-whole': '{detail} is not a whole period',
    gaps: 'Periods without a value, left as gaps: {detail}',
    'periods-left-out': 'Earlier periods not drawn: {detail}',
    'segments-left-out': 'Segments not drawn: {detail}',
    'columns-left-out': 'Columns not drawn: {detail}',
    'without-value': 'Segments without a value: {detail}',
    'other-unknown': 'All others are not known: values are missing among them',
    'negative-parts': 'A part is below zero: shares of this whole cannot be drawn ({detail})',
    'out-of-range': 'Values too large to draw: {detail}',
    diamonds: 'Diamonds: values out of the ordinary',
    bands: 'Bands: where the value falls in 80 and in 95 of 100 cases',
    'not-from-zero': 'The axis does not begin at zero',
    'change-alone': 'Only the change is drawn: {detail}',
    immature: 'Blank: the time is not over for all of the cohort',
    'above-the-step-before': 'More than in the step before: {detail}',
    'goals-left-out': 'Goals not drawn: {detail}',
    'off-the-scale': 'Beyond the end of the scale: {detail}',
  },
  reasons: {
    'not-additive': 'the values of the segments do not add up',
    'unequal-factors': 'the factors do not make the value',
    'not-positive': 'a value is not above zero',
  },
  grains: { day: 'day', week: 'week', month: 'month', quarter: 'quarter', half: 'half-year', year: 'year' },
  week: 'W{week} {year}',
  age: '{unit} {age}',
  by: '{name} by {what}',
  colon: '{name}: {what}',
  change: '{name}: {from} → {to}',
  shares: '{name}: shares by {what}',
  concentration: '{name}: concentration by {what}',
  cohorts: '{name} by cohort',
  steps: 'From {first} to {last}',
  goals: 'Goals',
  cohortValues: {
    customers: 'Customers who bought',
    revenue: 'Revenue',
    cumulativeRevenue: 'Revenue up to date',
    margin: 'Gross profit',
    cumulativeMargin: 'Gross profit up to date',
  },
  retention: 'Retention',
  perCustomer: '{name} per customer',
  names: {
    period: 'Period',
    series: 'Series',
    value: 'Value',
    segment: 'Segment',
    share: 'Share',
    runningShare: 'Running share',
    class: 'Class',
    part: 'Part',
    cohort: 'Cohort',
    age: 'Age',
    customers: 'Customers',
    step: 'Step',
    goal: 'Goal',
    actual: 'Actual',
    expected: 'Expected by now',
    target: 'Target',
    minimum: 'Minimum',
    stretch: 'Stretch',
    status: 'Status',
    forecast: 'Forecast',
    running: 'Not over yet',
    anomaly: 'Out of the ordinary',
    newLevel: 'New level',
    increase: 'Increase',
    decrease: 'Decrease',
    total: 'Value',
    before: 'Before',
    after: 'After',
    ofTarget: 'Share of the target',
  },
  other: 'All others ({count})',
  className: 'Class {class}',
  ofGoal: '{value} of {target}',
  ofTotal: '{share} of the total',
  ofStepBefore: '{share} of the step before',
  ofFirst: '{share} of the first',
  described: '{kind}: {title}.',
  course: '{name}, {from} to {to}: last {last}, lowest {low} ({lowAt}), highest {high} ({highAt}).',
  forecastOf: 'Forecast for {period}: {mean}.',
  interval: '{mean} ({low} to {high})',
  anomalies: 'Out of the ordinary: {list}.',
  newLevels: 'New level from: {list}.',
  largest: 'The largest: {list}.',
  list: '{list}.',
  fromTo: 'From {from} to {to}: {change}.',
  cohortMeans: '{count} cohorts. Of those that are old enough: {list}.',
  fewMake: '{count} of {all} make {share}.',
};

/** The words of an assessment. */
const smartWords: SmartWords = {
  letters: {
    S: 'Specific',
    M: 'Measurable',
    A: 'Attainable',
    R: 'Realistic',
    T: 'Time-bound',
  },
  verdicts: {
    pass: 'yes',
    fail: 'no',
    unknown: 'not known',
  },
  checks: {
    indicator: 'what is measured',
    direction: 'whether it goes in a good direction',
    segment: 'whether its segment is there',
    owner: 'who answers for it',
    contradiction: 'whether another goal goes against it',
    target: 'what is to be reached',
    unit: 'whether its amounts are on the scale of the indicator',
    baseline: 'where it starts from',
    coverage: 'whether the days that it starts from are covered',
    sample: 'whether there are enough cases',
    detectable: 'whether it asks for more than chance moves',
    history: 'whether there is history enough',
    chance: 'the chance to reach it',
    pipeline: 'whether the open deals suffice',
    budget: 'whether the budget suffices',
    capacity: 'whether there are people enough',
    means: 'what it is to be reached with',
    relevance: 'whether it serves an objective',
    focus: 'how many goals its owner has at once',
    days: 'from when to when it runs',
    ahead: 'whether its end is ahead',
    lag: 'whether it lasts long enough for something to show',
    checkIns: 'how often one can look at it',
  },
  missing: {
    indicator: 'the indicator',
    target: 'the target',
    currency: 'the currency',
    baseline: 'the baseline',
    days: 'the days of the goal',
    owner: 'the owner',
    objective: 'the objective',
    drivers: 'the drivers of the objective',
    history: 'the history',
    historyOfSegment: 'a history of the segment',
    historyInCurrency: 'a history in the currency of the goal',
    longerHistory: 'a longer history',
    fittingHistory: 'a history of periods that fill the days without a gap',
    cases: 'the number of cases behind the rate',
    forecast: 'a forecast',
    others: 'the other goals',
    pipeline: 'the open deals',
    openValue: 'the value of the open deals',
    winRate: 'the win rate',
    remaining: 'what is still missing to the target',
    budget: 'the budget',
    costPerCustomer: 'the cost of a new customer',
    needed: 'how many are needed',
    capacity: 'the capacity of people',
    people: 'the number of people',
    pastPerPerson: 'what people did in the past (8 numbers or more)',
    asOf: 'the day of the assessment',
    addsUp: 'whether its periods add up (addsUp)',
    cycleDays: 'the length of the cycle',
  },
  draft: 'This goal',
};

// What is no value of an indicator: proportions pass neither 0 nor 1, and rates of money hardly pass tenfold what they were.
const scaled = (finding: SmartFindingOf<'smart-out-of-scale'>, write: Writing): string => {
  const [amount, low, high] = [finding.values.amount, finding.values.low, finding.values.high].map((value) =>
    value === null ? null : goalAmount(finding, write, value),
  );
  if (low === null) return `${amount} is far above all there was, at most ${high}`;
  return high === null ? `${amount} is below ${low}` : `${amount} does not lie between ${low} and ${high}`;
};

/** One sentence a finding. */
const smartSentences: SmartSentences = /* @__PURE__ */ smartSaid(smartWords.draft, ': ', {
  'smart-unknown': (finding) =>
    `${smartWords.checks[finding.values.check]} is not known; missing: ${finding.values.missing.map((one) => smartWords.missing[one]).join(', ')}.`,
  'smart-no-indicator': () => 'the goal is about no indicator.',
  'smart-no-owner': () => 'nobody answers for the goal.',
  'smart-no-target': () => 'the goal has no target that is a number.',
  'smart-open-ended': () => 'the goal has no end.',
  'smart-no-days': () => 'the goal ends before it starts.',
  'smart-against-direction': (finding) =>
    `${finding.values.better === 'lower' ? 'less is better here, and the goal wants more' : 'more is better here, and the goal wants less'}.`,
  'smart-against-numbers': (finding, write) =>
    `${finding.values.kind === 'range' ? 'no value lies' : finding.values.kind === 'increaseFrom' ? 'there is no increase' : 'there is no decrease'} from ${goalAmount(finding, write, finding.values.from)} to ${goalAmount(finding, write, finding.values.to)}.`,
  'smart-no-segment': () => 'no records are of this segment.',
  'smart-contradiction': (finding, write) =>
    `“${finding.values.title}” wants ${goalAmount(finding, write, finding.values.otherTarget)} of the same records, this goal ${goalAmount(finding, write, finding.values.target)}.`,
  'smart-currency': (finding) =>
    `${finding.values.recorded === null ? `the goal is in ${finding.values.given}, and its indicator is no money` : `the goal is in ${finding.values.given}, its records are in ${finding.values.recorded}`}.`,
  'smart-out-of-scale': (finding, write) =>
    `${scaled(finding, write)}${finding.values.meant === null ? '' : `; perhaps ${goalAmount(finding, write, finding.values.meant)} was meant`}.`,
  'smart-coverage': (finding, write) =>
    `only ${write.percent(finding.values.share)} of the periods that it starts from have a value; ${write.percent(finding.values.needed)} are needed.`,
  'smart-small-sample': (finding, write) =>
    `a rate of ${write.number(finding.values.n)} cases is left to chance; ${write.number(finding.values.needed)} are needed.`,
  'smart-not-measurable': (finding, write) =>
    `not measurable at this volume: of ${write.number(finding.values.n)} cases, chance alone moves the rate by ${write.value(finding.values.noise, 'points', null)}, and the goal asks for ${goalWay(write, finding.values.baseline, finding.values.target)}${finding.values.needed === null ? '' : `; ${write.number(finding.values.needed)} cases would tell`}.`,
  'smart-not-attainable': (finding, write) =>
    `the chance to reach ${goalAmount(finding, write, finding.values.target)} is ${write.percent(finding.values.probability)}, and ${goalAmount(finding, write, finding.values.expected)} is expected: not attainable by the numbers.`,
  'smart-stretch': (finding, write) =>
    `the chance to reach ${goalAmount(finding, write, finding.values.target)} is ${write.percent(finding.values.probability)}, and ${goalAmount(finding, write, finding.values.expected)} is expected: a stretch.`,
  'smart-not-ambitious': (finding, write) =>
    `the chance to reach ${goalAmount(finding, write, finding.values.target)} is ${write.percent(finding.values.probability)}, and ${goalAmount(finding, write, finding.values.expected)} is expected: not ambitious.`,
  'smart-beyond-history': (finding, write) =>
    `the goal asks for ${write.signedPercent(finding.values.change)}; the best of ${write.number(finding.values.changes)} changes over as long a time was ${write.signedPercent(finding.values.best)}.`,
  'smart-pipeline': (finding, write) =>
    `the open deals are expected to bring ${goalAmount(finding, write, finding.values.available)}, and ${goalAmount(finding, write, finding.values.required)} is still missing.`,
  'smart-budget': (finding, write) =>
    `the budget pays for ${write.number(finding.values.available)} new customers, and ${write.number(finding.values.required)} are needed.`,
  'smart-capacity': (finding, write) =>
    `it takes ${write.number(finding.values.required)} deals a person; in 9 of 10 cases a person had at most ${write.number(finding.values.available)}.`,
  'smart-not-a-driver': (finding) => `it is no driver of the objective “${finding.values.objective}”.`,
  'smart-too-many-goals': (finding, write) =>
    `${finding.values.owner} has ${write.number(finding.values.count)} goals at once; ${write.number(finding.values.most)} are the most to keep in view.`,
  'smart-already-over': (finding, write) =>
    `its last day, ${write.period(finding.values.last)}, was no longer ahead on ${write.period(finding.values.on)}.`,
  'smart-too-short': (finding, write) =>
    `it lasts ${write.number(finding.values.days)} days, and what is done shows after ${write.number(finding.values.lag)}.`,
  'smart-few-check-ins': (finding, write) =>
    `with one look ${each[finding.values.every]}, ${write.number(finding.values.count)} of ${write.number(finding.values.needed)} that are needed can be had before its end.`,
});

/** English. */
export const en: Locale = {
  words: {
    tag: 'en',
    none: 'unknown',
    missing: '(missing)',
    points: ' points',
    days: ' days',
    months: ' months',
    quarter: 'Q{quarter} {year}',
    week: 'week {week} of {year}',
    range: '{from} to {to}',
    one: { points: ' point', days: ' day', months: ' month' },
  },
  label: (label) => label.en,
  effects: {
    contribution: 'change within the segment',
    mix: 'mix',
    rate: 'rate',
    interaction: 'mix and rate together',
    price: 'price',
    volume: 'volume',
    new: 'new',
    lost: 'lost',
    grown: 'bought more',
    shrunk: 'bought less',
    unpriced: 'money without a quantity',
    unmatched: 'without a denominator',
    factor: 'factor',
    flow: 'flow',
    currency: 'exchange rates',
    workingDays: 'working days',
    underlying: 'underlying',
  },
  statuses: {
    'not-started': 'not started',
    'too-early': 'too early to tell',
    achieved: 'achieved',
    exceeded: 'exceeded',
    'on-track': 'on track',
    'at-risk': 'at risk',
    'off-track': 'off track',
    'partly-met': 'partly met',
    missed: 'missed',
    unknown: 'unknown',
  },
  goals: {
    reasons: {
      'no-data': 'there are no records',
      'small-sample': 'there are too few values',
      'too-many-gaps': 'more than a tenth of the periods have no value',
      'horizon-too-long': 'its end is further ahead than the past tells',
      'mixed-currency': 'the amounts are in several currencies',
      'other-currency': 'the amounts are in another currency',
      'zero-denominator': 'there is nothing to divide by',
      'number-out-of-range': 'the numbers are too large',
      'periods-do-not-fit': 'the periods do not fill its days',
      'missing-periods': 'some of its periods are missing',
      'partial-period': 'a period is only known in part',
      'partly-covered': 'records do not cover all of its days',
      'needs-parts': 'what the rate is made of is not known',
      'missing-input': 'records lack a value',
      'immature-cohort': 'it is too early to judge the latest records',
      'not-additive': 'the periods of this indicator do not add up',
      'no-seasons': 'no whole year before tells the seasons',
      'not-started': 'it has not begun',
      'too-early': 'no period of it is over',
      'no-start': 'it is not said what it starts from',
      level: 'it is to be kept',
      over: 'it is over',
      'nothing-yet': 'nothing was reached so far',
      milestones: 'it consists of milestones',
    },
    adjustments: {
      'nearly-sure': 'it is all but sure to be reached',
      'out-of-reach': 'it has been off track more than once and is out of reach',
      'reachable-later': 'at this pace it is reached a little later',
      'reachable-in-steps': 'it is out of reach in one step',
      'on-course': 'it is neither too easy nor out of reach',
      'off-once': 'being off track once is no pattern',
      'too-early': 'it is too early',
      'changed-before': 'it was changed once already',
      over: 'it is over',
      'not-known': 'where it will land is not known',
      'not-adjustable': 'a goal of this kind has no target to move',
    },
  },
  severities: { info: 'Information', warning: 'Warning', critical: 'Critical' },
  sentences: {
    // Alerts
    'alert-limit': (finding, write, name) => {
      const { value, limit } = limitOf(finding, write, limits);
      return `${headed(name, finding, write)}: ${value}${finding.values.isToDate ? ' to date' : ''} is ${limit}${inARow(finding.values, write)}.`;
    },
    'alert-change': (finding, write, name) => {
      const { value, base, change, limit } = changeOf(finding, write, limits);
      return `${headed(name, finding, write)}: ${value} after ${base} (${write.period(finding.values.basePeriod)}), ${change}, which is ${limit}${inARow(finding.values, write)}.`;
    },
    'alert-anomaly': (finding, write, name) => {
      const { value, expected, isHigh, range } = expectedOf(
        finding,
        write,
        (share, low, high) => `, ${share} of the time ${low} to ${high}`,
      );
      const level =
        finding.values.level === 'unusual' ? `unusually ${isHigh ? 'high' : 'low'}` : `an anomaly, too ${isHigh ? 'high' : 'low'}`;
      return `${headed(name, finding, write)}: ${value} is ${level}: ${expected} was expected${range}${inARow(finding.values, write)}.`;
    },
    'alert-trend-break': ({ of, segment, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}: a new level since ${write.period(values.at)}, ${write.value(values.after, of.unit, of.currency)} after ${write.value(values.before, of.unit, of.currency)}${values.relative === null ? '' : ` (${write.signedPercent(values.relative)})`}.`,
    'alert-trend': ({ of, segment, period, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}: ${values.direction} up to ${write.period(period)}${values.perPeriod === null ? '' : `, ${write.signed(values.perPeriod, of.unit, of.currency)} ${each[values.grain]}`}${values.relativePerYear === null ? '' : ` (about ${write.signedPercent(values.relativePerYear)} a year)`}.`,
    'alert-streak': ({ of, segment, period, values }, write, name) =>
      `${headed(name, { segment, period }, write)}: ${values.direction}${values.periods === 1 ? '' : ` ${write.number(values.periods)} times in a row`}, ${write.value(values.value, of.unit, of.currency)} after ${write.value(values.from, of.unit, of.currency)} (${write.period(values.fromPeriod)}).`,
    'alert-no-data': (finding, write, name) =>
      `${headed(name, finding, write)}: no data${inARow(finding.values, write)}; ${finding.values.lastData === null ? 'there was none before' : `the last are of ${write.period(finding.values.lastData)}`}.`,
    'alert-goal-status': ({ segment, period, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}: goal “${values.goalTitle}”: ${en.statuses[values.status]} (${write.period(period)}).`,
    'alert-resolved': ({ of, segment, period, values }, write, name) =>
      `${headed(name, { segment, period }, write)}: end of the alert “${values.title}” (since ${write.period(values.since)})${values.value === null ? '' : `; the value is ${write.value(values.value, of.unit, of.currency)}`}.`,
    // Changes
    change: ({ of, values }, write, name) =>
      `${name}: ${write.value(values.to, of.unit, of.currency)} after ${write.value(values.from, of.unit, of.currency)}, ${write.signed(values.change, of.unit, of.currency)}${values.relative === null ? '' : ` (${write.signedPercent(values.relative)})`}.`,
    'main-part': (finding, write, name) =>
      `${name}: of the change of ${write.signed(finding.values.change, finding.of.unit, finding.of.currency)}, the largest part is ${partName(en, finding, write)}: ${write.signed(finding.values.value, finding.of.unit, finding.of.currency)}.`,
    offsetting: ({ of, values }, write, name) =>
      `${name}: gains of ${write.signed(values.gained, of.unit, of.currency)} and losses of ${write.signed(values.lost, of.unit, of.currency)} partly cancel out; ${write.signed(values.change, of.unit, of.currency)} is left.`,
    'simpson-reversal': ({ of, values }, write, name) =>
      `${name}: the rates of the segments alone would have moved it by ${write.signed(values.rate, of.unit, of.currency)}; the mix turned that into ${write.signed(values.change, of.unit, of.currency)}.`,
    // Restatement
    restated: (finding, write, name) => {
      const { unit, currency } = finding.of;
      const { reported, now, change, reportedAt, parts } = finding.values;
      const cause = {
        currency: 'currency',
        late: 'late',
        corrected: 'corrected',
        refunded: 'refunded',
        removed: 'removed',
        since: 'since then',
      };
      const why = parts.map((part) => `${cause[part.cause]} ${write.signed(part.value, unit, currency)}`).join(', ');
      return `${headed(name, finding, write)}: ${write.value(now, unit, currency)} now, ${write.value(reported, unit, currency)} as known on ${write.period(reportedAt)} (${write.signed(change, unit, currency)}): ${why}.`;
    },
    // Drivers
    driver: ({ of, segment, values }, write, name) =>
      `${name}: ${write.segment(segment)} is associated with ${write.signed(values.value, of.unit, of.currency)} of the change of ${write.signed(values.change, of.unit, of.currency)}.`,
    detractor: ({ of, segment, values }, write, name) =>
      `${name}: ${write.segment(segment)} went against the change of ${write.signed(values.change, of.unit, of.currency)}, by ${write.signed(values.value, of.unit, of.currency)}.`,
    'concentrated-change': ({ segment, values }, write, name) =>
      `${name}: ${write.segment(segment)}, ${write.percent(values.shareBefore)} of the value before, makes ${write.percent(values.shareOfChange)} of the change.`,
    'offsetting-segments': ({ of, values }, write, name) =>
      `${name}: by ${values.by.join(' and ')}, gains of ${write.signed(values.gained, of.unit, of.currency)} and losses of ${write.signed(values.lost, of.unit, of.currency)} partly cancel out.`,
    'simpson-dimension': ({ of, values }, write, name) =>
      `${name}: by ${values.by.join(' and ')}, the rates of the segments alone would have moved it by ${write.signed(values.rate, of.unit, of.currency)}; the mix turned that into ${write.signed(values.change, of.unit, of.currency)}.`,
    // Success
    'associated-with-success': ({ segment, values }, write, name) =>
      `${name}: ${write.segment(segment)} is associated with success, ${write.percent(values.rate)} of ${write.number(values.tried)} against ${write.percent(values.rest)} elsewhere (q ${write.probability(values.qValue)}).`,
    'associated-with-failure': ({ segment, values }, write, name) =>
      `${name}: ${write.segment(segment)} is associated with failure, ${write.percent(values.rate)} of ${write.number(values.tried)} against ${write.percent(values.rest)} elsewhere (q ${write.probability(values.qValue)}).`,
    'no-evidence': ({ values }, write, name) =>
      `${name}: none of ${write.number(values.tested)} segments differs from the others by more than chance may have it${values.neededPerGroup === null ? '' : `; about ${write.number(values.neededPerGroup)} in each group would be needed to tell`}.`,
    // Segments
    concentration: (finding, write, name) =>
      `${headed(name, finding, write)}: ${write.number(finding.values.leading)} of ${write.number(finding.values.items)} segments make ${write.percent(finding.values.share)}, as concentrated as ${write.number(finding.values.effectiveNumber, 1)} of one size (HHI ${write.number(finding.values.hhi, 3)}, Gini ${write.number(finding.values.gini, 3)}).`,
    'share-change': (finding, write, name) =>
      `${headed(name, finding, write)}: ${write.percent(finding.values.to)} of the total after ${write.percent(finding.values.from)}, ${write.signed(finding.values.change, 'points', null)}${{ entered: ', new', left: ', no longer there', stayed: '', absent: '' }[finding.values.presence]}.`,
    'market-entry': (finding, write, name) =>
      `${headed(name, finding, write)}: first sales, ${write.value(finding.values.value, finding.of.unit, finding.of.currency)}.`,
    'like-for-like': (finding, write, name) =>
      `${headed(name, finding, write)}: ${write.signedPercent(finding.values.growth)} like for like, over ${write.number(finding.values.kept)} segments with sales in both periods${finding.values.overall === null ? '' : `; ${write.signedPercent(finding.values.overall)} in all`} (opened: ${write.number(finding.values.opened)}, closed: ${write.number(finding.values.closed)}).`,
    // Competition
    'against-market': ({ values }, write) =>
      `Own sales ${write.signedPercent(values.own)}, the market ${write.signedPercent(values.market)}: ${write.signed(values.ahead, 'points', null)} against the market.`,
    'share-moved': ({ segment, values }, write, name) =>
      `${name}${segment === null ? '' : `, ${write.segment(segment)}`}: ${write.percent(values.to)} after ${write.percent(values.from)}, ${write.signed(values.change, 'points', null)}.`,
    // Customers
    'customer-group': ({ of, values }, write) =>
      `${values.name?.en ?? `Group ${write.number(values.group)}`}: ${write.percent(values.customerShare)} of customers (${write.number(values.customers)}) brought ${values.revenueShare === null ? write.value(values.revenue, of.unit, of.currency) : `${write.percent(values.revenueShare)} of the revenue (${write.value(values.revenue, of.unit, of.currency)})`}.`,
    'no-natural-groups': ({ values }, write) =>
      `${write.number(values.customers)} customers do not fall into natural groups: the best silhouette is ${write.number(values.silhouette)}, and ${write.number(values.needed)} is needed.`,
    'cohort-retention': ({ of, period, values }, write, name) =>
      `${name}: ${write.percent(values.recent.share)} of ${write.number(values.recent.customers)} customers (${write.period(period)}) after ${write.percent(values.before.share)} of ${write.number(values.before.customers)} before, ${write.signed(values.change, of.unit, null)} (p ${write.probability(values.pValue)}).`,
    'cohort-payback': ({ values }, write, name) =>
      `${name}: paid back: ${write.number(values.recovered)} of ${write.number(values.cohorts)} cohorts${values.months === null ? '' : ` (half of them by month ${write.number(values.months)})`}; not yet: ${write.number(values.open)}; not in time: ${write.number(values.never)}.`,
    'lifetime-value-model': ({ of, values }, write) =>
      `In the next ${write.number(values.months)} months, ${write.number(values.customers)} customers are expected to make ${write.number(values.expectedPurchases, 0)} purchases, worth ${write.value(values.value, of.unit, of.currency)} of margin${values.converged ? '' : '; the data alone do not decide the model'}.`,
    // Trends
    trend: (finding, write, name) =>
      `${headed(name, finding, write)}: ${finding.values.direction}, ${write.signed(finding.values.perPeriod, finding.of.unit, finding.of.currency)} ${each[finding.values.grain]} (${slopeRange(finding, write, ': ')}; p ${write.probability(finding.values.pValue)})${finding.values.relativePerYear === null ? '' : `, about ${write.signedPercent(finding.values.relativePerYear)} a year`}${finding.values.isTentative ? `; tentative, from ${write.number(finding.values.n)} values only` : ''}.`,
    'flat-trend': (finding, write, name) =>
      `${headed(name, finding, write)}: flat; the change ${each[finding.values.grain]} is too little to matter (${slopeRange(finding, write, ': ')}).`,
    'unclear-trend': (finding, write, name) =>
      `${headed(name, finding, write)}: no clear trend; the change ${each[finding.values.grain]} may be chance (${slopeRange(finding, write, ': ')}; p ${write.probability(finding.values.pValue)}).`,
    'short-series': (finding, write, name) =>
      `${headed(name, finding, write)}: too short to speak of a trend, ${write.number(finding.values.n)} of ${write.number(finding.values.needed)} values.`,
    seasonality: (finding, write, name) =>
      `${headed(name, finding, write)}: ${finding.values.peak.en} is regularly the peak (${seasonEffect(finding, finding.values.peakEffect, write)}) and ${finding.values.low.en} the low (${seasonEffect(finding, finding.values.lowEffect, write)})${finding.values.word === null ? '' : `; the seasons are ${finding.values.word} (${write.number(finding.values.strength)})`}.`,
    'no-seasonality': (finding, write, name) =>
      `${headed(name, finding, write)}: no seasons beyond what chance may make of ${write.number(finding.values.n)} values (p ${write.probability(finding.values.pValue)}).`,
    'untested-seasonality': (finding, write, name) =>
      `${headed(name, finding, write)}: too short to judge seasons, ${write.number(finding.values.n)} of ${write.number(finding.values.needed)} values.`,
    'level-shift': ({ of, segment, period, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}: a new level since ${write.period(period)}, ${write.value(values.after, of.unit, of.currency)} after ${write.value(values.before, of.unit, of.currency)}, ${write.signed(values.change, of.unit, of.currency)}${values.relative === null ? '' : ` (${write.signedPercent(values.relative)})`}.`,
    'no-cycle': ({ segment }, write, name) => `${headed(name, { segment, period: null }, write)}: periods of this length have no seasons.`,
    'no-level-shift': (finding, write, name) =>
      `${headed(name, finding, write)}: no step to another level beyond what chance may make of ${write.number(finding.values.n)} values.`,
    'untested-level-shift': (finding, write, name) =>
      `${headed(name, finding, write)}: too short to judge steps to another level, ${write.number(finding.values.n)} of ${write.number(finding.values.needed)} values.`,
    // Anomalies
    'unusual-value': (finding, write, name) => {
      const { value, expected, low, high, isHigh, share } = valuesOf(finding, write);
      return `${headed(name, finding, write)}: ${value} is unusually ${isHigh ? 'high' : 'low'}: ${expected} was expected, ${share} of the time ${low} to ${high} (${offBy(finding, write, '; ')}).`;
    },
    'anomalous-value': (finding, write, name) => {
      const { value, expected, low, high, isHigh, share } = valuesOf(finding, write);
      return `${headed(name, finding, write)}: ${value} is an anomaly, too ${isHigh ? 'high' : 'low'}: ${expected} was expected, ${share} of the time ${low} to ${high} (${offBy(finding, write, '; ')}).`;
    },
    'usual-value': ({ of, segment, period, values }, write, name) =>
      `${headed(name, { segment, period }, write)}: ${write.value(values.value, of.unit, of.currency)} is within what was expected: ${write.value(values.expected, of.unit, of.currency)}${values.low === null ? '' : `, ${write.percent(values.confidence)} of the time ${write.value(values.low, of.unit, of.currency)} to ${write.value(values.high, of.unit, of.currency)}`}.`,
    'unjudged-value': (finding, write, name) =>
      `${headed(name, finding, write)}: the last value is not judged, since ${unjudged[finding.values.reason]}${finding.values.reason === 'small-sample' ? ` (${write.number(finding.values.n)} values, ${write.number(finding.values.needed)} needed)` : ''}.`,
    // Opportunities
    'rising-segment': (finding, write, name) =>
      `${headed(name, finding, write)}: rising, ${slopeOfSegment(finding, write, ' a year', ': ')}; number ${write.number(finding.values.rank)} of what grows, of ${write.number(finding.values.tested)} segments tested (q ${write.probability(finding.values.qValue)}).`,
    'declining-segment': (finding, write, name) =>
      `${headed(name, finding, write)}: falling, ${slopeOfSegment(finding, write, ' a year', ': ')}; number ${write.number(finding.values.rank)} of what shrinks, of ${write.number(finding.values.tested)} segments tested (q ${write.probability(finding.values.qValue)}).`,
    'new-segment': ({ of, segment, period, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}: new since ${write.period(period)}, ${write.value(values.value, of.unit, of.currency)} so far.`,
    'season-ahead': ({ of, segment, period, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}: the season is ahead, ${write.period(period)}: ${values.peak.en} is regularly ${write.signed(values.effect, of.unit, of.currency)}${values.relative === null ? '' : ` (${write.signedPercent(values.relative)})`} against the mean.`,
    'no-opportunity': ({ of: _, values, ...finding }, write, name) =>
      `${headed(name, finding, write)}: ${values.reason === 'mixed-currency' ? 'no segment was tested, since amounts are in several currencies' : `of ${write.number(values.segments)} segments, ${write.number(values.tested)} of them tested, none rises, falls or is new beyond what chance may do`}.`,
    // Forecasts
    forecast: ({ of, segment, period, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}: ${write.value(values.mean, of.unit, of.currency)} expected for ${write.period(period)}${values.low95 === null ? '' : ` (95%: ${write.value(values.low95, of.unit, of.currency)} to ${write.value(values.high95, of.unit, of.currency)})`}${values.horizon > 1 ? `, ${write.value(values.lastMean, of.unit, of.currency)} for ${write.period(values.last)}` : ''}.`,
    'no-skill': ({ segment, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}: in the past this forecast came no nearer than the last season said again (${write.number(values.scaledError)} against ${write.number(values.naiveScaledError)})${values.isReplaced ? '; that one is given instead' : ''}.`,
    'no-forecast': ({ segment, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}: no forecast, since ${reasons[values.reason]}; ${write.number(values.n)} values tell at most ${write.number(values.longest)} periods.`,
    'demand-cycle': ({ segment, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}: comes back every ${write.number(values.length)} ${units[values.grain]}${values.share === null ? '' : `, ${write.percent(values.share)} of what moves beside the trend`} (p ${write.probability(values.pValue)}).`,
    'no-demand-cycle': ({ segment, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}: no cycle of up to ${write.number(values.longest)} ${units[values.grain]} beyond what chance may do (p ${write.probability(values.pValue)}).`,
    'untested-demand-cycle': ({ segment, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}: too short to judge cycles, ${write.number(values.n)} of ${write.number(values.needed)} values.`,
    // Goals
    'goal-status': ({ of, values }, write) =>
      `${values.title}: ${en.statuses[values.status]}${values.actual === null ? '' : `, ${write.value(values.actual, of.unit, of.currency)} of ${write.value(values.target, of.unit, of.currency)}`}${values.progress === null ? '' : ` (${write.percent(values.progress)})`} on ${write.period(values.asOf)}${values.reason === null ? '' : `, since ${en.goals.reasons[values.reason]}`}.`,
    'goal-gap': ({ of, values }, write) =>
      `${values.title}: ${write.signed(values.gap, of.unit, of.currency)} against the ${write.value(values.expected, of.unit, of.currency)} expected by now${values.effortMultiplier === null ? '' : `; ${write.number(values.effortMultiplier)} times the effort so far is needed from now on`}.`,
    'goal-landing': ({ of, values }, write) =>
      `${values.title}: expected to end at ${write.value(values.mean, of.unit, of.currency)} (80%: ${write.value(values.low80, of.unit, of.currency)} to ${write.value(values.high80, of.unit, of.currency)}); the goal of ${write.value(values.target, of.unit, of.currency)} is reached with a probability of ${write.percent(values.probability)}.`,
    'goal-breached': ({ of, values }, write) =>
      `${values.title}: ${write.number(values.breached)} of ${write.number(values.judged)} periods on the wrong side, the last one ${write.period(values.last)} with ${write.value(values.value, of.unit, of.currency)}.`,
    'milestones-late': ({ values }, write) =>
      `${values.title}: ${write.number(values.done)} of ${write.number(values.all)} milestones done, ${write.number(values.late)} late; the first is “${values.first}”.`,
    'goal-adjustment': ({ of, values }, write) => {
      const [from, to] = [values.target, values.proposed].map((value) => write.value(value, of.unit, of.currency));
      const what = {
        keep: `keep the target of ${from}`,
        raise: `a more ambitious target, ${to} instead of ${from}`,
        lower: `an easier target, ${to} instead of ${from}`,
        extend: `keep the target of ${from}, until before ${write.period(values.until)}`,
        split: `split it: ${to} first, ${from} until before ${write.period(values.until)}`,
      }[values.action];
      return `${values.title}: proposal: ${what}, since ${en.goals.adjustments[values.reason]}${values.probability === null ? '' : ` (probability ${write.percent(values.probability)})`}. Nothing is changed by it.`;
    },
    'too-many-goals': ({ values }, write) =>
      `${values.whose}: ${write.number(values.goals)} goals at the same time; more than ${write.number(values.most)} are not kept in view.`,
    // SMART
    ...smartSentences,
  },
  smart: smartWords,
  report: {
    headings: {
      indicators: 'Key figures',
      table: 'Table',
      chart: 'Chart',
      findings: 'Findings',
      alerts: 'Alerts',
      goals: 'Goals',
      quality: 'Data quality',
      text: 'Remarks',
    },
    nothing: {
      indicators: 'There are no figures.',
      table: 'The table has no rows.',
      chart: 'The chart has no data.',
      findings: 'Nothing stands out.',
      alerts: 'No alert.',
      goals: 'No goal is set.',
      quality: 'Nothing is known about the records.',
      text: 'Nothing to say.',
    },
    skip: 'Skip to the report',
    asOf: 'Known up to {date}',
    against: 'against {period}: {value}',
    states: { partial: 'not complete', future: 'not begun', empty: 'no records' },
    moved: { better: 'better', worse: 'worse' },
    quoted: '“{text}”',
    flags: { true: 'yes', false: 'no' },
    notes: {
      'no-data': 'no records tell',
      'zero-denominator': 'nothing to divide by',
      'missing-input': 'a record lacks a value that is needed',
      'mixed-currency': 'several currencies are not added up',
      'no-previous-period': 'there is no period before',
      'future-period': 'the period has not begun',
      'partial-period': 'the period is not complete',
      'immature-cohort': 'too early to tell',
      'not-comparable': 'there is nothing comparable',
      'target-reached': 'the target is already reached',
      'never-recovers': 'the cost is never recovered',
      'zero-base': 'the value before was 0',
      'negative-base': 'no percentage of a value below 0',
      'history-starts': 'the records go back no further, so that everybody looks new at first',
      'partial-coverage': 'some records lack the value',
      'partly-covered': 'only a part of a period is covered by the records',
      'negative-parts': 'some parts are below 0',
      approximate: 'counted approximately, with a standard error of 0.81%',
      'unread-values': 'some values could not be read and count as missing',
      'absent-field': 'no record has this field',
      'rows-left-out': 'some rows are left out',
    },
    rejected: (code) => reasonText(code),
    exclusions: {
      test: 'test',
      deleted: 'deleted',
      draft: 'draft',
      failed: 'failed',
      cancelledWithoutDate: 'cancelled without a date',
    },
    heads: {
      indicator: 'Indicator',
      value: 'Value',
      change: 'Change',
      against: 'Against',
      goal: 'Goal',
      actual: 'So far',
      target: 'Target',
      expected: 'Expected by now',
      landing: 'Landing',
      probability: 'Probability of reaching it',
      status: 'Status',
      source: 'Records',
      rowsIn: 'Read',
      used: 'Used',
      leftOut: 'Left out',
      rejected: 'Rejected',
      row: 'Row (from 0)',
      field: 'Field',
      reason: 'Reason',
      count: 'Count',
      chartData: 'The numbers of the chart',
    },
    records: {
      activities: 'Activities',
      carts: 'Carts',
      costs: 'Costs',
      credits: 'Credits of touches',
      customers: 'Customers',
      dealContests: 'Contests of deals',
      deals: 'Deals',
      dealStages: 'Stages of deals',
      expectedDeals: 'Expected deals',
      forecastResults: 'Results of forecasts',
      gaps: 'Times between purchases',
      invitations: 'Survey invitations',
      leads: 'Leads',
      movements: 'Movements of MRR',
      observations: 'Observations of the market',
      orders: 'Orders',
      periods: 'Periods of subscriptions',
      pipeline: 'Pipeline',
      referrals: 'Referrals',
      responses: 'Survey responses',
      rivals: 'Competitors',
      sales: 'Sales ledger',
      spells: 'Spells of customers',
      spend: 'Marketing spend',
      stagePassages: 'Passages of stages',
      targetResults: 'Results of targets',
      targets: 'Targets',
      touches: 'Touches',
      traffic: 'Traffic',
      trials: 'Trials',
    },
    filtered: { range: 'outside of the period', where: 'not asked for', kind: 'of another kind', duplicate: 'duplicates' },
    ofGoal: '{share} of {target}',
    expectedShare: '{share} expected by now',
    noted: '{columns}: {note}',
    interval: '{share}: {low} to {high}',
    more: '{count} more are not shown.',
    leftOutOf: '{name}, left out: {causes}',
    rejectedOf: '{name}: rejected records',
    resolved: 'Resolved',
    quality: {
      verdicts: { usable: 'usable', 'usable-with-caveats': 'usable with caveats', blocked: 'not usable' },
      computable: { usable: 'can be computed', 'usable-with-caveats': 'can be computed, with caveats', blocked: 'cannot be computed' },
      defects: {
        'no-records': 'There are no records',
        'rejected-rows': 'Rows are refused',
        'missing-values': '{field} is missing',
        'invalid-values': '{field} has values that are not valid',
        'duplicate-key': 'Records repeat the key of another',
        'duplicate-exact': 'Records have the same content as another',
        'orphan-reference': '{field} has values that the catalogue lacks',
        'total-mismatch': '{field} is not the sum of its parts',
        'date-gaps': 'There are gaps in the days',
        'several-currencies': 'There are several currencies',
        'dominant-customer': 'One customer has an implausible share ({field}): it may stand for unknown ones',
        'truncated-export': 'The export was probably cut off',
      },
      captions: {
        defects: '{name}: what is wrong',
        indicators: '{name}: what can be computed',
        fields: '{name}: fields',
        rates: '{name}: duplicates, references and totals',
        gaps: '{name}: days without records',
      },
      coverage: '{name}: {from} to {to}. Days with records: {days}. Gaps: {gaps}. Records without a day: {undated}.',
      undated: '{name}: no day is known.',
      example: { value: '{value} (row {row})', row: 'row {row}' },
      all: 'all {count} indicators',
      rates: {
        removed: 'Duplicates taken out',
        repeated: 'Records that repeat another and were kept',
        orphans: 'Values that the catalogue lacks: {field}',
        mismatches: 'Totals that are not the sum of their parts: {field}',
      },
      heads: {
        verdict: 'Verdict',
        defect: 'Defect',
        share: 'Share',
        of: 'Of',
        examples: 'Examples (rows from 0)',
        affects: 'Affects',
        affectedBy: 'Affected by',
        present: 'Present',
        valid: 'Valid',
        refused: 'Rows refused for it',
        distinct: 'Different values',
        smallest: 'Smallest',
        largest: 'Largest',
        worst: 'Not valid, for example',
        rate: 'Rate',
        from: 'From',
        to: 'To',
        days: 'Days',
        coverage: 'Coverage',
        gaps: 'Gaps',
        undated: 'Without a day',
        part: 'Part',
        name: 'Name',
        measure: 'Measure',
      },
    },
  },
  charts: chartWords,
};
