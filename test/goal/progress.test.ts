// The progress of goals, by tables that can be checked by hand; the tables of ServiceNow, Engagedly and Recruiterflow among them.
import { describe, expect, test } from 'vitest';
import { goal } from '../../src/goal/goal.ts';
import type { GoalInput } from '../../src/goal/goalInput.ts';
import { progress } from '../../src/goal/progress.ts';
import { statusPolicies } from '../../src/goal/statusPolicies.ts';
import { revenue } from '../../src/index.ts';

const year = ['2025-01-01', '2026-01-01'] as const;
const quarters = ['2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31'] as const;
/** A sale of so much on a day. */
const sold = (date: string, amount: number, more: object = {}) => ({ id: `${date}-${amount}`, date, amount, ...more });
/** An indicator as plain data. */
const plain = ({ id, label, unit, better, additivity, formula }: typeof revenue) => ({ id, label, unit, better, additivity, formula });
const money = (input: Partial<GoalInput>) => goal({ id: 'g', of: revenue, target: 1000, between: year, ...input });

describe('the tables of ServiceNow', () => {
  test('revenue of 700 000 of 1 000 000 is 70 % and red', () => {
    const found = progress(money({ target: 1_000_000 }), [sold('2025-02-01', 700_000)], {
      asOf: '2025-12-30',
      policy: statusPolicies.servicenow,
    });
    expect([String(found.progress), found.status]).toEqual(['0.7', 'off-track']);
  });

  const plan = { checkpoints: [250, 500, 750].map((value, i) => ({ on: quarters[i] as string, value })) };
  test.each([
    ['2025-03-31', [220], '0.88', 'at-risk'],
    ['2025-06-30', [220, 260], '0.96', 'on-track'],
    ['2025-09-30', [220, 260, 230], '0.9467', 'on-track'],
    ['2025-12-31', [220, 260, 230, 258], '0.968', 'on-track'],
  ])('cumulative, up to %s: %s comes to %s of what is planned', (asOf, amounts, pace, status) => {
    const sales = amounts.map((amount, i) => sold(`2025-0${1 + 3 * i}-15`.replace('010', '10'), amount));
    const found = progress(money({ pacing: plan }), sales, { asOf, policy: statusPolicies.servicenow });
    expect([found.pace?.toDecimalPlaces(4).toString(), found.status]).toEqual([pace, status]);
  });

  test.each([
    ['2025-06-30', 460, '0.92', 'on-track'],
    ['2025-09-30', 660, '0.88', 'at-risk'],
    ['2025-12-31', 890, '0.89', 'at-risk'],
  ])('not cumulative, a window up to %s: %d comes to %s of the sum planned', (asOf, amount, pace, status) => {
    const found = progress(money({ pacing: plan }), [sold('2025-01-15', amount)], { asOf, policy: statusPolicies.servicenow });
    expect([String(found.pace), found.status]).toEqual([pace, status]);
  });

  test.each([
    [900, 'on-track'],
    [899.99, 'at-risk'],
    [895, 'at-risk'],
    [750, 'at-risk'],
    [749.99, 'off-track'],
  ])('bands are half-open: %d of 1000 is %s', (amount, status) => {
    expect(progress(money({}), [sold('2025-01-15', amount)], { asOf: '2025-12-31', policy: statusPolicies.servicenow }).status).toBe(
      status,
    );
  });
});

describe('the rules of Engagedly', () => {
  const april = { between: ['2025-04-01', '2025-05-01'] as const };
  test('15 April is half of 1 to 30 April', () => {
    expect(progress(money(april), [], { asOf: '2025-04-15' }).elapsed).toBe(0.5);
  });
  test.each([
    [336, 'on-track'],
    [335, 'at-risk'],
    [170, 'at-risk'],
    [169, 'off-track'],
    [1000, 'achieved'],
  ])('with 500 expected, %d is %s', (amount, status) => {
    expect(progress(money(april), [sold('2025-04-02', amount)], { asOf: '2025-04-15', policy: statusPolicies.engagedly }).status).toBe(
      status,
    );
  });
});

