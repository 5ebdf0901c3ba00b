// How long leads take to convert, those that have not yet counted in.
import fc from 'fast-check';
import { type ConversionQuestion, kaplanMeier, type Lead, leadConversionWithin, leadCount, query, timeToConvertCurve } from 'sales-kpi';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { runs } from '../laws/runs.ts';
import { codeOf, errorOf } from '../query/ask.ts';

const lead = (id: string, createdAt: Lead['createdAt'], more: Partial<Lead> = {}): Lead => ({ id, createdAt, ...more });
const known = { asOf: '2025-03-31' } as const;

/** The one curve of leads that are not split. */
function curveOf(leads: readonly Lead[], question: ConversionQuestion<never> = known) {
  const { segments, counts, rejected } = timeToConvertCurve(leads, question);
  expect(segments).toHaveLength(1);
  const [found] = segments;
  if (found === undefined) throw new Error('no curve');
  return { ...found, points: found.curve.map(({ days, share }) => [days, share]), counts, rejected };
}

const day = (number: number): string => new Date(Date.UTC(2025, 0, number)).toISOString().slice(0, 10);

describe('the curve', () => {
  test('of leads that all converted is the share counted', () => {
    const leads = [4, 10, 40].map((days, i) => lead(`${i}`, day(1), { convertedAt: day(1 + days) }));
    const { points, median, reason, ...counts } = curveOf(leads);
    expect(points.map(([days, share]) => [days, share?.toFixed(3)])).toEqual([
      [4, '0.333'],
      [10, '0.667'],
      [40, '1.000'],
    ]);
    expect([median, reason]).toEqual([10, null]);
    expect(counts).toMatchObject({ segment: {}, leads: 3, converted: 3, disqualified: 0, open: 0 });
    expect(counts.curve.at(-1)).toEqual({ days: 40, share: 1, low: null, high: null });
  });

  test('counts open leads for as long as they have waited: the median of those converted is too short', () => {
    // Created on the first of each month, seen until the end of March: the quick ones are all that March shows.
    const leads = [
      lead('1', '2025-01-01', { convertedAt: '2025-01-06' }),
      lead('2', '2025-01-01', { convertedAt: '2025-03-02' }),
      lead('3', '2025-02-01', { convertedAt: '2025-02-06' }),
      lead('4', '2025-02-01'),
      lead('5', '2025-03-01', { convertedAt: '2025-03-06' }),
      lead('6', '2025-03-01'),
      lead('7', '2025-03-01'),
    ];
    // 5 days: 3 of 7. 60 days: lead 2 alone is left, 5 and 4 were lost at 30 and 58.
    const { points, median, converted, open } = curveOf(leads);
    expect([median, converted, open]).toEqual([60, 4, 3]);
    expect(points.map(([days, share]) => [days, share?.toFixed(4)])).toEqual([
      [5, '0.4286'],
      [60, '1.0000'],
    ]);
    expect(curveOf(leads, { ...known, between: ['2025-01-01', '2025-02-01'] })).toMatchObject({ median: 5, leads: 2 });
  });

  test('is the estimate of Kaplan and Meier: the remissions of Freireich as leads', () => {
    const weeks = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'.split(' ');
    const end = 366;
    const leads = weeks.map((text, i) => {
      const days = Number.parseFloat(text);
      return text.endsWith('+') ? lead(`${i}`, day(end - days)) : lead(`${i}`, day(1), { convertedAt: day(1 + days) });
    });
    const { curve, median, converted, open } = curveOf(leads, { asOf: day(end) });
    const { steps } = kaplanMeier(weeks.map((text) => ({ time: Number.parseFloat(text), event: !text.endsWith('+') })));
    expect([median, converted, open]).toEqual([23, 9, 12]);
    expect(curve.map(({ days, share, low, high }) => [days, share, low, high])).toEqual(
      steps.map(({ time, survival, low, high }) => [time, 1 - survival, 1 - (high ?? 0), 1 - (low ?? 0)]),
    );
  });

  test.each<[string, Lead[], number | null, string | null]>([
    ['no leads', [], null, 'no-data'],
    ['fewer than half', [lead('1', day(1), { convertedAt: day(2) }), lead('2', day(1)), lead('3', day(1))], null, 'not-reached'],
    ['half exactly', [lead('1', day(1), { convertedAt: day(2) }), lead('2', day(1))], 1, null],
    ['one that converted before it was created', [lead('1', day(9), { convertedAt: day(2) })], 0, null],
    ['parts of days', [lead('1', '2025-01-10T08:00:00Z', { convertedAt: '2025-01-10T14:00:00Z' })], 0.25, null],
    ['one converted on the last day that is known', [lead('1', day(1), { convertedAt: '2025-03-31' })], 89, null],
  ])('%s', (_, leads, median, reason) => {
    expect(curveOf(leads)).toMatchObject({ median, reason });
  });
});

