// The monthly report of the sample shop, made of nothing but its records and the day up to which they are known. A cron job can make it
// again at any time: the same records and day give the same bytes.
import {
  activeCustomers,
  alerts,
  anomalies,
  averageOrderValue,
  barChart,
  type Chart,
  type ChartOptions,
  customerRetentionRate,
  explainChange,
  forecast,
  goal,
  type Locale,
  lineChart,
  orderCount,
  type Parsed,
  type Posted,
  progress,
  query,
  type Report,
  report,
  reportPeriod,
  revenue,
  type SectionInput,
  sameRangeLastYear,
  trend,
  waterfallChart,
} from 'sales-kpi';

/** What the report is made from. */
export interface SalesRecords {
  /** What reading the orders gave. */
  readonly parsed: Parsed<unknown>;
  /** The ledger of sales. */
  readonly ledger: Posted;
  /** The last day of which records are known. */
  readonly asOf: string;
  /** The days of the shop. */
  readonly calendar: { readonly timeZone: string };
}

const channelName = { channel: { en: 'Channel', fr: 'Canal' } };

/** The report on the last month that is over. */
export function salesReport({ parsed, ledger, asOf, calendar }: SalesRecords, locale: Locale): Report {
  const { sales } = ledger;
  const period = reportPeriod('month', asOf, calendar);
  const { between } = period;
  const context = { calendar, asOf };
  const select = [revenue, orderCount, averageOrderValue, activeCustomers, customerRetentionRate] as const;
  const months = query(sales, { select, every: 'month', between: ['2023-01-01', between[1]], compare: 'previousYear', ...context });
  const lastYear = query(sales, { select, every: 'month', between: ['2024-11-01', between[1]], compare: 'previousYear', ...context });
  const channels = query(sales, { select: [revenue, orderCount], between, by: ['channel'], compare: 'previousYear', ...context });
  const why = explainChange(sales, { of: revenue, from: sameRangeLastYear(between, calendar), to: between, by: ['channel'], calendar });
  const [course, orders] = [{ table: months, column: 'revenue' } as const, { table: months, column: 'orderCount' } as const];

  const year = goal({
    id: 'year',
    title: locale.label({ en: 'Revenue of 150,000 euros in 2025', fr: '150 000 euros de chiffre d’affaires en 2025' }),
    of: revenue,
    target: 150_000,
    currency: 'EUR',
    between: ['2025-01-01', '2026-01-01'],
    calendar,
    pacing: 'seasonal',
  });
  const basket = goal({
    id: 'basket',
    title: locale.label({ en: 'Average order of 110 euros', fr: 'Panier moyen de 110 euros' }),
    of: averageOrderValue,
    target: 110,
    currency: 'EUR',
    between: ['2025-01-01', '2026-01-01'],
    calendar,
  });
  const goals = [progress(year, sales, { asOf }), progress(basket, sales, { asOf })];
  const rules = [
    {
      id: 'shop',
      of: 'revenue',
      table: 'channels',
      when: { is: 'change', against: 'comparison', limit: 'below', value: '-0.3' },
      severity: 'critical',
    },
    { id: 'orders', of: 'orderCount', table: 'months', when: { is: 'above', value: 125 }, severity: 'info' },
    { id: 'year', when: { is: 'goalStatus', goal: 'year', status: ['at-risk', 'off-track'] } },
  ] as const;
  const byChannel = query(sales, { select: [revenue], every: 'month', between, by: ['channel'], compare: 'previousYear', ...context });
  const told = alerts(rules, { months, channels: byChannel }, null, { asOf, goals });

  const ahead = forecast(course, { horizon: 3 });
  const wide = { locale, width: 1000, height: 280 } as const;
  const both = (draw: (options: ChartOptions) => Chart): Pick<Extract<SectionInput, { kind: 'chart' }>, 'kind' | 'spec' | 'dark'> => ({
    kind: 'chart',
    spec: draw(wide),
    dark: draw({ ...wide, theme: 'dark' }),
  });
  return report({
    title: { en: 'Sales of the tea shop', fr: 'Les ventes de la boutique de thé' },
    asOf,
    period,
    calendar,
    sections: [
      { kind: 'indicators', table: months },
      { kind: 'alerts', alerts: told },
      { kind: 'goals', goals },
      {
        ...both((options) => lineChart(months, { of: 'revenue', forecast: ahead, ...options })),
        title: { en: 'Where revenue goes', fr: 'Où va le chiffre d’affaires' },
      },
      {
        ...both((options) => waterfallChart(why, options)),
        title: { en: 'Why revenue changed within a year', fr: 'Pourquoi le chiffre d’affaires a changé en un an' },
      },
      {
        kind: 'findings',
        findings: [...why.findings, ...trend(course).findings, ...anomalies(orders).findings, ...ahead.findings],
      },
      {
        ...both((options) =>
          barChart(channels, { of: 'revenue', labels: { channel: locale.label({ en: 'channel', fr: 'canal' }) }, ...options, height: 160 }),
        ),
        title: { en: 'Revenue by channel', fr: 'Le chiffre d’affaires par canal' },
      },
      {
        kind: 'table',
        title: { en: 'Channels, against the year before', fr: 'Les canaux, comparés à l’année précédente' },
        table: channels,
        labels: channelName,
      },
      { kind: 'table', title: { en: 'By month, against the year before', fr: 'Par mois, comparé à l’année précédente' }, table: lastYear },
      {
        kind: 'quality',
        read: [
          { name: { en: 'Orders', fr: 'Commandes' }, result: parsed },
          { name: { en: 'Orders posted', fr: 'Commandes passées au registre' }, result: ledger },
        ],
        tables: [months],
      },
    ],
  });
}