test.each([
  [18, '1.2', 'on-track'],
  [14.85, '0.99', 'on-track'],
  [14.84, '0.9893', 'at-risk'],
  [12.15, '0.81', 'at-risk'],
  [12.14, '0.8093', 'off-track'],
  [30, '2', 'achieved'],
  [31, '2.0667', 'exceeded'],
])('Recruiterflow: %d of the 15 that are pro-rated is %s, %s', (amount, pace, status) => {
  const april = money({ target: 30, between: ['2025-04-01', '2025-05-01'] });
  const found = progress(april, [sold('2025-04-02', amount)], { asOf: '2025-04-15', policy: statusPolicies.recruiterflow });
  expect([found.pace?.toDecimalPlaces(4).toString(), found.status]).toEqual([pace, status]);
});

test('Power BI: the first rule that holds decides, whatever it looks at', () => {
  const policy = statusPolicies.powerBi(
    [
      { measure: 'date', below: '2025-02-01', status: 'too-early' },
      { measure: 'value', atLeast: 500, below: 600, status: 'on-track' },
      { measure: 'progress', atLeast: '0.3', status: 'at-risk' },
    ],
    'off-track',
  );
  const at = (amount: number, asOf: string) => progress(money({}), [sold('2025-01-15', amount)], { asOf, policy }).status;
  expect([at(500, '2025-01-20'), at(500, '2025-02-01'), at(600, '2025-02-01'), at(299, '2025-02-01')]).toEqual([
    'too-early',
    'on-track',
    'at-risk',
    'off-track',
  ]);
});

describe('what should be there by now', () => {
  const at = (input: Partial<GoalInput>, asOf: string, sales = [sold('2025-01-02', 100)]) => progress(money(input), sales, { asOf });
  test.each<[string, Partial<GoalInput>, string, string]>([
    ['linear: 73 of 365 days', {}, '2025-03-14', '200'],
    ['the end of the last day is all of it', {}, '2025-12-31', '1000'],
    ['behind the end as well', {}, '2026-02-01', '1000'],
    [
      'an instant counts the part of its day that has passed: half of day 74',
      { between: ['2025-03-14', '2025-03-16'] },
      '2025-03-14T12:00:00Z',
      '250',
    ],
    ['working days: 5 of the 20 of February', { between: ['2025-02-01', '2025-03-01'], pacing: { workingDays: {} } }, '2025-02-09', '250'],
    [
      'holidays are none of them: 4 of 19',
      { between: ['2025-02-01', '2025-03-01'], pacing: { workingDays: { holidays: ['2025-02-03'] } }, target: 1900 },
      '2025-02-09',
      '400',
    ],
    ['checkpoints: the value on their day', { pacing: { checkpoints: [{ on: '2025-06-30', value: 300 }] } }, '2025-06-30', '300'],
    [
      'checkpoints: a straight line between, 92 of 184 days from 300 to 1000',
      { pacing: { checkpoints: [{ on: '2025-06-30', value: 300 }] } },
      '2025-09-30',
      '650',
    ],
    ['a budget as well', { of: { ...plain(revenue), better: 'lower' } }, '2025-03-14', '200'],
  ])('%s', (_, input, asOf, expected) => {
    expect(String(at(input, asOf).expected)).toBe(expected);
  });

  test('seasons: the shares of the same months of the years before', () => {
    const sales = [sold('2024-01-10', 100), sold('2024-07-10', 100), sold('2024-12-10', 800), sold('2025-01-02', 90)];
    const { expected, elapsed, pace, status } = at({ pacing: 'seasonal', target: 2000 }, '2025-07-31', sales);
    expect([String(expected), elapsed, String(pace)]).toEqual(['400', 0.2, '0.225']);
    expect(status).toBe('off-track');
  });

  test('without a year before there are no seasons, and it says so', () => {
    const { expected, elapsed, reasons, status } = at({ pacing: 'seasonal' }, '2025-07-31');
    expect([expected, elapsed, reasons.expected, reasons.elapsed, status]).toEqual([null, null, 'no-seasons', 'no-seasons', 'unknown']);
  });
});

