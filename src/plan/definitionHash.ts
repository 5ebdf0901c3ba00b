// The fingerprint of a definition: the same wherever the same thing is computed, another when anything about it changes.
import { keyOf } from '../expr/node.ts';
import type { Metric } from './metric.ts';

/**
 * The fingerprint of what an indicator computes: sixteen hexadecimal digits over its formula, unit, roll-up and maturity; the
 * name and the labels are not in it. Each column of a table has that of its indicator (`definition`), so that a stored figure
 * tells whether it was made by the definition of today.
 *
 * @example
 * ```ts
 * import { definitionHash, netSales, revenue } from 'sales-kpi';
 * definitionHash(revenue) === definitionHash(netSales) // => true
 * definitionHash(revenue) === definitionHash(revenue.under({ taxBasis: 'including' })) // => false
 * ```
 */
export function definitionHash({
  unit,
  additivity,
  formula,
  maturity,
}: Pick<Metric, 'unit' | 'additivity' | 'formula' | 'maturity'>): string {
  const time = typeof maturity === 'object' ? [maturity.periods, maturity.every] : (maturity ?? null);
  const text = JSON.stringify([unit, additivity, time, keyOf(formula)]);
  return hash(text, 0x811c9dc5) + hash(text, 0x01000193);
}

/** FNV-1a (Fowler, Noll and Vo) of 32 bits over the two bytes of each character, from some start. */
function hash(text: string, start: number): string {
  let value = start;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    value = Math.imul(value ^ (code & 0xff), 0x01000193);
    value = Math.imul(value ^ (code >> 8), 0x01000193);
  }
  return (value >>> 0).toString(16).padStart(8, '0');
}
