// English.
import { headed, type Locale, partName } from './locale.ts';
import { seasonEffect, slopeRange } from './series.ts';
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

// So many periods.
const units = { day: 'days', week: 'weeks', month: 'months', quarter: 'quarters', half: 'half-years', year: 'years' } as const;

// The change of a period.
const each = { day: 'a day', week: 'a week', month: 'a month', quarter: 'a quarter', half: 'a half-year', year: 'a year' } as const;

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
  sentences: {
    // Changes
    change: ({ of, values }, write, name) =>
      `${name}: ${write.value(values.to, of.unit, of.currency)} after ${write.value(values.from, of.unit, of.currency)}, ${write.signed(values.change, of.unit, of.currency)}${values.relative === null ? '' : ` (${write.signedPercent(values.relative)})`}.`,
    'main-part': (finding, write, name) =>
      `${name}: of the change of ${write.signed(finding.values.change, finding.of.unit, finding.of.currency)}, the largest part is ${partName(en, finding, write)}: ${write.signed(finding.values.value, finding.of.unit, finding.of.currency)}.`,
    offsetting: ({ of, values }, write, name) =>
      `${name}: gains of ${write.signed(values.gained, of.unit, of.currency)} and losses of ${write.signed(values.lost, of.unit, of.currency)} partly cancel out; ${write.signed(values.change, of.unit, of.currency)} is left.`,
    'simpson-reversal': ({ of, values }, write, name) =>
      `${name}: the rates of the segments alone would have moved it by ${write.signed(values.rate, of.unit, of.currency)}; the mix turned that into ${write.signed(values.change, of.unit, of.currency)}.`,
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
    // Anomalies
    'unusual-value': (finding, write, name) => {
      const { value, expected, low, high, isHigh, share } = valuesOf(finding, write);
      return `${headed(name, finding, write)}: ${value} is unusually ${isHigh ? 'high' : 'low'}: ${expected} was expected, ${share} of the time ${low} to ${high} (${offBy(finding, write, '; ')}).`;
    },
    'anomalous-value': (finding, write, name) => {
      const { value, expected, low, high, isHigh, share } = valuesOf(finding, write);
      return `${headed(name, finding, write)}: ${value} is an anomaly, too ${isHigh ? 'high' : 'low'}: ${expected} was expected, ${share} of the time ${low} to ${high} (${offBy(finding, write, '; ')}).`;
    },
    // Opportunities
    'rising-segment': (finding, write, name) =>
      `${headed(name, finding, write)}: rising, ${slopeOfSegment(finding, write, ' a year', ': ')}; number ${write.number(finding.values.rank)} of what grows, of ${write.number(finding.values.tested)} segments tested (q ${write.probability(finding.values.qValue)}).`,
    'declining-segment': (finding, write, name) =>
      `${headed(name, finding, write)}: falling, ${slopeOfSegment(finding, write, ' a year', ': ')}; number ${write.number(finding.values.rank)} of what shrinks, of ${write.number(finding.values.tested)} segments tested (q ${write.probability(finding.values.qValue)}).`,
    'new-segment': ({ of, segment, period, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}: new since ${write.period(period)}, ${write.value(values.value, of.unit, of.currency)} so far.`,
    'season-ahead': ({ of, segment, period, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}: the season is ahead, ${write.period(period)}: ${values.peak.en} is regularly ${write.signed(values.effect, of.unit, of.currency)}${values.relative === null ? '' : ` (${write.signedPercent(values.relative)})`} against the mean.`,
    // Forecasts
    forecast: ({ of, segment, period, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}: ${write.value(values.mean, of.unit, of.currency)} expected for ${write.period(period)}${values.low95 === null ? '' : ` (95%: ${write.value(values.low95, of.unit, of.currency)} to ${write.value(values.high95, of.unit, of.currency)})`}${values.horizon > 1 ? `, ${write.value(values.lastMean, of.unit, of.currency)} for ${write.period(values.last)}` : ''}.`,
    'no-skill': ({ segment, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}: in the past this forecast came no nearer than the last season said again (${write.number(values.scaledError)} against ${write.number(values.naiveScaledError)})${values.isReplaced ? '; that one is given instead' : ''}.`,
    'no-forecast': ({ segment, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}: no forecast, since ${reasons[values.reason]}; ${write.number(values.n)} values tell at most ${write.number(values.longest)} periods.`,
    'demand-cycle': ({ segment, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}: comes back every ${write.number(values.length)} ${units[values.grain]}${values.share === null ? '' : `, ${write.percent(values.share)} of what moves beside the trend`} (p ${write.probability(values.pValue)}).`,
  },
};
