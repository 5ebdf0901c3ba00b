// From visits and leads to customers: rates, times, and the traps of each.
import fc from 'fast-check';
import {
  type Activity,
  type BusinessHours,
  cartAbandonmentRate,
  type Lead,
  type LeadResponse,
  leadConversionRate,
  leadConversions,
  leadConversionWithin,
  leadCount,
  leadQualificationRate,
  leadResponses,
  leadResponseTime,
  type Metric,
  type TrafficRow,
  timeToConvert,
  visitConversionRate,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { agree, type Kinds } from '../agree.ts';
import { runs } from '../laws/runs.ts';
import { type AnyRow, ask, codeOf, column } from '../query/ask.ts';

const lead = (id: string, createdAt: string, more: Partial<Lead> = {}): Lead => ({ id, createdAt, ...more });
const months = { every: 'month', between: ['2025-01-01', '2025-04-01'] } as const;
const january = { between: ['2025-01-01', '2025-02-01'] } as const;
const { flow, closed } = leadConversionRate.variants;

/** The column of an indicator, cut to eight characters, after every engine has agreed on it. */
async function figures(metric: Metric, records: AnyRow, question: AnyRow = {}): Promise<string[]> {
  // Leads are accounted for by the date of their creation, which not every indicator reads.
  const beside = 'leads' in records && metric.id !== leadCount.id ? [leadCount] : [];
  await agree([...beside, metric], records as unknown as Kinds, question);
  return column(ask(records, { select: [metric], ...question }), metric.id).map((value) => value.slice(0, 8));
}

/** Why the first row has no answer. */
const reason = (metric: Metric, records: AnyRow, question: AnyRow = {}): string | undefined =>
  ask(records, { select: [metric], ...question }).notes.find(({ row }) => row === 0)?.code;

describe('leads', () => {
  const uncounted = [
    lead('u1', '2025-01-10', { mergedInto: '1', convertedAt: '2025-01-11' }),
    lead('u2', '2025-01-10', { duplicate: true, convertedAt: '2025-01-11' }),
    lead('u3', '2025-01-10', { test: true, disqualifiedAt: '2025-01-11' }),
    lead('u4', '2025-01-10', { deleted: true, qualifiedAt: '2025-01-11' }),
  ];
  const leads = [
    lead('1', '2025-01-10', { convertedAt: '2025-02-03', source: 'fair', duplicate: false }),
    lead('2', '2025-01-20', { status: 'working', source: 'form' }),
    lead('3', '2025-02-10', { convertedAt: '2025-02-12', source: 'form', test: null }),
    lead('4', '2025-02-20', { disqualifiedAt: '2025-03-01', source: 'form' }),
  ];

  test('are counted when they are created, and never twice, merged, as trials or deleted', async () => {
    const all = { leads: [...leads, ...uncounted] };
    for (const metric of [leadCount, leadConversionRate, flow, closed, leadQualificationRate, leadConversionWithin(30)])
      expect(await figures(metric, all, months)).toEqual(await figures(metric, { leads }, months));
    expect(await figures(leadCount, all, months)).toEqual(['2', '2', '0']);
    expect(await figures(leadCount, all)).toEqual(['4']);
  });

  test('add up over sources', async () => {
    expect(await figures(leadCount, { leads }, { by: ['source'] })).toEqual(['1', '3']);
  });

  test('convert by cohort, by flow, or among those closed', async () => {
    // January: lead 1 of two converts, in February. February: lead 3 of two; both conversions fall in it. March: lead 4 is given up.
    expect(await figures(leadConversionRate, { leads }, months)).toEqual(['0.5', '0.5', 'null']);
    expect(await figures(flow, { leads }, months)).toEqual(['0', '1', 'null']);
    expect(await figures(closed, { leads }, months)).toEqual(['null', '1', '0']);
    expect(await figures(leadConversionRate, { leads }, { by: ['source'], every: 'year', between: ['2025-01-01', '2026-01-01'] })).toEqual([
      '1',
      '0.333333',
    ]);
    expect(reason(leadConversionRate, { leads: [] })).toBe('zero-denominator');
    expect(await figures(leadConversionRate, { leads: [] }, months)).toEqual(['null', 'null', 'null']);
  });

  test('of a cohort that converted after asOf are not known to convert', async () => {
    expect(await figures(leadConversionRate, { leads }, { ...months, asOf: '2025-02-02' })).toEqual(['0', 'null', 'null']);
    expect(await figures(leadConversionRate, { leads }, { ...months, asOf: '2025-02-03' })).toEqual(['0.5', 'null', 'null']);
    const revived = [lead('5', '2025-01-01', { disqualifiedAt: '2025-01-31', convertedAt: '2025-03-01' })];
    expect(await figures(closed, { leads: revived }, { ...months, asOf: '2025-02-28' })).toEqual(['0', 'null', 'null']);
    expect(await figures(closed, { leads: revived }, months)).toEqual(['null', 'null', '1']);
  });

  test('of 100 created, 3 won and 7 lost, 3 % of the cohort and 30 % of the closed have converted (Varicent)', async () => {
    const hundred = Array.from({ length: 100 }, (_, i) =>
      lead(`${i}`, '2025-01-15', i < 3 ? { convertedAt: '2025-01-25' } : i < 10 ? { disqualifiedAt: '2025-01-26' } : {}),
    );
    expect(await figures(leadConversionRate, { leads: hundred }, january)).toEqual(['0.03']);
    expect(await figures(closed, { leads: hundred }, january)).toEqual(['0.3']);
  });

  test('by flow may pass 1, by cohort never', async () => {
    const old = Array.from({ length: 3 }, (_, i) => lead(`o${i}`, '2024-11-01', { convertedAt: '2025-01-05' }));
    const all = { leads: [...old, lead('n', '2025-01-06')] };
    expect(await figures(flow, all, january)).toEqual(['3']);
    expect(await figures(leadConversionRate, all, january)).toEqual(['0']);
  });

  test('qualified are those with a date, those converted, and those of a status that says no date', async () => {
    const cases: [Lead, string][] = [
      [lead('a', '2025-01-01', { qualifiedAt: '2025-01-09' }), '1'],
      [lead('b', '2025-01-01', { qualifiedAt: '2025-02-09', status: 'sql' }), '0'],
      [lead('c', '2025-01-01', { status: 'sql' }), '1'],
      [lead('d', '2025-01-01', { convertedAt: '2025-01-20' }), '1'],
      [lead('e', '2025-01-01', { status: 'mql' }), '0'],
      [lead('f', '2025-01-01', { status: 'disqualified' }), '0'],
      [lead('g', '2025-01-01', { status: 'sql', convertedAt: '2025-03-20' }), '0'],
    ];
    const asked = { ...january, asOf: '2025-01-31' };
    for (const [one, wanted] of cases) expect(await figures(leadQualificationRate, { leads: [one] }, asked), one.id).toEqual([wanted]);
    expect(await figures(leadQualificationRate, { leads: cases.map(([one]) => one) }, asked)).toEqual(['0.428571']);
    expect(reason(leadQualificationRate, { leads: [] })).toBe('zero-denominator');
  });
});

describe('lead conversion within a time', () => {
  const within30 = leadConversionWithin(30);

  test.each<[string, string, string, string]>([
    ['on the last day', '2025-01-01', '2025-01-31', '1'],
    ['a day late', '2025-01-01', '2025-02-01', '0'],
    ['to the minute', '2025-01-01T10:00:00Z', '2025-01-31T10:00:00Z', '1'],
    ['a second late', '2025-01-01T10:00:00Z', '2025-01-31T10:00:01Z', '0'],
    ['before it was created', '2025-01-10', '2025-01-09', '1'],
    ['dates of two sorts have no time between them', '2025-01-01T10:00:00Z', '2025-01-02', '0'],
  ])('%s', async (_, createdAt, convertedAt, wanted) => {
    expect(await figures(within30, { leads: [lead('1', createdAt, { convertedAt })] }, january)).toEqual([wanted]);
  });

  test('gives no answer for leads that have not had the time', async () => {
    const leads = [lead('1', '2025-01-10', { convertedAt: '2025-01-12' }), lead('2', '2025-02-10', { convertedAt: '2025-02-12' })];
    const asked = { every: 'month', between: ['2025-01-01', '2025-03-01'], asOf: '2025-03-10' };
    expect(await figures(within30, { leads }, asked)).toEqual(['1', 'null']);
    expect(ask({ leads }, { select: [within30], ...asked }).notes.map(({ row, code }) => [row, code])).toEqual([[1, 'immature-cohort']]);
    expect(await figures(within30, { leads }, { ...asked, asOf: '2025-03-31' })).toEqual(['1', '1']);
  });

  test('needs whole days', () => {
    for (const days of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '30' as never, null as never])
      expect(codeOf(() => leadConversionWithin(days))).toBe('bad-argument');
    expect([within30.id, within30.maturity, within30.label.fr]).toEqual([
      'leadConversionWithin30',
      30,
      'Conversion des prospects sous 30 jours',
    ]);
  });
});

