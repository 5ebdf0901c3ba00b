// How a settled fraction leaves the library.

import type { Decimal } from '../decimal.ts';
import { decimalOf, type Fraction } from '../expr/fraction.ts';
import type { Metric } from '../plan/metric.ts';

/** A count as a plain number, anything else as a Decimal; null stays null. */
export function valueFrom(metric: Pick<Metric, 'unit'>, fraction: Fraction | null): Decimal | number | null {
  if (fraction === null) return null;
  const decimal = decimalOf(fraction);
  return metric.unit === 'count' ? decimal.toNumber() : decimal;
}
