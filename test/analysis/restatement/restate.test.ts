// What was reported, what it is now, and why: parts that add up to the last digit.
import {
  activeCustomers,
  averageOrderValue,
  type CampaignSpend,
  convert,
  customerAcquisitionCost,
  en,
  type FxRate,
  fr,
  medianOrderValue,
  newCustomers,
  type Order,
  orderCount,
  post,
  query,
  type Recorded,
  type Restatement,
  restate,
  revenue,
  Sale,
  sentence,
  type VersionOf,
} from 'sales-kpi';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { codeOf } from '../../query/ask.ts';

const march = { every: 'month', between: ['2025-03-01', '2025-04-01'] } as const;
const moments = { reported: '2025-04-05', now: '2025-05-05' } as const;
const all = ['reported', 'currency', 'late', 'corrected', 'refunded', 'removed', 'since', 'now'] as const;

/** A row as text: from what was reported, by each cause, to what it is now. */
const told = (row: Restatement['rows'][number] | undefined): string[] => all.map((name) => String(row?.[name]));
/** Without types: any versions and question. */
const any = restate as unknown as (versions: unknown, question: unknown) => Restatement;
const spaces = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

const sold = (id: string, amount: number, recordedAt: string, more: object = {}): VersionOf<Sale> =>
  ({ id, orderId: `o${id}`, date: '2025-03-31', amount, currency: 'EUR', channel: 'web', recordedAt, ...more }) as VersionOf<Sale>;

/** Known on 5 April: 1, 2, 3. Then 2 is corrected, 3 goes, 4 comes late, 1 is given back in part, and April is sold. */
const versions: VersionOf<Sale>[] = [
  sold('1', 403_000, '2025-03-31'),
  sold('2', 400.05, '2025-03-31', { channel: 'shop' }),
  sold('3', 78, '2025-04-01'),
  sold('2', 400, '2025-04-08', { channel: 'shop' }),
  { id: '3', recordedAt: '2025-04-09', deleted: true },
  sold('4', 120.5, '2025-04-10', { date: '2025-03-30', channel: 'shop' }),
  sold('1r', -2407.7, '2025-04-12', { orderId: 'o1', type: 'return' }),
  sold('5', 50, '2025-04-20', { date: '2025-04-20' }),
];

