// Customers under contract: the variants of indicators of customers that read subscriptions instead of sales.
import type { Indicator } from '../define.ts';

/** An indicator of sales with a variant `contractual`, which reads records of another kind. */
export interface Contractual<Id extends string, D, V> {
  /** Other definitions in use under the same name. */
  readonly variants: {
    /** Of customers under contract, read off their subscriptions. */
    readonly contractual: Indicator<`${Id}Contractual`, D, V>;
  };
}
