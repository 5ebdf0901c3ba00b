// Stocks: what is open at the end of a period, and how long things take.
import {
  cell,
  count,
  countDistinct,
  elapsed,
  fields,
  indicator,
  max,
  mean,
  minus,
  quantile,
  query,
  ratio,
  repeatingCount,
  retainedCount,
  sqlSource,
  sum,
  times,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { written } from '../engines/agree.ts';
import { brought } from '../engines/databases.ts';
import { column, text } from '../query/ask.ts';

interface Deal {
  readonly id: string;
  readonly created: string | Date;
  readonly closed?: string | Date | null;
  readonly value?: number | string | null;
  readonly chance?: number;
  readonly owner?: string;
}

const deal = fields<Deal>()(
  'deals',
  { id: 'key', created: 'date', closed: 'date', value: 'number', chance: 'number', owner: 'key' },
  'created',
);
const stock = { until: deal.closed } as const;
const words = { label: { en: 'x', fr: 'x' }, better: 'higher' } as const;
const openDeals = indicator({ ...words, id: 'openDeals', unit: 'count', formula: count(deal.id, stock) });
const openValue = indicator({ ...words, id: 'openValue', unit: 'number', formula: sum(deal.value, stock) });
const weighted = indicator({ ...words, id: 'weighted', unit: 'number', formula: sum(times(deal.value, deal.chance), stock) });
const owners = indicator({ ...words, id: 'owners', unit: 'count', formula: countDistinct(deal.owner, stock) });
const largest = indicator({ ...words, id: 'largest', unit: 'number', formula: max(deal.value, stock) });
const created = indicator({ ...words, id: 'created', unit: 'count', formula: count(deal.id) });
const days = 86_400_000;
const cycle = indicator({
  ...words,
  id: 'cycle',
  unit: 'number',
  formula: ratio(mean(elapsed(deal.created, deal.closed), { at: deal.closed }), days),
});
const medianCycle = indicator({
  ...words,
  id: 'medianCycle',
  unit: 'number',
  formula: ratio(quantile(elapsed(deal.created, deal.closed), 0.5, { at: deal.closed }), days),
});
const ever = indicator({ ...words, id: 'ever', unit: 'count', formula: countDistinct(deal.owner, { until: null }) });
const again = indicator({ ...words, id: 'again', unit: 'count', formula: repeatingCount(deal.owner, deal.id, { until: null }) });
const atOnce = indicator({ ...words, id: 'atOnce', unit: 'count', formula: repeatingCount(deal.owner, deal.id, stock) });
const everything = [again, atOnce, ever, openDeals, openValue, weighted, owners, largest, created, cycle, medianCycle] as const;

const deals: readonly Deal[] = [
  { id: '1', created: '2025-01-10', closed: '2025-01-20', value: 100, chance: 0.5, owner: 'ana' },
  { id: '2', created: '2025-01-15', closed: '2025-02-10', value: 200, chance: 0.25, owner: 'bob' },
  { id: '3', created: '2025-01-31', closed: null, value: '0.10', chance: 0.1, owner: 'ana' },
  { id: '4', created: '2025-02-01', closed: '2025-02-28', value: 50, chance: 1 },
  { id: '5', created: '2025-02-28', closed: '2025-03-01', owner: 'eve' },
  { id: '6', created: '2025-05-01', value: 7, chance: 0, owner: 'eve' },
];
const quarter = { every: 'month', between: ['2025-01-01', '2025-04-01'] } as const;

describe('a stock', () => {
  test('counts what was begun by the end of each period and not ended', () => {
    const table = query(deals, { select: [openDeals, openValue, weighted, owners, created], ...quarter });
    // January: 2 and 3. February: 3 and 5, whose value nobody knows. March: 3.
    expect(column(table, 'openDeals')).toEqual(['2', '2', '1']);
    expect(column(table, 'openValue')).toEqual(['200.1', '0.1', '0.1']);
    expect(column(table, 'weighted')).toEqual(['50.01', '0.01', '0.01']);
    expect(column(table, 'owners')).toEqual(['2', '2', '1']);
    expect(column(table, 'created')).toEqual(['3', '2', '0']);
    expect(table.notes.map(({ code, column: of }) => `${code} ${of}`)).toContain('partial-coverage openValue');
  });

  test('that never ends is everything up to the end of each period', () => {
    const ever = indicator({ ...words, id: 'ever', unit: 'number', formula: sum(deal.value, { until: null }) });
    expect(column(query(deals, { select: [ever], ...quarter }), 'ever')).toEqual(['300.1', '350.1', '350.1']);
    expect(text(ever(deals))).toBe(text(indicator({ ...words, id: 'all', unit: 'number', formula: sum(deal.value) })(deals)));
    expect(ever.additivity).toBe('semi-additive');
  });

  test('of customers with two orders or more looks at its own end alone', () => {
    const table = query(deals, { select: [again, atOnce], ...quarter });
    // ana has two deals from January on, bob and eve one each; of those open at an end nobody has two.
    expect(column(table, 'again')).toEqual(['1', '1', '1']);
    expect(column(table, 'atOnce')).toEqual(['0', '0', '0']);
    expect(cell(table, 0, 'again').known).toBe(3);
    expect(table.notes).toEqual([]);
    expect(() => indicator({ ...words, id: 'x', unit: 'count', formula: retainedCount(deal.owner, stock) })).toThrow('the stock of');
  });

  test('of a whole range is that at its end', () => {
    expect(column(query(deals, { select: [openDeals], between: ['2025-01-01', '2025-03-01'] }), 'openDeals')).toEqual(['2']);
  });

  test('of the running period is that at the point in time up to which records are known', () => {
    const table = query(deals, { select: [openDeals], ...quarter, asOf: '2025-02-15' });
    expect(column(table, 'openDeals').slice(0, 2)).toEqual(['2', '2']);
    expect(table.rows[2]?.openDeals).toBeNull();
  });

  test('accounts for every record once', () => {
    const { counts } = query(deals, { select: [openDeals], ...quarter, where: { owner: ['ana', 'bob'] } });
    // 1 and 4 are open at no end of a month, 6 begins later, 5 is of eve.
    expect(counts['deals']).toEqual({ rowsIn: 6, used: 2, filtered: { range: 3, where: 1, kind: 0 }, rejected: {} });
  });

  test('by segment and compared with the period before', () => {
    const table = query(deals, { select: [openDeals], ...quarter, by: ['owner'], compare: 'previousPeriod' });
    const rows = table.rows.map((row) => `${row.period} ${String(row['owner'])} ${text(row.openDeals)} ${text(row.openDealsPrior)}`);
    expect(rows).toContain('2025-01 ana 1 0');
    expect(rows).toContain('2025-02 eve 1 0');
    expect(rows).toContain('2025-02 bob 0 1');
  });

  test('a call counts what has not ended', () => {
    expect(openDeals(deals)).toBe(2);
    expect(text(openValue(deals))).toBe('7.1');
  });

  test('is semi-additive, and a rate of it is a ratio', () => {
    expect([openDeals.additivity, openValue.additivity, owners.additivity]).toEqual(['semi-additive', 'semi-additive', 'distinct']);
    const net = indicator({ ...words, id: 'net', unit: 'number', formula: minus(created, openDeals) });
    expect(net.additivity).toBe('semi-additive');
  });

  test.each([
    ['an until that is no date', { until: deal.owner }],
    ['an until of other records', { until: fields<Deal>()('others', { closed: 'date' }).closed }],
  ])('%s is refused', (_, options) => {
    expect(() => indicator({ ...words, id: 'x', unit: 'count', formula: count(deal.id, options as never) })).toThrow(/until|records/);
  });

  test('a record without its date is rejected', () => {
    const { counts } = query([...deals, { id: '7', created: null as never }], { select: [openDeals], ...quarter });
    expect(counts['deals']?.rejected).toEqual({ 'missing-required': 1 });
  });
});

describe('the time between two dates', () => {
  test('is counted in calendar days, whatever the clocks did', () => {
    const table = query(deals, { select: [cycle, medianCycle], between: ['2025-01-01', '2025-04-01'] });
    // 10, 26, 27 and 1 days.
    expect(column(table, 'cycle')).toEqual(['16']);
    expect(column(table, 'medianCycle')).toEqual(['18']);
  });

  test('of instants is counted in milliseconds', () => {
    const one = [{ id: '1', created: '2025-03-30T00:00:00.000+01:00', closed: '2025-03-30T12:00:00.001+02:00' }];
    expect(String(indicator({ ...words, id: 'ms', unit: 'number', formula: sum(elapsed(deal.created, deal.closed)) })(one))).toBe(
      '39600001',
    );
  });

  test('of an instant and a calendar date is unknown', () => {
    const mixed = [{ id: '1', created: '2025-03-30T00:00:00Z', closed: '2025-03-31' }];
    expect(
      query(mixed, { select: [indicator({ ...words, id: 'ms', unit: 'number', formula: sum(elapsed(deal.created, deal.closed)) })] })
        .rows[0]?.ms,
    ).toBeNull();
  });

  test('of something else than dates is refused', () => {
    const formula = sum(elapsed(deal.created, deal.owner as never));
    expect(() => indicator({ ...words, id: 'x', unit: 'number', formula })).toThrow('elapsed of date and key');
  });
});

describe.each(brought)('%s', (_, open) => {
  test.each(['DATE', 'TIMESTAMP WITH TIME ZONE'])('answers stocks as memory does, with dates held as %s', async (type) => {
    const database = await open();
    const at = (date: string | Date | null | undefined): string | null =>
      date ? `${String(date)}${type === 'DATE' ? '' : 'T22:30:00Z'}` : null;
    const rows = deals.map((row) => ({ ...row, created: at(row.created) as string, closed: at(row.closed) }));
    await database.run(
      `CREATE TABLE deals (id VARCHAR, created ${type}, closed ${type}, value DECIMAL(18, 2), chance DECIMAL(9, 4), owner VARCHAR)`,
    );
    for (const row of rows) {
      const given = [row.id, row.created, row.closed, row.value ?? null, row.chance ?? null, row.owner ?? null];
      const texts = given.map((value) => (value === null ? 'NULL' : `'${String(value)}'`));
      await database.run(`INSERT INTO deals VALUES (${texts.join(', ')})`);
    }
    const as = type === 'DATE' ? 'date' : 'instant';
    const source = sqlSource({
      dialect: database.dialect,
      tables: {
        deals: {
          table: 'deals',
          columns: {
            id: 'id',
            created: { column: 'created', as },
            closed: { column: 'closed', as },
            value: 'value',
            chance: 'chance',
            owner: 'owner',
          },
        },
      },
      run: (statement, params) => database.run(statement, params),
    });
    for (const more of [
      {},
      { compare: 'previousPeriod' },
      { by: ['owner'] },
      { where: { owner: 'ana' } },
      { every: 'week' },
      { asOf: '2025-02-15' },
    ]) {
      const question = { select: everything, ...quarter, calendar: { timeZone: 'Europe/Paris' }, ...more } as never;
      expect(written(await query(source as never, question))).toBe(written(query(rows as never, question)));
    }
    await database.close();
  });
});