describe('what was reported and what it is now', () => {
  test('differ by what came late, was corrected, refunded and removed', () => {
    const { rows, reported, now } = restate(versions, { select: [revenue], ...march, ...moments });
    expect(rows.map(told)).toEqual([['403478.05', '0', '120.5', '-0.05', '-2407.7', '-78', '0', '401112.8']]);
    expect(rows[0]?.change?.toFixed()).toBe('-2365.25');
    expect(rows[0]?.records).toEqual({ currency: 0, late: 1, corrected: 1, refunded: 1, removed: 1, since: 0 });
    expect(rows[0]?.ids).toEqual({ currency: [], late: ['4'], corrected: ['2'], refunded: ['1r'], removed: ['3'], since: [] });
    expect(reported.rows[0]?.['revenue']).toEqual(rows[0]?.reported);
    expect(now.rows[0]?.['revenue']).toEqual(rows[0]?.now);
    expectTypeOf(rows[0]?.of).toEqualTypeOf<'revenue' | undefined>();
  });

  test('by segment and period, with what is dated after the report told apart', () => {
    const { rows } = restate(versions, {
      select: [revenue],
      every: 'month',
      between: ['2025-03-01', '2025-05-01'],
      by: ['channel'],
      ...moments,
    });
    expect(rows.map((row) => [row.period, row.segment?.['channel'], ...told(row)])).toEqual([
      ['2025-03', 'shop', '400.05', '0', '120.5', '-0.05', '0', '0', '0', '520.5'],
      ['2025-03', 'web', '403078', '0', '0', '0', '-2407.7', '-78', '0', '400592.3'],
      ['2025-04', 'shop', '0', '0', '0', '0', '0', '0', '0', '0'],
      ['2025-04', 'web', '0', '0', '0', '0', '0', '0', '50', '50'],
    ]);
  });

  test('of everything known, when now is not given', () => {
    const open = restate(versions, { select: [revenue], ...march, reported: '2025-04-05' });
    expect(open.rows.map(told)).toEqual(restate(versions, { select: [revenue], ...march, ...moments }).rows.map(told));
    expect(open.versions['sales']?.now.later).toBe(0);
  });

  test('are one where nothing changed, and nothing where nothing was known', () => {
    const same = restate(versions, { select: [revenue, orderCount], ...march, reported: '2025-05-01', now: '2025-05-05' });
    expect(same.rows.map(told)).toEqual([
      ['401112.8', '0', '0', '0', '0', '0', '0', '401112.8'],
      ['3', '0', '0', '0', '0', '0', '0', '3'],
    ]);
    expect(same.findings).toEqual([]);
    expect(same.reported).toBe(same.now);
    const empty = restate([] as VersionOf<Sale>[], { select: [revenue, averageOrderValue], ...march, ...moments });
    expect(empty.rows.map((row) => [...told(row), row.reason])).toEqual([
      ['0', '0', '0', '0', '0', '0', '0', '0', null],
      ['null', 'null', 'null', 'null', 'null', 'null', 'null', 'null', 'zero-denominator'],
    ]);
  });

  test('of records that are all gone are what was removed', () => {
    const gone = [
      sold('1', 10, '2025-03-31'),
      sold('2', 5, '2025-03-31'),
      { id: '1', recordedAt: '2025-04-10', deleted: true },
      { id: '2', recordedAt: '2025-04-10', deleted: true },
    ];
    const { rows } = restate(gone, { select: [revenue], ...march, by: ['channel'], ...moments });
    expect(rows.map((row) => [row.segment, ...told(row)])).toEqual([[{ channel: 'web' }, '15', '0', '0', '0', '0', '-15', '0', '0']]);
  });

  test('of all time are told where nothing is left of it', () => {
    const gone = [sold('1', 10, '2025-03-31'), { id: '1', recordedAt: '2025-04-10', deleted: true }];
    const { rows } = restate(gone, { select: [revenue], by: ['channel'], ...moments });
    expect(rows.map((row) => [row.period, row.segment, ...told(row)])).toEqual([
      ['all', { channel: 'web' }, '10', '0', '0', '0', '0', '-10', '0', '0'],
    ]);
  });

  test('of ratios and of what is distinct go by the same chain, cause by cause', () => {
    const list = [
      sold('1', 100, '2025-03-31', { customerId: 'ana' }),
      sold('2', 50, '2025-03-31', { customerId: 'bob' }),
      sold('3', 30, '2025-04-09', { customerId: 'ana' }),
      sold('2', 80, '2025-04-10', { customerId: 'ana' }),
    ];
    const { rows } = restate(list, { select: [averageOrderValue, activeCustomers, medianOrderValue, newCustomers], ...march, ...moments });
    expect(rows.map((row) => [row.of, ...told(row)])).toEqual([
      ['averageOrderValue', '75', '0', '-15', '10', '0', '0', '0', '70'],
      ['activeCustomers', '2', '0', '0', '-1', '0', '0', '0', '1'],
      ['medianOrderValue', '75', '0', '-25', '30', '0', '0', '0', '80'],
      ['newCustomers', '2', '0', '0', '-1', '0', '0', '0', '1'],
    ]);
  });

  test('without an end add up in the digits that are shown', () => {
    const list = [
      sold('1', 10, '2025-03-31'),
      sold('2', 10, '2025-03-31'),
      sold('3', 0.01, '2025-04-08'),
      sold('4', 0, '2025-04-10'),
      sold('1', 9, '2025-04-11'),
    ];
    const [row] = restate(list, { select: [averageOrderValue], ...march, reported: '2025-04-05' }).rows;
    const parts = ['currency', 'late', 'corrected', 'refunded', 'removed', 'since'] as const;
    const sum = parts.reduce(
      (total, cause) => total.plus(row?.[cause] ?? 0),
      row?.reported?.times(0) as NonNullable<typeof row>['now'] & object,
    );
    expect(sum.toFixed()).toBe(row?.change?.toFixed());
    expect(row?.reported?.plus(sum).toFixed()).toBe(row?.now?.toFixed());
  });

  test('have no parts where a figure has no answer at one end or on the way, and say why', () => {
    const dollars = [sold('1', 10, '2025-03-31'), sold('2', 5, '2025-04-10', { currency: 'USD' })];
    const [row] = restate(dollars, { select: [revenue], ...march, ...moments }).rows;
    expect([row?.reason, ...told(row)]).toEqual(['mixed-currency', '10', ...Array<string>(6).fill('null'), 'null']);
    expect(row?.change).toBe(null);
    // Both ends are of one currency, and a state between them is of two.
    const way = [
      sold('1', 10, '2025-03-31'),
      sold('2', 5, '2025-04-10', { currency: 'USD' }),
      { id: '1', recordedAt: '2025-04-10', deleted: true },
    ];
    const [other] = restate(way, { select: [revenue], ...march, ...moments }).rows;
    expect([other?.reason, other?.reported, other?.now, other?.change, other?.late].map(String)).toEqual([
      'mixed-currency',
      '10',
      '5',
      '-5',
      'null',
    ]);
  });
});