const days = fc.constantFrom('2025-01-01', '2025-01-17', '2025-01-31', '2025-02-01', '2025-02-28', '2025-03-15');
const someLeads = fc
  .array(
    fc.record({
      createdAt: days,
      convertedAt: fc.option(days),
      disqualifiedAt: fc.option(days),
      duplicate: fc.option(fc.boolean()),
      source: fc.constantFrom('form', 'fair', null),
    }),
    { maxLength: 12 },
  )
  .map((rows): Lead[] => rows.map((row, i) => ({ id: `${i}`, ...row })));

test('rates are shares of their leads, whatever they are split by', () => {
  fc.assert(
    fc.property(someLeads, days, (leads, asOf) => {
      const select = [leadCount, leadConversionRate, closed, leadQualificationRate, leadConversionWithin(20)];
      const parts = ask({ leads }, { select, ...months, asOf, by: ['source'] });
      for (const { id } of select.slice(1))
        for (const value of column(parts, id)) expect(value === 'null' || (Number(value) >= 0 && Number(value) <= 1)).toBe(true);
      const whole = ask({ leads }, { select: [leadCount], between: months.between, asOf });
      expect(parts.rows.reduce((total, row) => total + Number(row['leadCount'] ?? 0), 0)).toBe(whole.rows[0]?.['leadCount']);
    }),
    runs(60),
  );
});

