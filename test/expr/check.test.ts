import {
  count,
  elapsed,
  fields,
  growth,
  gt,
  indicator,
  isKpiError,
  min,
  minus,
  orElse,
  plus,
  query,
  ratio,
  revenue,
  type Sale,
  sale,
  sum,
  times,
} from 'sales-kpi';
import { describe, expect, it } from 'vitest';

const base = { id: 'x', label: { en: 'X', fr: 'X' }, unit: 'money', better: 'neutral' } as const;
const rows = [{ id: '1', date: '2025-01-31', amount: 5 }];
const json = (formula: unknown, change: object = {}): never => ({ ...(JSON.parse(JSON.stringify(formula)) as object), ...change }) as never;
const visit = fields<{ date: string; pages: number }>()('visits', { pages: 'number', date: 'date' });

function refusal(make: () => unknown): string {
  try {
    make();
  } catch (error) {
    return isKpiError(error) ? error.code : `foreign: ${String(error)}`;
  }
  return 'taken';
}

describe('a formula is refused with bad-formula when it', () => {
  const cases: readonly (readonly [string, unknown])[] = [
    ['names an unknown total', json(sum(sale.amount), { fn: 'variance' })],
    ['names a total by an inherited name', json(sum(sale.amount), { fn: 'toString' })],
    ['names an unknown function', json(minus(sum(sale.amount), 1), { fn: 'power' })],
    ['has no shape of the language', { op: 'magic' }],
    ['is nothing', null],
    ['is a text', 'sum(amount)'],
    ['has a field among totals', json(minus(sum(sale.amount), 1), { args: [sum(sale.amount), sale.amount] })],
    ['has a total inside a total', json(sum(sale.amount), { of: sum(sale.amount) })],
    ['sums a key', json(sum(sale.amount), { of: sale.channel })],
    ['sums a date', json(sum(sale.amount), { of: sale.date })],
    ['takes the smallest date as a number', json(sum(sale.amount), { fn: 'min', of: sale.date })],
    ['has a where that is no condition', json(sum(sale.amount), { where: sale.amount })],
    ['has an at that is no date', json(sum(sale.amount), { at: sale.amount })],
    ['has a quantile beyond 1', json(sum(sale.amount), { fn: 'quantile', q: 1.5 })],
    ['has the share of a quantile in a sum', json(sum(sale.amount), { q: 0.5 })],
    ['adds no largest', json(sum(sale.amount), { fn: 'largest', n: 0 })],
    ['adds half of the largest', json(sum(sale.amount), { fn: 'largest', n: 1.5 })],
    ['adds the largest of a text', json(sum(sale.amount), { fn: 'largest', n: '3' })],
    ['has a number of the largest in a sum', json(sum(sale.amount), { n: 3 })],
    ['grows from one number', json(minus(sum(sale.amount), 1), { fn: 'growth', args: [sum(sale.amount)] })],
    ['grows from a field', json(minus(sum(sale.amount), 1), { fn: 'growth', args: [sum(sale.amount), sale.amount] })],
    ['grows in each record', json(sum(sale.amount), { of: { op: 'call', fn: 'growth', args: [sale.amount, sale.tax] } })],
    ['grows from money to a count', growth(count(sale.id), sum(sale.amount))],
    ['does something unknown with missing values', sum(sale.amount, { missing: 'ignore' as never })],
    ['reads two kinds of record in one total', json(sum(sale.amount), { where: gt(visit.pages, 2) })],
    ['reads no records', { op: 'value', value: 1 }],
    ['holds an object as a constant', json(minus(sum(sale.amount), 1), { args: [sum(sale.amount), { op: 'value', value: {} }] })],
  ];
  for (const [name, formula] of cases) {
    it(name, () => {
      expect(refusal(() => indicator({ ...base, formula: formula as never }))).toBe('bad-formula');
      expect(refusal(() => query(rows, { select: [{ ...base, additivity: 'additive', source: null, formula } as never] }))).toBe(
        'bad-formula',
      );
    });
  }

  it('has an option that no total reads, and the message names the nearest', () => {
    const formula = sum(sale.amount, { were: gt(sale.amount, 100) } as never);
    expect(() => indicator({ ...base, formula })).toThrow('unknown option "were": did you mean where?');
    expect(refusal(() => indicator({ ...base, formula }))).toBe('unknown-option');
  });

  it('is nested deeper than any reader follows', () => {
    let deep: unknown = sum(sale.amount);
    for (let i = 0; i < 200; i++) deep = { op: 'call', fn: 'plus', args: [deep, { op: 'value', value: 1 }] };
    expect(refusal(() => indicator({ ...base, formula: deep as never }))).toBe('bad-formula');
  });
});

