// Anything of ours as plain JSON: decimals become exact text, and nothing is left that JSON would change or lose.
import { Decimal } from '../decimal.ts';
import { excerpt, KpiError, type KpiErrorPath } from '../error.ts';

const DEEPEST = 64;

/**
 * Plain JSON: decimals and big integers as exact text, dates as ISO text, −0 as 0; what is not given is left out.
 *
 * @throws {KpiError} bad-argument — for what is no data (functions, NaN, Infinity) and for what is nested too deep
 */
export function plain<T>(value: T, path: KpiErrorPath): T {
  return plainAt(value, path) as T;
}

function plainAt(value: unknown, path: KpiErrorPath): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return value + 0;
  if (typeof value !== 'object') throw new KpiError('bad-argument', `${excerpt(value)} is no data`, 'give plain values', path);
  if (Decimal.isDecimal(value)) return exactText(value, path);
  if (path.length > DEEPEST) throw new KpiError('bad-argument', 'the data is nested too deep', `at most ${DEEPEST} levels`, path);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((item, at) => plainAt(item ?? null, [...path, at]));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => [name, plainAt(inner, [...path, name])]),
  );
}

/** The digits of a decimal; 0 has no sign. */
export function exactText(value: Decimal, path: KpiErrorPath): string {
  if (!value.isFinite()) throw new KpiError('bad-argument', `${excerpt(String(value))} is no number`, 'give finite values', path);
  return value.isZero() ? '0' : value.toFixed();
}
