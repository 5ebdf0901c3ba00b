import {
  barChart,
  cohorts,
  explainChange,
  lineChart,
  orderCount,
  paretoChart,
  query,
  revenue,
  shareChart,
  sparkline,
  type Table,
  waterfallChart,
} from 'sales-kpi';
import { describe, expect, it } from 'vitest';
import { cohortChart } from '../../src/chart/cohortChart.ts';
import { compiled, drawnAs, expressionsIn, faultsOf, textsIn } from './drawn.ts';

/** Names that are commands, paths, markup or nothing in some language; each holds the marker, where it is long enough. */
const MARK = 'hostile';
const names = [
  `"}); ${MARK}(1); //`,
  `\\`,
  `${MARK}\\`,
  `${MARK}\\"`,
  `datum['value'] + ${MARK}`,
  `a.${MARK}[0].b`,
  `{signal: ${MARK}}`,
  `<script>${MARK}</script>`,
  `</svg><img src=x onerror=${MARK}()>`,
  `{name} {detail} ${MARK}`,
  '$& $1 {0}',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  '',
  ' ',
  `two\nlines\r${MARK}`,
  `turned \u202e${MARK}`,
  `cut \ud800 in half ${MARK}`,
  `bell \u0007\u0000${MARK}`,
  '=1+1',
  `${MARK} ${'long '.repeat(2000)}`,
  '😀'.repeat(200),
];

/** The names that programs trip over. */
const oddest: readonly string[] = ['__proto__', 'constructor', 'toString', '', '\\', 'null', `a.${MARK}[0].b`];

const records = names.map((country, i) => ({
  id: `${i}`,
  date: '2025-01-10',
  amount: 1 + i,
  currency: 'EUR',
  country,
  customerId: `c${i}`,
}));
const later = records.map((record, i) => ({ ...record, id: `b${i}`, date: '2025-02-10', amount: 40 - i }));
const table = query(records, { select: [revenue], by: ['country'] });
const courses = query([...records, ...later].slice(0, 60), { select: [revenue], by: ['country'], every: 'month' });

/** The same table with another name for what it is split by, and for its indicator. */
function renamed<T extends Table<object>>(given: T, column: string, label: unknown = column): T {
  const rows = given.rows.map((row) => {
    const { country, ...rest } = row as Record<string, unknown>;
    return Object.assign(Object.create(null), rest, { [column]: country }) as object;
  });
  const columns = given.columns.map((one) => ({
    ...one,
    ...(one.id === 'country' ? { id: column } : {}),
    label: { en: label, fr: label },
  }));
  return { ...given, rows, columns } as T;
}

