// What is odd about records that are taken all the same: told, counted, and never a reason to lose them.
import {
  CampaignSpend,
  Customer,
  Deal,
  Lead,
  MarketObservation,
  type Order,
  Product,
  parse,
  post,
  type RecordSchema,
  Referral,
  reasonText,
  Sale,
  StageEvent,
  Subscription,
  TrafficRow,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type Look, withRemarks } from '../../src/model/remark.ts';

/** What `parse` warns of in one record, which is kept as it is. */
function told<T>(schema: RecordSchema<T>, record: object): string[] {
  const { rows, rejected, warnings, counts } = parse(schema as z.ZodMiniObject, [record]);
  expect(rejected).toEqual([]);
  expect(rows).toHaveLength(1);
  expect(Object.values(counts.warnings).reduce((sum, count) => sum + count, 0)).toBe(warnings.length);
  // Plain zod takes it without a word.
  expect(z.parse(schema as z.ZodMiniObject, record)).toEqual(rows[0]);
  return warnings.map(({ field, code }) => `${field} ${code}`);
}

const sale = { id: 'A1', date: '2025-03-31', amount: 10 };

describe('a sale', () => {
  test.each<[string, object, string[]]>([
    ['with an amount alone', {}, []],
    ['of gross less discount', { gross: 12.5, discount: 2.5 }, []],
    ['of gross less discount, beyond cents', { amount: '0.1001', gross: '0.3', discount: '0.1999' }, []],
    ['of gross less discount in floats', { amount: 0.1, gross: 0.3, discount: 0.2 }, []],
    ['of another amount', { gross: 12, discount: 1 }, ['amount amount-mismatch']],
    ['of an amount a digit away', { amount: '0.100000000000000001', gross: 0.3, discount: 0.2 }, ['amount amount-mismatch']],
    ['whose discount is not given', { gross: 12 }, []],
    ['whose discount is nothing', { gross: 12, discount: 0 }, ['amount amount-mismatch']],
    ['below zero', { amount: -10 }, []],
    ['below zero, said to be a sale', { amount: -10, type: 'sale' }, ['amount negative-sale']],
    ['below zero, an adjustment', { amount: -10, type: 'sale', kind: 'adjustment' }, []],
    ['given back later', { amount: -10, type: 'return', orderDate: '2025-03-30' }, []],
    ['given back before it was ordered', { amount: -10, type: 'return', orderDate: '2025-04-01' }, ['date refund-before-order']],
    ['given back before, without a word', { amount: -10, orderDate: '2025-04-01' }, ['date refund-before-order']],
    ['delivered before it was ordered', { orderDate: '2025-04-01' }, []],
    ['given back on the day, wherever that is', { amount: -10, orderDate: '2025-04-01T11:00:00Z' }, []],
    ['given back the day before, wherever that is', { amount: -10, orderDate: '2025-04-01T13:00:00Z' }, ['date refund-before-order']],
  ])('%s', (_, fields, wanted) => {
    expect(told(Sale, { ...sale, ...fields })).toEqual(wanted);
  });

  test('that was posted is in order', () => {
    const order: Order = {
      id: '1',
      placedAt: '2025-03-31',
      currency: 'EUR',
      lines: [
        { quantity: 3, unitPrice: '3.33', discount: 1 },
        { quantity: 1, unitPrice: '0.335' },
      ],
      discounts: [{ amount: 1 }],
      refunds: [{ id: 'R', date: '2025-04-02', lines: [{ lineId: '1', quantity: 1 }] }],
    };
    expect(parse(Sale, post([order]).sales).warnings).toEqual([]);
  });
});

const spend = { date: '2025-03-31', amount: 10 };
const visits = { date: '2025-03-31', sessions: 100 };
const market = { id: '1', date: '2025-01-01', grain: 'year', market: 'bikes', definition: 'new bicycles, France' };
const rivals = [
  { id: 'a', value: '30.5' },
  { id: 'b', value: 57.5 },
];
const lead = { id: '1', createdAt: '2025-03-31' };
const deal = { id: '1', createdAt: '2025-03-31', outcome: 'won', closedAt: '2025-03-31' };
const referral = { id: '1', referrerId: 'ana', date: '2025-03-31' };
const subscription = { id: '1', customerId: 'ana', status: 'active', startedAt: '2025-03-31', items: [] };
const instant = new Date('2025-03-31T10:00:00Z');

