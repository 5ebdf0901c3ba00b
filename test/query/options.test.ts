// Faults of the call: each option with values it cannot have, and the error that says what to do.
import { averageOrderValue, cell, count, explain, indicator, orderCount, query, revenue, sale, sum } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { ask, codeOf, errorOf } from './ask.ts';

const rows = [{ id: '1', date: '2025-01-31', amount: 1, channel: 'web' }];
const define = (more: object) =>
  indicator({ id: 'x', label: { en: 'X', fr: 'X' }, unit: 'money', better: 'higher', formula: sum(sale.amount), ...more } as never);
const notObjects: readonly unknown[] = [null, 5, 'text', true, Symbol('s'), () => 1];

describe('unknown options', () => {
  test.each([
    ['selct', 'select'],
    ['evry', 'every'],
    ['filter', undefined],
    ['betwen', 'between'],
    ['asof', 'asOf'],
    ['timeZone', undefined],
    ['limit', undefined],
    ['constructor', undefined],
  ])('%s is refused, with the word that was meant', (word, meant) => {
    const error = errorOf(() => ask(rows, { select: [revenue], [word]: 'x' }));
    expect([error.code, error.path]).toEqual(['unknown-option', [word]]);
    expect(error.hint).toContain(meant === undefined ? 'the options are select, every, by, where' : `did you mean ${meant}?`);
  });

  test.each<[string, object, (string | number)[]]>([
    ['in calendar', { calendar: { timezone: 'UTC' } }, ['calendar', 'timezone']],
    ['in compare', { every: 'month', compare: { to: 'previousYear', partials: 'whole' } }, ['compare', 'partials']],
    ['in stretch', { every: 'month', stretch: { trailing: 3, toDate: 'year' } }, ['stretch', 'toDate']],
    ['in a pick', { where: { amount: { least: 5 } } }, ['where', 'amount', 'least']],
    ['beside not', { where: { channel: { not: 'web', atLeast: 1 } } }, ['where', 'channel', 'atLeast']],
  ])('%s', (_, more, path) => {
    const error = errorOf(() => ask(rows, { select: [revenue], ...more }));
    expect([error.code, error.path]).toEqual(['unknown-option', path]);
  });
});

