// Definitions as JSON: written, stored, read again, and refused where they are wrong.
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as api from 'sales-kpi';
import { definitionHash, definitionOf, definitionSchema, netSales, query, readDefinitions, revenue, type Sale } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { agree } from '../agree.ts';
import { errorOf, text } from '../query/ask.ts';
import { shop } from './ledger.ts';

type Own = api.Metric & { readonly variants: Readonly<Record<string, api.Metric>> };

const every = Object.values(api as Readonly<Record<string, unknown>>).filter(
  (value): value is Own => typeof value === 'function' && 'formula' in value && 'id' in value && 'variants' in value,
);
const stored = (definition: unknown): unknown => JSON.parse(JSON.stringify(definition));
const field = (name: string, type: string): object => ({ op: 'field', from: 'sales', name, type });
const sumOf = (name: string, type = 'money'): object => ({ op: 'aggregate', fn: 'sum', of: field(name, type), at: field('date', 'date') });
const call = (fn: string, ...args: readonly unknown[]): object => ({ op: 'call', fn, args });
const named = (id: string): object => ({ op: 'indicator', id });
const given = (id: string, formula: unknown, more: object = {}): object => ({
  id,
  label: { en: id, fr: id },
  unit: 'money',
  better: 'higher',
  formula,
  ...more,
});

describe('every indicator of ours', () => {
  test('goes through JSON and comes back the same, variants too', () => {
    const again = readDefinitions(stored(every.map(definitionOf)));
    expect(Object.keys(again)).toEqual(every.map(({ id }) => id));
    for (const own of every) {
      const read = again[own.id] as unknown as Own;
      expect(definitionOf(read)).toEqual(definitionOf(own));
      expect(definitionHash(read)).toBe(definitionHash(own));
    }
  });

  test('has the form that the schema describes', () => {
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(definitionSchema);
    validate(stored(every.map(definitionOf)));
    expect(validate.errors).toBeNull();
  });
});

describe('the schema', () => {
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(definitionSchema);
  const right = given('x', call('ratio', named('revenue'), sumOf('tax')));
  test.each<[string, object, boolean]>([
    ['a reference', right, true],
    ['an unknown word', { ...right, colour: 'red' }, false],
    ['no label', { ...right, label: undefined }, false],
    ['an unknown unit', { ...right, unit: 'euros' }, false],
    ['a node that is none', { ...right, formula: { op: 'script', code: 'alert(1)' } }, false],
    ['a total of nothing', { ...right, formula: { op: 'aggregate', fn: 'sum' } }, false],
    ['an id with a space', { ...right, id: 'a b' }, false],
  ])('%s', (_, definition, wanted) => {
    expect(validate(stored([definition]))).toBe(wanted);
  });
});

describe('definitions from a file', () => {
  const shares = [
    given('taxShare', call('ratio', sumOf('tax'), named('withTax')), { unit: 'ratio' }),
    given('withTax', call('plus', named('revenue'), sumOf('tax')), {
      variants: { twice: { label: { en: 'Twice', fr: 'Deux fois' }, formula: call('times', named('revenue'), { op: 'value', value: 2 }) } },
    }),
  ];

  test('name one another in any order, and known indicators', async () => {
    const { taxShare, withTax } = readDefinitions(stored(shares), { known: [revenue] });
    const sales: Sale[] = [{ id: '1', date: '2025-01-31', amount: 80, tax: 20 }];
    expect([taxShare, withTax].map((metric) => text(metric?.({ sales })))).toEqual(['0.2', '100']);
    const { twice } = (withTax as unknown as { variants: Record<string, (data: unknown) => unknown> }).variants;
    expect(text(twice?.(sales))).toBe('160');
    await agree([taxShare as never, withTax as never], { sales: shop as never }, { every: 'month', between: ['2025-01-01', '2025-04-01'] });
  });

  test.each<[string, unknown, string, string]>([
    [
      'a cycle',
      [given('a', named('b')), given('b', call('plus', named('c'), sumOf('tax'))), given('c', named('a'))],
      'bad-formula',
      'a → b → c → a',
    ],
    ['itself', [given('a', call('plus', named('a'), sumOf('tax')))], 'bad-formula', 'a → a'],
    ['nobody', [given('a', named('profit'))], 'bad-formula', 'there is no indicator "profit"'],
    [
      'money and a count',
      [given('a', call('plus', named('revenue'), { ...sumOf('id', 'key'), fn: 'count' }))],
      'bad-formula',
      'money plus a number',
    ],
    ['money without its currency', [given('a', sumOf('amount', 'number'))], 'bad-formula', 'sales.amount as number'],
    ['an unknown total', [given('a', { ...sumOf('amount'), fn: 'eval' })], 'bad-formula', 'the total "eval"'],
    ['no formula', [given('a', undefined)], 'bad-formula', 'in a formula'],
    ['an unknown word', [given('a', sumOf('tax'), { sql: 'DROP TABLE x' })], 'unknown-option', 'sql'],
    ['an id twice', [given('a', sumOf('tax')), given('a', sumOf('tax'))], 'bad-argument', 'two definitions of a'],
    ['no id', [{ formula: sumOf('tax') }], 'bad-argument', 'called undefined'],
    ['nothing', null, 'bad-argument', 'definitions are null'],
    ['no list', {}, 'bad-argument', 'definitions are'],
    ['null in the list', [null], 'bad-argument', 'called undefined'],
    ['__proto__', [given('__proto__', sumOf('tax'))], 'bad-argument', 'called "__proto__"'],
  ])('are refused: %s', (_, definitions, code, message) => {
    const error = errorOf(() => readDefinitions(definitions, { known: [revenue] }));
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
  });

  test('are refused when they go too deep', () => {
    const deep = Array.from({ length: 3000 }).reduce<object>((node) => call('plus', node, sumOf('tax')), sumOf('tax'));
    expect(errorOf(() => readDefinitions([given('a', deep)])).code).toBe('bad-formula');
    const long = Array.from({ length: 3000 }, (_, i) =>
      given(`a${i}`, i === 2999 ? sumOf('tax') : call('plus', named(`a${i + 1}`), sumOf('tax'))),
    );
    expect(errorOf(() => readDefinitions(long)).code).toBe('bad-formula');
  });
});

describe('the fingerprint', () => {
  test('is in the table, for each column of an indicator, whatever asOf says', () => {
    const ask = (asOf?: string): unknown =>
      query(shop, { select: [revenue], ...(asOf && { asOf }), by: ['channel'] }).columns.map(({ definition }) => definition);
    expect(ask()).toEqual([null, null, definitionHash(revenue)]);
    expect(ask('2025-03-01')).toEqual(ask());
  });

  test('is that of the meaning, not of the name', () => {
    expect(definitionHash(revenue)).toBe(definitionHash(netSales));
    expect(definitionHash(revenue)).toMatch(/^[0-9a-f]{16}$/);
  });

  test('differs between any two definitions', () => {
    const all = every.flatMap((own) => [own, ...Object.values(own.variants)]);
    const meanings = new Map(all.map((metric) => [definitionHash(metric), metric]));
    const texts = new Set(all.map(({ unit, additivity, maturity, formula }) => JSON.stringify([unit, additivity, maturity, formula])));
    expect(meanings.size).toBe(texts.size);
  });
});
