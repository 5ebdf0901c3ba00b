import { type AlertRuleInput, alertRule, alertRuleSchema } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { errorOf } from '../query/ask.ts';
import { ruleOf } from './timelineOf.ts';

/** Reads what the types would not let through. */
const read = (rule: unknown) => alertRule(rule as AlertRuleInput);
const base = ruleOf({});

describe('a rule', () => {
  test('is completed, and its amounts become exact text', () => {
    expect(alertRule({ id: 'low', of: 'revenue', table: 'weekly', when: { is: 'below', value: 0.1 } })).toEqual({
      id: 'low',
      title: 'low',
      of: 'revenue',
      table: 'weekly',
      segment: null,
      when: { is: 'below', value: '0.1' },
      severity: 'warning',
      currency: null,
      clearAt: null,
      coolDown: null,
      delay: 0,
      forPeriods: 1,
      partial: false,
      emptyIs: 'noData',
    });
  });

  const rules: AlertRuleInput[] = [
    base,
    ruleOf({ when: { is: 'outside', from: '-1.50', to: '1e2' }, segment: { country: 'FR', big: true, year: 2025, gone: null } }),
    ruleOf({ when: { is: 'change', limit: 'below', value: '-0.1' }, clearAt: '-0.05', coolDown: { days: 14 } }),
    ruleOf({ when: { is: 'anomaly' }, severity: 'critical', delay: 2 }),
    ruleOf({ when: { is: 'trendBreak', direction: 'falling' } }),
    ruleOf({ when: { is: 'trend', direction: 'falling' } }),
    ruleOf({ when: { is: 'streak', direction: 'rising', periods: 4 }, coolDown: { periods: 2 } }),
    ruleOf({ when: { is: 'noData' }, forPeriods: 2 }),
    ruleOf({ when: { is: 'above', value: '10' }, partial: true, currency: 'EUR', emptyIs: 'zero' }),
    { id: 'goal', when: { is: 'goalStatus', goal: 'spring', status: ['off-track', 'at-risk'] } },
  ];
  test.each(rules)('is the same after JSON: %o', (input) => {
    const rule = alertRule(input);
    expect(alertRule(JSON.parse(JSON.stringify(rule)))).toEqual(rule);
    expect(JSON.stringify(alertRule(JSON.parse(JSON.stringify(rule))))).toBe(JSON.stringify(rule));
  });

  const cases: [name: string, rule: unknown, code: string, hint: string][] = [
    ['a mistyped word', { ...base, seveirty: 'info' }, 'unknown-option', 'did you mean severity?'],
    ['a mistyped word of a condition', { ...base, when: { is: 'below', vale: 3 } }, 'unknown-option', 'did you mean value?'],
    ['a word of another condition', { ...base, when: { is: 'noData', value: 3 } }, 'unknown-option', 'one of is'],
    ['a mistyped condition', { ...base, when: { is: 'bellow', value: 3 } }, 'bad-argument', 'did you mean below?'],
    ['a mistyped severity', { ...base, severity: 'warnin' }, 'bad-argument', 'did you mean warning?'],
    [
      'a mistyped status',
      { id: 'g', when: { is: 'goalStatus', goal: 'g', status: ['off-trak'] } },
      'bad-argument',
      'did you mean off-track?',
    ],
    ['no limit', { ...base, when: { is: 'below' } }, 'bad-argument', 'it has to be given'],
    ['no condition', { ...base, when: undefined }, 'bad-argument', 'it has to be given'],
    ['text that is no number', { ...base, when: { is: 'below', value: '1,5' } }, 'bad-number', 'give a plain decimal number'],
    ['a number that is none', { ...base, when: { is: 'below', value: Number.NaN } }, 'bad-argument', 'give exact text, or a finite number'],
    ['too many digits', { ...base, when: { is: 'below', value: `0.${'1'.repeat(30)}` } }, 'number-out-of-range', 'at most 38 digits'],
    ['a currency that is none', { ...base, currency: 'EURO' }, 'unknown-currency', 'ISO 4217'],
    ['an empty id', { ...base, id: '' }, 'bad-argument', 'give at least one'],
    ['a fraction of a period', { ...base, forPeriods: 1.5 }, 'bad-argument', 'give a whole number'],
    ['no period', { ...base, forPeriods: 0 }, 'bad-argument', 'at least 1'],
    ['a delay below 0', { ...base, delay: -1 }, 'bad-argument', 'at least 0'],
    ['a cool-down of both', { ...base, coolDown: { days: 1, periods: 1 } }, 'bad-argument', 'give { periods: 3 } or { days: 14 }'],
    ['a rule without an indicator', { id: 'x', table: 't', when: base.when }, 'bad-argument', "add of: 'revenue'"],
    ['a rule without a table', { id: 'x', of: 'revenue', when: base.when }, 'bad-argument', "add table: 'weekly'"],
    ['a band turned round', { ...base, when: { is: 'between', from: 2, to: 1 } }, 'bad-argument', 'exchange from and to'],
    ['clearAt on the side of the limit', { ...base, clearAt: '99.99' }, 'bad-argument', 'the other side'],
    [
      'clearAt at a limit that fires itself',
      { ...base, when: { is: 'atMost', value: 100 }, clearAt: 100 },
      'bad-argument',
      'the other side',
    ],
    ['clearAt without a limit', { ...base, when: { is: 'noData' }, clearAt: 1 }, 'bad-argument', 'it goes with above, below'],
    ['partial for what may still rise', { ...base, partial: true }, 'bad-argument', 'leave out partial'],
    [
      'partial in a row',
      { ...base, when: { is: 'above', value: 1 }, partial: true, forPeriods: 2 },
      'bad-argument',
      'leave one of them out',
    ],
    [
      'a streak of streaks',
      { ...base, when: { is: 'streak', direction: 'rising', periods: 2 }, forPeriods: 2 },
      'bad-argument',
      'leave out forPeriods',
    ],
    ['a goal with a column', { ...base, when: { is: 'goalStatus', goal: 'g', status: ['missed'] } }, 'bad-argument', 'leave out of'],
    [
      'a goal silent for periods',
      { id: 'g', when: { is: 'goalStatus', goal: 'g', status: ['missed'] }, coolDown: { periods: 1 } },
      'bad-argument',
      'give { days: 14 }',
    ],
    ['a segment that is none', { ...base, segment: 'FR' }, 'bad-argument', 'the value of each dimension'],
    ['no rule', null, 'bad-argument', 'give an object'],
  ];
  test.each(cases)('%s is refused', (_, rule, code, hint) => {
    const error = errorOf(() => read(rule));
    expect(error.code).toBe(code);
    expect(error.message).toContain(hint);
  });

  test('clearAt at the limit is the limit, where that does not fire', () => {
    expect(alertRule(ruleOf({ clearAt: '100.0' })).clearAt).toBe('100');
    expect(alertRule(ruleOf({ when: { is: 'above', value: 100 }, clearAt: 100 })).clearAt).toBe('100');
  });

  test('its schema is published as JSON Schema', () => {
    const published = z.toJSONSchema(alertRuleSchema, { io: 'input' });
    expect(Object.keys(published.properties ?? {})).toEqual(Object.keys(alertRule(base)));
    expect(JSON.stringify(published.properties?.['when'])).toContain('"goalStatus"');
  });
});
