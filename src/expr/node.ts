// The language in which indicators are written: a handful of plain-JSON shapes. Richness lives in two tables, the scalar
// functions and the aggregates, not in kinds of nodes.
import type { AggregateName } from './aggregate/name.ts';
import type { ScalarName } from './scalar.ts';

/** A constant of the language. */
export type Constant = string | number | boolean | null;

/** What a field holds: `money` is a number whose currency stands in the field `currency`; `key` is text, a flag or a code. */
export type FieldType = 'number' | 'money' | 'key' | 'date';

/** A constant in a formula. */
export interface ConstantNode {
  /** Tells nodes apart. */
  readonly op: 'value';
  /** The constant; null stands for a missing value. */
  readonly value: Constant;
}

/** A field of one kind of record. */
export interface FieldNode {
  /** Tells nodes apart. */
  readonly op: 'field';
  /** The kind of record, such as `sales`. */
  readonly from: string;
  /** The name of the field. */
  readonly name: string;
  /** What the field holds. */
  readonly type: FieldType;
  /** Set on the field that tells the records of a kind apart: each record has its own value. */
  readonly unique?: true;
  /** The field that dates records of this kind, where it is not `date`. */
  readonly at?: string;
}

/** A scalar function of values (of each record) or of totals (of each group). */
export interface CallNode {
  /** Tells nodes apart. */
  readonly op: 'call';
  /** The function. */
  readonly fn: ScalarName;
  /** What it is applied to, in order. */
  readonly args: readonly Node[];
}

/** A total: an aggregate of one kind of record, placed in periods by the date `at`. */
export interface AggregateNode {
  /** Tells nodes apart. */
  readonly op: 'aggregate';
  /** What is made of the values: their sum, their number, … */
  readonly fn: AggregateName;
  /** The value aggregated; for a quantile over entities, the total taken of each entity first. */
  readonly of: Node;
  /** What the records are gathered by before they are counted: the order, for customers who ordered twice. */
  readonly each?: Node;
  /** The share of a quantile, 0 to 1. */
  readonly q?: number;
  /** How many of the largest are added; all of them when not given. */
  readonly n?: number;
  /** Which records count. */
  readonly where?: Node;
  /** The date that places a record in a period. */
  readonly at: Node;
  /** For a stock: when a record, begun at `at`, ends. It counts in a period at whose end it was begun and not ended. */
  readonly until?: Node;
  /** `previous`: taken of the period before. */
  readonly shift?: 'previous';
  /** Taken over all segments, whatever the question splits by. */
  readonly across?: true;
  /** What a record without the value does: it is passed over, unless told, or it leaves no answer (`refuse`). */
  readonly missing?: 'skip' | 'refuse' | undefined;
  /**
   * How the total is computed one record at a time; not part of the JSON, and the same for every total of this name.
   *
   * @internal
   */
  readonly [algebra]?: unknown;
}

/** Where a total built in code carries its algebra, so that one indicator brings only the totals it uses. */
export const algebra: unique symbol = /* @__PURE__ */ Symbol('algebra');

/** A total that was changed; what it carries of its algebra goes with it. */
export function carrying({ [algebra]: value }: AggregateNode, changed: AggregateNode): AggregateNode {
  return Object.defineProperty(changed, algebra, { value });
}

/** An expression or formula: plain JSON, safe to store and to send. */
export type Node = ConstantNode | FieldNode | CallNode | AggregateNode;

/** Nodes are never changed, so a key is made once. */
const keys = /* @__PURE__ */ new WeakMap<Node, string>();

/** Structural identity: two nodes with the same key mean the same thing. */
export function keyOf(node: Node): string {
  const known = keys.get(node);
  if (known !== undefined) return known;
  const key = write(node);
  keys.set(node, key);
  return key;
}

function write(node: Node): string {
  switch (node.op) {
    case 'value':
      return JSON.stringify(node.value);
    case 'field':
      return `${node.from}.${JSON.stringify(node.name)}:${node.type}`;
    case 'call':
      return `${node.fn}(${node.args.map(keyOf).join(',')})`;
    case 'aggregate':
      return `${node.fn}[${[node.of, node.each, node.where, node.at, node.until].map((part) => (part ? keyOf(part) : '')).join(';')};${node.q ?? ''}${node.n === undefined ? '' : `#${node.n}`}${node.missing === 'refuse' ? '!' : ''}${node.shift ? '<' : ''}${node.across ? '*' : ''}]`;
  }
}

/** The nodes directly below a node, in order. */
export function childrenOf(node: Node): readonly Node[] {
  if (node.op === 'call') return node.args;
  if (node.op !== 'aggregate') return [];
  return [node.of, node.each, node.where, node.at, node.until].filter((part) => part !== undefined);
}

/** All totals of a formula, each meaning once, in the order of the formula. */
export function totalsOf(node: Node, into: Map<string, AggregateNode> = new Map()): Map<string, AggregateNode> {
  if (node.op === 'aggregate') into.set(keyOf(node), node);
  else for (const child of childrenOf(node)) totalsOf(child, into);
  return into;
}

/** All fields below a node, each once. */
export function fieldsOf(node: Node, into: Map<string, FieldNode> = new Map()): Map<string, FieldNode> {
  if (node.op === 'field') into.set(keyOf(node), node);
  else for (const child of childrenOf(node)) fieldsOf(child, into);
  return into;
}

/** The conditions that must all hold: the parts of nested `and`s. */
export function conjuncts(node: Node | undefined): readonly Node[] {
  if (node === undefined) return [];
  return node.op === 'call' && node.fn === 'and' ? node.args.flatMap(conjuncts) : [node];
}
