// An indicator is data that can also be called.
import type { Decimal } from '../decimal.ts';
import { excerpt, KpiError, refuseUnknown } from '../error.ts';
import { algebraOf, carryingAll } from '../expr/aggregate/aggregates.ts';
import { childrenOf, type Node } from '../expr/node.ts';
import type { Formula } from '../expr/value.ts';
import { additivityOf } from '../plan/additivity.ts';
import type { Additivity, Direction, Label, Maturity, Metric, Unit } from '../plan/metric.ts';
import { checkMetric } from '../query/checkMetric.ts';
import type { Data } from '../query/data.ts';
import { type Algebras, measure } from '../query/measure.ts';

/** The type of the value of an indicator: a whole number for a count, a Decimal for anything else. */
export type ValueIn<U extends Unit> = U extends 'count' ? number : Decimal;

/** An indicator: a definition that is also a function of records. */
export interface Indicator<Id extends string, D, V, N extends string = never> extends Metric<Id, D, V> {
  /** The value over all records; null when there is no answer, or when a record could not be read or lacks a number (`query` says which). */
  (data: Data<D>): V | null;
  /** Other definitions in use under the same name, each an indicator of its own. */
  readonly variants: { readonly [P in N]: Indicator<`${Id}${Capitalize<P>}`, D, V> };
}

/** What defines an indicator. */
export interface Definition<Id extends string, D, U extends Unit, N extends string> {
  /** The name by which it stands in tables; letters and digits. */
  readonly id: Id;
  /** The name for readers. */
  readonly label: Label;
  /** What a value is measured in. */
  readonly unit: U;
  /** Which way is good. */
  readonly better: Direction;
  /** How it rolls up; read off the formula when not given. */
  readonly additivity?: Additivity | undefined;
  /** How it is computed: a formula of totals, or of other indicators. */
  readonly formula: Formula<D>;
  /** Where the definition comes from. */
  readonly source?: string | undefined;
  /** For a cohort: the time its records need to show what becomes of them, in days or whole periods. */
  readonly maturity?: Maturity | undefined;
  /** Other definitions under the same name: a formula and what tells them apart. */
  readonly variants?: { readonly [P in N]: VariantDefinition<D> } | undefined;
}

/** Another definition under the same name: what tells it apart. What it does not say is as in the default one. */
export interface VariantDefinition<D> {
  /** The name for readers. */
  readonly label: Label;
  /** How it is computed. */
  readonly formula: Formula<D>;
  /** Where the definition comes from. */
  readonly source?: string | undefined;
  /** Which way is good. */
  readonly better?: Direction;
  /** How it rolls up. */
  readonly additivity?: Additivity;
  /** The time its records need to show what becomes of them; null for none. */
  readonly maturity?: Maturity | null | undefined;
}

const names = ['id', 'label', 'unit', 'better', 'additivity', 'formula', 'source', 'maturity', 'variants'];

/**
 * Defines an indicator from a formula: a typed value that is also a function of records. Ours are made by the same call.
 *
 * @throws {KpiError} bad-formula — when the formula reads no records; unknown-option — for a word that is not read
 * @example
 * ```ts
 * import { count, indicator, ratio, sale, gte } from 'sales-kpi';
 * const largeSaleRate = indicator({
 *   id: 'largeSaleRate', label: { en: 'Large sale rate', fr: 'Part des grosses ventes' }, unit: 'ratio', better: 'higher',
 *   formula: ratio(count(sale.id, { where: gte(sale.amount, 100) }), count(sale.id)),
 * });
 * largeSaleRate([{ id: '1', date: '2025-01-31', amount: 250 }, { id: '2', date: '2025-01-31', amount: 50 }]) // => 0.5
 * ```
 */
export function indicator<const Id extends string, D, const U extends Unit, const N extends string = never>(
  definition: Definition<Id, D, U, N>,
): Indicator<Id, D, ValueIn<U>, N> {
  if (typeof definition !== 'object' || definition === null)
    throw new KpiError('bad-argument', `an indicator from ${excerpt(definition)}`, 'give { id, label, unit, better, formula }');
  refuseUnknown(definition, names);
  checkMetric(definition);
  for (const [name, variant] of Object.entries<VariantDefinition<D>>(definition.variants ?? {})) {
    refuseUnknown(variant, ['label', 'formula', 'source', 'better', 'additivity', 'maturity'], ['variants', name]);
    checkMetric({ ...definition, ...variant, maturity: variant.maturity ?? undefined, id: `${definition.id}${name}` }, ['variants', name]);
  }
  const rollUp = ({
    additivity = definition.additivity,
    formula,
  }: {
    additivity?: Additivity | undefined;
    formula: Formula<D>;
  }): Additivity => additivity ?? additivityOf(formula);
  const variants = Object.entries<VariantDefinition<D>>(definition.variants ?? {}).map(([name, variant]) => [
    name,
    { ...variant, formula: carryingAll(variant.formula) as Formula, additivity: rollUp(variant) },
  ]);
  const formula = carryingAll(definition.formula) as Formula;
  return makeIndicator({ ...definition, formula, additivity: rollUp(definition), variants: Object.fromEntries(variants) }, {}, algebraOf);
}

/** Makes the callable value; `extra` is what a family of indicators adds to each of its own. */
export function makeIndicator<I>(
  definition: Definition<string, never, Unit, string> & { readonly additivity: Additivity },
  extra: object,
  algebras: Algebras,
): I {
  const { id, label, unit, better, formula, source = null, maturity } = definition;
  const variants = Object.entries(definition.variants ?? {}).map(([name, variant]) => {
    const { variants: _, ...base } = definition;
    const own = { ...base, ...variant, id: `${id}${name.charAt(0).toUpperCase()}${name.slice(1)}` };
    // What a variant does not say is as in the default one; null is no maturity.
    return [
      name,
      makeIndicator({ ...own, maturity: (variant.maturity === undefined ? maturity : variant.maturity) ?? undefined }, {}, algebras),
    ] as const;
  });
  freeze(formula);
  const call = (data: unknown): unknown => measure(call as unknown as Metric, data, algebras);
  Object.defineProperty(call, 'name', { value: id });
  const fields = {
    id,
    label,
    unit,
    better,
    additivity: definition.additivity,
    formula,
    source,
    ...(maturity !== undefined && { maturity }),
    variants: Object.freeze(Object.fromEntries(variants)),
  };
  return Object.freeze(Object.assign(call, fields, extra)) as I;
}

/** A definition does not change once it has a name. */
function freeze(node: Node): void {
  Object.freeze(node);
  for (const child of childrenOf(node)) freeze(child);
}
