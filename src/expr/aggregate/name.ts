// The names of the aggregates.

/** Totals of the values of records. */
export type ValueTotalName =
  | 'sum'
  | 'count'
  | 'countDistinct'
  | 'countDistinctApproximate'
  | 'min'
  | 'max'
  | 'mean'
  | 'quantile'
  | 'largest'
  | 'last'
  | 'only';

/** Totals over sets of customers, which need the history of each customer and the period before. */
export type CustomerSetName = 'new' | 'returning' | 'returningOrRepeating' | 'repeating' | 'retained' | 'previous' | 'reactivated';

/** The name of an aggregate. */
export type AggregateName = ValueTotalName | CustomerSetName;

/** Totals of numbers: their answer is measured in what they are taken of. */
export const ofNumbers: ReadonlySet<string> = new Set<AggregateName>(['sum', 'min', 'max', 'mean', 'last', 'quantile', 'largest']);

/** Totals over sets of customers. */
export const ofCustomers: ReadonlySet<string> = new Set<CustomerSetName>([
  'new',
  'returning',
  'returningOrRepeating',
  'repeating',
  'retained',
  'previous',
  'reactivated',
]);

/** Those that look at the period before by themselves. */
export const ofPrevious: ReadonlySet<string> = new Set<CustomerSetName>(['retained', 'previous', 'reactivated']);
