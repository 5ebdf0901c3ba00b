// Gives back all that is left of an order, so that it comes to nothing whatever happened to it before.
import type { DateInput } from '../../dimension.ts';
import type { Refund } from '../refund.ts';
import { leftOf, type Posting, part, takeBack } from './posting.ts';
import { isNothing } from './values.ts';

/** Adds a row for each line and charge of which something is left, and one for adjustments of the whole order. */
export function reverseAll(posting: Posting, date: DateInput, path: readonly string[], refund: Refund | null): void {
  for (const stock of [...posting.lines.values(), ...posting.charges]) {
    const left = leftOf(stock);
    const { path: place, kind, line } = stock.entry;
    if (!isNothing(left)) takeBack(posting, stock, left, { path: [...path, ...place], kind, date, line, refund });
  }
  if (isNothing(posting.loose)) return;
  takeBack(posting, null, posting.loose, { path: [...path, part.adjustment], kind: 'adjustment', date, line: null, refund });
}