describe('up to asOf', () => {
  const leads = [lead('1', '2025-01-01', { convertedAt: '2025-02-10' }), lead('2', '2025-03-01', { convertedAt: '2025-03-02' })];

  test('what becomes of leads later, and leads that come later, are not known', () => {
    expect(curveOf(leads, { asOf: '2025-02-09' })).toMatchObject({ leads: 1, converted: 0, open: 1, reason: 'not-reached' });
    expect(curveOf(leads, { asOf: '2025-02-10' })).toMatchObject({ leads: 1, converted: 1, open: 0, median: 40 });
    expect(curveOf(leads, { asOf: '2025-02-10' }).counts).toEqual({
      rowsIn: 2,
      used: 1,
      filtered: { range: 1, where: 0, kind: 0 },
      rejected: {},
    });
  });

  test('a day ends where the calendar says, and so do the days between', () => {
    const late = [lead('1', '2025-01-01T00:00:00Z', { convertedAt: '2025-01-31T23:30:00Z' })];
    expect(curveOf(late, { asOf: '2025-01-31' }).converted).toBe(1);
    expect(curveOf(late, { asOf: '2025-01-31', calendar: { timeZone: 'Europe/Paris' } }).converted).toBe(0);
    expect(curveOf(late, { asOf: '2025-01-31T23:30:00Z' }).converted).toBe(0);
    expect(curveOf(late, { asOf: '2025-01-31T23:30:00.001Z' }).converted).toBe(1);
    const between = ['2025-01-01', '2025-01-02'] as const;
    const paris = { timeZone: 'Europe/Paris' };
    const midnight = [lead('1', '2025-01-01T23:30:00Z'), lead('2', '2025-01-01')];
    expect([curveOf(midnight, { ...known, between }).leads, curveOf(midnight, { ...known, between, calendar: paris }).leads]).toEqual([
      2, 1,
    ]);
  });

  test('an open lead of instants waits to the millisecond, one of days to the day', () => {
    // The one that converts after 3 days is at risk beside those that have waited 3 days, and alone beside those of 2.
    const quick = lead('q', '2025-01-01', { convertedAt: '2025-01-04' });
    expect(curveOf([quick, lead('2', '2025-01-28')], { asOf: '2025-01-31' }).points).toEqual([[3, 0.5]]);
    expect(curveOf([quick, lead('2', '2025-01-29')], { asOf: '2025-01-31' }).points).toEqual([[3, 1]]);
    expect(curveOf([quick, lead('2', '2025-01-29T00:00:00Z')], { asOf: '2025-01-31' }).points).toEqual([[3, 0.5]]);
    expect(curveOf([quick, lead('2', '2025-01-29T00:00:00.001Z')], { asOf: '2025-01-31' }).points).toEqual([[3, 1]]);
  });
});

describe('leads that were given up', () => {
  const leads = [
    lead('1', day(1), { disqualifiedAt: day(6) }),
    lead('2', day(1), { convertedAt: day(11) }),
    lead('3', day(1)),
    lead('4', day(1), { disqualifiedAt: day(4), convertedAt: day(21) }),
    lead('5', day(1), { status: 'disqualified' }),
  ];

  test('are followed until then, unless they convert after all', () => {
    // Four are left after 10 days, three after 20.
    const { points, ...found } = curveOf(leads);
    expect(points).toEqual([
      [10, 0.25],
      [20, 0.5],
    ]);
    expect(found).toMatchObject({ leads: 5, converted: 2, disqualified: 1, open: 2, median: 20 });
  });

  test('or go on waiting: the share of all leads', () => {
    const { points, ...found } = curveOf(leads, { ...known, disqualified: 'stay' });
    expect(points.map(([days, share]) => [days, share?.toFixed(3)])).toEqual([
      [10, '0.200'],
      [20, '0.400'],
    ]);
    expect(found).toMatchObject({ leads: 5, converted: 2, disqualified: 1, open: 2, median: null, reason: 'not-reached' });
  });

  test('after asOf are open', () => {
    expect(curveOf(leads, { asOf: day(5) })).toMatchObject({ converted: 0, disqualified: 1, open: 4 });
    expect(curveOf(leads, { asOf: day(3) })).toMatchObject({ converted: 0, disqualified: 0, open: 5 });
  });
});

