// The words of an assessment: letters, verdicts, checks, and what may be missing.

/** Specific, measurable, attainable, realistic, time-bound. */
export type SmartLetter = 'S' | 'M' | 'A' | 'R' | 'T';

/** Whether it holds; `unknown` where something is missing that it takes to tell. */
export type SmartVerdict = 'pass' | 'fail' | 'unknown';

/** What is looked at, letter by letter. */
export type SmartCheckId = SpecificCheck | MeasurableCheck | AttainableCheck | RealisticCheck | TimeBoundCheck;

/** S: one indicator, its direction, its segment, someone who answers for it, and nobody who wants something else. */
export type SpecificCheck = 'indicator' | 'direction' | 'segment' | 'owner' | 'contradiction';

/** M: a number, on the scale of the indicator, where it starts from, records of these days, enough cases, more than chance moves. */
export type MeasurableCheck = 'target' | 'unit' | 'baseline' | 'coverage' | 'sample' | 'detectable';

/** A: enough history, and how likely the target is. */
export type AttainableCheck = 'history' | 'chance';

/** R: means that suffice (`means` where none is needed), an objective that it serves, and not too many goals at once. */
export type RealisticCheck = 'pipeline' | 'budget' | 'capacity' | 'means' | 'relevance' | 'focus';

/** T: a first and a last day, an end ahead, days enough for something to show, and for looking at it twice. */
export type TimeBoundCheck = 'days' | 'ahead' | 'lag' | 'checkIns';

/** What may be missing: a part of the goal, of its history, or of what is said beside. */
export type SmartInput =
  | 'indicator'
  | 'target'
  | 'currency'
  | 'baseline'
  | 'days'
  | 'owner'
  | 'objective'
  | 'drivers'
  | 'history'
  | 'historyOfSegment'
  | 'historyInCurrency'
  | 'longerHistory'
  | 'fittingHistory'
  | 'cases'
  | 'forecast'
  | 'others'
  | 'pipeline'
  | 'openValue'
  | 'winRate'
  | 'remaining'
  | 'budget'
  | 'costPerCustomer'
  | 'needed'
  | 'capacity'
  | 'people'
  | 'pastPerPerson'
  | 'asOf'
  | 'addsUp'
  | 'cycleDays';