describe('a record', () => {
  test('is corrected where a field that the question reads says something else', () => {
    const note = [sold('1', 10, '2025-03-31'), sold('1', 10, '2025-04-10', { note: 'checked', channel: 'shop' })];
    const change = (by: readonly 'channel'[]) =>
      restate(note, { select: [revenue], ...march, by, ...moments }).rows.map((row) => [row.records.corrected, ...told(row)]);
    expect(change([])).toEqual([[0, '10', '0', '0', '0', '0', '0', '0', '10']]);
    expect(change(['channel'])).toEqual([
      [1, '0', '0', '0', '10', '0', '0', '0', '10'],
      [1, '10', '0', '0', '-10', '0', '0', '0', '0'],
    ]);
  });

  test('that is dated otherwise is corrected in both periods', () => {
    const moved = [sold('1', 10, '2025-03-31'), sold('1', 10, '2025-04-10', { date: '2025-04-01' })];
    const { rows } = restate(moved, { select: [revenue], every: 'month', between: ['2025-03-01', '2025-05-01'], ...moments });
    expect(rows.map((row) => [row.period, row.records.corrected, row.corrected?.toFixed()])).toEqual([
      ['2025-03', 1, '-10'],
      ['2025-04', 1, '10'],
    ]);
  });

  test('that is deleted and comes again is there', () => {
    const again = [sold('1', 10, '2025-03-31'), { id: '1', recordedAt: '2025-04-10', deleted: true }, sold('1', 10, '2025-04-11')];
    expect(restate(again, { select: [revenue], ...march, ...moments }).rows.map(told)).toEqual([
      ['10', '0', '0', '0', '0', '0', '0', '10'],
    ]);
  });

  test.each([
    ['2025-04-05', '2025-04-05', 'late'],
    ['2025-04-06', '2025-04-05', 'since'],
    ['2025-04-05T23:59:59.999Z', '2025-04-05', 'late'],
    ['2025-04-06T00:00:00Z', '2025-04-05', 'since'],
    ['2025-04-05T09:59:59.999Z', '2025-04-05T10:00:00Z', 'late'],
    ['2025-04-05T10:00:00Z', '2025-04-05T10:00:00Z', 'since'],
    ['2025-04-05', '2025-04-05T10:00:00Z', 'late'],
    ['2025-04-06', '2025-04-05T10:00:00Z', 'since'],
  ] as const)('dated %s, of which a report up to %s did not know, is %s', (date, reported, cause) => {
    const [row] = restate([sold('1', 10, '2025-04-10', { date })], { select: [revenue], reported }).rows;
    expect([row?.late, row?.since].map(String)).toEqual(cause === 'late' ? ['10', '0'] : ['0', '10']);
    expect(row?.records[cause]).toBe(1);
  });

  test('that is a return of an order that came late goes with it', () => {
    const late = [sold('1', 10, '2025-04-10'), sold('1r', -4, '2025-04-11', { orderId: 'o1' })];
    const [row] = restate(late, { select: [revenue], ...march, ...moments }).rows;
    expect([row?.late, row?.refunded].map(String)).toEqual(['6', '0']);
    expect(row?.records).toMatchObject({ late: 2, refunded: 0 });
  });

  test('is listed only as far as wanted, and always counted', () => {
    const many = Array.from({ length: 30 }, (_, i) => sold(`${100 + i}`, 1, '2025-04-10'));
    const listed = (ids?: number) =>
      restate(many, { select: [revenue], ...march, ids, ...moments }).rows.map((row) => [row.records.late, row.ids.late.length]);
    expect([listed(), listed(0), listed(25)]).toEqual([[[30, 20]], [[30, 0]], [[30, 25]]]);
  });

  test('that the question does not pick is behind no figure', () => {
    const { rows } = restate(versions, { select: [revenue], ...march, where: { channel: 'shop' }, ...moments });
    expect(rows.map((row) => row.records)).toEqual([{ currency: 0, late: 1, corrected: 1, refunded: 0, removed: 0, since: 0 }]);
  });
});

