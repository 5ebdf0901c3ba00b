// The names of the aggregates.

/** Totals of the values of records. */
export type ValueTotalName = 'sum' | 'count' | 'countDistinct' | 'min' | 'max' | 'mean' | 'quantile' | 'largest' | 'last' | 'only';

/** Totals over sets of customers, which need the history of each customer and the period before. */
export type CustomerSetName = 'new' | 'returning' | 'returningOrRepeating' | 'repeating' | 'retained' | 'previous' | 'reactivated';

/** The name of an aggregate. */
export type AggregateName = ValueTotalName | CustomerSetName;