describe('segments', () => {
  const leads = [
    lead('1', day(1), { convertedAt: day(5), source: 'fair', channel: 'web' }),
    lead('2', day(1), { source: 'form' }),
    lead('3', day(1), { convertedAt: day(3), source: 'form', channel: 'shop' }),
    lead('4', day(1), { convertedAt: day(2) }),
  ];

  test('have a curve each, in the order of keys, what is missing last', () => {
    const { segments } = timeToConvertCurve(leads, { ...known, by: ['source'] });
    expect(segments.map(({ segment, leads: many, median }) => [segment, many, median])).toEqual([
      [{ source: 'fair' }, 1, 4],
      [{ source: 'form' }, 2, 2],
      [{ source: null }, 1, 1],
    ]);
    expect(timeToConvertCurve(leads.toReversed(), { ...known, by: ['source'] }).segments).toEqual(segments);
    expect(timeToConvertCurve(leads, { ...known, by: ['channel', 'source'] }).segments).toHaveLength(4);
    expect(timeToConvertCurve([], { ...known, by: ['source'] }).segments).toEqual([]);
  });

  test('may be fields of your own, and are typed', () => {
    const own = leads.map((one) => ({ ...one, score: one.id === '1' ? 9 : 3 }));
    const { segments } = timeToConvertCurve(own, { ...known, by: ['score'] });
    expect(segments.map(({ segment }) => segment.score)).toEqual([3, 9]);
    expectTypeOf(segments[0]?.segment).toExtend<{ readonly score: unknown } | undefined>();
    expectTypeOf(timeToConvertCurve<Lead, 'source'>)
      .parameter(1)
      .toExtend<ConversionQuestion<'source'>>();
  });

  test('are plain data', () => {
    const curves = timeToConvertCurve(leads, { ...known, by: ['source'] });
    expect(JSON.parse(JSON.stringify(curves))).toEqual(curves);
  });
});

describe('records that cannot be placed', () => {
  test('are refused and counted, those that do not count filtered', () => {
    const hostile = new Proxy(
      {},
      {
        get: () => {
          throw new Error('no');
        },
      },
    );
    const leads = [
      lead('1', day(1)),
      lead('2', day(1), { duplicate: true }),
      lead('3', day(1), { mergedInto: '1' }),
      { createdAt: day(1) },
      { id: '4' },
      lead('5', 'soon'),
      lead('6', '2025-01-01T10:00'),
      lead('7', day(1), { convertedAt: 'soon' }),
      lead('8', day(1), { convertedAt: '2025-01-05T10:00:00Z' }),
      lead('9', day(1), { disqualifiedAt: '2025-01-05T10:00:00Z' }),
      lead('10', day(1), { convertedAt: ' ', disqualifiedAt: '' }),
      null,
      7,
      hostile,
    ] as never[];
    const { counts, rejected, open } = curveOf(leads);
    expect(open).toBe(2);
    expect(counts).toEqual({
      rowsIn: 14,
      used: 2,
      filtered: { range: 0, where: 0, kind: 2 },
      rejected: { 'bad-date': 3, 'missing-required': 4, 'naive-date-time': 1, 'not-comparable': 2 },
    });
    expect(rejected.map(({ row, field, code }) => `${row} ${field} ${code}`)).toEqual([
      '3 id missing-required',
      '4 createdAt missing-required',
      '5 createdAt bad-date',
      '6 createdAt naive-date-time',
      '7 convertedAt bad-date',
      '8 convertedAt not-comparable',
      '9 disqualifiedAt not-comparable',
      '11 createdAt missing-required',
      '12 createdAt missing-required',
      '13 createdAt bad-date',
    ]);
    expect(rejected[5]?.value).toBe('2025-01-05T10:00:00.000Z');
  });

  test('are kept up to a hundred, and counted to the last', () => {
    const { counts, rejected } = curveOf(Array.from({ length: 250 }, (_, i) => lead(`${i}`, 'soon')));
    expect([rejected.length, counts.rejected]).toEqual([100, { 'bad-date': 250 }]);
  });

  test('of any kind throw nothing, and all are accounted for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.anything(), fc.record({ id: fc.string(), createdAt: fc.anything(), convertedAt: fc.anything() }))),
        (leads) => {
          const { counts, leads: many } = curveOf(leads as never);
          const { rowsIn, used, filtered, rejected } = counts;
          expect(used + filtered.range + filtered.kind + Object.values(rejected).reduce((a, b) => a + b, 0)).toBe(rowsIn);
          expect([rowsIn, many]).toEqual([leads.length, used]);
        },
      ),
      runs(100),
    );
  });
});

