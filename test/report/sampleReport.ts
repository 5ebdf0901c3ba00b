// A report with a section of every kind, made of records whose names the tests choose.
import {
  activeCustomers,
  anomalies,
  averageOrderValue,
  customerRetentionRate,
  explainChange,
  orderCount,
  parse,
  query,
  type Report,
  report,
  reportPeriod,
  revenue,
  Sale,
  type SectionInput,
  trend,
} from 'sales-kpi';
import { clean, qualityReport } from 'sales-kpi/clean';

const asOf = '2025-11-02';

/** Sales of ten months; the channel of each is one of these names. */
export const salesOf = (names: readonly string[]) =>
  Array.from({ length: 40 + 10 * names.length }, (_, i) => ({
    id: `${i}`,
    date: `2025-${String(1 + (i % 10)).padStart(2, '0')}-15`,
    amount: 100 + 7 * (i % 10) + (i % 3),
    customerId: `c${i % 7}`,
    channel: names[Math.floor(i / 10) % names.length] ?? null,
    currency: 'EUR',
  }));

/** A chart as somebody else would write it. */
export const plainChart = (names: readonly string[]): object => ({
  title: names[0],
  description: `Revenue by channel: ${names.slice(0, 3).join(', ')}.`,
  data: { values: names.map((name, i) => ({ name, value: i + 0.5, share: i / 100 })) },
  mark: 'bar',
  encoding: {
    y: { field: 'name', type: 'nominal', title: 'Channel' },
    x: { field: 'value', type: 'quantitative', title: 'Revenue' },
    color: { field: 'share', type: 'quantitative', format: '.1%' },
  },
});

/** The sections of the sample report. */
export function sectionsOf(names: readonly string[]): SectionInput[] {
  const sales = salesOf(names);
  const between = ['2025-01-01', '2025-12-01'] as const;
  const months = query(sales, {
    select: [revenue, orderCount, averageOrderValue, customerRetentionRate],
    every: 'month',
    between,
    compare: 'previousPeriod',
    asOf,
  });
  const channels = query(sales, {
    select: [revenue],
    by: ['channel'],
    between: ['2025-10-01', '2025-11-01'],
    compare: 'previousPeriod',
  } as never);
  const why = explainChange(sales, {
    of: revenue,
    from: ['2025-09-01', '2025-10-01'],
    to: ['2025-10-01', '2025-11-01'],
    by: ['channel'],
  } as never);
  const read = parse(Sale, [
    ...sales.slice(0, 3),
    { id: 'x', date: names[0], amount: 1 },
    { id: names[0], date: '2025-01-01', amount: names[1] ?? 'x' },
  ]);
  const cleaned = clean(
    [...sales, { id: names[0], date: names[1] ?? 'x', amount: 1 }, { id: 'y', date: '2025-12-01', amount: 3, currency: 'USD' }],
    { columns: { id: { as: 'key' }, date: { as: 'date' }, amount: { as: 'money', currency: 'EUR' }, channel: { as: 'label' } } },
  );
  const quality = qualityReport(cleaned, {
    indicators: [revenue, activeCustomers],
    references: [{ column: 'channel', catalogue: names.slice(1) }],
    reconcile: [{ total: 'amount', parts: ['amount', 'amount'] }],
  });
  return [
    { kind: 'indicators', table: months, row: 9 },
    { kind: 'table', table: months },
    { kind: 'table', title: names[0], table: channels as never },
    { kind: 'chart', spec: plainChart(names) },
    {
      kind: 'findings',
      findings: [
        ...why.findings,
        ...trend({ table: months, column: 'revenue' }).findings,
        ...anomalies({ table: months, column: 'orderCount' }).findings,
      ],
    },
    {
      kind: 'quality',
      read: [
        { name: { en: 'Sales', fr: 'Ventes' }, result: read },
        { name: names[0] ?? '', result: quality },
      ],
      tables: [months],
    },
    { kind: 'text', paragraphs: names.slice(0, 60), links: names.map((name) => ({ text: name, url: name })) },
  ];
}

/** The sample report. */
export const sampleReport = (names: readonly string[]): Report =>
  report({
    title: names[0] ?? '',
    asOf,
    period: reportPeriod('month', asOf),
    sections: sectionsOf(names),
  });
