// What tells entities (orders, customers) apart on each row, as codes. A row without the key may be an entity of its own.
import type { CodedEntities } from '../expr/aggregate/aggregate.ts';
import { isOwnEntity } from '../expr/input.ts';
import type { Node } from '../expr/node.ts';
import { asKeys } from './asKeys.ts';
import { type Codes, type KeyColumn, keyColumnOf } from './column.ts';
import type { Evaluate } from './evaluate.ts';

/** Entities by code: 0 is none; codes from `shared` on are rows that are entities of their own. */
export interface Entities extends CodedEntities {
  readonly codes: Codes;
}

/** The parts of an entity: the field that names it, and whether a row without it is an entity of its own. */
export interface EntityParts {
  /** The column of names; null when every row is an entity of its own. */
  readonly keys: KeyColumn | null;
  /** Whether rows without a name are entities of their own. */
  readonly own: boolean;
}

/** Reads an entity off its expression: `orderId`, or else the row itself. */
export function entityParts(node: Node, evaluate: Evaluate, length: number): EntityParts {
  if (!isOwnEntity(node)) return { keys: keyColumn(node, evaluate, length), own: false };
  if (node.op !== 'call') return { keys: null, own: true };
  const named = node.args[0] as Node;
  const column = evaluate(named);
  return { keys: column.type === 'constant' && column.value === null ? null : keyColumn(named, evaluate, length), own: true };
}

/** The column of an expression as keys, also where all rows share one. */
export function keyColumn(node: Node, evaluate: Evaluate, length: number): KeyColumn {
  const keys = asKeys(evaluate(node), length);
  if (keys.type === 'key') return keys;
  return keyColumnOf(new Uint32Array(length).fill(keys.value === null ? 0 : 1), keys.value === null ? [null] : [null, keys.value]);
}

/** The entities of all rows; null when every row is an entity of its own. */
export function entitiesOf(node: Node, evaluate: Evaluate, length: number): Entities | null {
  const { keys, own } = entityParts(node, evaluate, length);
  if (keys === null) return null;
  const shared = keys.keys.length;
  if (!own || keys.counts()[0] === 0) return { codes: keys.codes, keys: keys.keys, size: shared };
  const { codes: named } = keys;
  const codes = new Uint32Array(length);
  for (let row = 0; row < length; row++) codes[row] = named[row] === 0 ? shared + row : (named[row] as number);
  return { codes, keys: keys.keys, size: shared + length };
}
