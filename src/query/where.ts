// What a question picks: plain picks of dimensions, or a condition of the language.
import { excerpt, KpiError, refuseUnknown } from '../error.ts';
import { checkCondition } from '../expr/checkRecord.ts';
import { type CallNode, type Constant, childrenOf, fieldsOf, type Node } from '../expr/node.ts';
import { fieldNode } from '../model/field.ts';
import { fieldType } from '../model/sale/saleFields.ts';

/** Pick one value, one of several, all but some, or a range of numbers or dates. A missing value is written null. */
export type Picked<V> =
  | V
  | null
  | readonly (V | null)[]
  | {
      /** All but this value, or all but these. */
      readonly not: V | null | readonly (V | null)[];
    }
  | Bounds<V>;

/** A range: every bound given must hold. */
export interface Bounds<V> {
  /** ≥ */
  readonly atLeast?: V;
  /** > */
  readonly above?: V;
  /** ≤ */
  readonly atMost?: V;
  /** < */
  readonly below?: V;
}

const bounds = { atLeast: 'gte', above: 'gt', atMost: 'lte', below: 'lt' } as const;

/** Depth and size of a condition, published in the documentation. */
export const filterLimits = {
  /** Most parts inside each other. */
  depth: 64,
  /** Most parts in all: fields, constants and calls. */
  nodes: 1000,
} as const;

/** The condition behind the `where` of a question, for one kind of record; null when everything is picked. */
export function whereNode(where: unknown, kind: string): Node | null {
  if (where === undefined || where === null) return null;
  if (typeof where !== 'object' || !isPlain(where))
    throw new KpiError(
      'bad-argument',
      `where is ${excerpt(where)}`,
      "give picks such as { channel: 'web' } or a condition such as gt(sale.amount, 100)",
      ['where'],
    );
  if ('op' in where) return checked(where as Node, kind);
  const parts = Object.entries(where)
    .filter(([, pick]) => pick !== undefined)
    .map(([name, pick]) => pickNode(kind, name, pick));
  return parts.length === 0 ? null : parts.length === 1 ? (parts[0] as Node) : call('and', parts);
}

/** Picks are a plain object; a list, a Map or a Date picks nothing that could be read. */
function isPlain(where: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(where);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

function call(fn: CallNode['fn'], args: readonly Node[]): CallNode {
  return { op: 'call', fn, args };
}

function constant(value: unknown, path: readonly string[]): Node {
  if (value !== null && !['string', 'number', 'boolean'].includes(typeof value))
    throw new KpiError('bad-argument', `where ${path.at(-1) ?? ''} is ${excerpt(value)}`, 'pick a text, a number, a flag or null', path);
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new KpiError('bad-argument', `where ${path.at(-1) ?? ''} is ${value}`, 'pick a finite number', path);
  return { op: 'value', value: value as Constant };
}

function pickNode(kind: string, name: string, pick: unknown): Node {
  const path = ['where', name];
  if (typeof pick === 'object' && pick !== null && !Array.isArray(pick)) {
    if ('not' in pick) {
      refuseUnknown(pick, ['not'], path);
      return call('not', [anyOf(kind, name, pick.not, path)]);
    }
    refuseUnknown(pick, ['not', ...Object.keys(bounds)], path);
    const type = boundType(kind, name, pick);
    const tests = Object.entries(bounds)
      .filter(([word]) => Object.hasOwn(pick, word))
      .map(([word, fn]) => call(fn, [fieldNode(kind, name, type), constant((pick as Record<string, unknown>)[word], path)]));
    if (tests.length === 0)
      throw new KpiError(
        'bad-argument',
        `where ${name} picks nothing`,
        'give a value, a list, { not } or { atLeast, above, atMost, below }',
        path,
      );
    return call('and', tests);
  }
  return anyOf(kind, name, pick, path);
}

/** What a range is a range of: what the field holds, or for a field that the library does not know, what the bounds are. */
function boundType(kind: string, name: string, pick: object): 'date' | 'number' {
  const known = fieldType(kind, name);
  return known === 'date' || (kind !== 'sales' && Object.values(pick).some((bound) => typeof bound === 'string')) ? 'date' : 'number';
}

/** True or false for every record: a missing value is a value that can be picked, by null. */
function anyOf(kind: string, name: string, pick: unknown, path: readonly string[]): Node {
  const list: readonly unknown[] = Array.isArray(pick) ? pick : [pick];
  return call('oneOf', [fieldNode(kind, name, fieldType(kind, name)), ...list.map((value) => constant(value, path))]);
}

/** A condition given as an expression: of bounded size, and about this kind of record. */
function checked(node: Node, kind: string): Node {
  let nodes = 0;
  const walk = (part: Node, depth: number): void => {
    nodes++;
    if (depth > filterLimits.depth || nodes > filterLimits.nodes)
      throw new KpiError(
        'filter-too-deep',
        `a condition deeper than ${filterLimits.depth} or of more than ${filterLimits.nodes} parts`,
        'use oneOf(field, list) instead of many comparisons',
        ['where'],
      );
    // What is no node at all is refused right after.
    if (typeof part === 'object' && part !== null && (part.op !== 'call' || Array.isArray(part.args)))
      for (const child of childrenOf(part)) walk(child, depth + 1);
  };
  walk(node, 1);
  checkCondition(node, ['where']);
  const other = [...fieldsOf(node).values()].find((field) => field.from !== kind);
  if (other)
    throw new KpiError('bad-argument', `where reads ${other.from}.${other.name}, the indicators read ${kind}`, `use fields of ${kind}`, [
      'where',
    ]);
  return node;
}
