// How a total is built: an aggregate of one kind of record, with what it picks and where it places it.
import { KpiError } from '../error.ts';
import type { Aggregate } from './aggregate/aggregate.ts';
import type { AggregateName } from './aggregate/name.ts';
import { type AggregateNode, algebra, fieldsOf } from './node.ts';
import { type DateValue, type Formula, nodeOf, type Value } from './value.ts';

/** How a total picks and places its records. */
export interface TotalOptions<D> {
  /** Only the records that pass. */
  readonly where?: Value<boolean, D> | undefined;
  /** The date that places a record in a period; the `date` of the record when not given. */
  readonly at?: Value<DateValue, D> | undefined;
  /**
   * Makes it a stock: records count at the end of each period, if they have begun by then (`at`) and have not ended; a record
   * without this date has not ended yet, and with null none ever ends: everything up to the end of the period. Stocks are not
   * added over time.
   */
  readonly until?: Value<DateValue, D> | null | undefined;
  /** What a record without the value does: it is passed over (and counted in the notes), or it leaves no answer. */
  readonly missing?: 'skip' | 'refuse' | undefined;
}

/** What some totals need besides. */
type Parts = Pick<AggregateNode, 'each' | 'q' | 'n'>;

/** A total that carries its algebra. */
export function total<D, S>(
  fn: AggregateName,
  how: Aggregate<S>,
  of: unknown,
  options: TotalOptions<D> = {},
  parts: Parts = {},
): Formula<D> {
  const node = nodeOf(of);
  const [field] = fieldsOf(node).values();
  if (!field) throw new KpiError('bad-formula', `${fn} of a constant`, 'use sum(sale.amount)');
  // Options that nobody knows stay, for the check of the formula to refuse.
  const made = {
    ...options,
    ...(options.until === null && { until: nodeOf(null) }),
    ...parts,
    op: 'aggregate',
    fn,
    of: node,
    at: options.at ?? { op: 'field', from: field.from, name: field.at ?? 'date', type: 'date' },
  } as AggregateNode;
  return Object.defineProperty(made, algebra, { value: how });
}