describe('visits', () => {
  const visits = (date: string, sessions: number, more: Partial<TrafficRow> = {}): TrafficRow => ({ date, sessions, ...more });
  const { transactions, dailyUsers } = visitConversionRate.variants;

  test('that convert are visits with a purchase, not purchases: two of one visit are one (Littledata, GA4)', async () => {
    const traffic = [visits('2025-01-05', 1, { purchasingSessions: 1, purchases: 2, users: 1, purchasingUsers: 1 })];
    expect(await figures(visitConversionRate, { traffic })).toEqual(['1']);
    expect(await figures(transactions, { traffic })).toEqual(['2']);
  });

  test('500 of 15 000 visits are 3.33 %, 500 of 10 000 visitors 5 %', async () => {
    const traffic = [visits('2025-01-05', 15_000, { purchasingSessions: 500, users: 10_000, purchasingUsers: 500 })];
    expect(await figures(visitConversionRate, { traffic })).toEqual(['0.033333']);
    expect(await figures(dailyUsers, { traffic })).toEqual(['0.05']);
  });

  test('pain 10: a total divides sums and is no mean of rates', async () => {
    const traffic = [
      visits('2025-01-05', 10, { purchasingSessions: 5, device: 'phone' }),
      visits('2025-01-06', 990, { purchasingSessions: 5, device: 'desk' }),
    ];
    expect(await figures(visitConversionRate, { traffic }, { by: ['device'] })).toEqual(['0.005050', '0.5']);
    expect(await figures(visitConversionRate, { traffic })).toEqual(['0.01']);
  });

  test('pain 14: visitors of two days are visitors of days, since nobody knows whether they are the same', async () => {
    const day = { users: 100, purchasingUsers: 10 };
    const traffic = [visits('2025-01-05', 120, day), visits('2025-01-06', 120, day)];
    expect(await figures(dailyUsers, { traffic }, { every: 'day' })).toEqual(['0.1', '0.1']);
    expect(await figures(dailyUsers, { traffic })).toEqual(['0.1']);
    expect(dailyUsers.label.en).toContain('daily');
  });

  test('of which it is not known whether they bought are on neither side of the line, and noted', async () => {
    const traffic = [visits('2025-01-05', 100, { purchasingSessions: 10 }), visits('2025-01-06', 900)];
    expect(await figures(visitConversionRate, { traffic }, january)).toEqual(['0.1']);
    expect(ask({ traffic }, { select: [visitConversionRate] }).notes).toMatchObject([{ code: 'partial-coverage', detail: 1 }]);
    expect(visitConversionRate(traffic)).toBeNull();
    const unknown = [visits('2025-01-06', 900)];
    expect(await figures(visitConversionRate, { traffic: unknown })).toEqual(['null']);
    expect(reason(visitConversionRate, { traffic: unknown })).toBe('missing-input');
  });

  test.each<[string, Partial<TrafficRow>, string, string]>([
    ['7 000 of 10 000 carts were left', { addToCarts: 10_000, checkouts: 4000, purchases: 3000 }, '0.7', '0.25'],
    ['all were bought', { addToCarts: 5, checkouts: 5, purchases: 5 }, '0', '0'],
    ['more purchases than carts show a gap in the tracking', { addToCarts: 4, checkouts: 2, purchases: 5 }, '-0.25', '-1.5'],
    ['nobody began a cart', { addToCarts: 0, checkouts: 0, purchases: 0 }, 'null', 'null'],
    ['carts were not recorded', { purchases: 5 }, 'null', 'null'],
  ])('carts: %s', async (_, more, cart, checkout) => {
    const traffic = [visits('2025-01-05', 20_000, more)];
    expect(await figures(cartAbandonmentRate, { traffic }, january)).toEqual([cart]);
    expect(await figures(cartAbandonmentRate.variants.checkout, { traffic }, january)).toEqual([checkout]);
  });

  test('none at all have no rate', async () => {
    expect(await figures(visitConversionRate, { traffic: [] }, months)).toEqual(['null', 'null', 'null']);
    expect(reason(cartAbandonmentRate, { traffic: [] })).toBe('zero-denominator');
  });
});

