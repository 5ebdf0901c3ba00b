// Why November 2011 differed from October 2011, under several conventions, each of which adds up to the last digit.
import {
  activeCustomers,
  averageOrderValue,
  type ChangeExplained,
  type ChangePart,
  en,
  explainChange,
  findDrivers,
  indicator,
  orderCount,
  ratio,
  revenue,
  sentence,
  unitsSold,
} from 'sales-kpi';
import { formatValue } from '../report/format.ts';
import { inColumns } from '../report/layout.ts';
import type { RetailData } from './retailReport.ts';

/** From October to November; a change in sales is not in orders that were returned in between only. */
export const whyMonths = {
  from: ['2011-10-01', '2011-11-01'],
  to: ['2011-11-01', '2011-12-01'],
  calendar: { timeZone: 'Europe/London' },
} as const;

const net = averageOrderValue.variants.net;
/** All orders, those of unknown customers too, so that customers × orders per customer × value per order is all sales. */
const ordersPerCustomer = indicator({
  id: 'ordersPerCustomer',
  label: { en: 'Orders per customer', fr: 'Commandes par client' },
  unit: 'number',
  better: 'higher',
  formula: ratio(orderCount, activeCustomers),
});

/** The same change under each convention. */
export async function whyExplained(data: RetailData): Promise<ChangeExplained[]> {
  const of = { ...whyMonths, of: revenue } as const;
  return Promise.all([
    explainChange(data, { ...of, by: ['country'] }),
    explainChange(data, { ...of, by: ['productId'], quantity: unitsSold }),
    explainChange(data, { ...of, by: ['customerId'], convention: 'newLostRetained' }),
    explainChange(data, { ...of, into: [activeCustomers, ordersPerCustomer, net] }),
  ]);
}

const titles = [
  'by country',
  'by price, volume and mix of products',
  'by customers: new, lost, and those who stayed',
  'by customers × orders per customer × value per order (Shapley)',
];

/** What made the change, the largest parts of each convention first. */
export async function whyLines(data: RetailData): Promise<string[]> {
  const all = await whyExplained(data);
  const { findings } = await findDrivers(data, { ...whyMonths, of: revenue, over: ['country', 'productId'] });
  const [first] = all as [ChangeExplained];
  const money = (value: ChangeExplained['change']): string => formatValue(value, 'money');
  return [
    `Why November 2011 differed from October: ${money(first.from)} → ${money(first.to)}, ${money(first.change)}`,
    ...all.flatMap((why, i) => ['', `${titles[i]}:`, ...partLines(why)]),
    '',
    ...findings.slice(0, 4).map((finding) => sentence(finding, en)),
  ];
}

/** Effects where they gather many segments, and the largest parts otherwise. */
function partLines({ convention, effects, parts, change }: ChangeExplained): string[] {
  const rows =
    convention === 'priceVolumeMix' || convention === 'newLostRetained'
      ? Object.entries(effects).map(([name, value]) => [name, value] as const)
      : parts.slice(0, 5).map((part) => [nameOf(part), part.value] as const);
  const rest = rows.reduce((left, [, value]) => left.minus(value), change ?? (parts[0]?.value.times(0) as ChangePart['value']));
  const shown = [...rows, ...(rest.isZero() ? [] : [['all others', rest] as const])];
  return inColumns(shown.map(([name, value]) => [`  ${name}`, formatValue(value, 'money')]));
}

function nameOf({ effect, segment, factor }: ChangePart): string {
  return factor?.label.en ?? (segment === null ? effect : Object.values(segment).map(String).join(' '));
}
