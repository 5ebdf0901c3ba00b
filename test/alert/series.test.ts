import { type AlertRuleInput, alerts, en, fr, revenue, sentence } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { goal } from '../../src/goal/goal.ts';
import type { GoalProgress } from '../../src/goal/progressShape.ts';
import { endOf, followAll, ruleOf, tableOf, told } from './timelineOf.ts';

const spaces = (line: string): string => line.replace(/[\u00a0\u202f]/g, ' ');
const level = [102, 98, 110, 101, 99, 103, 97, 100, 104];

describe('what the methods of series say', () => {
  test('an anomaly is told in its month, and over in the next one', () => {
    const { events } = followAll({ when: { is: 'anomaly' } }, [...level, 240, 101]);
    expect(events).toEqual(['2025-10 fired r', '2025-11 resolved r']);
  });

  test('only too high, or only too low', () => {
    expect(followAll({ when: { is: 'anomaly', side: 'low' } }, [...level, 240, 101]).events).toEqual([]);
    expect(followAll({ when: { is: 'anomaly', side: 'low' } }, [...level, 3, 101]).events).toEqual([
      '2025-10 fired r',
      '2025-11 resolved r',
    ]);
  });

  test('the running month is no anomaly, whatever it reads', () => {
    const monthly = tableOf({ FR: [...level, 3] }, '2025-10-16', []);
    expect(told(alerts([ruleOf({ when: { is: 'anomaly' } })], { monthly }, null, { asOf: '2025-10-16' }))).toEqual([]);
  });

  test('a month without records is no anomaly either, and does not end one', () => {
    expect(followAll({ when: { is: 'anomaly' } }, [...level, 240, null, 101]).events).toEqual(['2025-10 fired r', '2025-12 resolved r']);
  });

  test('too few months are no verdict, and that is said', () => {
    expect(followAll({ when: { is: 'anomaly' } }, [1, 100]).last.notJudged.map(({ reason }) => reason)).toEqual(['small-sample']);
  });

  const rising = Array.from({ length: 14 }, (_, i) => 100 + 5 * i + (i % 3));
  test('a trend is told once it is sure, from eight months on', () => {
    const { events } = followAll({ when: { is: 'trend', direction: 'rising' } }, rising);
    expect(events).toEqual(['2025-08 fired r']);
    expect(followAll({ when: { is: 'trend', direction: 'falling' } }, rising).events).toEqual([]);
  });

  const stepped = Array.from({ length: 24 }, (_, i) => (i < 18 ? 100 : 60) + ((i * 7) % 5));
  test('a new level is told when it shows, and is news for so many months', () => {
    const { events } = followAll({ when: { is: 'trendBreak', within: 4, direction: 'falling' } }, stepped);
    expect(events).toHaveLength(2);
    expect(events[0]).toMatch(/^2026-0[89] fired r$|^2026-10 fired r$/);
    expect(events[1]).toMatch(/resolved r$/);
  });

  test('each is a sentence in both languages', () => {
    const rules: AlertRuleInput[] = [
      ruleOf({ id: 'a', when: { is: 'trend', direction: 'rising' } }),
      ruleOf({ id: 'b', when: { is: 'streak', direction: 'rising', periods: 2 } }),
    ];
    const { fired } = alerts(rules, { monthly: tableOf({ FR: rising }, endOf(11), []) }, null, { asOf: endOf(11) });
    const breaks = alerts([ruleOf({ when: { is: 'trendBreak' } })], { monthly: tableOf({ FR: stepped }, endOf(21), []) }, null, {
      asOf: endOf(21),
    });
    const high = alerts([ruleOf({ when: { is: 'anomaly' } })], { monthly: tableOf({ FR: [...level, 240] }, endOf(9), []) }, null, {
      asOf: endOf(9),
    });
    const all = [...fired, ...breaks.fired, ...high.fired];
    expect(all.map(({ code }) => code)).toEqual(['alert-trend', 'alert-streak', 'alert-trend-break', 'alert-anomaly']);
    for (const locale of [en, fr])
      for (const finding of all) {
        const said = spaces(sentence(finding, locale));
        expect(said).not.toMatch(/undefined|NaN|null|\[object/);
        expect(said).toMatch(/\.$/);
        expect(said).toContain(locale.label(finding.of.label));
      }
    expect(all.slice(0, 2).map((finding) => spaces(sentence(finding, en)))).toEqual([
      'Revenue: rising up to December 2025, +€5.00 a month (about +46.7% a year).',
      'Revenue, December 2025: rising 2 times in a row, €157.00 after €145.00 (October 2025).',
    ]);
  });
});

describe('where goals stand', () => {
  const spring = goal({ id: 'spring', title: 'Spring', of: revenue, target: 1000, currency: 'EUR', between: ['2025-03-01', '2025-06-01'] });
  const at = (status: GoalProgress['status']) =>
    [
      {
        goal: spring,
        of: { id: 'revenue', label: revenue.label, unit: 'money', better: 'higher', currency: 'EUR' },
        segment: null,
        status,
      },
    ] as const;
  const rule: AlertRuleInput = {
    id: 'goal',
    when: { is: 'goalStatus', goal: 'spring', status: ['at-risk', 'off-track'] },
    coolDown: { days: 7 },
  };

  test('a status is told once, and over with another', () => {
    const days: [asOf: string, status: GoalProgress['status']][] = [
      ['2025-03-05', 'too-early'],
      ['2025-04-05', 'at-risk'],
      ['2025-04-06', 'off-track'],
      ['2025-04-07', 'unknown'],
      ['2025-04-08', 'on-track'],
      ['2025-04-09', 'at-risk'],
      ['2025-04-15', 'at-risk'],
    ];
    let state = null as ReturnType<typeof alerts>['state'] | null;
    const found = days.map(([asOf, status]) => {
      const one = alerts([rule], {}, state, { asOf, goals: at(status) });
      state = one.state;
      return [...told(one), ...one.notJudged.map(({ reason }) => reason)];
    });
    expect(found).toEqual([
      [],
      ['2025-04-05 fired goal'],
      [],
      ['unknown-status'],
      ['2025-04-08 resolved goal'],
      ['cooling-down'],
      ['2025-04-15 fired goal'],
    ]);
  });

  test('it is said of the goal', () => {
    const { fired } = alerts([rule], {}, null, { asOf: '2025-04-05', goals: at('off-track') });
    expect(fired.map((finding) => sentence(finding, en))).toEqual(['Revenue: goal “Spring”: off track (April 5, 2025).']);
    expect(fired.map((finding) => spaces(sentence(finding, fr)))).toEqual([
      'Chiffre d’affaires : objectif « Spring » : compromis (5 avril 2025).',
    ]);
  });
});
