import {
  and,
  count,
  eq,
  gt,
  gte,
  indicator,
  isKpiError,
  isNull,
  lt,
  lte,
  ne,
  not,
  oneOf,
  or,
  orElse,
  plus,
  query,
  sale,
  type Value,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';

type Condition = Value<boolean, never>;

const rowCount = indicator({
  id: 'rowCount',
  label: { en: 'Rows', fr: 'Lignes' },
  unit: 'count',
  better: 'higher',
  formula: count(sale.id),
});

/** Whether a condition picks the one row it is asked of. */
const picks = (row: object, where: Condition): boolean =>
  (
    query([{ id: '1', date: '2025-01-31', amount: 1, ...row }], { select: [rowCount], where } as never) as unknown as {
      rows: { rowCount: number }[];
    }
  ).rows[0]?.rowCount === 1;

/** Yes, no or unknown: unknown is picked by neither the condition nor its opposite. */
const truth = (row: object, where: Condition): 'yes' | 'no' | 'unknown' =>
  picks(row, where) ? 'yes' : picks(row, not(where)) ? 'no' : 'unknown';

const yes = eq(sale.channel, 'web') as Condition;
const no = eq(sale.channel, 'shop') as Condition;
const unknown = eq(sale.region, 'north') as Condition;
const ROW = { channel: 'web', region: null };

describe('three-valued logic', () => {
  test.each<[string, Condition, string]>([
    ['yes', yes, 'yes'],
    ['no', no, 'no'],
    ['unknown', unknown, 'unknown'],
    ['yes and yes', and(yes, yes), 'yes'],
    ['yes and no', and(yes, no), 'no'],
    ['yes and unknown', and(yes, unknown), 'unknown'],
    ['no and unknown', and(no, unknown), 'no'],
    ['unknown and no', and(unknown, no), 'no'],
    ['unknown and unknown', and(unknown, unknown), 'unknown'],
    ['no or no', or(no, no), 'no'],
    ['yes or unknown', or(yes, unknown), 'yes'],
    ['unknown or yes', or(unknown, yes), 'yes'],
    ['no or unknown', or(no, unknown), 'unknown'],
    ['unknown or unknown', or(unknown, unknown), 'unknown'],
    ['not yes', not(yes), 'no'],
    ['not no', not(no), 'yes'],
    ['not unknown', not(unknown), 'unknown'],
    ['not (no or unknown)', not(or(no, unknown)), 'unknown'],
    ['(no or yes) and yes', and(or(no, yes), yes), 'yes'],
    ['no or (yes and yes)', or(no, and(yes, yes)), 'yes'],
  ])('%s is %s', (_, condition, wanted) => {
    expect(truth(ROW, condition)).toBe(wanted);
  });
});

describe('a missing value', () => {
  test.each<[string, Condition, string]>([
    ['= something', eq(sale.region, 'north'), 'unknown'],
    ['≠ something', ne(sale.region, 'north'), 'unknown'],
    ['< something', lt(sale.region, 'north'), 'unknown'],
    ['of money > 0', gt(sale.tax, 0) as Condition, 'unknown'],
    ['of money compared with money', gt(sale.tax, sale.amount) as Condition, 'unknown'],
    ['is missing', isNull(sale.region), 'yes'],
    ['of money is missing', isNull(sale.tax) as Condition, 'yes'],
    ['is one of a list', oneOf(sale.region, ['north']), 'no'],
    ['is one of a list with null', oneOf(sale.region, ['north', null]), 'yes'],
    ['is one of nothing', oneOf(sale.region, []), 'no'],
    ['of money is one of a list', oneOf(sale.tax, [0]) as Condition, 'no'],
    ['of money is one of a list with null', oneOf(sale.tax, [0, null]) as Condition, 'yes'],
    ['or else another', eq(orElse(sale.region, 'none'), 'none'), 'yes'],
    ['or else another field', eq(orElse(sale.region, sale.channel), 'web'), 'yes'],
  ] as [string, Condition, string][])('%s is %s', (_, condition, wanted) => {
    expect(truth(ROW, condition)).toBe(wanted);
  });

  test('a field that no record has is missing on all', () => {
    expect(truth({}, isNull(sale.campaign) as Condition)).toBe('yes');
    expect(truth({}, eq(sale.campaign, 'x') as Condition)).toBe('unknown');
  });
});

describe('comparisons', () => {
  test.each<[string, Condition, string]>([
    ['10.5 > 10', gt(sale.amount, 10), 'yes'],
    ['10.5 ≥ 10.5', gte(sale.amount, 10.5), 'yes'],
    ['10.5 > 10.5', gt(sale.amount, 10.5), 'no'],
    ['10.5 ≤ 10.49999', lte(sale.amount, 10.49999), 'no'],
    ['10.5 < 10.500001', lt(sale.amount, 10.500001), 'yes'],
    ['10.5 = 10.50', eq(sale.amount, 10.5), 'yes'],
    ['10.5 ≠ 10.5', ne(sale.amount, 10.5), 'no'],
    ['amount > tax', gt(sale.amount, sale.tax), 'yes'],
    ['amount + tax = 12.5', eq(plus(sale.amount, sale.tax), 12.5), 'yes'],
    ['web < x', lt(sale.channel, 'x'), 'yes'],
    ['web < Web (code units: capitals first)', lt(sale.channel, 'Web'), 'no'],
    ['web = Web', eq(sale.channel, 'Web'), 'no'],
    ['web ≥ web', gte(sale.channel, 'web'), 'yes'],
    ['a text is not a number', eq(sale.channel, 1 as never), 'no'],
    ['and has no order with one', lt(sale.channel, 1 as never), 'no'],
    ['but differs from it', ne(sale.channel, 1 as never), 'yes'],
    ['a calendar date after another', gt(sale.date, '2025-01-30' as never), 'yes'],
    ['a calendar date on it', gte(sale.date, '2025-01-31' as never), 'yes'],
    ['a calendar date before another', lt(sale.date, '2025-01-31' as never), 'no'],
    ['a calendar date and an instant have no order', lt(sale.date, '2025-01-31T12:00:00Z' as never), 'unknown'],
    ['two dates of a record', lt(sale.date, sale.orderDate), 'no'],
    ['the order date is the own date where it is not given', eq(sale.date, sale.orderDate), 'yes'],
  ] as [string, Condition, string][])('%s: %s', (_, condition, wanted) => {
    expect(truth({ amount: 10.5, tax: 2, channel: 'web' }, condition)).toBe(wanted);
  });

  test.each([
    ['9007199254740993', 9007199254740992],
    ['0.1', 0.1],
    ['123456789012345678.5', 1],
  ])('%s > a bound is decided in full digits', (amount, bound) => {
    expect(truth({ amount }, gt(sale.amount, bound) as Condition)).toBe(amount === '0.1' ? 'no' : 'yes');
  });
});

describe('what is no condition is refused', () => {
  const code = (where: unknown): unknown => {
    try {
      picks({ tax: 1 }, where as Condition);
    } catch (error) {
      return isKpiError(error) ? error.code : error;
    }
    return 'nothing';
  };

  test.each<[string, unknown]>([
    ['money', sale.amount],
    ['a sum of two fields', plus(sale.amount, sale.tax)],
    ['a date', sale.date],
    ['a date compared with a word', gt(sale.date, 'yesterday' as never)],
    ['an unknown function', { op: 'call', fn: 'evil', args: [] }],
    ['an unknown operation', { op: 'evil' }],
    ['a call without arguments', { op: 'call', fn: 'and' }],
    ['a call with arguments that are no list', { op: 'call', fn: 'and', args: 5 }],
    ['an empty "and"', { op: 'call', fn: 'and', args: [] }],
    [
      'a total',
      {
        op: 'call',
        fn: 'gt',
        args: [
          { op: 'aggregate', fn: 'sum', of: sale.amount, at: sale.date },
          { op: 'value', value: 1 },
        ],
      },
    ],
  ])('%s', (_, where) => {
    expect(['bad-formula', 'bad-argument']).toContain(code(where));
  });
});