describe('where a goal of money stands by the default policy', () => {
  test.each<[string, number, string, string, Partial<GoalInput>?]>([
    ['before its first day', 0, '2024-12-31', 'not-started'],
    ['in its first tenth', 5, '2025-01-30', 'too-early'],
    ['95 % of what is expected', 190, '2025-03-14', 'on-track'],
    ['just less', 189.99, '2025-03-14', 'at-risk'],
    ['80 %', 160, '2025-03-14', 'at-risk'],
    ['just less than that', 159.99, '2025-03-14', 'off-track'],
    ['the target before its end', 1000, '2025-03-14', 'achieved'],
    ['the stretch target', 1200, '2025-03-14', 'exceeded', { stretch: 1200 }],
    ['a cent less than the target at the end', 999.99, '2025-12-31', 'missed'],
    ['with a minimum, partly met', 800, '2025-12-31', 'partly-met', { minimum: 800 }],
    ['a budget that is kept, at the end', 1000, '2025-12-31', 'achieved', { of: { ...plain(revenue), better: 'lower' } }],
    ['a budget that is used up too fast', 250, '2025-03-14', 'off-track', { of: { ...plain(revenue), better: 'lower' } }],
    [
      'a budget that is used up is off track even on the last but one day',
      1001,
      '2025-12-30',
      'off-track',
      { of: { ...plain(revenue), better: 'lower' } },
    ],
    ['a budget with a tenth over', 220, '2025-03-14', 'at-risk', { of: { ...plain(revenue), better: 'lower' } }],
  ])('%s', (_, amount, asOf, status, input = {}) => {
    expect(progress(money(input), [sold('2025-01-02', amount)], { asOf }).status).toBe(status);
  });

  test('what is left to do, and how much harder that is', () => {
    const { run } = progress(money({ between: ['2025-04-01', '2025-05-01'], target: 300 }), [sold('2025-04-02', 100)], {
      asOf: '2025-04-15',
    });
    expect([
      String(run?.remaining),
      run?.required.toFixed(4),
      run?.soFar?.toFixed(4),
      run?.daysLeft,
      String(run?.effortMultiplier),
    ]).toEqual(['200', '13.3333', '6.6667', 15, '2']);
  });

  test('a landing that is all but sure makes up for a slow pace', () => {
    const months = Array.from({ length: 24 }, (_, i) =>
      sold(`${2023 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-28`, 100 + (i % 3)),
    );
    // The 28th of each month brings everything: on the 27th, a month is behind.
    const found = progress(money({ target: 1000 }), [...months, sold('2025-01-28', 100)], { asOf: '2025-02-27' });
    expect([Number(found.pace) < 0.95, (found.landing.probability ?? 0) > 0.7, found.status]).toEqual([true, true, 'on-track']);
  });

  test('a good pace so far does not hide that the landing is unlikely', () => {
    // Every year half of the sales come in January and February: linear pacing takes these for a good start.
    const years = [2022, 2023, 2024].flatMap((year) =>
      Array.from({ length: 12 }, (_, i) => sold(`${year}-${String(i + 1).padStart(2, '0')}-10`, (i < 2 ? 250 : 50) + ((year + i) % 3))),
    );
    const goalAsked = money({ target: 1600 });
    const found = progress(goalAsked, [...years, sold('2025-01-10', 250), sold('2025-02-10', 250)], { asOf: '2025-02-28' });
    expect([Number(found.pace) > 1, (found.landing.probability ?? 1) < 0.3, found.status]).toEqual([true, true, 'at-risk']);
  });

  test('what is under way is told apart and never added', () => {
    const found = progress(money({}), [sold('2025-01-02', 100)], { asOf: '2025-03-14', inProgress: '50.10' });
    expect([String(found.actual), String(found.inProgress)]).toEqual(['100', '50.1']);
  });
});

describe('what is not known is not judged', () => {
  const eur = sold('2025-01-02', 100, { currency: 'EUR' });
  test.each<[string, object[], object, string]>([
    ['no records', [], {}, 'no-data'],
    ['two currencies', [eur, sold('2025-01-03', 100, { currency: 'USD' })], {}, 'mixed-currency'],
    ['another currency than that of the goal', [sold('2025-01-03', 100, { currency: 'USD' })], {}, 'other-currency'],
    ['records that begin in February', [eur], { coverage: ['2025-02-01', '2026-01-01'] }, 'no-data'],
    ['records that begin within January', [eur], { coverage: ['2025-01-10', '2026-01-01'] }, 'partly-covered'],
  ])('%s', (_, sales, more, reason) => {
    const found = progress(money({ currency: 'EUR' }), sales as never, { asOf: '2025-03-14', ...more });
    expect([found.status, found.actual, found.reasons.status, found.pace, found.run]).toEqual(['unknown', null, reason, null, null]);
  });

  test('no sales in days that are covered are 0, and off track', () => {
    const found = progress(money({}), [sold('2024-11-02', 100)], { asOf: '2025-03-14' });
    expect([String(found.actual), found.status]).toEqual(['0', 'off-track']);
  });
});
