// npm start: from the raw orders of a sample shop to a report of sales, printed here and as a page in out/report.html (out/report.fr.html).
import { mkdirSync, writeFileSync } from 'node:fs';
import {
  activeCustomers,
  averageOrderValue,
  customerRetentionRate,
  en,
  fr,
  Order,
  orderCount,
  parse,
  post,
  query,
  revenue,
  toDate,
  toHtml,
} from 'sales-kpi';
import { counted } from './report/format.ts';
import { beside, inColumns } from './report/layout.ts';
import { definitionLines, noteLines } from './report/notes.ts';
import { periodLines } from './report/periods.ts';
import { renderChart } from './report/renderChart.ts';
import { salesReport } from './report/salesReport.ts';
import { segmentLines } from './report/segments.ts';
import { knownUntil as asOf, calendar, sampleOrders } from './shop/sampleOrders.ts';

const inWords = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

// Raw records in, trusted records out; what is refused is told and counted, never thrown.
const parsed = parse(Order, sampleOrders());
const { rows: orders, rejected, counts: read } = parsed;
// Nested orders to the flat sales ledger: discounts, taxes and refunds on the lines they belong to, to the cent.
const ledger = post(orders);
const { sales, excluded, counts: posted } = ledger;

const months = query(sales, {
  select: [revenue, orderCount, averageOrderValue, activeCustomers, customerRetentionRate],
  every: 'month',
  between: ['2024-11-01', '2025-12-01'],
  compare: 'previousYear',
  calendar,
  asOf,
});
const thisYear = { select: [revenue], between: toDate('year', asOf, calendar), compare: 'previousYear', calendar, asOf } as const;
const total = query(sales, thisYear).rows[0]?.revenue ?? null;

const lines = [
  `A sample shop: net sales in ${months.columns.find(({ id }) => id === 'revenue')?.currency}, days of ${calendar.timeZone}, known up to ${asOf}`,
  '',
  `Read      ${counted(read.rowsIn, 'order')}: ${counted(posted.posted, 'order')} posted as ${counted(posted.rows, 'row')} of the sales ledger`,
  `Excluded  ${Object.entries(excluded)
    .filter(([, count]) => count > 0)
    .map(([why, count]) => `${count} ${inWords(why)}`)
    .join(', ')}`,
  `Rejected  ${counted(read.rejected, 'order')}`,
  ...inColumns(
    rejected.map(({ row, field, value, code }) => [`  order ${row}`, field ?? '', value, code]),
    4,
  ),
  '',
  'By month, against the year before',
  ...periodLines(months),
  '',
  `This year so far (${thisYear.between[0]} to ${asOf}), revenue against the year before`,
  ...beside(
    (['channel', 'country', 'category'] as const).map((by) => segmentLines(query(sales, { ...thisYear, by: [by] }), by, 'revenue', total)),
  ),
  '',
  'To know',
  ...noteLines(months),
  '',
  'As defined',
  ...definitionLines([averageOrderValue]),
];
console.log(lines.join('\n'));

// The same for readers: a page in each language that needs no script, its charts drawn by vega.
const folder = new URL('../out/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const locale of [en, fr]) {
  const made = salesReport({ parsed, ledger, asOf, calendar }, locale);
  writeFileSync(new URL(locale === en ? 'report.html' : 'report.fr.html', folder), await toHtml(made, { locale, renderChart }));
}
console.log('\nReport: out/report.html');
