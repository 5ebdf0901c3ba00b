import fc from 'fast-check';
import {
  activeCustomers,
  averageOrderValue,
  type Drivers,
  en,
  findDrivers,
  fr,
  medianOrderValue,
  revenue,
  type Sale,
  sentence,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { openDuckdb } from '../../engines/databases.ts';
import { load } from '../../engines/warehouse.ts';
import { runs } from '../../laws/runs.ts';

const months = { from: ['2025-01-01', '2025-02-01'], to: ['2025-02-01', '2025-03-01'] } as const;

/** `count` rows of one amount in a month and a segment. */
function rows(month: string, channel: string, region: string, count: number, amount: number): Sale[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `${month}${channel}${region}${i}`,
    date: `2025-${month}-15`,
    amount,
    channel,
    region,
    customerId: `${channel}${i}`,
  }));
}

// The shop of the north lost half of its sales, the web grew, everything else stood still.
const ledger: Sale[] = [
  ...rows('01', 'shop', 'north', 40, 10),
  ...rows('01', 'shop', 'south', 100, 10),
  ...rows('01', 'web', 'north', 50, 10),
  ...rows('01', 'web', 'south', 200, 10),
  ...rows('02', 'shop', 'north', 10, 10),
  ...rows('02', 'shop', 'south', 100, 10),
  ...rows('02', 'web', 'north', 50, 10),
  ...rows('02', 'web', 'south', 204, 10),
];

const told = (list: Drivers['drivers']): string[] =>
  list.map(({ segment, value }) => `${Object.values(segment).join(' ')} ${value.toFixed()}`);

describe('the drivers of a change', () => {
  test('are the segments that went its way, those that went against it stand apart', () => {
    const found = findDrivers(ledger, { of: revenue, ...months, over: ['channel', 'region'] });
    expect([found.from, found.to, found.change].map(String)).toEqual(['3900', '3640', '-260']);
    expect(told(found.drivers)).toEqual(['north -300', 'shop -300']);
    expect(told(found.detractors)).toEqual(['south 40', 'web 40']);
    expect(found.drivers.map(({ share }) => share?.toFixed(4))).toEqual(['1.1538', '1.1538']);
  });

  test('a pair is listed where it holds most of what both of its segments did', () => {
    const found = findDrivers(ledger, { of: revenue, ...months, over: ['channel', 'region'], depth: 2 });
    expect(told(found.drivers)[0]).toBe('shop north -300');
    expect(told(found.drivers)).not.toContain('web north 0');
    expect(found.findings.map(({ code }) => code)).toContain('concentrated-change');
  });

  test('excess is what a segment did beyond changing as all did', () => {
    const [first] = findDrivers(ledger, { of: revenue, ...months, over: ['channel'] }).drivers;
    // The shops had 1400 of 3900; at the rate of all they would have lost 1400 × 260 ÷ 3900.
    expect(first?.excess.toFixed(6)).toBe((-300 + (1400 * 260) / 3900).toFixed(6));
  });

  test('the dimension whose shares changed most comes first', () => {
    const { dimensions } = findDrivers(ledger, { of: revenue, ...months, over: ['channel', 'region'] });
    expect(dimensions.map(({ by }) => by)).toEqual([['region'], ['channel']]);
    const shares = [650 / 3900, 3250 / 3900].map((_, i) => [[900, 3000][i] as number, [600, 3040][i] as number]);
    const [p, q] = [shares.map(([a]) => (a as number) / 3900), shares.map(([, b]) => (b as number) / 3640)];
    const middle = p.map((x, i) => (x + (q[i] as number)) / 2);
    const divergence = (xs: readonly number[]): number => xs.reduce((sum, x, i) => sum + x * Math.log2(x / (middle[i] as number)), 0) / 2;
    expect(dimensions[0]?.surprise).toBeCloseTo(divergence(p) + divergence(q), 12);
  });

  test('segments of few records are left out, and counted', () => {
    const found = findDrivers([...ledger, ...rows('02', 'phone', 'south', 3, 900)], { of: revenue, ...months, over: ['channel'] });
    expect(told([...found.drivers, ...found.detractors])).not.toContain('phone 2700');
    const [{ tooSmall }] = found.dimensions as [(typeof found.dimensions)[0]];
    expect([tooSmall.segments, tooSmall.value.toFixed()]).toEqual([1, '2700']);
  });

  test('more segments than are looked at are counted, with what they come to', () => {
    const { dimensions } = findDrivers(ledger, { of: revenue, ...months, over: ['channel'], candidates: 1 });
    expect(dimensions.map(({ segments, leftOut }) => [segments, leftOut.segments, leftOut.value.toFixed()])).toEqual([[2, 1, '40']]);
  });

  test('a dimension over whose segments the value does not add up tells nothing, the others do', () => {
    const both: Sale[] = [...ledger, { id: 'x', date: '2025-01-20', amount: 1, channel: 'phone', region: 'south', customerId: 'web1' }];
    const found = findDrivers(both, { of: activeCustomers, ...months, over: ['region', 'channel'], minimum: 1 });
    expect(found.dimensions.map(({ by, reason }) => `${by}: ${reason}`).sort()).toEqual(['channel: not-additive', 'region: not-additive']);
    expect([found.reason, found.drivers]).toEqual(['not-additive', []]);
    expect(findDrivers(ledger, { of: medianOrderValue, ...months, over: ['region'] }).reason).toBe('not-additive');
  });

  test('a rate that the mix turned round is flagged', () => {
    const sales: Sale[] = [
      ...rows('01', 'new', 'x', 100, 2),
      ...rows('01', 'old', 'x', 400, 10),
      ...rows('02', 'new', 'x', 400, 3),
      ...rows('02', 'old', 'x', 100, 11),
    ];
    const found = findDrivers(sales, { of: averageOrderValue, ...months, over: ['channel'] });
    expect(found.change?.isNegative()).toBe(true);
    const simpson = found.findings.find(({ code }) => code === 'simpson-dimension');
    expect(simpson && sentence(simpson, en)).toMatch(/^Average order value: by channel, the rates of the segments alone/);
    expect(simpson && sentence(simpson, fr)).toMatch(/^Panier moyen\s: selon channel/);
    expect(found.dimensions[0]?.surprise).toBeTypeOf('number');
  });

  test('every finding has a sentence in both languages, which never says that a segment caused anything', () => {
    const { findings } = findDrivers(ledger, { of: revenue, ...months, over: ['channel', 'region'], depth: 2 });
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['driver', 'detractor', 'concentrated-change']));
    for (const finding of findings)
      for (const locale of [en, fr]) {
        expect(sentence(finding, locale)).not.toMatch(/undefined|NaN|cause/);
        expect(sentence(finding, locale)).toMatch(/\.$/);
      }
  });

  test('without records there is nothing to tell', () => {
    const found = findDrivers([] as Sale[], { of: revenue, ...months, over: ['channel'] });
    expect([String(found.change), found.drivers, found.detractors]).toEqual(['0', [], []]);
  });
});