describe.each<[string, RecordSchema<never>, object, [string, object, string[]][]]>([
  [
    'a spend',
    CampaignSpend as never,
    spend,
    [
      ['shown and clicked', { impressions: 100, clicks: 100, conversions: 3 }, []],
      ['clicked more often than shown', { impressions: 100, clicks: '100.5' }, ['clicks more-than-possible']],
      ['converted more often than clicked', { clicks: 2, conversions: 3 }, ['conversions more-than-possible']],
      ['shown, nobody knows how often', { clicks: 100, impressions: null }, []],
      ['shown beyond what a double holds', { impressions: '9007199254740992', clicks: '9007199254740993' }, ['clicks more-than-possible']],
    ],
  ],
  [
    'a row of visits',
    TrafficRow as never,
    visits,
    [
      ['on the way', { users: 90, addToCarts: 120, checkouts: 60, purchases: 40, purchasingSessions: 38, purchasingUsers: 35 }, []],
      ['of more visitors than visits', { users: 101 }, ['users more-than-possible']],
      ['with more purchases than visits', { purchases: 101 }, ['purchases more-than-possible']],
      ['with more visits that buy than visits', { purchasingSessions: 101 }, ['purchasingSessions more-than-possible']],
      [
        'with more checkouts than carts',
        { addToCarts: 5, checkouts: 6, purchases: 6 },
        ['checkouts more-than-possible', 'purchases more-than-possible'],
      ],
      ['with more buyers than visitors', { users: 5, purchasingUsers: 6 }, ['purchasingUsers more-than-possible']],
    ],
  ],
  [
    'a market',
    MarketObservation as never,
    market,
    [
      ['of all its parts', { own: 12, total: 100, competitors: rivals }, []],
      ['of more parts than the whole', { own: '12.000001', total: 100, competitors: rivals }, ['total parts-above-total']],
      ['of a part above the whole', { own: 101, total: 100 }, ['total parts-above-total']],
      ['of an unknown size', { own: 101, competitors: rivals }, []],
      ['of competitors alone', { total: 80, competitors: rivals }, ['total parts-above-total']],
    ],
  ],
  [
    'a lead',
    Lead as never,
    lead,
    [
      ['converted on the day', { convertedAt: '2025-03-31' }, []],
      [
        'with dates before its creation',
        { qualifiedAt: '2025-03-29', convertedAt: '2025-03-30', disqualifiedAt: '2024-03-31' },
        ['qualifiedAt dates-out-of-order', 'convertedAt dates-out-of-order', 'disqualifiedAt dates-out-of-order'],
      ],
      ['that is itself', { mergedInto: '1' }, ['mergedInto merged-into-itself']],
      ['that is another', { mergedInto: '2' }, []],
    ],
  ],
  [
    'a deal',
    Deal as never,
    deal,
    [
      ['closed on the day', {}, []],
      ['closed before it was created', { closedAt: '2025-03-30' }, ['closedAt dates-out-of-order']],
      ['open, whatever date it carries', { outcome: 'open', closedAt: '2025-03-30' }, []],
      ['that is itself', { mergedInto: '1' }, ['mergedInto merged-into-itself']],
      [
        'with a stage left before it was entered',
        { history: [{ enteredAt: '2025-03-31' }, { enteredAt: '2025-04-02', exitedAt: '2025-04-01' }] },
        ['history[1].exitedAt dates-out-of-order'],
      ],
    ],
  ],
  [
    'a stage',
    StageEvent as never,
    { enteredAt: instant },
    [['left before', { exitedAt: '2025-03-31T09:59:00Z' }, ['exitedAt dates-out-of-order']]],
  ],
  [
    'a referral',
    Referral as never,
    referral,
    [
      ['of somebody', { refereeId: 'bob', convertedAt: '2025-03-31' }, []],
      ['of nobody known', {}, []],
      ['of oneself', { refereeId: 'ana' }, ['refereeId self-referral']],
      ['of a customer of before', { convertedAt: '2025-03-30' }, ['convertedAt dates-out-of-order']],
    ],
  ],
  [
    'a customer',
    Customer as never,
    { id: '1' },
    [
      ['merged', { mergedInto: '2' }, []],
      ['merged into itself', { mergedInto: '1' }, ['mergedInto merged-into-itself']],
    ],
  ],
  [
    'a product',
    Product as never,
    { id: '1' },
    [
      ['without costs', {}, []],
      [
        'of costs one behind the other',
        {
          unitCost: [
            { from: '2025-02-01', cost: 5 },
            { to: '2025-01-01', cost: 3 },
            { from: '2025-01-01', to: '2025-02-01', cost: 4 },
          ],
        },
        [],
      ],
      [
        'of two costs at a time',
        {
          unitCost: [
            { from: '2025-01-31', cost: 5 },
            { from: '2025-01-01', to: '2025-02-01', cost: 4 },
          ],
        },
        ['unitCost[0].from costs-overlap'],
      ],
      ['of two costs without an end', { unitCost: [{ cost: 5 }, { cost: 4 }] }, ['unitCost[1].from costs-overlap']],
    ],
  ],
  [
    'a subscription',
    Subscription as never,
    subscription,
    [
      ['tried first', { trialEnd: '2025-04-14', cancelledAt: '2025-04-02', cancelAt: '2025-04-30' }, []],
      [
        'tried and given up before it began',
        { trialStart: '2025-03-01', trialEnd: '2025-03-15', cancelledAt: '2025-03-10', cancelAt: '2025-03-20' },
        ['trialStart', 'trialEnd', 'cancelledAt', 'cancelAt'].map((field) => `${field} dates-out-of-order`),
      ],
    ],
  ],
])('%s', (_, schema, record, cases) => {
  test.each(cases)('%s', (__, fields, wanted) => {
    expect(told(schema, { ...record, ...fields })).toEqual(wanted);
  });
});

