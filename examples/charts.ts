// Charts as data, drawn as SVG under out/charts. What each shows is printed in words, as it is read out to those who do not see it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { barChart, fr, lineChart, Order, parse, post, query, revenue, shareChart } from 'sales-kpi';
import { renderChart } from './report/renderChart.ts';
import { knownUntil as asOf, calendar, sampleOrders } from './shop/sampleOrders.ts';

const { sales } = post(parse(Order, sampleOrders()).rows);
const [year, select] = [{ between: ['2025-01-01', '2026-01-01'], calendar, asOf } as const, [revenue] as const];
const line = lineChart(query(sales, { select, every: 'month', calendar, asOf }), { of: 'revenue' });
const bar = barChart(query(sales, { select, by: ['category'], ...year }), { of: 'revenue' });
const share = shareChart(query(sales, { select, by: ['channel'], every: 'quarter', ...year }), { of: 'revenue', locale: fr });
mkdirSync('out/charts', { recursive: true });
for (const [name, chart] of Object.entries({ line, bar, share })) writeFileSync(`out/charts/${name}.svg`, await renderChart(chart));
for (const { description } of [line, bar, share]) console.log(description.replace(/\s/g, ' '));