describe('the time to convert', () => {
  const { mean } = timeToConvert.variants;
  const times = async (metric: Metric, leads: readonly Lead[], question: AnyRow = {}): Promise<string[]> =>
    figures(metric, { leadConversions: leadConversions(leads) }, question);

  test.each<[string, Lead[], string, string]>([
    [
      'of 4, 10 and 40 days is 10 in the middle, 18 on average',
      [
        lead('1', '2025-01-10', { convertedAt: '2025-01-14' }),
        lead('2', '2025-01-20', { convertedAt: '2025-01-30' }),
        lead('3', '2025-01-25', { convertedAt: '2025-03-06' }),
      ],
      '10',
      '18',
    ],
    ['is not known while nobody has converted', [lead('1', '2025-01-10')], 'null', 'null'],
    [
      'is 0, not below, where the conversion is dated before the lead',
      [lead('1', '2025-01-10', { convertedAt: '2025-01-04' }), lead('2', '2025-01-10', { convertedAt: '2025-01-12' })],
      '1',
      '1',
    ],
    [
      'is told in parts of days between instants',
      [lead('1', '2025-01-10T08:00:00Z', { convertedAt: '2025-01-10T14:00:00Z' })],
      '0.25',
      '0.25',
    ],
    ['leaves out leads that do not count', [lead('1', '2025-01-10', { convertedAt: '2025-01-14', duplicate: true })], 'null', 'null'],
  ])('%s', async (_, leads, median, average) => {
    expect(await times(timeToConvert, leads)).toEqual([median]);
    expect(await times(mean, leads)).toEqual([average]);
  });

  test('falls in the period of the conversion, with the dimensions of the lead', async () => {
    const leads = [
      lead('1', '2025-01-31', { convertedAt: '2025-02-02', source: 'fair', campaign: 'spring' }),
      lead('2', '2025-01-01', { convertedAt: '2025-03-02', source: 'form' }),
    ];
    expect(await times(timeToConvert, leads, months)).toEqual(['null', '2', '60']);
    expect(await times(timeToConvert, leads, { by: ['source'] })).toEqual(['2', '60']);
    expect(leadConversions(leads)[0]).toEqual({
      id: '1',
      date: '2025-02-02',
      createdAt: '2025-01-31',
      source: 'fair',
      campaign: 'spring',
    });
  });

  test('warns of a conversion before the lead, and can be asked without it', async () => {
    const rows = leadConversions([
      lead('1', '2025-01-10', { convertedAt: '2025-01-04' }),
      lead('2', '2025-01-10', { convertedAt: '2025-01-12' }),
    ]);
    expect(rows.map(({ warning, createdAt }) => [warning, createdAt])).toEqual([
      ['converted-before-created', '2025-01-04'],
      [undefined, '2025-01-10'],
    ]);
    expect(await figures(timeToConvert, { leadConversions: rows }, { where: { warning: null } })).toEqual(['2']);
  });

  test('is noted where the two dates are of two sorts', () => {
    const rows = leadConversions([
      lead('1', '2025-01-10T08:00:00Z', { convertedAt: '2025-01-12' }),
      lead('2', '2025-01-10T08:00:00Z', { convertedAt: '2025-01-11T08:00:00Z' }),
    ]);
    const table = ask(rows, { select: [timeToConvert] });
    expect([column(table, 'timeToConvert'), table.notes[0]?.code]).toEqual([['1'], 'partial-coverage']);
  });
});