describe('an indicator is refused with bad-argument when', () => {
  const formula = sum(sale.amount);
  const cases: readonly (readonly [string, object | null])[] = [
    ['it is nothing', null],
    ['its id has a space', { ...base, id: 'net sales', formula }],
    ['its id is a list', { ...base, id: ['abc'], formula }],
    ['its id is that of the period', { ...base, id: 'period', formula }],
    ['its unit is no unit', { ...base, unit: 'euros', formula }],
    ['its direction is none', { ...base, better: 'up', formula }],
    ['the name of a variant has a space', { ...base, formula, variants: { 'a b': { label: base.label, formula } } }],
  ];
  for (const [name, definition] of cases) it(name, () => expect(refusal(() => indicator(definition as never))).toBe('bad-argument'));

  it('an id given to a policy would hide another column', () => {
    expect(refusal(() => query(rows, { select: [revenue.under({}, 'period')] }))).toBe('bad-argument');
  });
});

it('a formula that came back from JSON gives the same value, called and asked', () => {
  const formula = minus(sum(times(sale.amount, 2)), min(sale.amount));
  const again = indicator({ ...base, formula: json(formula) });
  const own = indicator({ ...base, formula });
  const sales: readonly Sale[] = rows;
  expect([String(again(sales)), String(query(sales, { select: [again] }).rows[0]?.x)]).toEqual([String(own(sales)), '5']);
});

describe('what a formula is measured in', () => {
  const units: readonly (readonly [string, string, () => unknown, string])[] = [
    ['money and a count', 'money', () => plus(sum(sale.amount), count(sale.id)), 'bad-formula'],
    ['money and a quantity of each record', 'money', () => sum(plus(sale.amount as never, sale.quantity as never)), 'bad-formula'],
    ['money, or else a count', 'money', () => orElse(sum(sale.amount) as never, count(sale.id) as never), 'bad-formula'],
    ['time and a count', 'days', () => plus(sum(elapsed(sale.orderDate, sale.date)), count(sale.id)), 'bad-formula'],
    ['money and money per order', 'money', () => plus(sum(sale.amount), ratio(sum(sale.amount), count(sale.id))), 'taken'],
    ['money and a constant', 'money', () => minus(sum(sale.amount), 100), 'taken'],
    ['money times money, called money', 'money', () => ratio(sum(sale.amount), ratio(1, sum(sale.amount))), 'bad-formula'],
    ['money called a ratio', 'ratio', () => sum(sale.amount), 'bad-formula'],
    ['money called a count', 'count', () => sum(sale.amount), 'bad-formula'],
    ['money of money as a ratio', 'ratio', () => ratio(sum(sale.tax), sum(sale.amount)), 'taken'],
    ['anything as a plain number', 'number', () => ratio(count(sale.id), sum(sale.amount)), 'taken'],
    ['days', 'days', () => ratio(sum(elapsed(sale.orderDate, sale.date)), 86_400_000), 'taken'],
    ['money divided by nothing', 'money', () => ratio(sum(sale.amount), undefined as never), 'bad-formula'],
    ['money divided by 0', 'money', () => ratio(sum(sale.amount), 0), 'bad-formula'],
  ];
  it.each(units)('%s as %s', (_, unit, formula, wanted) => {
    expect(refusal(() => indicator({ ...base, unit, formula: formula() } as never))).toBe(wanted);
  });
});

it('a count is a plain number even where its formula is not whole', () => {
  const half = indicator({ ...base, unit: 'count', formula: times(count(sale.id), 0.5) });
  expect(half(rows)).toBe(0.5);
});
