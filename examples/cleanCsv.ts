// A CSV file as a French till exports it: read by a parser of CSV, mapped, cleaned, judged, and asked.
import { readFileSync } from 'node:fs';
import { parse as parseCsv } from 'csv-parse/sync';
import { activeCustomers, en, netSales, parse, query, report, revenue, Sale, toMarkdown } from 'sales-kpi';
import { clean, duplicateStep, qualityReport, sniffCsv, suggestMapping, totalsStep } from 'sales-kpi/clean';
import { confirmed, fields } from './csv/confirmed.ts';

const text = readFileSync(new URL('csv/ventes.csv', import.meta.url), 'utf8');
const rows = parseCsv(text, { delimiter: sniffCsv(text).delimiter ?? ';', columns: true }) as Record<string, string>[];
const mapping = suggestMapping(Object.keys(rows[0] ?? {}), rows, { to: fields });
const cleaned = clean(rows, { columns: confirmed(mapping), firstLine: 2, steps: [totalsStep(), duplicateStep({ key: 'id' })] });
const read = [{ name: 'ventes.csv', result: qualityReport(cleaned, { indicators: [revenue, activeCustomers] }) }];
console.log(toMarkdown(report({ title: 'Sales', sections: [{ kind: 'quality', read }] }), { locale: en }));
console.table(query(parse(Sale, cleaned.records).rows, { select: [netSales, activeCustomers], by: ['channel'], numbers: true }).rows);
