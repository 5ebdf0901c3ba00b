import {
  and,
  count,
  countDistinct,
  each,
  eq,
  fields,
  gt,
  indicator,
  isKpiError,
  isNull,
  largest,
  last,
  max,
  mean,
  min,
  minus,
  not,
  oneOf,
  or,
  orElse,
  plus,
  quantile,
  ratio,
  type Sale,
  sale,
  sum,
  times,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { childrenOf, conjuncts, fieldsOf, keyOf, type Node, totalsOf } from '../../src/expr/node.ts';
import { nodeOf } from '../../src/expr/value.ts';

const field = (name: string, type: string): object => ({ op: 'field', from: 'sales', name, type });
const date = field('date', 'date');

describe('formulas are plain JSON', () => {
  test.each<[string, unknown, object]>([
    ['a sum', sum(sale.amount), { op: 'aggregate', fn: 'sum', of: field('amount', 'money'), at: date }],
    ['a count', count(sale.channel), { op: 'aggregate', fn: 'count', of: field('channel', 'key'), at: date }],
    ['distinct values', countDistinct(sale.channel), { op: 'aggregate', fn: 'countDistinct', of: field('channel', 'key'), at: date }],
    ['the smallest', min(sale.quantity), { op: 'aggregate', fn: 'min', of: field('quantity', 'number'), at: date }],
    ['the largest', max(sale.quantity), { op: 'aggregate', fn: 'max', of: field('quantity', 'number'), at: date }],
    ['the mean', mean(sale.quantity), { op: 'aggregate', fn: 'mean', of: field('quantity', 'number'), at: date }],
    ['the latest', last(sale.quantity), { op: 'aggregate', fn: 'last', of: field('quantity', 'number'), at: date }],
    ['a quantile', quantile(sale.amount, 0.9), { op: 'aggregate', fn: 'quantile', of: field('amount', 'money'), q: 0.9, at: date }],
    [
      'a quantile over entities',
      quantile(each(sale.customerId, sum(sale.amount, { where: gt(sale.amount, 0) })), 0.5),
      {
        op: 'aggregate',
        fn: 'quantile',
        of: field('amount', 'money'),
        each: field('customerId', 'key'),
        q: 0.5,
        where: { op: 'call', fn: 'gt', args: [field('amount', 'money'), { op: 'value', value: 0 }] },
        at: date,
      },
    ],
    [
      'the largest entities',
      largest(each(sale.customerId, sum(sale.amount, { missing: 'refuse' })), 10),
      {
        op: 'aggregate',
        fn: 'largest',
        of: field('amount', 'money'),
        each: field('customerId', 'key'),
        n: 10,
        missing: 'refuse',
        at: date,
      },
    ],
    ['all values above zero', largest(sale.amount), { op: 'aggregate', fn: 'largest', of: field('amount', 'money'), at: date }],
    [
      'a condition',
      and(or(eq(sale.channel, 'web'), isNull(sale.channel)), not(oneOf(sale.region, ['north', null]))),
      {
        op: 'call',
        fn: 'and',
        args: [
          {
            op: 'call',
            fn: 'or',
            args: [
              { op: 'call', fn: 'eq', args: [field('channel', 'key'), { op: 'value', value: 'web' }] },
              { op: 'call', fn: 'isNull', args: [field('channel', 'key')] },
            ],
          },
          {
            op: 'call',
            fn: 'not',
            args: [
              { op: 'call', fn: 'oneOf', args: [field('region', 'key'), { op: 'value', value: 'north' }, { op: 'value', value: null }] },
            ],
          },
        ],
      },
    ],
    [
      'arithmetic of values',
      minus(plus(sale.amount, sale.tax), times(sale.cost, 2)),
      {
        op: 'call',
        fn: 'minus',
        args: [
          { op: 'call', fn: 'plus', args: [field('amount', 'money'), field('tax', 'money')] },
          { op: 'call', fn: 'times', args: [field('cost', 'money'), { op: 'value', value: 2 }] },
        ],
      },
    ],
    [
      'a default',
      orElse(sale.channel, 'web'),
      { op: 'call', fn: 'orElse', args: [field('channel', 'key'), { op: 'value', value: 'web' }] },
    ],
  ])('%s', (_, built, json) => {
    expect(JSON.parse(JSON.stringify(built))).toEqual(json);
  });

  test('a total reads the date it is told to', () => {
    expect((sum(sale.amount, { at: sale.orderDate }) as { at: Node }).at).toEqual({
      op: 'call',
      fn: 'orElse',
      args: [field('orderDate', 'date'), date],
    });
  });

  test('an indicator stands wherever a formula may', () => {
    const total = indicator({
      id: 'total',
      label: { en: 'Total', fr: 'Total' },
      unit: 'money',
      better: 'higher',
      formula: sum(sale.amount),
    });
    expect(ratio(total, count(sale.id))).toEqual(ratio(sum(sale.amount), count(sale.id)));
  });

  test('fields of other records stand under their own kind', () => {
    type Lead = { id: string; date: string; score: number };
    const lead = fields<Lead>()('leads', { score: 'number' });
    expect(sum(lead.score)).toEqual({
      op: 'aggregate',
      fn: 'sum',
      of: { op: 'field', from: 'leads', name: 'score', type: 'number' },
      at: { op: 'field', from: 'leads', name: 'date', type: 'date' },
    });
  });
});

describe('structure', () => {
  test('the same meaning has the same key, another meaning another key', () => {
    const formulas = [
      sum(sale.amount),
      sum(sale.tax),
      mean(sale.amount),
      sum(sale.amount, { where: gt(sale.amount, 1) }),
      sum(sale.amount, { where: gt(sale.amount, 10) }),
      sum(sale.amount, { at: sale.orderDate }),
      quantile(sale.amount, 0.5),
      quantile(sale.amount, 0.25),
      quantile(each(sale.orderId, sum(sale.amount)), 0.5),
      largest(sale.amount, 1),
      largest(sale.amount, 10),
      largest(sale.amount),
      largest(each(sale.orderId, sum(sale.amount)), 10),
      count(sale.id),
      countDistinct(sale.id),
    ] as Node[];
    expect(new Set(formulas.map(keyOf)).size).toBe(formulas.length);
    expect(keyOf(sum(sale.amount) as Node)).toBe(keyOf(JSON.parse(JSON.stringify(sum(sale.amount)))));
  });

  test('keys tell 1 from "1", null from "null", and hostile texts from structure', () => {
    const values = [1, '1', null, 'null', true, 'true', '', '"', '")', 'a,b', '\ud800'];
    const nodes = values.map((value) => ({ op: 'call', fn: 'eq', args: [field('channel', 'key'), { op: 'value', value }] }) as Node);
    expect(new Set(nodes.map(keyOf)).size).toBe(values.length);
  });

  test('totals, fields, children and conditions of a formula are found, each once', () => {
    const formula = ratio(
      sum(sale.amount, { where: and(gt(sale.amount, 1), and(eq(sale.channel, 'web'), isNull(sale.tax))) }),
      plus(count(sale.id), count(sale.id)),
    ) as Node;
    const totals = [...totalsOf(formula).values()];
    expect(totals.map(({ fn }) => fn)).toEqual(['sum', 'count']);
    expect([...fieldsOf(formula).values()].map(({ name }) => name)).toEqual(['amount', 'channel', 'tax', 'date', 'id']);
    expect(conjuncts(totals[0]?.where)).toHaveLength(3);
    expect(conjuncts(undefined)).toEqual([]);
    expect(childrenOf({ op: 'value', value: 1 })).toEqual([]);
  });
});

const thrown = (build: () => unknown): unknown => {
  try {
    build();
  } catch (error) {
    return isKpiError(error) ? error.code : error;
  }
  return 'nothing';
};

describe('what cannot be built is refused at once', () => {
  test.each<[string, () => unknown]>([
    ['a sum of a constant', () => sum(5 as never)],
    ['a sum of nothing', () => sum(undefined as never)],
    ['a count of null', () => count(null as never)],
    ['a sum of a function', () => sum((() => 1) as never)],
    ['a sum of an object that is no value', () => sum({ amount: 1 } as never)],
    ['a quantile above 1', () => quantile(sale.amount, 1.5)],
    ['a quantile below 0', () => quantile(sale.amount, -0.1)],
    ['a quantile of NaN', () => quantile(sale.amount, Number.NaN)],
    ['a quantile of text', () => quantile(sale.amount, '0.5' as never)],
    ['a quantile over entities of a mean', () => quantile(each(sale.orderId, mean(sale.amount)), 0.5)],
    ['a quantile over entities of a ratio', () => quantile(each(sale.orderId, ratio(sum(sale.amount), count(sale.id))), 0.5)],
    ['a quantile of nothing', () => quantile(undefined as never, 0.5)],
    ['the largest of nothing', () => largest(undefined as never, 3)],
    ['no largest', () => largest(sale.amount, 0)],
    ['half of the largest', () => largest(sale.amount, 0.5)],
    ['the largest of text', () => largest(sale.amount, '3' as never)],
    ['more largest than are counted', () => largest(sale.amount, Number.POSITIVE_INFINITY)],
    ['the largest entities of a mean', () => largest(each(sale.orderId, mean(sale.amount)), 3)],
    ['arithmetic on a plain object', () => plus({} as never, 1)],
    ['a list that is no list', () => oneOf(sale.channel, 'web' as never)],
    ['a list that is a number', () => oneOf(sale.channel, 5 as never)],
  ])('%s', (_, build) => {
    expect(thrown(build)).toBe('bad-formula');
  });

  test('a field of an unknown type', () => {
    expect(thrown(() => fields<Sale>()('sales', { amount: 'float' as never }))).toBe('bad-argument');
  });

  test('a constant becomes a value, anything with an op stays what it is', () => {
    expect(nodeOf('web')).toEqual({ op: 'value', value: 'web' });
    expect(nodeOf(sale.amount)).toBe(sale.amount);
  });
});
