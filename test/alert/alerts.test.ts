import {
  type AlertConditionInput,
  type AlertRuleInput,
  alerts,
  count,
  en,
  fr,
  indicator,
  query,
  ratio,
  revenue,
  sale,
  sentence,
  sum,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { endOf, follow, followAll, ruleOf, stored, tableOf, text, told } from './timelineOf.ts';

const spaces = (line: string): string => line.replace(/[\u00a0\u202f]/g, ' ');

describe('timelines', () => {
  const cases: [name: string, rule: Partial<AlertRuleInput>, values: (number | string | null)[], events: string[]][] = [
    ['below begins under the limit and ends at it', {}, [120, 99, 98, 100, 101], ['2025-02 fired r', '2025-04 resolved r']],
    ['below is not met at the limit', {}, [100, 100.0, '100.00'], []],
    ['atMost is met at the limit', { when: { is: 'atMost', value: 100 } }, [101, 100, 101], ['2025-02 fired r', '2025-03 resolved r']],
    [
      'above is not met at the limit',
      { when: { is: 'above', value: 100 } },
      [100, '100.01', 100],
      ['2025-02 fired r', '2025-03 resolved r'],
    ],
    ['atLeast is met at the limit', { when: { is: 'atLeast', value: 100 } }, [99, 100, '99.99'], ['2025-02 fired r', '2025-03 resolved r']],
    [
      'between includes both ends',
      { when: { is: 'between', from: 10, to: 20 } },
      [9, 10, 20, 21],
      ['2025-02 fired r', '2025-04 resolved r'],
    ],
    [
      'outside includes neither end',
      { when: { is: 'outside', from: 10, to: 20 } },
      [10, 20, 21, 15, 9],
      ['2025-03 fired r', '2025-04 resolved r', '2025-05 fired r'],
    ],
    ['an alert from the first evaluation is of its period', {}, [90, 110], ['2025-01 fired r', '2025-02 resolved r']],
    [
      'with clearAt it ends at that value, not before',
      { clearAt: 110 },
      [120, 99, 105, 99, 109.99, 110, 99],
      ['2025-02 fired r', '2025-06 resolved r', '2025-07 fired r'],
    ],
    ['between the limit and clearAt nothing begins', { clearAt: 110 }, [105, 100, 109], []],
    ['three in a row are needed', { forPeriods: 3 }, [90, 90, 110, 90, 90, 90, 90, 110], ['2025-06 fired r', '2025-08 resolved r']],
    ['a gap breaks the row', { forPeriods: 2 }, [110, 90, null, 90, 90], ['2025-05 fired r']],
    [
      'silent for two periods after an alert',
      { coolDown: { periods: 2 } },
      [110, 90, 110, 90, 110, 90, 110],
      ['2025-02 fired r', '2025-03 resolved r', '2025-06 fired r', '2025-07 resolved r'],
    ],
    [
      'what holds longer than the silence is told after it',
      { coolDown: { periods: 2 } },
      [110, 90, 110, 90, 90],
      ['2025-02 fired r', '2025-03 resolved r', '2025-05 fired r'],
    ],
    [
      'silent for 61 days is two months',
      { coolDown: { days: 61 } },
      [110, 90, 110, 90, 110, 90],
      ['2025-02 fired r', '2025-03 resolved r', '2025-06 fired r'],
    ],
    ['a month without records is no zero', {}, [120, null, null, 120], []],
    ['a zero is one', {}, [120, 0, 120], ['2025-02 fired r', '2025-03 resolved r']],
    [
      'a month without records is a zero where the rule says so',
      { emptyIs: 'zero' },
      [120, null, 120],
      ['2025-02 fired r', '2025-03 resolved r'],
    ],
    ['a month without records does not end an alert', {}, [120, 90, null, 90, 120], ['2025-02 fired r', '2025-05 resolved r']],
    [
      'no data is told once, and over with data',
      { when: { is: 'noData' } },
      [120, null, null, null, 0, 5],
      ['2025-02 fired r', '2025-05 resolved r'],
    ],
    [
      'no data for three months',
      { when: { is: 'noData' }, forPeriods: 3 },
      [120, null, null, 5, null, null, null, null],
      ['2025-07 fired r'],
    ],
    [
      'falling three times in a row',
      { when: { is: 'streak', direction: 'falling', periods: 3 } },
      [10, 9, 8, 7, 6, 6, 5],
      ['2025-04 fired r', '2025-06 resolved r'],
    ],
    [
      'rising twice, and equal is not rising',
      { when: { is: 'streak', direction: 'rising', periods: 2 } },
      [1, 2, 2, 3, 4],
      ['2025-05 fired r'],
    ],
    [
      'ten percent down',
      { when: { is: 'change', limit: 'atMost', value: '-0.1' } },
      [100, 90, 81.01, 80],
      ['2025-02 fired r', '2025-03 resolved r'],
    ],
    ['ten less', { when: { is: 'change', by: 'absolute', limit: 'below', value: -10 } }, [100, 90, 79], ['2025-03 fired r']],
    ['over a base of zero there is no percentage', { when: { is: 'change', limit: 'above', value: 0 } }, [0, 100, 90], []],
    ['over a base below zero neither', { when: { is: 'change', limit: 'above', value: 0 } }, [-50, 100, 101], ['2025-03 fired r']],
    ['over a month without records neither', { when: { is: 'change', limit: 'above', value: 0 } }, [50, null, 100], []],
  ];
  test.each(cases)('%s', (_, rule, values, events) => {
    expect(followAll(rule, values).events).toEqual(events);
  });

  test('evaluated less often, the same is told', () => {
    const values = [120, 90, 95, 130, 90, 120, 80];
    const rules = [ruleOf({})];
    const first = alerts(rules, { monthly: tableOf({ FR: values }, endOf(0), []) }, null, { asOf: endOf(0) });
    const late = alerts(rules, { monthly: tableOf({ FR: values }, endOf(6), []) }, stored(first.state), { asOf: endOf(6) });
    expect(told(late).sort()).toEqual([...followAll({}, values).events].sort());
  });

  test('0.1 and 0.2 are 0.3 to the last digit', () => {
    const sales = ['0.1', '0.2'].map((amount, i) => ({ id: `${i}`, date: '2025-01-15', amount }));
    const monthly = query(sales, { select: [revenue], every: 'month', asOf: '2025-01-31' });
    const fires = (when: AlertConditionInput): boolean =>
      alerts([ruleOf({ when })], { monthly }, null, { asOf: '2025-01-31' }).fired.length === 1;
    expect([fires({ is: 'above', value: '0.3' }), fires({ is: 'below', value: '0.3' })]).toEqual([false, false]);
    expect([fires({ is: 'atLeast', value: '0.3' }), fires({ is: 'atMost', value: 0.3 })]).toEqual([true, true]);
    expect(fires({ is: 'above', value: '0.299999999999999999' })).toBe(true);
  });

  test('a third is compared as a third', () => {
    const third = indicator({
      id: 'third',
      label: { en: 'T', fr: 'T' },
      unit: 'number',
      better: 'higher',
      formula: ratio(sum(sale.amount), count(sale.id)),
    });
    const sales = [0, 0, 1].map((amount, i) => ({ id: `${i}`, date: '2025-01-15', amount }));
    const monthly = query(sales, { select: [third], every: 'month', asOf: '2025-01-31' });
    const rules = ['0.333333333333333333', '0.333333333333333334'].map((value) =>
      ruleOf({ id: value, of: 'third', when: { is: 'above', value } }),
    );
    expect(alerts(rules, { monthly }, null, { asOf: '2025-01-31' }).fired.map(({ values }) => values.rule)).toEqual([
      '0.333333333333333333',
    ]);
  });
});

describe('late and running', () => {
  test('a running month is not judged, whatever it reads', () => {
    const monthly = tableOf({ FR: [120, 120, 3] }, '2025-03-16', []);
    expect(told(alerts([ruleOf({})], { monthly }, null, { asOf: '2025-03-16' }))).toEqual([]);
  });

  test('nor is it where the table was asked without asOf', () => {
    const sales = [
      { id: '1', date: '2025-02-15', amount: 120 },
      { id: '2', date: '2025-03-02', amount: 1 },
    ];
    const monthly = query(sales, { select: [revenue], every: 'month' });
    expect(told(alerts([ruleOf({})], { monthly }, null, { asOf: '2025-03-03' }))).toEqual([]);
  });

  test('nor a month that was running when the table was asked', () => {
    const monthly = tableOf({ FR: [120, 120, 3] }, '2025-03-16', []);
    const { fired, notJudged } = alerts([ruleOf({})], { monthly }, null, { asOf: '2025-04-02' });
    expect(fired).toEqual([]);
    expect(notJudged).toEqual([{ rule: 'r', segment: null, period: '2025-03', reason: 'partial-period', detail: null }]);
  });

  test('with a delay, a month is judged when so many days are past its end', () => {
    const at = (asOf: string): string[] =>
      told(alerts([ruleOf({ delay: 3 })], { monthly: tableOf({ FR: [120, 90] }, asOf, []) }, null, { asOf }));
    expect(at('2025-03-02')).toEqual([]);
    expect(at('2025-03-03')).toEqual(['2025-02 fired r']);
  });

  test('late records that change the last month end its alert', () => {
    const asOf = '2025-02-28';
    const first = alerts([ruleOf({})], { monthly: tableOf({ FR: [120, 90] }, asOf, []) }, null, { asOf });
    const second = alerts([ruleOf({})], { monthly: tableOf({ FR: [120, 101] }, asOf, []) }, stored(first.state), { asOf });
    expect([told(first), told(second)]).toEqual([['2025-02 fired r'], ['2025-02 resolved r']]);
  });

  test('records that come late are judged when they come', () => {
    const rules = [ruleOf({})];
    const january = alerts(rules, { monthly: tableOf({ FR: [120] }, endOf(0), []) }, null, { asOf: endOf(0) });
    const march = alerts(rules, { monthly: tableOf({ FR: [120, null, null] }, endOf(2), []) }, january.state, { asOf: endOf(2) });
    const later = alerts(rules, { monthly: tableOf({ FR: [120, 90, 130] }, endOf(2), []) }, march.state, { asOf: endOf(2) });
    expect([told(january), told(march), told(later)]).toEqual([[], [], ['2025-02 fired r', '2025-03 resolved r']]);
  });

  test('a total that is above already is told before the month is over, and ends only with one that is', () => {
    const rule = ruleOf({ when: { is: 'above', value: 100 }, partial: true });
    const days = ['2025-02-10', '2025-02-20', '2025-02-28', '2025-03-10', '2025-03-31'];
    let state = null as ReturnType<typeof alerts>['state'] | null;
    const sales = [
      ['2025-02-05', 60],
      ['2025-02-15', 50],
      ['2025-03-05', 40],
    ].map(([date, amount]) => ({ id: String(date), date: String(date), amount: Number(amount), currency: 'EUR' }));
    const found = days.map((asOf) => {
      const monthly = query(
        sales.filter(({ date }) => date <= asOf),
        { select: [revenue], every: 'month', asOf },
      );
      const one = alerts([rule], { monthly }, stored(state), { asOf });
      state = one.state;
      return [told(one), one.fired.map((finding) => sentence(finding, en))].flat();
    });
    expect(found).toEqual([
      [],
      ['2025-02 fired r', 'Revenue, February 2025: €110.00 to date is more than €100.00.'],
      [],
      [],
      ['2025-03 resolved r'],
    ]);
  });

  test('where values were below 0, a running total may still turn', () => {
    const rule = ruleOf({ when: { is: 'above', value: 100 }, partial: true });
    const monthly = tableOf({ FR: [-5, 120] }, '2025-02-20', []);
    const { fired, notJudged } = alerts([rule], { monthly }, null, { asOf: '2025-02-20' });
    expect([fired, notJudged.map(({ reason }) => reason)]).toEqual([[], ['not-monotone']]);
  });
});

describe('no data', () => {
  const noData = ruleOf({ when: { is: 'noData' }, severity: 'critical' });

  test('a metric that died is told, also where its table just ends', () => {
    const sales = [{ id: '1', date: '2025-01-15', amount: 5 }];
    const monthly = query(sales, { select: [revenue], every: 'month' });
    const { fired } = alerts([noData], { monthly }, null, { asOf: '2025-04-30' });
    expect(fired.map((finding) => sentence(finding, en))).toEqual(['Revenue, April 2025: no data; the last are of January 2025.']);
  });

  test('a table without any record is told by the day', () => {
    const monthly = query([], { select: [revenue], every: 'month', asOf: '2025-04-30' });
    const first = alerts([noData, ruleOf({ id: 'low' })], { monthly }, null, { asOf: '2025-04-30' });
    expect(told(first)).toEqual(['2025-04-30 fired r']);
    expect(first.notJudged.map(({ rule, reason }) => `${rule} ${reason}`)).toEqual(['low not-yet']);
    const next = alerts([noData], { monthly }, first.state, { asOf: '2025-05-31' });
    expect(told(next)).toEqual([]);
    const back = alerts([noData], { monthly: tableOf({ FR: [5, 5, 5, 5, 5, 5] }, '2025-06-30', []) }, next.state, { asOf: '2025-06-30' });
    expect(told(back)).toEqual(['2025-06 resolved r']);
  });

  test('a segment that is gone has no data, and its other alerts stay on', () => {
    const rules = [noData, ruleOf({ id: 'low' })];
    const before = alerts(rules, { monthly: tableOf({ FR: [90], BE: [200] }, endOf(0)) }, null, { asOf: endOf(0) });
    expect(told(before)).toEqual(['2025-01 fired low FR']);
    const sales = [{ id: '1', date: '2025-02-15', amount: 200, country: 'BE', currency: 'EUR' }];
    const monthly = query(sales, { select: [revenue], every: 'month', by: ['country'], asOf: endOf(1) });
    const after = alerts(rules, { monthly }, stored(before.state), { asOf: endOf(1) });
    expect(told(after)).toEqual(['2025-02 fired r FR']);
    expect(after.notJudged).toEqual([{ rule: 'low', segment: { country: 'FR' }, period: null, reason: 'segment-gone', detail: '2025-01' }]);
    const again = alerts(rules, { monthly: tableOf({ FR: [90, null, 150], BE: [200, 200, 200] }, endOf(2)) }, stored(after.state), {
      asOf: endOf(2),
    });
    expect(told(again).sort()).toEqual(['2025-03 resolved low FR', '2025-03 resolved r FR']);
  });

  test('a segment without records in a month that others have is a zero, and has no data', () => {
    const monthly = tableOf({ FR: [120, null], BE: [120, 130] }, endOf(1));
    expect(told(alerts([noData, ruleOf({ id: 'low' })], { monthly }, null, { asOf: endOf(1) }))).toEqual([
      '2025-02 fired low FR',
      '2025-02 fired r FR',
    ]);
  });
});

describe('segments, severities and sentences', () => {
  test('each segment has a state of its own', () => {
    const rules = [ruleOf({})];
    const run = follow(rules, (asOf) => tableOf({ FR: [90, 120, 90], BE: [120, 90, 90] }, asOf), 3);
    expect(run.events).toEqual(['2025-01 fired r FR', '2025-02 fired r BE', '2025-02 resolved r FR', '2025-03 fired r FR']);
  });

  test('one segment may be asked for', () => {
    const rules = [ruleOf({ segment: { country: 'FR' } })];
    expect(follow(rules, (asOf) => tableOf({ FR: [90, 120], BE: [90, 120] }, asOf), 2).events).toEqual([
      '2025-01 fired r FR',
      '2025-02 resolved r FR',
    ]);
  });

  test('a message names value, limit, period and segment, in both languages', () => {
    const rule = ruleOf({ title: 'Low revenue', severity: 'critical', forPeriods: 2 });
    const run = (i: number, state: ReturnType<typeof alerts>['state'] | null) =>
      alerts([rule], { monthly: tableOf({ FR: [90, '89.5', 120] }, endOf(i)) }, state, { asOf: endOf(i) });
    const fired = run(1, run(0, null).state);
    const resolved = run(2, fired.state);
    const [first, second] = [...fired.fired, ...resolved.resolved];
    if (first === undefined || second === undefined) throw new Error('nothing told');
    expect([first, second].map((one) => spaces(sentence(one, en)))).toEqual([
      'Revenue, FR, February 2025: €89.50 is less than €100.00, 2 periods in a row (since January 2025).',
      'Revenue, FR, March 2025: end of the alert “Low revenue” (since January 2025); the value is €120.00.',
    ]);
    expect([first, second].map((one) => spaces(sentence(one, fr)))).toEqual([
      'Chiffre d’affaires, FR, février 2025 : 89,50 €, seuil d’alerte : moins de 100,00 €, 2 périodes de suite (début : janvier 2025).',
      'Chiffre d’affaires, FR, mars 2025 : fin de l’alerte « Low revenue » (début : janvier 2025) ; la valeur est de 120,00 €.',
    ]);
    expect([first.values.severity, en.severities.critical, fr.severities.warning]).toEqual(['critical', 'Critical', 'Avertissement']);
    expect(text('limit' in first.values ? first.values.limit : null)).toBe('100');
  });

  test('a change against what the table is compared with', () => {
    const sales = [
      ['2024-02-10', 100],
      ['2024-03-10', 0],
      ['2025-02-10', 85],
      ['2025-03-10', 50],
    ].map(([date, amount]) => ({ id: String(date), date: String(date), amount: Number(amount), currency: 'EUR' }));
    const monthly = query(sales, {
      select: [revenue],
      every: 'month',
      between: ['2025-02-01', '2025-04-01'],
      compare: 'previousYear',
      asOf: '2025-03-31',
    });
    const rule = ruleOf({ when: { is: 'change', against: 'comparison', limit: 'atMost', value: '-0.15' } });
    const february = alerts([rule], { monthly }, null, { asOf: '2025-02-28' });
    expect(february.fired.map((one) => spaces(sentence(one, en)))).toEqual([
      'Revenue, February 2025: €85.00 after €100.00 (February 2024), -€15.00 (-15%), which is at most -15%.',
    ]);
    const march = alerts([rule], { monthly }, february.state, { asOf: '2025-03-31' });
    expect([told(march), march.notJudged.map(({ reason }) => reason)]).toEqual([[], ['zero-base']]);
  });

  test('amounts of several currencies are judged only where the limit says in which', () => {
    const sales = [
      ['EUR', 90],
      ['USD', 80],
    ].map(([currency, amount]) => ({ id: String(currency), date: '2025-01-15', amount: Number(amount), currency: String(currency) }));
    const monthly = query(sales, { select: [revenue], every: 'month', by: ['currency'], asOf: '2025-01-31' });
    const none = alerts([ruleOf({})], { monthly }, null, { asOf: '2025-01-31' });
    expect([told(none), none.notJudged.map(({ reason }) => reason)]).toEqual([[], ['mixed-currency', 'mixed-currency']]);
    const dollars = alerts([ruleOf({ currency: 'USD' })], { monthly }, null, { asOf: '2025-01-31' });
    expect(dollars.fired.map((one) => sentence(one, en))).toEqual(['Revenue, USD, January 2025: $80.00 is less than $100.00.']);
    expect(dollars.notJudged.map(({ reason }) => reason)).toEqual(['other-currency']);
  });
});
