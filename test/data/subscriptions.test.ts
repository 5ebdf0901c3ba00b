// The subscription periods of dbt-labs' mrr-playbook, against the figures that its SQL gives.
import { readFileSync } from 'node:fs';
import {
  annualAmount,
  arr,
  averageRevenuePerAccount,
  countDistinct,
  eq,
  grossRevenueRetention,
  indicator,
  movement,
  mrr,
  mrrChurnRate,
  mrrMovement,
  mrrMovements,
  netRevenueRetention,
  parse,
  query,
  quickRatio,
  SubscriptionPeriod,
  subscriberChurnRate,
} from 'sales-kpi';
import { describe, expect, it } from 'vitest';
import { agree, agreeing } from '../agree.ts';
import { column } from '../query/ask.ts';

const file = new URL('../../../shared/data/subscription-periods.csv', import.meta.url);

const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
const raw = lines.map((line) => {
  const [id = '', customerId = '', start = '', end = '', amount = ''] = line.trim().split(',');
  return { id, customerId, start, end, annualAmount: annualAmount(amount, 'month'), currency: 'USD' };
});
const { rows: periods, counts } = parse(SubscriptionPeriod, raw);

const months = { every: 'month', between: ['2017-09-01', '2020-03-01'] } as const;
const december = { every: 'month', between: ['2019-12-01', '2020-01-01'] } as const;
const { movements, counts: moved } = mrrMovements(periods as SubscriptionPeriod[], months);
const { variants } = mrrMovement;
const parts = [variants.new, variants.reactivation, variants.expansion, variants.contraction, variants.churn] as const;

const lostCustomers = indicator({
  id: 'lostCustomers',
  label: { en: 'Lost customers', fr: 'Clients perdus' },
  unit: 'count',
  better: 'lower',
  formula: countDistinct(movement.customerId, { where: eq(movement.movement, 'churn') }),
});

/** How many rows are of a kind. */
const rowsOf = (kind: string): number => movements.filter((row) => row.movement === kind).length;

describe('dbt-labs, mrr-playbook', () => {
  it('is 121 periods of 55 customers, none refused', () => {
    expect(counts).toEqual({ rowsIn: 121, accepted: 121, rejected: 0, byCode: {}, warnings: {} });
    expect({ ...moved, warnings: {} }).toEqual(counts);
    expect(new Set(periods.map(({ customerId }) => customerId)).size).toBe(55);
  });

  it('moves by 2295 new, 150 reactivated, 660 expanded, 555 contracted and 2550 lost from 2017-09 to 2020-02, which is nothing in all', () => {
    const all = query(movements, { select: [...parts, mrrMovement], between: months.between });
    expect(all.rows.map((row) => parts.map(({ id }) => String(row[id])))).toEqual([['2295', '150', '660', '-555', '-2550']]);
    expect(column(all, 'mrrMovement')).toEqual(['0']);
  });

  it('starts December 2019 at 1840, loses 705 of 17 customers, and ends at 1255', () => {
    const table = query(movements, { select: [...parts, lostCustomers], ...december });
    expect(parts.map(({ id }) => column(table, id)[0])).toEqual(['100', '0', '50', '-30', '-705']);
    expect(column(table, 'lostCustomers')).toEqual(['17']);
    expect(column(query(periods, { select: [mrr], every: 'month', between: ['2019-11-01', '2020-01-01'] }), 'mrr')).toEqual([
      '1840',
      '1255',
    ]);
  });

  it('has the rates of December 2019 that follow from these', () => {
    const table = query(movements, {
      select: [netRevenueRetention, grossRevenueRetention, mrrChurnRate, mrrChurnRate.variants.net, quickRatio],
      ...december,
    });
    const [row] = table.rows;
    // (1840 + 50 − 30 − 705) ÷ 1840, (1840 − 30 − 705) ÷ 1840, 735 ÷ 1840, 685 ÷ 1840, 150 ÷ 735
    expect(row?.netRevenueRetention?.times(1840).toFixed(20)).toBe('1155.00000000000000000000');
    expect(row?.grossRevenueRetention?.times(1840).toFixed(20)).toBe('1105.00000000000000000000');
    expect(row?.mrrChurnRate?.times(1840).toFixed(20)).toBe('735.00000000000000000000');
    expect(row?.mrrChurnRateNet?.times(1840).toFixed(20)).toBe('685.00000000000000000000');
    expect(row?.quickRatio?.times(735).toFixed(20)).toBe('150.00000000000000000000');
  });

  it('adds up month by month: revenue at the start, and all movements, are revenue at the end', () => {
    const stock = column(query(periods, { select: [mrr], ...months }), 'mrr').map(Number);
    const change = column(query(movements, { select: [mrrMovement], ...months }), 'mrrMovement').map(Number);
    expect(change).toEqual(stock.map((value, at) => value - (stock[at - 1] ?? 0)));
  });

  it('is asked the same by every engine', async () => {
    const stocks = [mrr, arr, averageRevenuePerAccount];
    expect(await agree(stocks, { periods: periods as never }, months)).toEqual(expect.arrayContaining(agreeing.map(([name]) => name)));
    await agree([mrrMovement, ...parts, subscriberChurnRate, quickRatio, netRevenueRetention], { movements: movements as never }, months);
  });

  it('has other movements over years: what came and went within one is none', () => {
    const years = mrrMovements(periods as SubscriptionPeriod[], { every: 'year', between: ['2017-01-01', '2021-01-01'] });
    const net = (rows: typeof movements): string[] =>
      column(query(rows, { select: [mrrMovement], every: 'year', between: ['2017-01-01', '2021-01-01'] }), 'mrrMovement');
    expect(net(years.movements)).toEqual(net(movements));
    expect(years.movements.filter((row) => row.movement === 'reactivation').length).toBeLessThan(rowsOf('reactivation'));
    expect(years.movements.filter((row) => row.movement === 'passing').length).toBeGreaterThan(0);
  });
});
