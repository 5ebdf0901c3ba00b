// Numbers for readers: one count of decimals a column, thousands apart, and never a zero that is none.
import { Decimal } from '../../decimal.ts';
import type { Unit } from '../../plan/metric.ts';

/** A number with its thousands apart. */
export function grouped(number: number | string): string {
  return `${number}`.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/**
 * The numbers of a column as text, ratios in per cent. They are written in full up to three decimals, else rounded to two; what
 * would be rounded to zero, or is very large, in powers of ten. What is no number has none.
 */
export function numberTexts(values: readonly unknown[], unit: Unit): (string | null)[] {
  const factor = unit === 'ratio' || unit === 'points' ? 100 : 1;
  const numbers = values.map((value) => (typeof value === 'number' || Decimal.isDecimal(value) ? new Decimal(value).times(factor) : null));
  const most = Math.max(0, ...numbers.map((value) => value?.decimalPlaces() ?? 0));
  const places = most > 3 || (unit === 'money' && most === 1) ? 2 : most;
  return numbers.map((value) => value && (value.e > 20 || value.e < -places ? value.toExponential(2) : grouped(value.toFixed(places))));
}
