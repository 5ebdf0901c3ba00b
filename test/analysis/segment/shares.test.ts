import fc from 'fast-check';
import {
  activeCustomers,
  averageOrderValue,
  Decimal,
  en,
  fr,
  orderCount,
  query,
  revenue,
  type Sale,
  type Share,
  sentence,
  shares,
  type Table,
  tableFromJson,
  unitsSold,
  withSubtotals,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { ledgers } from '../../laws/ledgers.ts';
import { runs } from '../../laws/runs.ts';
import { order, over, plus, type Rational, readDecimal, ZERO } from '../../oracle/rational.ts';
import { codeOf, text } from '../../query/ask.ts';

const sell = (productId: string, amount: number | string, date = '2025-01-31', country = 'FR'): Sale & { productId: string } => ({
  id: `${productId} ${date} ${country}`,
  date,
  amount,
  productId,
  country,
  currency: 'EUR',
});
const line = ({ segment, value, share, rank, runningShare, class: of }: Share): string =>
  [...Object.values(segment), value, share, rank, runningShare, of].map(text).join(' ');

/** Five products, as a salesperson would write them down. */
const five = [sell('pen', 150), sell('lamp', 500), sell('desk', 320), sell('cup', 10), sell('mat', 20)];
const table = query(five, { select: [revenue], by: ['productId'] });

describe('shares', () => {
  test('come with rank, running share and class, the largest first', () => {
    expect(shares(table, { of: 'revenue' }).rows.map(line)).toEqual([
      'lamp 500 0.5 1 0.5 A',
      // The item that passes the bound still belongs to the better class.
      'desk 320 0.32 2 0.82 A',
      'pen 150 0.15 3 0.97 B',
      'mat 20 0.02 4 0.99 C',
      'cup 10 0.01 5 1 C',
    ]);
  });

  test('say how concentrated the whole is', () => {
    const { concentrations } = shares(table, { of: 'revenue', top: 2 });
    expect(concentrations).toHaveLength(1);
    const [{ topShare, total, ...found } = {} as (typeof concentrations)[number]] = concentrations;
    expect([topShare, total].map(text)).toEqual(['0.82', '1000']);
    expect(found).toMatchObject({ period: 'all', segment: null, items: 5, reason: null });
    // 0.5² + 0.32² + 0.15² + 0.02² + 0.01²
    expect(found.hhi).toBeCloseTo(0.3754, 12);
    expect(found.effectiveNumber).toBeCloseTo(1 / 0.3754, 10);
    // 2 × (1×10 + 2×20 + 3×150 + 4×320 + 5×500) ÷ (5 × 1000) − 6 ÷ 5
    expect(found.gini).toBeCloseTo(0.512, 12);
    expect(found.giniUnbiased).toBeCloseTo(0.64, 12);
  });

  test('in words', () => {
    const [finding] = shares(table, { of: 'revenue' }).findings;
    const say = (locale: typeof en): string => (finding === undefined ? '' : sentence(finding, locale).replace(/\s/g, ' '));
    expect(say(en)).toBe('Revenue: 2 of 5 segments make 82%, as concentrated as 2.7 of one size (HHI 0.375, Gini 0.512).');
    expect(say(fr)).toBe(
      'Chiffre d’affaires : 82 % du total pour 2 des 5 segments, concentration équivalente à 2,7 segments de même taille (HHI 0,375, Gini 0,512).',
    );
  });

  test('of equal values share a rank, and add up to 1 to the last digit', () => {
    const equal = query([sell('a', 1), sell('b', 2), sell('c', 1), sell('d', 2), sell('e', 1)], { select: [revenue], by: ['productId'] });
    const { rows } = shares(equal, { of: 'revenue' });
    expect(rows.map(({ segment, rank }) => `${segment['productId']} ${rank}`)).toEqual(['b 1', 'd 1', 'a 3', 'c 3', 'e 3']);
    expect(text(rows.at(-1)?.runningShare)).toBe('1');
    expect(rows.map(({ share }) => text(share))).toEqual([
      // What rounding took is given back to those that lost most.
      '0.285714285714285714285715',
      '0.285714285714285714285714',
      '0.142857142857142857142857',
      '0.142857142857142857142857',
      '0.142857142857142857142857',
    ]);
    expect(rows.reduce((sum, { share }) => sum.plus(share ?? 0), new Decimal(0)).toFixed()).toBe('1');
  });

  test('within periods, and within the keys of a segment', () => {
    const sales = [
      sell('a', 30, '2025-01-31'),
      sell('b', 10, '2025-01-31'),
      sell('a', 20, '2025-02-01', 'BE'),
      sell('b', 80, '2025-02-01', 'FR'),
      sell('c', 20, '2025-02-01', 'FR'),
    ];
    const split = query(sales, { select: [revenue], by: ['country', 'productId'], every: 'month', gaps: 'leave' });
    const brief = (rows: readonly Share[]): string[] =>
      rows.map(({ period, segment, share }) => `${period} ${Object.values(segment).join(' ')} ${text(share)}`);
    expect(brief(shares(split, { of: 'revenue' }).rows)).toEqual([
      '2025-01 FR a 0.75',
      '2025-01 FR b 0.25',
      '2025-02 FR b 0.666666666666666666666667',
      '2025-02 BE a 0.166666666666666666666667',
      '2025-02 FR c 0.166666666666666666666666',
    ]);
    const inner = shares(split, { of: 'revenue', within: ['country'] });
    expect(brief(inner.rows)).toEqual(['2025-01 FR a 0.75', '2025-01 FR b 0.25', '2025-02 BE a 1', '2025-02 FR b 0.8', '2025-02 FR c 0.2']);
    expect(inner.concentrations.map(({ segment, items }) => `${segment?.['country']} ${items}`)).toEqual(['FR 2', 'BE 1', 'FR 2']);
    expect(inner.findings.map(({ segment, period }) => [segment, period])).toEqual([
      [{ country: 'FR' }, '2025-01'],
      [{ country: 'BE' }, '2025-02'],
      [{ country: 'FR' }, '2025-02'],
    ]);
    expect(shares(split, { of: 'revenue', within: 'period' }).rows).toEqual(shares(split, { of: 'revenue' }).rows);
  });

  test('of a month are the same whether it was asked alone or among others', () => {
    const sales = [sell('a', 30), sell('b', 10), sell('c', 5, '2025-02-01')];
    const [alone] = shares(query(sales, { select: [revenue], by: ['productId'], between: ['2025-01-01', '2025-02-01'] }), {
      of: 'revenue',
    }).concentrations;
    const [among] = shares(query(sales, { select: [revenue], by: ['productId'], every: 'month' }), { of: 'revenue' }).concentrations;
    expect(among?.items).toBe(2);
    expect({ ...among, period: '' }).toEqual({ ...alone, period: '' });
  });

  test('of a table with subtotals are those of its parts', () => {
    const outlined = withSubtotals(five, { select: [revenue], by: ['productId'] });
    expect(shares(outlined, { of: 'revenue' }).rows).toEqual(shares(table, { of: 'revenue' }).rows);
  });

  test('go through JSON, and of stocks and quantities too', () => {
    expect(shares(tableFromJson<typeof table>(JSON.stringify(table)), { of: 'revenue' })).toEqual(shares(table, { of: 'revenue' }));
    const units = query(
      five.map((row, i) => ({ ...row, quantity: i })),
      { select: [unitsSold], by: ['productId'] },
    );
    expect(shares(units, { of: 'unitsSold' }).rows.map(({ share }) => text(share))).toEqual(['0.4', '0.3', '0.2', '0.1', '0']);
  });
});

describe('shares where there are none', () => {
  const reasons = (sales: readonly Sale[]): string[] => {
    const { rows, concentrations, findings } = shares(query(sales, { select: [revenue], by: ['productId' as never] }), { of: 'revenue' });
    return [
      ...rows.map(({ share, class: of, reason }) => `${text(share)} ${of} ${reason}`),
      `${concentrations[0]?.reason} ${findings.length}`,
    ];
  };

  test('a segment below zero has one, is in class C, and the whole has no concentration', () => {
    expect(reasons([sell('a', 100), sell('b', 50), sell('c', -50)])).toEqual(['1 A null', '0.5 C null', '-0.5 C null', 'negative-parts 0']);
  });

  test('a whole of nothing, or of less, has none', () => {
    expect(reasons([sell('a', 0), sell('b', 0)])).toEqual([
      'null null zero-denominator',
      'null null zero-denominator',
      'zero-denominator 0',
    ]);
    expect(reasons([sell('a', 5), sell('b', -10)])).toEqual(['null null negative-base', 'null null negative-base', 'negative-parts 0']);
    expect(reasons([])).toEqual(['undefined 0']);
  });

  test('two currencies have none, nor has a segment that is not known', () => {
    const mixed = [sell('a', 5), { ...sell('b', 10), currency: 'USD' }];
    expect(reasons(mixed)).toEqual(['null null mixed-currency', 'null null mixed-currency', 'mixed-currency 0']);
    const both = [sell('a', 5), { ...sell('a', 10, '2025-01-30'), currency: 'USD' }];
    expect(reasons(both)).toEqual(['null null mixed-currency', 'mixed-currency 0']);
  });

  test('a period that is not over yet has its own, one to come has none', () => {
    const months = query(five, {
      select: [revenue],
      by: ['productId'],
      every: 'month',
      between: ['2025-01-01', '2025-03-01'],
      asOf: '2025-01-31',
    });
    expect(shares(months, { of: 'revenue' }).rows.map(({ share, reason }) => `${text(share)} ${reason}`)).toEqual([
      '0.5 null',
      '0.32 null',
      '0.15 null',
      '0.02 null',
      '0.01 null',
      ...Array.from({ length: 5 }, () => 'null future-period'),
    ]);
  });

  test.each<[string, unknown, string]>([
    ['orders counted once', { of: 'orderCount' }, 'not-additive'],
    ['customers', { of: 'activeCustomers' }, 'not-additive'],
    ['a ratio', { of: 'averageOrderValue' }, 'not-additive'],
    ['a segment', { of: 'productId' }, 'unknown-field'],
    ['an unknown segment', { of: 'revenue', within: ['country'] }, 'bad-argument'],
    ['a segment twice', { of: 'revenue', within: ['productId', 'productId'] }, 'bad-argument'],
    ['cut-offs that fall', { of: 'revenue', classes: [0.95, 0.8] }, 'bad-argument'],
    ['cut-offs beyond the whole', { of: 'revenue', classes: [0.8, 1.2] }, 'bad-argument'],
    ['one cut-off', { of: 'revenue', classes: [0.8] }, 'bad-argument'],
    ['cut-offs that are no numbers', { of: 'revenue', classes: ['0.8', Number.NaN] }, 'bad-argument'],
    ['the top of none', { of: 'revenue', top: 0 }, 'bad-argument'],
    ['an unknown option', { of: 'revenue', by: 'x' }, 'unknown-option'],
  ])('%s is refused', (_, options, code) => {
    const wide = query(five, { select: [revenue, orderCount, activeCustomers, averageOrderValue], by: ['productId'] });
    expect(codeOf(() => shares(wide, options as never))).toBe(code);
  });
});

/** Shares by loops over rows, in fractions of whole numbers. */
function sharesByHand(
  rows: readonly (readonly [string, Rational])[],
): Map<string, { share: Rational | null; rank: number; class: string | null }> {
  const sums = new Map<string, Rational>();
  for (const [key, value] of rows) sums.set(key, plus(sums.get(key) ?? ZERO, value));
  const total = [...sums.values()].reduce(plus, ZERO);
  const sorted = [...sums].sort(([a, x], [b, y]) => order(y, x) || (a < b ? -1 : 1));
  const result = new Map<string, { share: Rational | null; rank: number; class: string | null }>();
  const isShared = order(total, ZERO) > 0;
  let running = ZERO;
  for (const [key, value] of sorted) {
    const share = isShared ? over(value, total) : null;
    const rank = 1 + sorted.filter(([, other]) => order(other, value) > 0).length;
    const before = isShared ? over(running, total) : null;
    const four = readDecimal('0.8') as Rational;
    const most = readDecimal('0.95') as Rational;
    const of = before === null ? null : order(value, ZERO) <= 0 ? 'C' : order(before, four) < 0 ? 'A' : order(before, most) < 0 ? 'B' : 'C';
    result.set(key, { share, rank, class: of });
    running = plus(running, value);
  }
  return result;
}

describe('shares of random records', () => {
  const amounts = fc.oneof(
    fc.integer({ min: -300, max: 3000 }).map((units) => (units / 100).toFixed(2)),
    fc.constantFrom('0', '33.333333333', '0.000000000000000001', '12345678901234567890.12'),
  );
  const rows = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), amounts), { minLength: 1, maxLength: 24 });

  test('are those of loops over the rows, and add up to 1', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const sales = given.map(([key, amount], i) => ({ ...sell(key, amount), id: `${i}` }));
        const found = shares(query(sales, { select: [revenue], by: ['productId'] }), { of: 'revenue' });
        const wanted = sharesByHand(given.map(([key, amount]) => [key, readDecimal(amount) as Rational]));
        expect(found.rows).toHaveLength(wanted.size);
        for (const { segment, share, rank, class: of } of found.rows) {
          const one = wanted.get(String(segment['productId']));
          expect([rank, of]).toEqual([one?.rank, one?.class]);
          if (one?.share == null) expect(share).toBeNull();
          else
            expect(
              share
                ?.minus(new Decimal(String(one.share.n)).div(String(one.share.d)))
                .abs()
                .lt('1e-20'),
            ).toBe(true);
        }
        const total = found.rows.reduce((sum, { share }) => sum.plus(share ?? 0), new Decimal(0));
        if (found.rows[0]?.share) expect(total.toFixed()).toBe('1');
      }),
      runs(150),
    );
  });

  test('of hostile records are numbers or have a reason', () => {
    const ask = query as unknown as (data: unknown, question: unknown) => Table;
    fc.assert(
      fc.property(ledgers(20), (sales) => {
        const asked = ask(
          { sales },
          { select: [revenue, unitsSold], by: ['channel'], every: 'quarter', between: ['2024-01-01', '2026-01-01'] },
        );
        for (const of of ['revenue', 'unitsSold']) {
          const { rows, concentrations } = shares(asked, { of });
          for (const { share, runningShare, class: kind, reason } of rows) {
            expect([share === null, runningShare === null, kind === null]).toEqual(Array.from({ length: 3 }, () => reason !== null));
            expect(share?.isFinite() ?? true).toBe(true);
          }
          for (const { hhi, gini, reason } of concentrations) {
            expect(hhi === null).toBe(reason !== null);
            expect(hhi === null || (hhi > 0 && hhi <= 1 + 1e-9)).toBe(true);
            expect(gini === null || (gini >= 0 && gini < 1)).toBe(true);
          }
        }
      }),
      runs(60),
    );
  });
});
