// Sales indicators know their formula under any policy, so that a policy can be chosen without writing a formula again.
import type { Formula } from '../../expr/value.ts';
import type { Additivity, Direction, Label, Maturity, Unit } from '../../plan/metric.ts';
import { type Indicator, makeIndicator, type ValueIn } from '../define.ts';
import { ownAlgebra } from '../ownIndicator.ts';
import { type SalesData, type SalesParts, type SalesPolicy, salesParts } from './policy.ts';

/** An indicator of the sales ledger. */
export interface SalesIndicator<Id extends string, V, N extends string = never> extends Indicator<Id, SalesData, V, N> {
  /**
   * The same indicator under another policy: where a return counts, which orders count, with or without tax, with or
   * without sold gift cards. Give it an id of its own to ask for both in one question.
   *
   * @throws {KpiError} bad-argument — when the policy has a word that is no choice
   */
  under(policy: SalesPolicy): SalesIndicator<Id, V, N>;
  /** The same under another policy, with an id of its own. */
  under<const Other extends string>(policy: SalesPolicy, id: Other): SalesIndicator<Other, V, N>;
}

/** A formula of sales, for any policy. */
type SalesFormula = (parts: SalesParts) => Formula<SalesData>;

interface SalesVariant {
  readonly label: Label;
  readonly formula: SalesFormula;
  readonly source?: string;
}

interface SalesDefinition<Id extends string, U extends Unit, N extends string> extends SalesVariant {
  readonly id: Id;
  readonly unit: U;
  readonly better: Direction;
  readonly additivity: Additivity;
  readonly maturity?: Maturity;
  readonly variants?: { readonly [P in N]: SalesVariant };
}

/** Defines an indicator of the sales ledger, under the default policy unless told otherwise. */
export function salesIndicator<const Id extends string, const U extends Unit, const N extends string = never>(
  definition: SalesDefinition<Id, U, N>,
  policy: SalesPolicy = {},
): SalesIndicator<Id, ValueIn<U>, N> {
  const parts = salesParts(policy);
  const variants = Object.fromEntries(
    Object.entries<SalesVariant>(definition.variants ?? {}).map(([name, variant]) => [
      name,
      { ...variant, formula: variant.formula(parts) },
    ]),
  );
  return makeIndicator(
    { ...definition, formula: definition.formula(parts), variants },
    { under: (other: SalesPolicy, id: string = definition.id) => salesIndicator({ ...definition, id }, other) },
    ownAlgebra,
  );
}