describe('records of other kinds', () => {
  const order = { id: 'A', placedAt: '2025-03-30', currency: 'EUR', lines: [{ quantity: 2, unitPrice: 100 }] };
  const orders: VersionOf<Order>[] = [
    { ...order, recordedAt: '2025-03-30' },
    { ...order, refunds: [{ id: 'R', date: '2025-03-31', lines: [{ lineId: '1', quantity: 1 }] }], recordedAt: '2025-04-07' },
    { ...order, id: 'B', recordedAt: '2025-04-06' },
  ];

  test('orders are posted as they were known, and a refund on a version of an order is a refund', () => {
    const { rows } = restate(orders, { select: [revenue], ...march, ...moments, prepare: (known) => post(known).sales });
    expect(rows.map(told)).toEqual([['200', '0', '200', '0', '-100', '0', '0', '300']]);
    expect(rows[0]?.ids).toMatchObject({ late: ['B/1'], refunded: ['A/~refund/R/1'] });
  });

  test('rates that changed are the cause currency, of the records that were reported', () => {
    const dollar = { date: '2025-03-31', from: 'USD', to: 'EUR' };
    const rates: (FxRate & Recorded)[] = [
      { ...dollar, rate: 0.92, recordedAt: '2025-03-31' },
      { ...dollar, rate: 0.93, recordedAt: '2025-04-15' },
      { ...dollar, from: 'GBP', rate: 1.2, recordedAt: '2025-04-15' },
    ];
    const list = [
      sold('1', 100, '2025-03-31', { currency: 'USD' }),
      sold('2', 50, '2025-03-31'),
      sold('3', 10, '2025-04-10', { currency: 'USD' }),
      sold('4', 10, '2025-03-31', { currency: 'GBP' }),
    ] as (Sale & Recorded)[];
    const { rows, versions: told2 } = restate(
      { sales: list },
      {
        select: [revenue],
        ...march,
        ...moments,
        rates,
        prepare: ({ sales }, known) => ({ sales: convert(Sale, sales, { to: 'EUR', policy: 'eventDate', rates: known }).rows }),
      },
    );
    expect(rows.map(told)).toEqual([['142', '13', '9.3', '0', '0', '0', '0', '164.3']]);
    expect(rows[0]?.ids).toMatchObject({ currency: ['1', '4'], late: ['3'] });
    expect(told2['rates']?.reported).toMatchObject({ current: 1, later: 2 });
  });

  test('several kinds are asked together', () => {
    const sales = [sold('1', 100, '2025-03-31', { customerId: 'ana' }), sold('2', 50, '2025-04-10', { customerId: 'bob' })];
    const spend: VersionOf<CampaignSpend>[] = [
      { id: 's1', date: '2025-03-10', amount: 40, currency: 'EUR', campaign: 'x', recordedAt: '2025-03-31' } as VersionOf<CampaignSpend>,
      { id: 's1', date: '2025-03-10', amount: 60, currency: 'EUR', campaign: 'x', recordedAt: '2025-04-10' } as VersionOf<CampaignSpend>,
    ];
    const { rows, versions: known } = restate({ sales, spend }, { select: [customerAcquisitionCost], ...march, ...moments });
    expect(rows.map(told)).toEqual([['40', '0', '-20', '10', '0', '0', '0', '30']]);
    expect(rows[0]?.ids).toMatchObject({ late: ['2'], corrected: ['s1'] });
    expect(Object.keys(known).sort()).toEqual(['sales', 'spend']);
  });

  test('versions that cannot be placed are told, and in neither figure', () => {
    const { rows, versions: known } = any([...versions, { id: '9', date: '2025-03-31', amount: 1 }], {
      select: [revenue],
      ...march,
      ...moments,
    });
    expect(told(rows[0])[7]).toBe('401112.8');
    expect(known['sales']?.reported.byCode).toEqual({ 'missing-required': 1 });
    expect(known['sales']?.rejected).toEqual([expect.objectContaining({ row: 8, field: 'recordedAt' })]);
  });
});