describe('the time to a first response', () => {
  const did = (id: string, leadId: string | null, date: string, more: Partial<Activity> = {}): Activity => ({
    id,
    leadId,
    date,
    type: 'call',
    direction: 'outbound',
    ...more,
  });
  const leads = [
    lead('L1', '2025-01-31T08:00:00Z', { channel: 'web' }),
    lead('L2', '2025-01-31T09:00:00Z'),
    lead('L3', '2025-01-31T10:00:00Z'),
  ];

  test.each<[string, Activity[], string]>([
    ['the earliest counts, whatever the order', [did('a', 'L1', '2025-02-01T08:00:00Z'), did('b', 'L1', '2025-01-31T14:00:00Z')], '0.25'],
    ['what the customer did is no response', [did('a', 'L1', '2025-01-31T09:00:00Z', { direction: 'inbound' })], 'null'],
    ['who turned to whom is not said', [did('a', 'L1', '2025-01-31T09:00:00Z', { direction: null })], 'null'],
    ['what is still to be done is no response', [did('a', 'L1', '2025-01-31T14:00:00Z', { completed: false })], 'null'],
    ['what was done before the lead came is no response', [did('a', 'L1', '2025-01-31T07:59:59Z')], 'null'],
    ['the same second takes no time', [did('a', 'L1', '2025-01-31T08:00:00Z')], '0'],
    ['a calendar date has no order beside an instant', [did('a', 'L1', '2025-02-01')], 'null'],
    ['activities of nobody and of unknown leads', [did('a', null, '2025-01-31T14:00:00Z'), did('b', 'L9', '2025-01-31T14:00:00Z')], 'null'],
    [
      'the median of 6, 12 and 24 hours',
      [did('a', 'L1', '2025-01-31T14:00:00Z'), did('b', 'L2', '2025-02-01T09:00:00Z'), did('c', 'L3', '2025-01-31T22:00:00Z')],
      '0.5',
    ],
    ['nobody did anything', [], 'null'],
  ])('%s', async (_, activities, wanted) => {
    expect(await figures(leadResponseTime, { leadResponses: leadResponses(leads, activities) })).toEqual([wanted]);
    expect(leadResponses(leads.toReversed(), activities.toReversed())).toEqual(leadResponses(leads, activities).toReversed());
  });

  test('the mean is moved by one slow response, the median is not', async () => {
    const rows = {
      leadResponses: leadResponses(
        leads,
        leads.map(({ id }, i) => did(id, id, i === 0 ? '2025-03-02T10:00:00Z' : '2025-01-31T10:00:00Z')),
      ),
    };
    expect(await figures(leadResponseTime, rows)).toEqual(['0.041666']);
    expect(Number((await figures(leadResponseTime.variants.mean, rows))[0])).toBeGreaterThan(10);
  });

  test('falls in the period of the response', async () => {
    const rows = leadResponses(leads, [did('a', 'L1', '2025-02-01T08:00:00Z')]);
    expect(await figures(leadResponseTime, { leadResponses: rows }, { ...months, by: ['channel'] })).toEqual(['null', '1', 'null']);
  });
});

