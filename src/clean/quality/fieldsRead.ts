// Which fields of a kind of record indicators read, and which of those must not be missing.
import { childrenOf, type FieldNode, type FieldType, fieldsOf, type Node } from '../../expr/node.ts';

/** A field that indicators read. */
export interface FieldUse {
  readonly type: FieldType;
  /** Indicators that read it. */
  readonly read: readonly string[];
  /** Indicators to which a missing value is a loss: it is what they add or count, or dates it. */
  readonly needed: readonly string[];
}

/** The fields of a kind that indicators read, by name. */
export function fieldsRead(indicators: readonly { readonly id: string; readonly formula: Node }[], kind: string): Map<string, FieldUse> {
  const uses = new Map<string, { type: FieldType; read: string[]; needed: string[] }>();
  for (const { id, formula } of indicators) {
    const needed = new Set(neededFields(formula).map(({ from, name }) => `${from}.${name}`));
    const names = new Set<string>();
    for (const { from, name, type } of fieldsOf(formula).values()) {
      if (from !== kind || names.has(name)) continue;
      names.add(name);
      const use = uses.get(name) ?? { type, read: [], needed: [] };
      use.read.push(id);
      if (needed.has(`${from}.${name}`)) use.needed.push(id);
      uses.set(name, use);
    }
  }
  return uses;
}

/** Fields outside of conditions, without those that have another value to fall back on. */
function neededFields(node: Node): FieldNode[] {
  if (node.op === 'field') return [node];
  if (node.op === 'call') {
    if (node.fn === 'isNull') return [];
    return (node.fn === 'orElse' ? node.args.slice(1) : node.args).flatMap(neededFields);
  }
  return childrenOf(node)
    .filter((child) => node.op !== 'aggregate' || child !== node.where)
    .flatMap(neededFields);
}
