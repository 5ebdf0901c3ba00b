// An indicator as plain JSON.
import type { Node } from '../../expr/node.ts';
import type { Formula } from '../../expr/value.ts';
import type { Additivity, Direction, Label, Maturity, Metric, Unit } from '../../plan/metric.ts';

/** One definition of an indicator, as JSON. */
export interface VariantJson {
  /** The name for readers. */
  readonly label: Label;
  /** How it is computed. */
  readonly formula: Node;
  /** Where the definition comes from. */
  readonly source?: string;
  /** The time its records need to show what becomes of them; null for none, where the default definition has some. */
  readonly maturity?: Maturity | null;
  /** Which way is good, where it is another. */
  readonly better?: Direction;
  /** How it rolls up, where it is otherwise. */
  readonly additivity?: Additivity;
}

/** An indicator as JSON: what `indicator` and `readDefinitions` take. */
export interface DefinitionJson extends VariantJson {
  /** The name by which it stands in tables. */
  readonly id: string;
  /** What a value is measured in. */
  readonly unit: Unit;
  /** Which way is good. */
  readonly better: Direction;
  /** How it rolls up. */
  readonly additivity: Additivity;
  /** Other definitions under the same name. */
  readonly variants?: Readonly<Record<string, VariantJson>>;
}

type Written = Metric & { readonly variants?: Readonly<Record<string, Metric>> };

/**
 * The definition of an indicator as plain JSON, to be stored and read again by `readDefinitions`.
 *
 * @example
 * ```ts
 * import { definitionHash, definitionOf, readDefinitions, revenue } from 'sales-kpi';
 * const stored = JSON.stringify([definitionOf(revenue)]);
 * const again = readDefinitions(JSON.parse(stored))['revenue'];
 * again && definitionHash(again) === definitionHash(revenue) // => true
 * ```
 */
export function definitionOf({ id, unit, better, additivity, variants = {}, ...metric }: Written): DefinitionJson {
  const others = Object.entries(variants).map(
    ([name, variant]) => [name, apart(variant, { better, additivity, maturity: metric.maturity })] as const,
  );
  return {
    id,
    unit,
    better,
    additivity,
    ...written(metric as Metric),
    ...(others.length > 0 && { variants: Object.fromEntries(others) }),
  };
}

/** A variant: what it has like the default definition is not said again. */
function apart(variant: Metric, base: Pick<Metric, 'better' | 'additivity' | 'maturity'>): VariantJson {
  return {
    ...written(variant),
    ...(variant.better !== base.better && { better: variant.better }),
    ...(variant.additivity !== base.additivity && { additivity: variant.additivity }),
    ...(variant.maturity === undefined && base.maturity !== undefined && { maturity: null }),
  };
}

function written({ label, formula, source, maturity }: Metric): VariantJson {
  return {
    label: { ...label },
    // The algebra that a total carries is no part of the JSON.
    formula: JSON.parse(JSON.stringify(formula)) as Formula,
    ...(source !== null && { source }),
    ...(maturity !== undefined && { maturity }),
  };
}
