import {
  cohorts,
  en,
  fr,
  grossProfit,
  type Payback,
  type PaybackOptions,
  paybackMonths,
  query,
  type Sale,
  sale,
  sentence,
  spend as spendFields,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { openDuckdb } from '../../engines/databases.ts';
import { loadKinds } from '../../engines/tables.ts';
import { codeOf, text } from '../../query/ask.ts';
import { bought } from './shop.ts';

const euro = { currency: 'EUR' } as const;
const spend = [
  { date: '2025-01-15', amount: 60, ...euro },
  { date: '2025-02-10', amount: 70, ...euro },
  { date: '2025-02-20', amount: 30, kind: 'people', ...euro },
  { date: '2025-03-15', amount: 90, ...euro },
] as const;
/** Each purchase leaves 30. */
const buys = (customerId: string, ...days: readonly string[]): Sale[] =>
  days.map((day) => bought(customerId, `2025-${day}`, 50, { cost: 20, ...euro }));
const sales: readonly Sale[] = [
  ...buys('ana', '01-20', '02-20', '03-20'),
  ...buys('bob', '02-01'),
  ...buys('cyd', '03-01'),
  ...buys('dan', '03-02', '04-02'),
  ...buys('eve', '04-03'),
];
const asked = { asOf: '2025-05-31', upTo: 2 } as const;

/** A line a cohort: cost, months or the reason, and how much of the cost was recovered at each age. */
const lines = ({ cohorts: rows }: Payback): string[] =>
  rows.map(
    ({ cohort, cost, months, reason, curve }) =>
      `${cohort} ${text(cost)} ${months ?? reason}: ${curve.map((one) => one.recovered?.toDecimalPlaces(3).toFixed() ?? one.reason).join(' ')}`,
  );

describe('payback', () => {
  test('is the first age at which customers have brought their cost', () => {
    expect(lines(paybackMonths({ sales, spend }, asked))).toEqual([
      '2025-01 60 1: 0.5 1 1.5',
      // All spend counts, salaries too.
      '2025-02 100 never-recovers: 0.3 0.3 0.3',
      '2025-03 45 1: 0.667 1 1',
      // Nothing is recorded as spent, which is not the same as nothing spent.
      '2025-04 null no-data: no-data no-data immature-cohort',
      '2025-05 null no-data: zero-denominator immature-cohort immature-cohort',
    ]);
  });

  test('that is not reached yet has no answer', () => {
    const { cohorts: rows } = paybackMonths({ sales, spend }, { ...asked, upTo: 12 });
    expect([rows[0]?.months, rows[1]?.reason]).toEqual([1, 'immature-cohort']);
    expect(lines(paybackMonths({ sales, spend }, { asOf: '2025-02-10', upTo: 1 }))).toEqual([
      '2025-01 60 immature-cohort: 0.5 immature-cohort',
      '2025-02 70 immature-cohort: immature-cohort immature-cohort',
    ]);
  });

  test('of net sales is sooner, and says its basis', () => {
    const found = paybackMonths({ sales, spend }, { ...asked, basis: 'revenue' });
    expect([found.basis, ...lines(found).slice(0, 2)]).toEqual([
      'revenue',
      '2025-01 60 1: 0.833 1.667 2.5',
      '2025-02 100 never-recovers: 0.5 0.5 0.5',
    ]);
  });

  test('is lowered by returns', () => {
    const back = bought('ana', '2025-02-25', -50, { cost: -20, ...euro });
    expect(lines(paybackMonths({ sales: [...sales, back], spend }, asked))[0]).toBe('2025-01 60 2: 0.5 0.5 1');
  });

  test('a third of the cost is compared exactly', () => {
    const three = ['a', 'b', 'c'].flatMap((id) => buys(id, '01-20'));
    const [january] = paybackMonths({ sales: three, spend: [{ date: '2025-01-15', amount: 90, ...euro }] }, asked).cohorts;
    expect([january?.months, text(january?.curve[0]?.recovered)]).toEqual([0, '1']);
  });

  test('of nothing spent is at once, and has no share', () => {
    const [january] = paybackMonths({ sales, spend: [{ date: '2025-01-15', amount: 0, ...euro }] }, asked).cohorts;
    expect([january?.months, text(january?.cost), january?.curve[0]?.recovered, january?.curve[0]?.reason]).toEqual([
      0,
      '0',
      null,
      'zero-denominator',
    ]);
  });

  test('never compares two currencies', () => {
    const dollars = spend.map((row, i) => ({ ...row, currency: i === 0 ? 'USD' : 'EUR' }));
    expect(lines(paybackMonths({ sales, spend: dollars }, asked)).slice(0, 2)).toEqual([
      '2025-01 null mixed-currency: mixed-currency mixed-currency mixed-currency',
      '2025-02 100 never-recovers: 0.3 0.3 0.3',
    ]);
    const mixed = [...spend, { date: '2025-01-16', amount: 1, currency: 'USD' }];
    expect(lines(paybackMonths({ sales, spend: mixed }, asked))[0]).toBe(
      '2025-01 null mixed-currency: mixed-currency mixed-currency mixed-currency',
    );
    const two = sales.map((row, i) => ({ ...row, currency: i === 0 ? 'USD' : 'EUR' }));
    expect(paybackMonths({ sales: two, spend }, asked).cohorts[0]).toMatchObject({ months: null, reason: 'mixed-currency' });
  });

  test('without costs of goods has no answer', () => {
    const bare = sales.map(({ cost: _, ...row }) => row);
    expect(lines(paybackMonths({ sales: bare, spend }, asked))[0]).toBe(
      '2025-01 60 missing-input: missing-input missing-input missing-input',
    );
  });

  test('of some months alone, and of some channel', () => {
    expect(lines(paybackMonths({ sales, spend }, { ...asked, between: ['2025-02-01', '2025-03-01'] }))).toEqual([
      '2025-02 100 never-recovers: 0.3 0.3 0.3',
    ]);
    const web = <R extends object>(rows: readonly R[]): (R & { readonly channel: string })[] =>
      rows.map((row, i) => ({ ...row, channel: i === 0 ? 'web' : 'shop' }));
    const found = paybackMonths({ sales: web(sales), spend: web(spend) }, { ...asked, where: { channel: 'web' } });
    expect(lines(found)[0]).toBe('2025-01 60 never-recovers: 0.5 0.5 0.5');
  });

  test('of nothing is nothing', () => {
    expect(paybackMonths({ sales: [] as Sale[], spend }, asked)).toMatchObject({ cohorts: [], findings: [] });
    expect(paybackMonths({ sales, spend: [] }, asked).cohorts.every(({ reason }) => reason === 'no-data')).toBe(true);
  });

  test('rests on the gross profit of cohorts', () => {
    const total = query(sales, { select: [grossProfit] }).rows[0]?.grossProfit;
    const table = cohorts(sales, { asOf: '2025-05-31', value: 'margin' });
    const sum = table.cohorts.flatMap(({ cells }) => cells.map(({ value }) => Number(value ?? 0))).reduce((a, b) => a + b);
    expect(sum).toBe(Number(total));
  });

  test('puts its finding into words', () => {
    const { findings } = paybackMonths({ sales, spend }, asked);
    expect(findings.map((finding) => [sentence(finding, en), sentence(finding, fr).replace(/\s/g, ' ')])).toEqual([
      [
        'CAC payback: paid back: 2 of 3 cohorts (half of them by month 1); not yet: 0; not in time: 1.',
        'Délai de récupération du CAC : cohortes remboursées, 2 sur 3 (la moitié d’entre elles dès le mois 1) ; pas encore, 0 ; hors délai, 1.',
      ],
    ]);
  });

  test('DuckDB gives the same', async () => {
    const database = await openDuckdb();
    const source = await loadKinds(
      database,
      { sales, spend } as never,
      [...Object.values(sale), spendFields.amount, spendFields.date, spendFields.kind] as never,
    );
    expect(JSON.stringify(await paybackMonths(source as never, asked))).toBe(JSON.stringify(paybackMonths({ sales, spend }, asked)));
    await database.close();
  });

  test.each<[string, unknown, string]>([
    ['no options', undefined, 'bad-argument'],
    ['no asOf', {}, 'bad-argument'],
    ['a mistyped option', { ...asked, upto: 3 }, 'unknown-option'],
    ['periods other than months', { ...asked, every: 'week' }, 'unknown-option'],
    ['an unknown basis', { ...asked, basis: 'sales' }, 'bad-argument'],
    ['half a month', { ...asked, upTo: 1.5 }, 'bad-argument'],
  ])('%s is refused', (_, options, code) => {
    expect(codeOf(() => paybackMonths({ sales, spend }, options as PaybackOptions))).toBe(code);
  });
});
