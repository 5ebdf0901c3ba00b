import { type AlertOptions, type AlertRuleInput, type AlertState, alerts, averageOrderValue, query, revenue, type Table } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { errorOf } from '../query/ask.ts';
import { endOf, ruleOf, salesOf, stored, tableOf, told } from './timelineOf.ts';

const asOf = endOf(1);
const monthly = tableOf({ FR: [90, 90] }, asOf);
const call = (rules: unknown, tables: unknown = { monthly }, previous: unknown = null, options: unknown = { asOf }) =>
  alerts(rules as AlertRuleInput[], tables as Record<string, Table<object>>, previous as AlertState | null, options as AlertOptions);

describe('faults of the caller', () => {
  const cases: [name: string, given: () => unknown, code: string, message: string][] = [
    ['a column that is not there', () => call([ruleOf({ of: 'revenu' })]), 'unknown-field', 'did you mean revenue?'],
    ['a table that is not there', () => call([ruleOf({ table: 'montly' })]), 'unknown-field', 'did you mean monthly?'],
    ['a table of the name of a method', () => call([ruleOf({ table: 'toString' })]), 'unknown-field', 'there are monthly'],
    [
      'a goal that is not there',
      () => call([{ id: 'g', when: { is: 'goalStatus', goal: 'g', status: ['missed'] } }]),
      'unknown-field',
      'there are none',
    ],
    ['two rules of one id', () => call([ruleOf({}), ruleOf({})]), 'bad-argument', 'give each rule an id of its own'],
    ['no asOf', () => call([ruleOf({})], undefined, null, {}), 'bad-argument', 'add asOf'],
    ['an asOf that is no date', () => call([ruleOf({})], undefined, null, { asOf: 'today' }), 'bad-date', 'asOf'],
    ['an unknown option', () => call([ruleOf({})], undefined, null, { asOf, goal: [] }), 'unknown-option', 'did you mean goals?'],
    ['a state of another version', () => call([], undefined, { version: 2, alerts: [] }), 'bad-argument', 'a state of version 2'],
    ['a state that is none', () => call([], undefined, 'state'), 'bad-argument', 'what an earlier call'],
    ['a state of something else', () => call([], undefined, { version: 1, alerts: [3] }), 'bad-argument', 'an alert of the state is 3'],
    [
      'a state with a period that is none',
      () => call([], undefined, { version: 1, alerts: [{ rule: 'r', segment: null, judged: 3, firing: null, since: null, fired: null }] }),
      'bad-argument',
      'judged is 3',
    ],
    [
      'a table without periods',
      () => call([ruleOf({})], { monthly: query(salesOf({ FR: [1] }), { select: [revenue] }) }),
      'bad-argument',
      "ask it every: 'week'",
    ],
    [
      'a change without a comparison',
      () => call([ruleOf({ when: { is: 'change', against: 'comparison', limit: 'below', value: 0 } })]),
      'unknown-field',
      'ask it with compare',
    ],
    ['a segment of other dimensions', () => call([ruleOf({ segment: { region: 'FR' } })]), 'bad-argument', 'the table has country'],
    [
      'a running mean',
      () =>
        call([ruleOf({ of: 'averageOrderValue', when: { is: 'above', value: 1 }, partial: true })], {
          monthly: query(salesOf({ FR: [1] }), { select: [averageOrderValue], every: 'month' }),
        }),
      'bad-argument',
      'leave out partial',
    ],
  ];
  test.each(cases)('%s is refused', (_, given, code, message) => {
    const error = errorOf(given);
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
  });

  test('a fault of a rule says which rule', () => {
    expect(errorOf(() => call([ruleOf({ id: 'b' }), ruleOf({ id: 'a', of: 'none' })])).path).toEqual(['rules', 1, 'of']);
  });
});

