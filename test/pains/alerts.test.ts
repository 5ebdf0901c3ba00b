// What users of neighbouring systems asked for about alerts and did not get.
import { type AlertRuleInput, alerts, en, query, revenue, sentence } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { text } from '../query/ask.ts';

const sale = (date: string, amount: number | string) => ({ id: date, date, amount, currency: 'EUR' });
const rule = (when: AlertRuleInput['when'], more: Partial<AlertRuleInput> = {}): AlertRuleInput => ({
  id: 'rule',
  of: 'revenue',
  table: 'daily',
  when,
  ...more,
});

/** What a rule tells of days, as they are known at the end of one. */
function tell(one: AlertRuleInput, sales: readonly ReturnType<typeof sale>[], asOf: string) {
  const daily = query(sales, { select: [revenue], every: 'day', asOf });
  return alerts([one], { daily }, null, { asOf });
}

describe('pain 24: an alert on a day that is not there yet, or is gone', () => {
  const week = ['03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map((day, i) =>
    sale(`2025-03-${day}`, 1000 + 17 * ((i * 3) % 5)),
  );

  test('pain 24: the records of today come tomorrow, and today reads nothing: no anomaly, no fall, not below the limit', () => {
    const noon = '2025-03-13T12:00:00Z';
    for (const when of [
      { is: 'anomaly' },
      { is: 'below', value: 500 },
      { is: 'change', limit: 'atMost', value: '-0.5' },
      { is: 'noData' },
    ] as const)
      expect(tell(rule(when), week, noon).fired).toEqual([]);
  });

  test('pain 24: nor does yesterday count before its records are due', () => {
    const late = (delay: number) => tell(rule({ is: 'noData' }, { delay }), week, '2025-03-13').fired.length;
    expect([late(1), late(0)]).toEqual([0, 1]);
  });

  test('pain 24: a day without records is no zero: nothing but noData tells of it, and it is said that nothing else was judged', () => {
    const below = tell(rule({ is: 'below', value: 500 }), week, '2025-03-14');
    expect([below.fired, below.notJudged.map(({ period, reason }) => `${period} ${reason}`)]).toEqual([[], ['2025-03-14 empty-period']]);
    expect(tell(rule({ is: 'anomaly' }), week, '2025-03-14').fired).toEqual([]);
  });

  test('pain 24: a metric that died fires, once', () => {
    const dead = rule({ is: 'noData' }, { forPeriods: 3, severity: 'critical' });
    const told: string[] = [];
    let state: ReturnType<typeof alerts>['state'] | null = null;
    for (let day = 12; day < 29; day++) {
      const asOf = `2025-03-${day}`;
      // Asked without asOf, the table just ends with its last record.
      const daily = query(week, { select: [revenue], every: 'day' });
      const { fired, resolved, state: next } = alerts([dead], { daily }, state, { asOf });
      told.push(...[...fired, ...resolved].map((finding) => sentence(finding, en)));
      state = next;
    }
    expect(told).toEqual(['Revenue, March 15, 2025: no data, 3 periods in a row (since March 13, 2025); the last are of March 12, 2025.']);
  });

  test('pain 24: what a running day has reached already may be told, and nothing else of it', () => {
    const sales = [sale('2025-03-12', 100), sale('2025-03-13', 900)];
    const noon = '2025-03-13T12:00:00Z';
    const above = { is: 'above', value: 800 } as const;
    expect(tell(rule(above), sales, noon).fired).toEqual([]);
    expect(tell(rule(above, { partial: true }), sales, noon).fired.map(({ period }) => period)).toEqual(['2025-03-13']);
    expect(() => tell(rule({ is: 'below', value: 800 }, { partial: true }), sales, noon)).toThrow('leave out partial');
  });
});

describe('pain 25: what happens at the limit itself', () => {
  const at = (is: 'above' | 'below' | 'atLeast' | 'atMost', amount: string): boolean =>
    tell(rule({ is, value: '100' }), [sale('2025-03-12', amount)], '2025-03-12').fired.length === 1;

  test('pain 25: below does not fire at equality, atMost does; above and atLeast likewise', () => {
    expect([at('below', '100'), at('atMost', '100'), at('above', '100'), at('atLeast', '100')]).toEqual([false, true, false, true]);
    expect([at('below', '99.999999999999999999'), at('below', '100.000000000000000000')]).toEqual([true, false]);
  });

  test('pain 25: sums are exact: ten times 0.1 is not below 1', () => {
    const sales = Array.from({ length: 10 }, (_, i) => ({ ...sale('2025-03-12', 0.1), id: `${i}` }));
    expect(tell(rule({ is: 'below', value: 1 }), sales, '2025-03-12').fired).toEqual([]);
    expect(Array.from({ length: 10 }, () => 0.1).reduce((a, b) => a + b) < 1).toBe(true);
  });

  test('pain 25: an alert does not flap about its limit', () => {
    const days = [120, 99, 101, 99, 101, 99, 111].map((amount, i) => sale(`2025-03-0${i + 1}`, amount));
    const events = (clearAt: number | null): number => {
      let state: ReturnType<typeof alerts>['state'] | null = null;
      let count = 0;
      for (const { date: asOf } of days) {
        const daily = query(
          days.filter(({ date }) => date <= asOf),
          { select: [revenue], every: 'day', asOf },
        );
        const result = alerts([rule({ is: 'below', value: 100 }, { clearAt })], { daily }, state, { asOf });
        count += result.fired.length + result.resolved.length;
        state = result.state;
      }
      return count;
    };
    expect([events(null), events(110)]).toEqual([6, 2]);
  });
});

describe('pain 22: percentages of nothing', () => {
  const change = (before: number | null, now: number) => {
    const sales = [...(before === null ? [] : [sale('2025-03-11', before)]), sale('2025-03-12', now)];
    return tell(rule({ is: 'change', limit: 'above', value: '-1000' }), sales, '2025-03-12');
  };
  const cases: [name: string, before: number | null, reason: string][] = [
    ['no base', null, 'no-previous-period'],
    ['a base of zero', 0, 'zero-base'],
    ['a base below zero', -50, 'negative-base'],
  ];
  test.each(cases)('pain 22: over %s a change never fires as an infinite one, and that is said', (_, before, reason) => {
    const { fired, notJudged } = change(before, 100);
    expect([fired, notJudged.map((one) => one.reason)]).toEqual([[], [reason]]);
  });

  test('pain 22: no change is 0, not −0', () => {
    const [finding] = change(100, 100).fired;
    expect(finding?.code === 'alert-change' && [text(finding.values.change), text(finding.values.relative)]).toEqual(['0', '0']);
  });
});
