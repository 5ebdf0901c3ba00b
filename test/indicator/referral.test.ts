// Customers who bring customers: each person counted once.
import fc from 'fast-check';
import { type Referral, referralCount, referralRate, type Sale } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { agree } from '../agree.ts';
import { ask, column } from '../query/ask.ts';

const referred = (referrals: readonly Partial<Referral>[]): Referral[] =>
  referrals.map((one, at) => ({ id: `r${at}`, date: '2025-01-10', referrerId: 'ana', ...one }));
const bought = (...customers: readonly string[]): Sale[] =>
  customers.map((customerId, at) => ({ id: `s${at}`, date: '2025-01-05', amount: 10, customerId }));

const { qualified, converted } = referralCount.variants;
const counts = [referralCount, qualified, converted];

describe('referrals', () => {
  test.each<[string, Referral[], readonly [all: string, qualified: string, converted: string]]>([
    ['of three people', referred([{ refereeId: 'zoe' }, { refereeId: 'max' }, { refereeId: 'kim' }]), ['3', '0', '0']],
    [
      'of one person by two customers count once',
      referred([{ refereeId: 'zoe' }, { refereeId: 'zoe', referrerId: 'bob' }]),
      ['1', '0', '0'],
    ],
    ['of people unknown count each', referred([{}, {}]), ['2', '0', '0']],
    ['of oneself count nowhere', referred([{ refereeId: 'ana', status: 'converted' }, { refereeId: 'zoe' }]), ['1', '0', '0']],
    [
      'that have come so far',
      referred([
        { refereeId: 'a', status: 'sent' },
        { refereeId: 'b', status: 'signed-up' },
        { refereeId: 'c', status: 'qualified' },
        { refereeId: 'd', status: 'converted' },
        { refereeId: 'e', convertedAt: '2025-01-20' },
        { refereeId: 'f' },
      ]),
      ['6', '3', '2'],
    ],
    ['none', [], ['0', '0', '0']],
  ])('%s', async (_, referrals, wanted) => {
    await agree(counts, { referrals: referrals as never });
    const table = ask({ referrals }, { select: counts });
    expect(counts.map(({ id }) => column(table, id)[0])).toEqual(wanted);
  });

  test('count where the first referral of the person falls, whoever made it', async () => {
    const referrals = referred([
      { refereeId: 'zoe', date: '2025-02-03', referrerId: 'bob', region: 'south' },
      { refereeId: 'zoe', date: '2025-01-10', region: 'north' },
      { refereeId: 'max', date: '2025-02-10', region: 'north' },
    ]);
    const months = { every: 'month', between: ['2025-01-01', '2025-03-01'] };
    for (const more of [{}, { by: ['region'] }, { where: { region: 'south' } }])
      await agree(counts, { referrals: referrals as never }, { ...months, ...more });
    expect(column(ask({ referrals }, { select: [referralCount], ...months }), 'referralCount')).toEqual(['1', '1']);
    expect(column(ask({ referrals }, { select: [referralCount], ...months, where: { region: 'south' } }), 'referralCount')).toEqual([
      '0',
      '0',
    ]);
  });

  test('convert as far as it is known on the day', async () => {
    const referrals = referred([
      { refereeId: 'zoe', convertedAt: '2025-01-20' },
      { refereeId: 'max', convertedAt: '2025-02-20' },
    ]);
    for (const [asOf, wanted] of [
      ['2025-01-19', '0'],
      ['2025-01-20', '1'],
      ['2025-03-01', '2'],
    ] as const) {
      const question = { between: ['2025-01-01', '2025-02-01'], asOf };
      await agree(counts, { referrals: referrals as never }, question);
      expect(column(ask({ referrals }, { select: [converted], ...question }), converted.id)).toEqual([wanted]);
    }
  });

  test('add up over months and regions', async () => {
    const one = fc.record({
      date: fc.constantFrom('2025-01-05', '2025-01-20', '2025-02-05', '2025-03-31'),
      referrerId: fc.constantFrom('ana', 'bob', 'eve'),
      refereeId: fc.constantFrom('zoe', 'max', 'ana', 'kim', null),
      status: fc.constantFrom('sent', 'qualified', 'converted', null),
      region: fc.constantFrom('north', 'south'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(one, { maxLength: 12 }), async (list) => {
        const referrals = referred(list as never);
        // Who is referred twice on one day is referred first by both: the law holds for different moments.
        const keys = referrals.map(({ refereeId, date }) => `${refereeId} ${date}`);
        fc.pre(keys.every((key, at) => key.startsWith('null') || keys.indexOf(key) === at));
        const split = { every: 'month', between: ['2025-01-01', '2025-04-01'], by: ['region'] };
        await agree(counts, { referrals: referrals as never }, split);
        const [parts, whole] = [ask({ referrals }, { select: counts, ...split }), ask({ referrals }, { select: counts })];
        for (const { id } of counts)
          expect(column(parts, id).reduce((sum, value) => sum + Number(value), 0)).toBe(Number(column(whole, id)[0]));
      }),
      { numRuns: 10 },
    );
  });
});

describe('the referral rate', () => {
  const share = referralRate.variants.newCustomers;
  const both = [referralRate, share];

  test.each<[string, Referral[], Sale[], readonly [customers: string, newcomers: string]]>([
    [
      'one of four customers referred somebody',
      referred([{ refereeId: 'zoe' }, { refereeId: 'max' }]),
      bought('ana', 'bob', 'eve', 'kim'),
      ['0.25', '0'],
    ],
    ['of oneself is none', referred([{ refereeId: 'ana' }]), bought('ana', 'bob'), ['0', '0']],
    ['of nobody', [], bought('ana'), ['0', '0']],
    ['without customers', referred([{}]), [], ['null', 'null']],
    ['who refers without buying counts above only', referred([{ referrerId: 'old' }, {}]), bought('ana'), ['2', '0']],
    ['a new customer who was referred', referred([{ refereeId: 'zoe', convertedAt: '2025-01-05' }]), bought('ana', 'zoe'), ['0.5', '0.5']],
  ])('%s', async (_, referrals, sales, wanted) => {
    await agree(both, { referrals: referrals as never, sales: sales as never });
    const table = ask({ referrals, sales }, { select: both });
    expect(both.map(({ id }) => column(table, id)[0])).toEqual(wanted);
  });

  test('of new customers counts in the month of the conversion', async () => {
    const referrals = referred([{ refereeId: 'zoe', date: '2025-01-10', status: 'converted', convertedAt: '2025-02-10' }]);
    const sales = [...bought('ana'), { id: 'x', date: '2025-02-10', amount: 5, customerId: 'zoe' }];
    const months = { every: 'month', between: ['2025-01-01', '2025-03-01'] };
    await agree(both, { referrals: referrals as never, sales: sales as never }, months);
    const table = ask({ referrals, sales }, { select: both, ...months });
    expect(both.map(({ id }) => column(table, id))).toEqual([
      ['1', '0'],
      ['0', '1'],
    ]);
  });
});
