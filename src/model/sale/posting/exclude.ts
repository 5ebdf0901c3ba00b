// Orders that are no sales.
import type { Order } from '../order.ts';

/** Why an order is left out. */
export type Exclusion = 'test' | 'deleted' | 'draft' | 'failed' | 'cancelledWithoutDate';

/** Why the order is left out; null where it counts. */
export function exclusionOf({ test, deleted, status, cancelledAt }: Order): Exclusion | null {
  if (test === true || status === 'test') return 'test';
  if (deleted === true || status === 'deleted') return 'deleted';
  if (status === 'draft' || status === 'failed') return status;
  return status === 'cancelled' && (cancelledAt === null || cancelledAt === undefined) ? 'cancelledWithoutDate' : null;
}
