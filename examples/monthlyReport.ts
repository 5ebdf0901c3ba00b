// A report each month, as a cron job makes it: whatever starts this says what day it is, and the same day gives the same report.
import { en, Order, orderCount, parse, post, query, report, reportPeriod, revenue, toMarkdown } from 'sales-kpi';
import { calendar, knownUntil, sampleOrders } from './shop/sampleOrders.ts';

const asOf = process.argv[2] ?? knownUntil;
const period = reportPeriod('month', asOf, calendar);
const { sales } = post(parse(Order, sampleOrders()).rows);
const question = { select: [revenue, orderCount], between: period.between, compare: 'previousPeriod', calendar, asOf } as const;
const sections = [
  { kind: 'indicators', table: query(sales, question) },
  { kind: 'table', title: 'By channel', table: query(sales, { ...question, by: ['channel'] }) },
] as const;
console.log(toMarkdown(report({ title: 'Sales of the month', asOf, period, calendar, sections }), { locale: en }));
