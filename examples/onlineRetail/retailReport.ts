// What was cleaned, and the report of sales.
import {
  activeCustomers,
  averageOrderValue,
  customerRetentionRate,
  type Dataset,
  dataset,
  type EngineSource,
  grossSales,
  orderCount,
  query,
  returns,
  revenue,
} from 'sales-kpi';
import { counted, formatValue } from '../report/format.ts';
import { beside, inColumns } from '../report/layout.ts';
import { noteLines } from '../report/notes.ts';
import { periodLines } from '../report/periods.ts';
import { segmentLines } from '../report/segments.ts';
import type { RetailLedger } from './readLedger.ts';
import { whyLines } from './whyLines.ts';

const calendar = { timeZone: 'Europe/London' } as const;
/** The days that the file covers, half-open. */
const coverage = ['2010-12-01', '2011-12-10'] as const;
const asOf = '2011-12-09';

/** What was read, repaired, set aside and refused, in counts of lines. */
export function cleaningLines({ lines, sales, rejected, cleaning }: RetailLedger): string[] {
  const { entries } = cleaning;
  const refused = Object.entries(cleaning.rejectedByCode).map(([code, count]) => `${count} ${code}`);
  const table: readonly (readonly [string, number, string])[] = [
    ['read', cleaning.linesIn, `quantity × price ${revenue(lines)} over all that could be read`],
    ['rejected', cleaning.linesIn - lines.length, refused.join(', ')],
    ['repaired', cleaning.linesIn, 'times without a zone, read as those of Europe/London'],
    ['repaired', cleaning.customersRepaired, 'customer numbers such as 17850.0, read as 17850'],
    ['kept', cleaning.withoutCustomer, 'without a customer: in sales, in no customer indicator'],
    ['kept', cleaning.identical, 'identical to an earlier line: an article can be scanned twice'],
    [
      'kept',
      sales.filter(({ codeClass }) => codeClass !== 'product').length,
      'of codes that are no products (postage, fees, manual …): in sales, told apart by codeClass',
    ],
    ['returns', entries.return, 'on invoices that begin with C'],
    ['set aside', entries['bad-debt'], 'adjustments of bad debts, on invoices that begin with A'],
    ['set aside', entries['write-off'], 'stock written off: negative quantities, not on a return'],
    ['set aside', entries.free, 'units given for nothing: price 0'],
    ['set aside', entries.unknown, 'on invoices of no known kind'],
    ['ledger', sales.length, 'rows of sales and returns'],
  ];
  const details = rejected.slice(0, 5).map(({ row, field, value, code }) => `  line ${row + 1}: ${field ?? ''} ${value} ${code}`);
  const rows = table.filter(([, count]) => count > 0).map(([what, count, why]) => [what, formatValue(count, 'count'), why]);
  return ['UCI Online Retail, in lines of the file', ...leftLast(rows), ...details];
}

/** The last column begins where the numbers end. */
function leftLast(rows: readonly string[][]): string[] {
  const front = inColumns(rows.map((row) => row.slice(0, 2)));
  return rows.map((row, i) => `${front[i]}  ${row[2]}`.trimEnd());
}

type Line = RetailLedger['sales'][number];

/** Where the ledger is asked: in memory, or in a database that holds the same lines. */
export type RetailData = Dataset<{ readonly sales: Line }> | EngineSource<{ readonly sales: Line }>;

const whole = { between: coverage, calendar } as const;

/** The questions of the report. */
export const retailQuestions = {
  months: {
    select: [revenue, orderCount, averageOrderValue, activeCustomers, customerRetentionRate],
    every: 'month',
    between: ['2010-12-01', '2012-01-01'],
    compare: 'previousYear',
    coverage,
    calendar,
    asOf,
  },
  all: { ...whole, select: [revenue, grossSales, returns] },
  countries: { ...whole, select: [revenue], by: ['country'] },
  products: { ...whole, select: [revenue], by: ['productId'] },
} as const;

/** The months against the year before, and the largest countries and products. */
export async function reportLines({ sales, descriptions }: RetailLedger, data: RetailData = dataset({ sales })): Promise<string[]> {
  const { months: byMonth, all: everything, countries: byCountry, products: byProduct } = retailQuestions;
  const [months, all, countries, products] = await Promise.all([
    query(data, byMonth),
    query(data, everything),
    query(data, byCountry),
    query(data, byProduct),
  ]);
  const [sum] = all.rows;
  const total = sum?.revenue ?? null;
  const named = (code: string): string => `${code} ${descriptions.get(code) ?? ''}`.slice(0, 40);
  return [
    `Net sales in GBP, days of ${calendar.timeZone}, known up to ${asOf}, against the year before`,
    ...periodLines(months),
    '',
    `${counted(months.counts['sales']?.rowsIn ?? 0, 'row')}: gross sales ${formatValue(sum?.grossSales ?? null, 'money')}, returns ${formatValue(sum?.returns ?? null, 'money')}, net sales ${formatValue(total, 'money')}`,
    ...beside([segmentLines(countries, 'country', 'revenue', total), segmentLines(products, 'productId', 'revenue', total, 5, named)]),
    '',
    ...(await whyLines(data)),
    '',
    'To know',
    ...noteLines(months),
  ];
}
