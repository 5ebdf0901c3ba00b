// Definitions of indicators as plain JSON: stored, versioned, loaded from a configuration file.
import type { Decimal } from '../../decimal.ts';
import { excerpt, KpiError, type KpiErrorPath } from '../../error.ts';
import { childrenOf, type FieldNode, fieldsOf, type Node, totalsOf } from '../../expr/node.ts';
import type { Metric } from '../../plan/metric.ts';
import { type Indicator, indicator } from '../define.ts';

/** An indicator read from JSON: of what kinds of records, only its formula knows, so that they are given by name: `{ sales }`. */
export type ReadIndicator = Indicator<string, Readonly<Record<string, object>>, Decimal | number, string>;

/** What a set of definitions may refer to. */
export interface ReadOptions {
  /** Indicators that formulas may name: `{ "op": "indicator", "id": "revenue" }`. */
  readonly known?: readonly Metric[];
}

interface Given {
  readonly id?: unknown;
  readonly formula?: unknown;
  readonly variants?: Readonly<Record<string, { readonly formula?: unknown }>> | undefined;
}

const DEPTH = 128;

/**
 * Indicators from their definitions as JSON, by id. Formulas may name other indicators of the list, in any order, and those
 * that are known. `definitionSchema` describes the form; `definitionOf` writes it.
 *
 * @param definitions  a list of definitions, as `JSON.parse` gives it
 * @throws {KpiError} bad-formula — for a formula that the language does not know, that adds two units, names an indicator that
 *                    is not there, or itself by a detour; a field that the known indicators take for something else
 * @throws {KpiError} bad-argument, unknown-option — for a definition that is not well formed
 * @example
 * ```ts
 * import { readDefinitions, revenue } from 'sales-kpi';
 * const { revenuePerDay } = readDefinitions(
 *   [{
 *     id: 'revenuePerDay', label: { en: 'Revenue per day', fr: 'CA par jour' }, unit: 'money', better: 'higher',
 *     formula: { op: 'call', fn: 'ratio', args: [{ op: 'indicator', id: 'revenue' }, { op: 'value', value: 31 }] },
 *   }],
 *   { known: [revenue] },
 * );
 * revenuePerDay?.({ sales: [{ id: '1', date: '2025-01-31', amount: 62 }] }) // => 2
 * ```
 */
export function readDefinitions(definitions: unknown, { known = [] }: ReadOptions = {}): Readonly<Record<string, ReadIndicator>> {
  if (!Array.isArray(definitions))
    throw new KpiError('bad-argument', `definitions are ${excerpt(definitions)}`, 'give a list of { id, label, unit, better, formula }');
  const given = byId(definitions as readonly Given[]);
  const types = typesIn(known);
  const done = new Map<string, Node>(known.map(({ id, formula }) => [id, formula]));
  const open: string[] = [];

  const formulaOf = (id: string, path: KpiErrorPath): Node => {
    const ready = done.get(id);
    if (ready !== undefined) return ready;
    const definition = given.get(id);
    if (definition === undefined)
      throw new KpiError(
        'bad-formula',
        `there is no indicator ${excerpt(id)}`,
        `known are ${[...given.keys(), ...done.keys()].join(', ')}`,
        path,
      );
    if (open.includes(id))
      throw new KpiError('bad-formula', `a cycle: ${[...open, id].join(' → ')}`, 'define one of them from totals alone', path);
    if (open.length >= DEPTH)
      throw new KpiError('bad-formula', `a chain of more than ${DEPTH} indicators`, 'define some of them from totals alone', path);
    open.push(id);
    const formula = resolve(definition.formula, [id, 'formula'], 1);
    open.pop();
    done.set(id, formula);
    return formula;
  };

  const resolve = (node: unknown, path: KpiErrorPath, depth: number): Node => {
    if (depth > DEPTH) throw new KpiError('bad-formula', `a formula deeper than ${DEPTH}`, 'name its parts as indicators', path);
    const part = node as { readonly op?: unknown; readonly id?: unknown; readonly args?: unknown } | null | undefined;
    if (part?.op === 'indicator') return formulaOf(String(part.id), path);
    if (part?.op !== 'call' || !Array.isArray(part.args)) return node as Node;
    return { ...part, args: part.args.map((arg, i) => resolve(arg, [...path, i], depth + 1)) } as unknown as Node;
  };

  return Object.fromEntries(
    [...given].map(([id, definition]) => {
      const formula = formulaOf(id, []);
      const variants = Object.entries(definition.variants ?? {}).map(([name, variant]) => [
        name,
        { ...variant, formula: resolve(variant.formula, [id, 'variants', name, 'formula'], 1) },
      ]);
      const made = indicator({ ...definition, formula, ...(definition.variants && { variants: Object.fromEntries(variants) }) } as never);
      for (const one of [made, ...Object.values<Metric>(made.variants)]) checkTypes(one, types);
      return [id, made as unknown as ReadIndicator];
    }),
  );
}

function byId(definitions: readonly Given[]): Map<string, Given> {
  const given = new Map<string, Given>();
  definitions.forEach((definition, i) => {
    const id = definition?.id;
    if (typeof id !== 'string') throw new KpiError('bad-argument', `an indicator called ${excerpt(id)}`, 'give each an id', [i, 'id']);
    if (given.has(id)) throw new KpiError('bad-argument', `two definitions of ${id}`, 'give each its own id', [i, 'id']);
    given.set(id, definition);
  });
  return given;
}

function fieldsIn(node: Node): FieldNode[] {
  return [...totalsOf(node).values()].flatMap((total) => childrenOf(total).flatMap((child) => [...fieldsOf(child).values()]));
}

/** What known indicators take each field for. */
function typesIn(known: readonly Metric[]): Map<string, FieldNode> {
  return new Map(known.flatMap(({ formula }) => fieldsIn(formula)).map((field) => [`${field.from}.${field.name}`, field]));
}

/** Money that is read as a plain number would lose its currency without a word. */
function checkTypes({ id, formula }: Metric, types: ReadonlyMap<string, FieldNode>): void {
  for (const { from, name, type } of fieldsIn(formula)) {
    const known = types.get(`${from}.${name}`);
    if (known !== undefined && known.type !== type)
      throw new KpiError('bad-formula', `${from}.${name} as ${type}`, `it is ${known.type} elsewhere`, [id, 'formula']);
  }
}
