// What models of attribution say of the same sales: by campaign, under the policies of sales, and beside what was spent.
import fc from 'fast-check';
import {
  type AttributionModel,
  attribute,
  attributedRevenue,
  attributedRevenueUnder,
  type CampaignSpend,
  type Credit,
  count,
  credit,
  eq,
  explain,
  indicator,
  type Metric,
  marketingRoi,
  netSales,
  query,
  returnOnAdSpend,
  revenue,
  type Sale,
  type SalesPolicy,
  sum,
  type Touch,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { agree, type Kinds } from '../agree.ts';
import { runs } from '../laws/runs.ts';
import { type AnyRow, ask, codeOf, column } from '../query/ask.ts';

const models = ['firstTouch', 'lastTouch', 'linear'] as const;
const months = { every: 'month', between: ['2025-01-01', '2025-03-01'] } as const;

const met = (at: string, campaign: string | null, more: Partial<Touch> = {}): Touch => ({ at, customerId: 'ana', campaign, ...more });
const sold = (id: string, date: string, amount: number, more: Partial<Sale> = {}): Sale => ({
  id,
  date,
  amount,
  customerId: 'ana',
  orderId: id,
  currency: 'EUR',
  ...more,
});
const spent = (campaign: string, amount: number, more: Partial<CampaignSpend> = {}): CampaignSpend => ({
  date: '2025-01-02',
  amount,
  campaign,
  currency: 'EUR',
  ...more,
});
const creditsOf = (sales: readonly Sale[], touches: readonly Touch[]): Credit[] => attribute({ sales, touches }).credits;

/** Each segment with the values of the indicators, after every engine has agreed on them. */
async function table(metrics: readonly Metric[], records: AnyRow, question: AnyRow): Promise<string[]> {
  await agree(metrics, records as unknown as Kinds, question);
  const asked = ask(records, { select: metrics, ...question });
  const keys = Object.keys(asked.rows[0] ?? {}).slice(1, -metrics.length);
  const columns = [...keys, ...metrics.map(({ id }) => id)].map((name) => column(asked, name));
  return asked.rows.map((_, row) => columns.map((one) => (one[row] as string).slice(0, 8)).join(' '));
}

/** Why there is no answer. */
const reasons = (metric: Metric, records: AnyRow, question: AnyRow = {}): unknown[] =>
  ask(records, { select: [metric], ...question })
    .notes.filter(({ row }) => row !== null)
    .map(({ row, code }) => [row, code]);

const byEach = <T>(variants: Readonly<Record<AttributionModel, T>>): T[] => models.map((model) => variants[model]);
const revenues = byEach<Metric>(attributedRevenue.variants);
const returns = byEach<Metric>(returnOnAdSpend.variants);
const profits = byEach<Metric>(marketingRoi.variants);

const three = [met('2025-01-02', 'search', { channel: 'ads' }), met('2025-01-05', 'social', { channel: 'ads' }), met('2025-01-09', 'mail')];
const order = sold('A', '2025-01-10', 100, { cost: 40 });
const refund = sold('B', '2025-02-10', -30, { orderId: 'A', cost: -12 });
/** Nobody knows how eve came; the shop knows that she named a campaign. */
const unled = sold('C', '2025-01-20', 7, { customerId: 'eve', campaign: 'flyer', cost: 3 });

describe('revenue by campaign', () => {
  test('of 100 behind three touches is 100/0/0 by the first, 0/0/100 by the last, and a third of each alike', async () => {
    expect(await table(revenues, { credits: creditsOf([order, unled], three) }, { by: ['campaign'] })).toEqual([
      'mail 0 100 33.33',
      'search 100 0 33.34',
      'social 0 0 33.33',
      'null 7 7 7',
    ]);
  });

  test('takes back in the month of the return, from the campaigns of its sale', async () => {
    const later = [...three, met('2025-02-01', 'sale')];
    const question = { by: ['campaign'], ...months };
    expect(await table(revenues, { credits: creditsOf([order, refund], later) }, question)).toEqual([
      'mail 0 100 33.33',
      'search 100 0 33.34',
      'social 0 0 33.33',
      'mail 0 -30 -10',
      'search -30 0 -10',
      'social 0 0 -10',
    ]);
  });

  test('is by channel as well, and the last touch is the default', async () => {
    const { lastTouch, linear } = attributedRevenue.variants;
    expect(await table([attributedRevenue, lastTouch, linear], { credits: creditsOf([order], three) }, { by: ['channel'] })).toEqual([
      'ads 0 0 66.67',
      'null 100 100 33.33',
    ]);
    expect(attributedRevenue.formula).toEqual(lastTouch.formula);
  });

  test('in all is revenue, whatever the model, and a function says so too', async () => {
    const credits = creditsOf([order, refund, unled], three);
    expect(await table(revenues, { credits }, {})).toEqual(['77 77 77']);
    expect(revenues.map((metric) => String((metric as unknown as (rows: readonly Credit[]) => unknown)(credits)))).toEqual([
      '77',
      '77',
      '77',
    ]);
  });

  test('in two currencies is no sum', async () => {
    const credits = creditsOf([order, sold('D', '2025-01-11', 50, { currency: 'USD' })], three);
    expect(await table(revenues, { credits }, {})).toEqual(['null null null']);
    expect(reasons(attributedRevenue, { credits })).toEqual([[0, 'mixed-currency']]);
    expect(await table(revenues, { credits }, { by: ['currency'] })).toEqual(['EUR 100 100 100', 'USD 50 50 50']);
  });

  test('of nothing is 0, and outside of what is covered it is not known', async () => {
    expect(await table(revenues, { credits: [] }, months)).toEqual(['0 0 0', '0 0 0']);
    const known = { ...months, coverage: ['2025-01-01', '2025-02-01'] };
    const credits = creditsOf([order], three);
    expect(await table(revenues, { credits }, known)).toEqual(['100 100 100', 'null null null']);
    expect(reasons(attributedRevenue, { credits }, known)).toEqual([[1, 'no-data']]);
  });

  test('says in words of which model it is', () => {
    expect(explain(attributedRevenue.variants.linear)).toBe(
      'Attributed revenue, linear = the sum of amount where model is “linear” and not (status is one of “cancelled”, “draft”, “failed”, ' +
        '“test”, “deleted”) and kind is one of (missing), “product”, “adjustment” (by date)',
    );
  });
});

/** An order returned in part, one not paid, a gift card, shipping, a test, and one that nobody led to; tax is not known of all. */
const shop: readonly Sale[] = [
  sold('1', '2025-01-10', 100, { orderId: 'A', status: 'fulfilled', tax: 20 }),
  sold('2', '2025-01-10', 5, { orderId: 'A', status: 'fulfilled', kind: 'shipping', tax: 1 }),
  sold('3', '2025-01-20', 50, { orderId: 'B', status: 'paid', kind: 'gift-card', tax: 0, customerId: 'bob' }),
  sold('4', '2025-02-05', 30.01, { orderId: 'C', status: 'open', tax: 6, customerId: 'bob' }),
  sold('5', '2025-02-10', -25, { orderId: 'A', orderDate: '2025-01-10', status: 'fulfilled', tax: -5 }),
  sold('6', '2025-01-20', 999, { orderId: 'D', status: 'test', tax: 1 }),
  sold('7', '2025-01-20', 888, { orderId: 'E', status: 'cancelled', tax: 1 }),
  sold('8', '2025-02-20', 10, { orderId: 'F', customerId: null, tax: 2 }),
  sold('9', '2025-02-21', 3, { orderId: 'G', type: 'sale', kind: 'adjustment', status: 'paid', tax: 1 }),
];
const walks = [...three, met('2025-01-15', 'search', { customerId: 'bob' }), met('2025-02-01', 'mail', { customerId: 'bob' })];

const policies: readonly (readonly [string, SalesPolicy])[] = [
  ['the default one', {}],
  ['returns by order', { refundDate: 'orderDate' }],
  ['paid orders', { orderInclusion: 'paid' }],
  ['fulfilled orders', { orderInclusion: 'fulfilled' }],
  ['with tax', { taxBasis: 'including' }],
  ['with gift cards', { giftCards: 'included' }],
  ['all at once', { refundDate: 'orderDate', orderInclusion: 'paid', taxBasis: 'including', giftCards: 'included' }],
];

describe('the policies of sales hold for credits', () => {
  const credits = creditsOf(shop, walks);

  test.each(policies)('%s: each model comes to the revenue of the month', async (_, policy) => {
    const own = attributedRevenueUnder(policy);
    const all = [own, ...byEach<Metric>(own.variants)];
    await agree([netSales.under(policy), ...all], { sales: shop, credits } as unknown as Kinds, months);
    const wanted = column(ask(shop, { select: [netSales.under(policy)], ...months }), 'netSales');
    for (const metric of all)
      expect([metric.id, column(ask(credits, { select: [metric], ...months }), metric.id)]).toEqual([metric.id, wanted]);
    await agree(all, { credits } as unknown as Kinds, { ...months, by: ['campaign'] });
  });

  test('also where the tax is not known: there is no answer with it', () => {
    const lacking = [sold('1', '2025-01-10', 100)];
    const metric = attributedRevenueUnder({ taxBasis: 'including' }, 'withTax').variants.linear;
    expect(metric.id).toBe('withTaxLinear');
    expect(reasons(metric, { credits: creditsOf(lacking, three) })).toEqual([[0, 'missing-input']]);
    expect(codeOf(() => attributedRevenueUnder({ taxBasis: 'none' } as never))).toBe('bad-argument');
  });

  test('and over the campaigns, null among them, each model adds up to revenue, whatever the records', () => {
    const dates = fc.constantFrom('2025-01-03', '2025-01-31', '2025-02-02', '2025-02-20');
    const customers = fc.constantFrom('ana', 'bob', null);
    const sales = fc.array(
      fc.record({
        date: dates,
        amount: fc.integer({ min: -999, max: 9999 }).map((cents) => cents / 100),
        customerId: customers,
        orderId: fc.constantFrom('a', 'b', 'c'),
        status: fc.constantFrom('paid', 'test', null),
        kind: fc.constantFrom('product', 'gift-card', 'shipping', null),
      }),
      { maxLength: 8 },
    );
    const touches = fc.array(
      fc.record({ at: dates, customerId: fc.constantFrom('ana', 'bob'), campaign: fc.constantFrom('x', 'y', '', null) }),
      {
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(sales, touches, (rows, steps) => {
        const ledger = rows.map((row, i): Sale => ({ id: `${i}`, ...row }) as Sale);
        const wanted = String(revenue(ledger));
        const parts = ask(creditsOf(ledger, steps), { select: revenues, by: ['campaign'] });
        for (const { id } of revenues) {
          const whole = parts.rows.reduce((cents, row) => cents + Math.round(Number((row as AnyRow)[id]) * 100), 0);
          expect(whole).toBe(Math.round(Number(wanted) * 100));
        }
      }),
      runs(100),
    );
  });
});

describe('returns on what was spent', () => {
  const spend = [spent('search', 50), spent('mail', 20), spent('social', 10), spent('mail', 1000, { kind: 'people' })];
  const credits = creditsOf([order, refund, unled], three);
  const records = { spend, credits };

  test('are by each model of the same campaigns', async () => {
    // 70 of 100 stay: 50 for search, 20 for mail, 10 for social.
    expect(await table(returns, records, { by: ['campaign'] })).toEqual(['mail 0 3.5 1.1665', 'search 1.4 0 0.4668', 'social 0 0 2.333']);
    expect(await table(returns, records, {})).toEqual(['0.875 0.875 0.875']);
  });

  test('after the cost of the goods are of the profit', async () => {
    // 60 − 18 of profit: (42 − 50) ÷ 50 for search by the first touch, (42 − 20) ÷ 20 for mail by the last; 14 each alike.
    expect(await table(profits, records, { by: ['campaign'] })).toEqual(['mail -1 1.1 -0.3', 'search -0.16 -1 -0.72', 'social -1 -1 0.4']);
  });

  test('leave out touches without a campaign, a blank one among them, as the default leaves out sales', async () => {
    const steps = [met('2025-01-02', 'search'), met('2025-01-05', ''), met('2025-01-06', null), met('2025-01-09', 'search')];
    const half = { spend: [spent('search', 50)], credits: creditsOf([order], steps) };
    expect(await table(returns, half, {})).toEqual(['2 2 1']);
    // 25 each of four: the two of the campaign, by 60 ÷ 4 of profit.
    expect(await table(profits, half, {})).toEqual(['0.2 0.2 -0.4']);
  });

  test('by the last touch differ from the default, which is what sales carry', () => {
    const { lastTouch } = returnOnAdSpend.variants;
    expect(String(returnOnAdSpend({ spend, sales: [order, unled] }))).toBe('0.0875');
    expect(String(lastTouch({ spend, credits: creditsOf([order, unled], three) }))).toBe('1.25');
    expect(returnOnAdSpend.label.en).not.toBe(lastTouch.label.en);
  });

  test.each<[string, CampaignSpend[], string]>([
    ['without spend', [], 'zero-denominator'],
    ['where nothing was spent', [spent('search', 0)], 'zero-denominator'],
    ['in two currencies', [spent('search', 10, { currency: 'USD' })], 'mixed-currency'],
  ])('%s there are none', async (_, costs, why) => {
    for (const metric of [...returns, ...profits]) {
      expect(await table([metric], { spend: costs, credits }, {})).toEqual(['null']);
      expect(reasons(metric, { spend: costs, credits })).toEqual([[0, why]]);
    }
  });

  test('without credits are 0, and everything spent is lost', async () => {
    expect(await table([...returns, ...profits], { spend, credits: [] }, {})).toEqual(['0 0 0 -1 -1 -1']);
  });

  test('of goods whose cost is not known have no profit', () => {
    const unknown = creditsOf([sold('A', '2025-01-10', 100)], three);
    for (const metric of profits) expect(reasons(metric, { spend, credits: unknown })).toEqual([[0, 'missing-input']]);
  });

  test('read credits in place of sales, which they refuse', () => {
    const { linear } = returnOnAdSpend.variants;
    expect(String(linear({ spend, credits }))).toBe('0.875');
    // @ts-expect-error [ts2353] -- it does not read sales
    expect(codeOf(() => linear({ spend, sales: [order] }))).toBe('bad-data');
    // @ts-expect-error [ts2353] -- the default does not read credits
    expect(codeOf(() => returnOnAdSpend({ spend, credits }))).toBe('bad-data');
  });

  test('stand beside each other in one question, each with the records that it reads', () => {
    const { lastTouch, platformReported } = returnOnAdSpend.variants;
    const asked = { spend, credits, sales: [order, unled] };
    const { rows } = query(asked, {
      select: [returnOnAdSpend, lastTouch, platformReported, marketingRoi.variants.revenue],
      by: ['campaign'],
    });
    expect(rows.map((row) => [row.campaign, String(row.returnOnAdSpendLastTouch), String(row.returnOnAdSpend)])).toEqual([
      ['flyer', 'null', 'null'],
      ['mail', '3.5', '0'],
      ['search', '0', '0'],
      ['social', '0', '0'],
    ]);
  });

  test('name their models', () => {
    expect(returns.map(({ id, label }) => `${id}: ${label.en} · ${label.fr}`)).toEqual([
      'returnOnAdSpendFirstTouch: Return on ad spend, first touch · Retour sur dépenses publicitaires, premier contact',
      'returnOnAdSpendLastTouch: Return on ad spend, last recorded touch · Retour sur dépenses publicitaires, dernier contact relevé',
      'returnOnAdSpendLinear: Return on ad spend, linear · Retour sur dépenses publicitaires, modèle linéaire',
    ]);
  });
});

test('indicators of your own read credits as well', () => {
  const assisted = indicator({
    id: 'assistedSales',
    label: { en: 'Assisted sales', fr: 'Ventes assistées' },
    unit: 'count',
    better: 'higher',
    formula: count(credit.touchedAt, { where: eq(credit.model, 'linear') }),
  });
  const touched = indicator({
    id: 'touchedAmount',
    label: { en: 'Amount', fr: 'Montant' },
    unit: 'money',
    better: 'higher',
    formula: sum(credit.amount, { where: eq(credit.model, 'firstTouch') }),
  });
  const { rows } = query(creditsOf([order], three), { select: [assisted, touched], by: ['campaign'], numbers: true });
  expect(rows.map(({ campaign, assistedSales, touchedAmount }) => [campaign, assistedSales, touchedAmount])).toEqual([
    ['mail', 1, 0],
    ['search', 1, 100],
    ['social', 1, 0],
  ]);
});