describe('values that an option cannot have', () => {
  const table: readonly [option: string, values: readonly unknown[], codes: readonly string[]][] = [
    ['every', ['months', 'Month', '', 5, null, {}, ['month'], '__proto__', 'second'], ['bad-argument']],
    [
      'by',
      [
        'channel',
        5,
        null,
        {},
        [null],
        [5],
        [''],
        [{}],
        [{ id: 5 }],
        [{ id: '', of: sale.channel }],
        ['channel', 'channel'],
        ['period'],
        ['revenue'],
        ['__proto__'],
        [{ id: 'x' }],
        [{ id: 'x', of: null }],
        [{ id: 'x', of: 'web' }],
        [{ id: 'x', of: sum(sale.amount) }],
        [{ id: 'x', of: sale.amount }],
        [[]],
      ],
      ['bad-argument', 'bad-formula'],
    ],
    [
      'where',
      [
        5,
        'web',
        true,
        () => true,
        ['web'],
        [],
        new Map(),
        new Date(0),
        { channel: {} },
        { channel: { not: {} } },
        { channel: () => 1 },
        { channel: Number.NaN },
        { channel: [{}] },
        { channel: 5n },
        { amount: { atLeast: Number.NaN } },
        { amount: { atLeast: {} } },
        { amount: { atLeast: undefined } },
        { channel: new Map() },
        { date: { atLeast: 'yesterday' } },
      ],
      ['bad-argument', 'bad-formula'],
    ],
    [
      'between',
      [
        5,
        null,
        '2025',
        [],
        ['2025-01-01'],
        ['2025-01-01', '2025-02-01', '2025-03-01'],
        ['2025-02-01', '2025-01-01'],
        ['2025-01-01', '2025-01-01'],
        ['2025-02-30', '2025-03-01'],
        ['yesterday', 'today'],
        [new Date(0), new Date(1)],
        [1, 2],
        ['2025-01-01T00:00:00Z', '2025-02-01T00:00:00Z'],
        { from: '2025-01-01', to: '2025-02-01' },
      ],
      ['bad-range', 'bad-date'],
    ],
    [
      'compare',
      ['lastYear', '', null, 5, [], {}, { to: 'x' }, { to: 'previousYear', partial: 'maybe' }, { partial: 'whole' }, true],
      ['bad-argument', 'unknown-option'],
    ],
    [
      'calendar',
      [
        null,
        5,
        'UTC',
        [],
        { weekStart: 8 },
        { weekStart: 'Monday' },
        { weekStart: null },
        { fiscalStart: 4 },
        { fiscalStart: '31 February' },
        { timeZone: 5 },
        { timeZone: null },
        { retail: 5 },
        { retail: { pattern: '4-4-4' } },
      ],
      ['bad-argument', 'bad-time-zone', 'unknown-option'],
    ],
    ['asOf', [Number.NaN, 'tomorrow', '', {}, true, null, '2025-02-30', new Date(Number.NaN), '2025-01-31T10:00'], ['bad-date']],
    [
      'stretch',
      [
        'year',
        5,
        null,
        [],
        {},
        true,
        { trailing: 0 },
        { trailing: -1 },
        { trailing: 1.5 },
        { trailing: Number.NaN },
        { trailing: '3' },
        { trailing: 1e9 },
        { toDate: 'day' },
        { toDate: 'month' },
        { toDate: 'decade' },
        { toDate: null },
      ],
      ['bad-argument', 'unknown-option'],
    ],
    ['gaps', ['keep', 5, true, {}], ['bad-argument']],
    ['coverage', [5, null, 'x', [], ['2025-01-01'], ['2025-02-01', '2025-01-01']], ['bad-range', 'bad-date']],
    ['numbers', ['yes', 1, {}, 'false'], ['bad-argument']],
    [
      'select',
      [
        undefined,
        null,
        5,
        'revenue',
        [],
        {},
        [null],
        [undefined],
        ['revenue'],
        [5],
        [() => 1],
        [{}],
        [{ id: 'x' }],
        [{ id: 'x', formula: null }],
        [{ id: 'x', formula: 5 }],
        [{ id: 'x', formula: 'sum' }],
        [{ id: 'x', formula: {} }],
        [{ id: 'x', formula: { op: 'evil' } }],
        [revenue, revenue],
        [sum(sale.amount)],
        [[revenue]],
      ],
      ['bad-argument', 'bad-formula'],
    ],
  ];

  test.each(table.flatMap(([option, values, codes]) => values.map((value) => [option, value, codes] as const)))(
    '%s: %o',
    (option, value, codes) => {
      const every = option === 'every' || option === 'asOf' || option === 'coverage' ? {} : { every: 'month' };
      const code = codeOf(() => ask(rows, { select: [revenue], ...every, [option]: value }));
      expect(codes).toContain(code);
    },
  );

  test.each(notObjects)('a question that is %o', (question) => {
    expect(codeOf(() => ask(rows, question))).toBe('bad-argument');
  });

  test('every error names its place, and says what to do', () => {
    for (const [option, values] of table) {
      for (const value of values) {
        try {
          ask(rows, { select: [revenue], every: 'month', [option]: value });
        } catch (error) {
          const { message, hint, path, name } = error as { message: string; hint: string; path: readonly unknown[]; name: string };
          if (name !== 'KpiError') continue; // Told by the table above.
          expect(hint.length).toBeGreaterThan(5);
          expect(message).toContain(hint);
          expect(message).not.toMatch(/\ba (object|array)\b|undefined is not|\[object/);
          if (!(option === 'where' && typeof value === 'object'))
            expect([option, ...(option === 'select' ? ['formula'] : [])]).toContain(path[0] ?? option);
        }
      }
    }
  });
});

describe('options that do not go together', () => {
  test.each<[string, object, string, string]>([
    ['compare without a range', { compare: 'previousYear' }, 'needs-range', 'add between: [from, to]'],
    ['stretch without every', { stretch: { trailing: 3 } }, 'bad-argument', "add every: 'month'"],
    ['weeks in a month to date', { every: 'week', stretch: { toDate: 'month' } }, 'bad-argument', "every: 'day'"],
    ['364 days before a month', { every: 'month', compare: 'previousYearWeeks' }, 'bad-argument', 'previousYear'],
    [
      'a condition on other records',
      {
        where: {
          op: 'call',
          fn: 'gt',
          args: [
            { op: 'field', from: 'leads', name: 'score', type: 'number' },
            { op: 'value', value: 1 },
          ],
        },
      },
      'bad-argument',
      'use fields of sales',
    ],
  ])('%s', (_, more, code, hint) => {
    const error = errorOf(() => ask(rows, { select: [revenue], ...more }));
    expect(error.code).toBe(code);
    expect(error.message).toContain(hint);
  });

  test('two columns of one name are refused: an indicator called period, or like the comparison of another', () => {
    expect(codeOf(() => ask(rows, { select: [define({ id: 'period' })] }))).toBe('bad-argument');
    expect(codeOf(() => ask(rows, { select: [revenue, define({ id: 'revenuePrior' })], every: 'month', compare: 'previousPeriod' }))).toBe(
      'bad-argument',
    );
    expect(codeOf(() => ask(rows, { select: [revenue], by: ['revenueChange'], every: 'month', compare: 'previousPeriod' }))).toBe(
      'bad-argument',
    );
  });
});

describe('definitions', () => {
  test.each<[string, object, string]>([
    ['an id with a space', { id: 'my kpi' }, 'bad-argument'],
    ['an id that starts with a digit', { id: '1st' }, 'bad-argument'],
    ['no id', { id: '' }, 'bad-argument'],
    ['an id of 65 characters', { id: 'x'.repeat(65) }, 'bad-argument'],
    ['__proto__ as id', { id: '__proto__' }, 'bad-argument'],
    ['an id that is no text', { id: 5 }, 'bad-argument'],
    ['a formula that reads nothing', { formula: { op: 'value', value: 1 } }, 'bad-formula'],
    ['a formula that is a value of each record', { formula: sale.amount }, 'bad-formula'],
    ['no formula', { formula: undefined }, 'bad-formula'],
    ['a word that is not read', { lable: {} }, 'unknown-option'],
    ['a unit that does not exist', { unit: 'euros' }, 'bad-argument'],
    ['a direction that does not exist', { better: 'up' }, 'bad-argument'],
    ['an additivity that does not exist', { additivity: 'sum' }, 'bad-argument'],
    ['no label', { label: undefined }, 'bad-argument'],
  ])('%s', (_, more, code) => {
    expect(codeOf(() => define(more))).toBe(code);
  });

  test.each(notObjects)('a definition that is %o', (definition) => {
    expect(['bad-argument', 'unknown-option']).toContain(codeOf(() => indicator(definition as never)));
  });

  test.each<[unknown, string]>([
    [{ refundDate: 'yesterday' }, 'bad-argument'],
    [{ orderInclusion: 'all' }, 'bad-argument'],
    [{ taxBasis: true }, 'bad-argument'],
    [{ giftCards: null }, 'bad-argument'],
    [{ refunds: 'refundDate' }, 'bad-argument'],
    [null, 'bad-argument'],
    ['paid', 'bad-argument'],
  ])('a policy of %o', (policy, code) => {
    expect(codeOf(() => revenue.under(policy as never))).toBe(code);
  });

  test('a sum of a text is refused where it is defined', () => {
    expect(codeOf(() => define({ formula: sum(sale.channel as never) }))).toBe('bad-formula');
  });
});

describe('cells and explanations', () => {
  const table = query(rows, { select: [averageOrderValue, orderCount], by: ['channel'] });

  test.each<[string, unknown, unknown]>([
    ['a row behind the last', 1, 'orderCount'],
    ['a row before the first', -1, 'orderCount'],
    ['half a row', 0.5, 'orderCount'],
    ['a row of another table', {}, 'orderCount'],
    ['an unknown column', 0, 'revenue'],
    ['a segment', 0, 'channel'],
    ['the period', 0, 'period'],
    ['__proto__', 0, '__proto__'],
    ['no column', 0, undefined],
  ])('%s', (_, row, name) => {
    expect(codeOf(() => cell(table, row as never, name as never))).toBe('unknown-field');
  });

  test('an unknown column is answered with those there are', () => {
    expect(errorOf(() => cell(table, 0, 'revenue')).hint).toContain('averageOrderValue, orderCount');
  });

  test('a language that is not spoken', () => {
    expect(codeOf(() => explain(revenue, 'de' as never))).toBe('bad-argument');
    expect(errorOf(() => explain(revenue, 'de' as never)).hint).toContain('en, fr');
  });

  test('a count of nothing but constants', () => {
    expect(codeOf(() => count('x' as never))).toBe('bad-formula');
  });
});