describe('laws', () => {
  test('the values of the segments of a dimension add up to the change, whatever is left out', () => {
    const row = fc.record({
      amount: fc.integer({ min: -999, max: 9999 }).map((units) => units / 100),
      month: fc.constantFrom('01', '02'),
      channel: fc.constantFrom('a', 'b', 'c', 'd', null),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), fc.nat({ max: 5 }), fc.integer({ min: 1, max: 5 }), (given, minimum, candidates) => {
        const sales = given.map(({ month, ...rest }, i) => ({ id: String(i), date: `2025-${month}-10`, ...rest }));
        const { change, drivers, detractors, dimensions } = findDrivers(sales as Sale[], {
          of: revenue,
          ...months,
          over: ['channel'],
          minimum,
          candidates,
        });
        const [{ tooSmall, leftOut }] = dimensions as [(typeof dimensions)[0]];
        const sum = [...drivers, ...detractors].reduce((all, { value }) => all.plus(value), tooSmall.value.plus(leftOut.value));
        // A segment that did what all did is neither, and adds what it did.
        const listed = [...drivers, ...detractors].length + tooSmall.segments + leftOut.segments;
        if (listed === dimensions[0]?.segments) expect(sum.toFixed()).toBe(change?.toFixed());
      }),
      runs(200),
    );
  });
});

describe('engines', () => {
  test('a database tells the same', async () => {
    const database = await openDuckdb();
    try {
      const given = ledger.map((row) => ({ ...row, currency: 'EUR' }));
      const source = await load(database, given as never, 'date');
      for (const of of [revenue, averageOrderValue] as const) {
        const question = { of, ...months, over: ['channel', 'region'], depth: 2 } as const;
        const later: Drivers = await (findDrivers(source as never, question as never) as unknown as Promise<Drivers>);
        expect(JSON.stringify(later)).toBe(JSON.stringify(findDrivers(given, question as never)));
      }
    } finally {
      await database.close();
    }
  });
});

describe('faults of the caller', () => {
  const cases: [name: string, question: object, message: RegExp][] = [
    ['no dimension', { over: [] }, /name each dimension once/],
    ['a dimension twice', { over: ['channel', 'channel'] }, /name each dimension once/],
    ['a depth of three', { depth: 3 }, /from 1 to 2/],
    ['a limit of none', { limit: 0 }, /from 1/],
    ['an unknown option', { minimun: 3 }, /did you mean minimum\?/],
    ['too many pairs', { over: Array.from({ length: 14 }, (_, i) => `d${i}`), depth: 2 }, /at most 100/],
    ['no indicator', { of: undefined }, /give an indicator/],
  ];
  for (const [name, question, message] of cases)
    test(name, () =>
      expect(() => findDrivers(ledger, { of: revenue, ...months, over: ['channel'], ...question } as never)).toThrow(message),
    );
});