describe('the time to a first response in business hours', () => {
  const { businessHours: median, businessHoursMean: average } = leadResponseTime.variants;
  const office = ['09:00', '17:00'] as const;
  const businessHours: BusinessHours = {
    timeZone: 'Europe/Paris',
    hours: { monday: office, tuesday: office, wednesday: office, thursday: office, friday: office },
    holidays: ['2025-02-03'],
  };
  const answer = (leadId: string, date: string): Activity => ({ id: leadId, leadId, date, type: 'call', direction: 'outbound' });
  const rowsOf = (pairs: readonly (readonly [created: string, answered: string])[], given = businessHours): readonly LeadResponse[] =>
    leadResponses(
      pairs.map(([created], i) => lead(`${i}`, created, { channel: 'web' })),
      pairs.map(([, answered], i) => answer(`${i}`, answered)),
      { businessHours: given },
    );
  const hours = (rows: readonly LeadResponse[]): (number | null)[] =>
    rows.map(({ businessTime }) => (businessTime ?? Number.NaN) / 3_600_000);

  // 2025-01-31 is a Friday, the Monday behind it a holiday here.
  test('starts at the next opening, and stops at night, on weekends and on holidays', async () => {
    const rows = rowsOf([
      ['2025-01-31T10:00:00+01:00', '2025-01-31T16:00:00+01:00'],
      ['2025-01-30T22:00:00+01:00', '2025-01-31T12:00:00+01:00'],
      ['2025-01-31T16:00:00+01:00', '2025-02-04T20:00:00+01:00'],
      ['2025-02-01T10:00:00+01:00', '2025-02-03T10:00:00+01:00'],
    ]);
    expect(hours(rows)).toEqual([6, 3, 9, 0]);
    // 0, 3, 6 and 9 hours: 4.5 in the middle and on average.
    expect(await figures(median, { leadResponses: rows })).toEqual(['0.1875']);
    expect(await figures(average, { leadResponses: rows })).toEqual(['0.1875']);
    expect(await figures(median, { leadResponses: rows }, { ...months, by: ['channel'] })).toEqual(['0.1875', '0.1875', 'null']);
  });

  test('is not known where no hours are given, nor between calendar dates', async () => {
    const pair = ['2025-01-31', '2025-02-04'] as const;
    const without = leadResponses([lead('0', pair[0])], [answer('0', pair[1])]);
    expect(without).toEqual([{ id: '0', date: '2025-02-04', createdAt: '2025-01-31' }]);
    const dated = rowsOf([pair]);
    expect(dated[0]).toEqual({ id: '0', date: '2025-02-04', createdAt: '2025-01-31', channel: 'web', businessTime: null });
    for (const leadResponses of [without, dated]) {
      expect(await figures(median, { leadResponses })).toEqual(['null']);
      expect(await figures(leadResponseTime, { leadResponses })).toEqual(['4']);
      expect([reason(median, { leadResponses }), reason(average, { leadResponses })]).toEqual(['missing-input', 'missing-input']);
    }
    expect(reason(median, { leadResponses: [] })).toBe('no-data');
  });

  test('of some rows only is noted', () => {
    const rows = rowsOf([
      ['2025-01-31T10:00:00+01:00', '2025-01-31T13:00:00+01:00'],
      ['2025-01-31', '2025-02-04'],
    ]);
    const table = ask(rows, { select: [median] });
    expect([column(table, median.id), table.notes.map(({ code, detail }) => [code, detail])]).toEqual([
      ['0.125'],
      [['partial-coverage', 1]],
    ]);
  });

  test('around the clock is the time there is, and never more', () => {
    const day = ['00:00', '24:00'] as const;
    const always = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: day, sunday: day };
    const instant = fc.integer({ min: Date.UTC(2025, 2, 20), max: Date.UTC(2025, 3, 10) });
    fc.assert(
      fc.property(fc.array(fc.tuple(instant, instant), { maxLength: 8 }), (pairs) => {
        const given = pairs.map(([a, b]) => [new Date(Math.min(a, b)).toISOString(), new Date(Math.max(a, b)).toISOString()] as const);
        const waits = given.map(([from, to]) => (Date.parse(to) - Date.parse(from)) / 3_600_000);
        expect(hours(rowsOf(given, { timeZone: 'Europe/Paris', hours: always }))).toEqual(waits);
        for (const [i, worked] of hours(rowsOf(given)).entries()) expect(worked).toBeLessThanOrEqual(waits[i] as number);
      }),
      runs(60),
    );
  });

  test('refuses what are no business hours, and words that are not read', () => {
    const make = (options: unknown): unknown => codeOf(() => leadResponses([], [], options as never));
    expect(make({ businessHours: null })).toBe('bad-argument');
    expect(make({ businessHours: { ...businessHours, hours: { monday: ['17:00', '09:00'] } } })).toBe('bad-argument');
    expect(make({ businessHours: { ...businessHours, timeZone: 'Paris' } })).toBe('bad-time-zone');
    expect(make({ businesshours: businessHours })).toBe('unknown-option');
    expect(make({ businessHours: undefined })).toBe('nothing thrown');
  });
});