describe('warnings', () => {
  test('say the row, the field, the value and the reason, as refusals do', () => {
    const { warnings, counts } = parse(CampaignSpend, [spend, { ...spend, clicks: 12, impressions: 9 }]);
    expect(warnings).toEqual([
      { row: 1, field: 'clicks', value: '12', code: 'more-than-possible', reason: `${reasonText('more-than-possible')}: impressions` },
    ]);
    expect(counts).toEqual({ rowsIn: 2, accepted: 2, rejected: 0, byCode: {}, warnings: { 'more-than-possible': 1 } });
  });

  test('of a Date say which', () => {
    const { warnings } = parse(Lead, [{ ...lead, createdAt: instant, convertedAt: new Date('2025-03-30T10:00:00Z') }]);
    expect(warnings[0]?.value).toBe('"2025-03-30T10:00:00.000Z"');
  });

  test('are described as far as the limit goes, and all are counted', () => {
    const odd = Array.from({ length: 500 }, () => ({ ...spend, clicks: 2, impressions: 1 }));
    expect(parse(CampaignSpend, odd).warnings).toHaveLength(100);
    const { warnings, counts } = parse(CampaignSpend, odd, { rejectedLimit: 2 });
    expect([warnings.length, counts.warnings]).toEqual([2, { 'more-than-possible': 500 }]);
    expect(parse(CampaignSpend, odd, { rejectedLimit: 0 })).toMatchObject({
      warnings: [],
      counts: { warnings: { 'more-than-possible': 500 } },
    });
  });

  test('are of records that are kept: what is refused or repeated has none', () => {
    const odd = { ...sale, gross: 12, discount: 1 };
    const { warnings, counts } = parse(Sale, [odd, odd, { ...odd, id: 'A2', date: 'x' }, { ...odd, id: 'A3', type: 'return' }]);
    expect(warnings.map(({ row }) => row)).toEqual([0]);
    expect(counts).toMatchObject({ accepted: 1, rejected: 3, warnings: { 'amount-mismatch': 1 } });
  });

  test('are there in English and in French', () => {
    for (const code of [
      'amount-mismatch',
      'negative-sale',
      'more-than-possible',
      'parts-above-total',
      'dates-out-of-order',
      'costs-overlap',
      'merged-into-itself',
      'self-referral',
    ] as const) {
      expect(reasonText(code)).toMatch(/^[a-z ]+/);
      expect(reasonText(code, 'fr')).not.toBe(reasonText(code));
    }
  });
});

describe('a soft rule', () => {
  const odd = { ...visits, users: 101 };
  const codes = (schema: z.ZodMiniObject, record: object): string[] => parse(schema, [record]).warnings.map(({ code }) => code);

  test('stays where fields are added, picked or left out, and rules are', () => {
    const rated = z.extend(TrafficRow, { rating: z.number() });
    expect(codes(rated, { ...odd, rating: 5 })).toEqual(['more-than-possible']);
    expect(parse(rated, [odd]).rejected[0]).toMatchObject({ field: 'rating', code: 'missing-required' });
    expect(codes(z.omit(TrafficRow, { device: true }), odd)).toEqual(['more-than-possible']);
    expect(codes(z.pick(TrafficRow, { date: true, sessions: true, users: true }), odd)).toEqual(['more-than-possible']);
    const ruled = TrafficRow.check(({ value, issues }) => {
      if (value.device === 'none') issues.push({ code: 'custom', path: ['device'], input: value.device });
    });
    expect(codes(ruled, odd)).toEqual(['more-than-possible']);
    expect(parse(ruled, [{ ...odd, device: 'none' }])).toMatchObject({ warnings: [], rejected: [{ field: 'device' }] });
  });

  test('finds nothing in fields that hold something else', () => {
    const other = z.extend(TrafficRow, { users: z.object({ count: z.number() }), purchases: z.string() });
    expect(codes(other, { ...visits, users: { count: 101 }, purchases: 'many' })).toEqual([]);
    const hidden = z.extend(z.omit(MarketObservation, { competitors: true }), { competitors: z.unknown() });
    expect(codes(hidden, { ...market, total: 1, competitors: [null, 7] })).toEqual([]);
  });

  test('is typed by the fields of the schema', () => {
    const look: Look<{ readonly colour: string }> = () => undefined;
    // @ts-expect-error -- visits have no colour
    expect(withRemarks(TrafficRow, look)).toBeDefined();
  });

  test('of a schema of your own is none', () => {
    expect(parse(z.looseObject({ id: z.string() }), [{ id: '1' }])).toMatchObject({ warnings: [], counts: { warnings: {} } });
  });
});
