// Every indicator that is exported, and random records of every kind that it reads: a new one is in all tests over them for free.
import fc from 'fast-check';
import * as api from 'sales-kpi';
import { childrenOf, type FieldNode, fieldsOf, type Node, totalsOf } from '../../src/expr/node.ts';
import type { Kinds } from '../agree.ts';

type Own = api.Metric & { readonly variants: Readonly<Record<string, api.Metric>> };

/** Indicators of kinds of records that only constructors read. */
const constructed = [api.cartAbandonmentWithin({ hours: 36 }), api.cartAbandonmentWithin({ hours: 720, from: 'checkout' })];

/** Every indicator that is exported, with its variants. */
export const every = [...Object.values(api as Readonly<Record<string, unknown>>), ...constructed]
  .filter((value): value is Own => typeof value === 'function' && 'formula' in value && 'id' in value && 'variants' in value)
  .flatMap((own) => [own, ...Object.values(own.variants)]);

const dates = fc.constantFrom(
  '2024-12-31',
  '2025-01-01',
  '2025-01-31',
  '2025-02-01',
  '2025-02-28',
  '2025-03-30',
  '2025-03-31',
  '2025-04-01',
);
const numbers = fc.integer({ min: -40, max: 400 }).map((units) => String(units / 4));
const maybe = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 4, arbitrary: values }, { weight: 1, arbitrary: fc.constant(null) });

/** The constants that formulas hold a field against: what its values can be. */
function wordsIn(metrics: readonly api.Metric[]): Map<string, Set<string | number | boolean>> {
  const words = new Map<string, Set<string | number | boolean>>();
  const walk = (node: Node): void => {
    if (node.op === 'call' && node.args[0]?.op === 'field') {
      const { from, name } = node.args[0];
      const known = words.get(`${from}.${name}`) ?? new Set();
      for (const arg of node.args.slice(1)) if (arg.op === 'value' && arg.value !== null) known.add(arg.value);
      words.set(`${from}.${name}`, known);
    }
    for (const child of childrenOf(node)) walk(child);
  };
  for (const { formula } of metrics) walk(formula);
  return words;
}

function fieldsIn(metrics: readonly api.Metric[]): FieldNode[] {
  const fields = new Map<string, FieldNode>();
  for (const { formula } of metrics)
    for (const total of totalsOf(formula).values())
      for (const field of fieldsOf(total).values()) fields.set(`${field.from}.${field.name}`, field);
  return [...fields.values()];
}

/** Random records of every kind that indicators read, each with the fields that they read. */
export function recordsFor(metrics: readonly api.Metric[]): fc.Arbitrary<Kinds> {
  const words = wordsIn(metrics);
  const fields = fieldsIn(metrics);
  const kinds = [...new Set(fields.map(({ from }) => from))];
  const valuesOf = ({ from, name, type, at = 'date' }: FieldNode): fc.Arbitrary<unknown> => {
    if (type === 'date') return name === at ? dates : maybe(dates);
    if (type !== 'key') return maybe(numbers);
    const known = [...(words.get(`${from}.${name}`) ?? [])];
    if (known.some((word) => typeof word === 'boolean')) return maybe(fc.boolean());
    const texts = known.filter((word) => typeof word === 'string');
    return maybe(fc.constantFrom(...texts, 'ana', 'bob', 'x'));
  };
  const rowOf = (kind: string): fc.Arbitrary<object> => {
    const own = fields.filter(({ from, name }) => from === kind && name !== 'id');
    const dated = own[0]?.at ?? 'date';
    return fc.record({
      [dated]: dates,
      ...(kind === 'sales' ? { amount: numbers } : {}),
      ...Object.fromEntries(own.map((field) => [field.name, valuesOf(field)])),
      channel: maybe(fc.constantFrom('web', 'shop')),
      currency: fc.constant('EUR'),
    });
  };
  const rowsOf = (kind: string): fc.Arbitrary<readonly object[]> =>
    fc.array(rowOf(kind), { minLength: 4, maxLength: 12 }).map((rows) => rows.map((row, i) => ({ id: `${kind}${i}`, ...row })));
  return fc.record(Object.fromEntries(kinds.map((kind) => [kind, rowsOf(kind)]))) as fc.Arbitrary<Kinds>;
}

// What means the same under another name is asked once.
const meanings = new Map(every.map((metric) => [api.definitionHash(metric), metric]));

/** Indicators by the kinds of records that they read. */
export const groups = new Map<string, api.Metric[]>();
for (const metric of meanings.values()) {
  const kinds = [...new Set(fieldsIn([metric]).map(({ from }) => from))].sort().join(' and ');
  groups.set(kinds, [...(groups.get(kinds) ?? []), metric]);
}