describe('rows made of bad records', () => {
  const hostile = new Proxy(
    {},
    {
      get: () => {
        throw new Error('no');
      },
    },
  ) as never;
  const bad = [
    null,
    undefined,
    7,
    'lead',
    [],
    {},
    hostile,
    { id: '1' },
    { id: '2', createdAt: 'soon', convertedAt: '2025-01-01' },
    { createdAt: '2025-01-01', convertedAt: '2025-01-02' },
  ] as never[];
  const good = lead('1', '2025-01-01', { convertedAt: '2025-01-03' });

  test('are left out, and nothing throws', () => {
    expect(leadConversions([...bad, good])).toEqual(leadConversions([good]));
    expect(leadResponses([...bad, good], bad)).toEqual([]);
    expect(leadResponses([good], [...bad, { id: 'a', leadId: '1', date: '2025-01-02', type: 'call', direction: 'outbound' }])).toHaveLength(
      1,
    );
  });

  test('whatever they are', () => {
    const anything = fc.array(
      fc.oneof(
        fc.anything(),
        fc.record(
          { id: fc.anything(), createdAt: fc.anything(), convertedAt: days, leadId: fc.anything(), date: days },
          { requiredKeys: [] },
        ),
      ),
    );
    fc.assert(
      fc.property(anything, anything, (leads, activities) => {
        const rows = [...leadConversions(leads as never), ...leadResponses(leads as never, activities as never)];
        expect(rows.every(({ id, date, createdAt }) => typeof id === 'string' && date !== undefined && createdAt !== undefined)).toBe(true);
      }),
      runs(100),
    );
  });
});