describe('what is found', () => {
  test('is one sentence a figure that was restated', () => {
    const { findings } = restate(versions, { select: [revenue], ...march, ...moments });
    expect(findings.map((one) => spaces(sentence(one, en)))).toEqual([
      'Revenue, March 2025: €401,112.80 now, €403,478.05 as known on April 5, 2025 (-€2,365.25): refunded -€2,407.70, late +€120.50, removed -€78.00, corrected -€0.05.',
    ]);
    expect(findings.map((one) => spaces(sentence(one, fr)))).toEqual([
      'Chiffre d’affaires, mars 2025 : 401 112,80 € à présent, 403 478,05 € selon ce qui était connu au 5 avril 2025 (-2 365,25 €) : remboursé -2 407,70 €, tardif +120,50 €, supprimé -78,00 €, corrigé -0,05 €.',
    ]);
    expect(findings[0]?.values.parts.map(({ cause, records }) => [cause, records])).toEqual([
      ['refunded', 1],
      ['late', 1],
      ['removed', 1],
      ['corrected', 1],
    ]);
  });

  test('is told too where causes cancel out, and of the whole range without a period', () => {
    const even = [sold('1', 10, '2025-03-31'), sold('2', 10, '2025-04-10'), { id: '1', recordedAt: '2025-04-10', deleted: true }];
    const { findings } = restate(even, { select: [revenue], ...moments });
    expect(findings.map((one) => [one.values.change.toFixed(), one.period, one.of.currency])).toEqual([['0', null, 'EUR']]);
    expect(sentence(findings[0] as (typeof findings)[0], en)).toContain(
      'Revenue: €10.00 now, €10.00 as known on April 5, 2025 (€0.00): late +€10.00, removed',
    );
  });

  test('survives JSON', () => {
    const { findings } = restate(versions, { select: [revenue], ...march, ...moments });
    const [again] = JSON.parse(JSON.stringify(findings)) as typeof findings;
    expect(spaces(sentence(again as (typeof findings)[0], en))).toContain('refunded -€2,407.70');
  });
});

describe('what is refused', () => {
  const plain = { select: [revenue], ...march, ...moments };
  const noRows = (): unknown => 7;
  const noIds = (): unknown => [{ date: '2025-03-31', amount: 1 }];
  test.each([
    ['periods without a range', [versions, { ...plain, between: undefined }], 'needs-range'],
    ['now before reported', [versions, { ...plain, now: '2025-04-04' }], 'bad-range'],
    ['no moment of the report', [versions, { ...plain, reported: undefined }], 'bad-date'],
    ['a comparison', [versions, { ...plain, compare: 'previousYear' }], 'unknown-option'],
    ['an unknown word', [versions, { ...plain, report: '2025-04-05' }], 'unknown-option'],
    ['no indicator', [versions, { ...plain, select: [] }], 'bad-argument'],
    ['many identifiers', [versions, { ...plain, ids: 10_001 }], 'bad-argument'],
    ['rates that serve nothing', [versions, { ...plain, rates: [] }], 'bad-argument'],
    ['a prepare that is no function', [versions, { ...plain, prepare: 'post' }], 'bad-argument'],
    ['a prepare that gives no rows', [versions, { ...plain, prepare: noRows }], 'bad-data'],
    ['columns', [{ date: ['2025-03-31'], amount: [1] }, plain], 'bad-data'],
    ['nothing', [undefined, plain], 'bad-data'],
    ['one kind of two', [versions, { ...plain, select: [customerAcquisitionCost] }], 'bad-data'],
    ['records without an id', [versions, { ...plain, prepare: noIds }], 'bad-data'],
  ] as const)('%s', (_, [given, question], code) => {
    expect(codeOf(() => any(given, question))).toBe(code);
  });

  test('an id given as a segment is a segment', () => {
    const { rows } = any(versions, { ...plain, by: ['id'] });
    expect(rows.filter((row) => row.records.late > 0).map((row) => [row.segment, row.ids.late])).toEqual([[{ id: '4' }, ['4']]]);
  });

  test('the state of what was known is a plain table', () => {
    const { reported } = restate(versions, plain);
    expect(JSON.stringify(reported)).toBe(JSON.stringify(query(versions.slice(0, 3) as Sale[], { select: [revenue], ...march })));
  });
});