async function isHarmless(chart: ReturnType<typeof barChart>): Promise<void> {
  expect(faultsOf(chart)).toEqual([]);
  const { spec, said } = compiled(chart);
  expect(said).toEqual([]);
  // What is run is fixed: nothing of the data is in it, neither in ours nor in what becomes of it.
  expect([...expressionsIn(chart), ...expressionsIn(spec)].filter((one) => one.includes(MARK) || one.includes('__proto__'))).toEqual([]);
  const drawn = await drawnAs(chart);
  expect(drawn.said).toEqual([]);
  expect(/<script|<img|onerror=[^"]*"[^>]*>\s*<img/.exec(drawn.svg)).toBeNull();
  // No text is a command by its shape, and none is longer than can be read.
  for (const { path, text } of textsIn(chart['data'])) {
    expect(/[\p{Cc}\p{Cs}\u202e]/u.exec(text), path.join('.')).toBeNull();
    expect([...text].length).toBeLessThan(300);
  }
}

describe('hostile names of segments', () => {
  it.each([
    ['bars', () => barChart(table, { of: 'revenue', most: 50 })],
    ['shares', () => shareChart(table, { of: 'revenue', most: 50 })],
    ['a Pareto chart', () => paretoChart(table, { of: 'revenue', most: 60 })],
    ['lines', () => lineChart(courses, { of: 'revenue' })],
    [
      'lines of few',
      () =>
        lineChart(
          query(
            [...records, ...later].filter(({ country }) => oddest.includes(country)),
            { select: [revenue], by: ['country'], every: 'month' },
          ),
          { of: 'revenue' },
        ),
    ],
    ['a line', () => lineChart(courses, { of: 'revenue', segment: { country: names[0] as string } })],
    ['a small line', () => sparkline(courses, { of: 'revenue', segment: { country: names[2] as string } })],
    ['columns', () => shareChart(courses, { of: 'revenue' })],
    [
      'a waterfall',
      () =>
        waterfallChart(
          explainChange([...records, ...later], {
            of: revenue,
            by: ['country'],
            from: ['2025-01-01', '2025-02-01'],
            to: ['2025-02-01', '2025-03-01'],
          }),
          { most: 50 },
        ),
    ],
    ['cohorts', () => cohortChart(cohorts(records, { every: 'month', asOf: '2025-03-01', by: ['country'] }))],
  ])('are text in %s', async (_, make) => {
    await isHarmless(make());
  });

  it('each keep a bar of their own', () => {
    const chart = barChart(table, { of: 'revenue', most: 50 });
    const own = chart.data.values.map(({ name }) => name);
    expect(new Set(own).size).toBe(names.length);
    expect(chart.data.values.map(({ value }) => value)).toEqual([...records].reverse().map(({ amount }) => amount));
  });

  it('1 and its text, and a missing key and its words, are different bars', () => {
    const keys = [1, '1', null, '(missing)', true, 'true'] as const;
    const rows = keys.map((country, i) => ({ period: 'all', country, orderCount: i + 1 }));
    const base = query(records, { select: [orderCount], by: ['country'] });
    const mixed = { ...base, rows, notes: [] } as unknown as typeof base;
    const found = barChart(mixed, { of: 'orderCount' }).data.values.map(({ name }) => name);
    expect(found).toEqual(['true', 'true (2)', '(missing)', '(missing) (2)', '1', '1 (2)']);
  });
});

describe('hostile names of columns', () => {
  it.each(['a.b', 'c[0]', `d"e'f`, '\\', '__proto__', 'constructor', 'value', 'name', 'datum', `x\\"}; ${MARK}`])(
    '%s is no path and no command',
    async (column) => {
      const odd = renamed(table, column);
      await isHarmless(barChart(odd, { of: 'revenue' }));
      await isHarmless(shareChart(odd, { of: 'revenue' }));
      expect(barChart(odd, { of: 'revenue' }).data.values).toEqual(barChart(table, { of: 'revenue' }).data.values);
    },
  );

  it('an object in the place of a label is no command', async () => {
    const odd = renamed(table, 'country', { signal: `${MARK}()`, expr: `${MARK}()`, text: [MARK] });
    const chart = barChart(odd, { of: 'revenue' });
    await isHarmless(chart);
    expect(textsIn(chart).filter(({ text }) => text.includes(`${MARK}()`))).toEqual([]);
    expect(chart.usermeta['sales-kpi'].title).toBe('revenue by country');
  });

  it('a currency that is none is none', () => {
    const odd = {
      ...table,
      columns: table.columns.map((column) => ({ ...column, currency: column.unit === 'money' ? `EUR"+${MARK}` : null })),
    };
    const chart = barChart(odd as typeof table, { of: 'revenue' });
    expect(expressionsIn(chart).join()).not.toContain(MARK);
    expect(chart.data.values.at(-1)?.['text']).toMatch(/^\d+$/);
  });
});

describe('hostile titles', () => {
  it.each(names)('%j is text', async (title) => {
    const chart = barChart(table, { of: 'revenue', title, description: title });
    const { said, spec } = compiled(chart);
    expect(said).toEqual([]);
    expect(expressionsIn(spec).filter((one) => one.includes(MARK))).toEqual([]);
  });
});
