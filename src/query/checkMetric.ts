// What is refused as an indicator, wherever it comes from.
import { excerpt, KpiError, type KpiErrorPath, refuseUnknown } from '../error.ts';
import { checkFormula } from '../expr/check.ts';
import { checkMeasures } from '../expr/measures.ts';
import { type Grain, grains } from '../period/grain.ts';
import type { Additivity, Maturity, Metric } from '../plan/metric.ts';

const units = ['money', 'count', 'quantity', 'ratio', 'points', 'score', 'days', 'months', 'number'];
const additivities = ['additive', 'semi-additive', 'distinct', 'ratio', 'order-stat', 'derived'];
const directions = ['higher', 'lower', 'neutral'];

/** Refuses an indicator without a usable id, unit, direction or formula. */
export function checkMetric(
  metric: Pick<Metric, 'id' | 'label' | 'unit' | 'better' | 'formula' | 'maturity'> & { readonly additivity?: Additivity | undefined },
  path: KpiErrorPath = [],
): void {
  const { id, label, unit, better, additivity, formula, maturity } = metric;
  if (typeof id !== 'string' || id.length > 64 || !/^[A-Za-z][A-Za-z0-9]*$/.test(id) || id === 'period')
    throw new KpiError(
      'bad-argument',
      `an indicator called ${excerpt(id)}`,
      'use a letter and up to 63 letters or digits, and not period',
      [...path, 'id'],
    );
  if (!units.includes(unit))
    throw new KpiError('bad-argument', `unit is ${excerpt(unit)}`, `one of ${units.join(', ')}`, [...path, 'unit']);
  if (!directions.includes(better))
    throw new KpiError('bad-argument', `better is ${excerpt(better)}`, `one of ${directions.join(', ')}`, [...path, 'better']);
  if (typeof label?.en !== 'string' || typeof label.fr !== 'string')
    throw new KpiError('bad-argument', `${id} has no label`, 'give label: { en, fr }', [...path, 'label']);
  if (additivity !== undefined && !additivities.includes(additivity))
    throw new KpiError('bad-argument', `additivity is ${excerpt(additivity)}`, `one of ${additivities.join(', ')}`, [
      ...path,
      'additivity',
    ]);
  if (maturity !== undefined) checkMaturity(maturity, [...path, 'maturity']);
  checkFormula(formula, [...path, 'formula']);
  checkMeasures(formula, unit, [...path, 'formula']);
}

function checkMaturity(maturity: Maturity, path: KpiErrorPath): void {
  const given = maturity as { readonly periods?: unknown; readonly every?: unknown } | null;
  const isPeriods = typeof given === 'object' && given !== null && grains.includes(given.every as Grain);
  const count = isPeriods ? given.periods : maturity;
  if (!Number.isSafeInteger(count) || (count as number) < 0)
    throw new KpiError(
      'bad-argument',
      `maturity is ${excerpt(maturity)}`,
      "give whole days from 0, or { periods: 3, every: 'month' }",
      path,
    );
  if (isPeriods) refuseUnknown(given, ['periods', 'every'], path);
}