describe('laws', () => {
  const days = fc.integer({ min: 1, max: 120 }).map(day);
  const someLeads = fc
    .array(
      fc.record({
        createdAt: days,
        convertedAt: fc.option(days),
        disqualifiedAt: fc.option(days),
        duplicate: fc.option(fc.boolean()),
        source: fc.constantFrom('form', 'fair', null),
      }),
      { maxLength: 20 },
    )
    .map((rows): Lead[] => rows.map((row, i) => ({ id: `${i}`, ...row })));
  const between = ['2025-01-01', '2025-05-01'] as const;

  test('segments share out the leads that are counted; each curve rises, and tells its own parts', () => {
    fc.assert(
      fc.property(someLeads, days, fc.constantFrom('leave' as const, 'stay' as const), (leads, asOf, disqualified) => {
        const { segments } = timeToConvertCurve(leads, { asOf, between, by: ['source'], disqualified });
        const whole = curveOf(leads, { asOf, between, disqualified });
        expect(segments.reduce((sum, one) => sum + one.leads, 0)).toBe(whole.leads);
        const [row] = query(leads, { select: [leadCount], between, asOf }).rows;
        expect(whole.leads).toBe(row?.leadCount ?? 0);
        for (const one of [...segments, whole]) {
          expect(one.converted + one.disqualified + one.open).toBe(one.leads);
          const shares = one.curve.map(({ share }) => share);
          expect(shares).toEqual(shares.toSorted((a, b) => a - b));
          expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
          for (const { share, low, high } of one.curve)
            if (low !== null && high !== null) expect(low < share && share < high && low > 0 && high < 1).toBe(true);
          expect(one.median === null).toBe(one.reason !== null);
        }
      }),
      runs(150),
    );
  });

  test('where everybody has had the time, the share after so many days is that of leadConversionWithin', () => {
    fc.assert(
      fc.property(someLeads, fc.integer({ min: 1, max: 60 }), (leads, limit) => {
        const asOf = day(400);
        const wanted = query(leads, { select: [leadConversionWithin(limit)], between, asOf }).rows[0]?.[`leadConversionWithin${limit}`] as
          | { toNumber(): number }
          | null
          | undefined;
        const { curve, leads: many } = curveOf(leads, { asOf, between, disqualified: 'stay' });
        const found = curve.filter(({ days: after }) => after <= limit).at(-1)?.share ?? 0;
        if (many > 0) expect(Math.abs(found - (wanted?.toNumber() ?? Number.NaN))).toBeLessThan(1e-12);
      }),
      runs(100),
    );
  });
});

describe('a question that is none', () => {
  const ask = (question: unknown): unknown => codeOf(() => timeToConvertCurve([], question as never));

  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'bad-argument'],
    ['null', null, 'bad-argument'],
    ['no asOf: there is no hidden clock', {}, 'bad-date'],
    ['an asOf that is none', { asOf: 'today' }, 'bad-date'],
    ['a range that ends before it starts', { ...known, between: ['2025-02-01', '2025-01-01'] }, 'bad-range'],
    ['a zone that is none', { ...known, calendar: { timeZone: 'CET' } }, 'bad-time-zone'],
    ['by that is no list', { ...known, by: 'source' }, 'bad-argument'],
    ['by of no names', { ...known, by: [7] }, 'bad-argument'],
    ['by of a segment', { ...known, by: [{ id: 'size', of: {} }] }, 'bad-argument'],
    ['the same field twice', { ...known, by: ['source', 'source'] }, 'bad-argument'],
    ['another word', { ...known, disqualified: 'lost' }, 'bad-argument'],
    ['a confidence in per cent', { ...known, by: ['source'], confidence: 95 }, 'bad-argument'],
    ['a word that is not read', { ...known, every: 'month' }, 'unknown-option'],
  ])('%s is refused', (_, question, code) => {
    expect(ask(question)).toBe(code);
  });

  test('says where, and leads that are no list are no data', () => {
    expect(errorOf(() => timeToConvertCurve([], {} as never))).toMatchObject({ path: ['asOf'] });
    expect(codeOf(() => timeToConvertCurve({} as never, known))).toBe('bad-data');
  });

  test('a higher confidence widens the interval', () => {
    const leads = [3, 5, 8].map((days, i) => lead(`${i}`, day(1), { convertedAt: day(1 + days) }));
    const [narrow, wide] = [0.8, 0.99].map((confidence) => curveOf(leads, { ...known, confidence }).curve[0]);
    expect((wide?.low ?? 1) < (narrow?.low ?? 0) && (wide?.high ?? 0) > (narrow?.high ?? 1)).toBe(true);
  });
});
