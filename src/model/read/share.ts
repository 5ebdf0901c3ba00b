// Shares: fractions of one.
import { readPositive } from './amount.ts';
import { Fault } from './reader.ts';

/** A share from 0 to 1. A percentage is refused and not divided: 1 might be either. */
export function readShare(value: unknown): number | string | Fault {
  const share = readPositive(value);
  return share instanceof Fault || Number(share) <= 1 ? share : new Fault('bad-value', value, '', '0 to 1; divide a percentage by 100');
}