describe('limits', () => {
  test('1000 segments are judged, alerts that are on first; the others are counted', () => {
    const amounts = (value: number) =>
      Object.fromEntries(Array.from({ length: 1003 }, (_, i) => [`S${String(i).padStart(4, '0')}`, [value]]));
    const few = tableOf({ S1001: [90], S1002: [90] }, endOf(0));
    const first = alerts([ruleOf({})], { monthly: few }, null, { asOf: endOf(0) });
    expect(first.fired).toHaveLength(2);
    const many = alerts([ruleOf({})], { monthly: tableOf(amounts(120), endOf(0)) }, stored(first.state), { asOf: endOf(0) });
    expect(told(many)).toEqual(['2025-01 resolved r S1001', '2025-01 resolved r S1002']);
    expect(many.notJudged).toEqual([{ rule: 'r', segment: null, period: null, reason: 'too-many-segments', detail: 3 }]);
    expect(many.state.alerts).toHaveLength(1000);
  });

  test('100 periods are made good, and those before are counted', () => {
    const day = (i: number): string => new Date(Date.UTC(2025, 0, 1 + i)).toISOString().slice(0, 10);
    const sales = Array.from({ length: 151 }, (_, i) => ({ id: `${i}`, date: day(i), amount: i % 2 === 0 ? 120 : 90 }));
    const tableAt = (asOf: string) => ({
      daily: query(
        sales.filter(({ date }) => date <= asOf),
        { select: [revenue], every: 'day', asOf },
      ),
    });
    const rules = [ruleOf({ table: 'daily' })];
    const first = alerts(rules, tableAt(day(0)), null, { asOf: day(0) });
    const late = alerts(rules, tableAt(day(150)), first.state, { asOf: day(150) });
    expect([late.fired.length, late.resolved.length]).toEqual([50, 50]);
    expect(late.notJudged).toEqual([{ rule: 'r', segment: null, period: '2025-01-01', reason: 'too-many-periods', detail: 51 }]);
  });

  test('before the first period is over there is nothing to judge', () => {
    const { notJudged, state } = alerts([ruleOf({})], { monthly: tableOf({ FR: [90] }, '2025-01-20', []) }, null, { asOf: '2025-01-20' });
    expect(notJudged).toEqual([{ rule: 'r', segment: null, period: null, reason: 'not-yet', detail: null }]);
    expect(alerts([], {}, state, { asOf: '2025-01-20' })).toEqual({ fired: [], resolved: [], state, notJudged: [] });
  });

  test('nothing is changed that was given', () => {
    const rules = [ruleOf({ id: 'b' }), ruleOf({ id: 'a' })];
    const first = alerts(rules, { monthly }, null, { asOf });
    const before = JSON.stringify([rules, monthly, first.state]);
    alerts(rules, { monthly }, first.state, { asOf });
    expect(JSON.stringify([rules, monthly, first.state])).toBe(before);
  });

  test('a day before the last one that was judged is not judged', () => {
    const { state } = alerts([ruleOf({})], { monthly }, null, { asOf });
    const back = alerts([ruleOf({})], { monthly: tableOf({ FR: [90, 90] }, endOf(0)) }, state, { asOf: endOf(0) });
    expect(told(back)).toEqual([]);
    expect(back.notJudged.map(({ reason }) => reason)).toEqual(['not-yet']);
    expect(back.state).toEqual(state);
  });

  test('of segments that are gone, the last 1000 alerts are remembered', () => {
    const amounts = (from: number) =>
      Object.fromEntries(
        Array.from({ length: 900 }, (_, i) => [
          `S${from + i}`,
          Array.from({ length: from / 1000 }, () => null as number | null).concat(90),
        ]),
      );
    const noData = [ruleOf({ id: 'none', when: { is: 'noData' } }), ruleOf({})];
    let state: AlertState | null = null;
    const found = [1000, 2000, 3000].map((from) => {
      const at = from / 1000;
      const table = tableOf(amounts(from), endOf(at));
      const result = alerts(noData, { monthly: table }, state, { asOf: endOf(at) });
      state = result.state;
      const left = result.notJudged.filter(({ reason }) => reason === 'too-many-segments').map(({ rule, detail }) => `${rule} ${detail}`);
      return [result.fired.length, ...left];
    });
    // Each month 900 new ones are below; those of the month before have no data, as far as 1000 segments are judged.
    expect(found[0]).toEqual([900]);
    expect(found[2]?.slice(1)).toContain('r 800');
    expect((state as AlertState | null)?.alerts.length).toBeLessThan(4000);
  });
});
