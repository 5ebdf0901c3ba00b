// A report as JSON, and back.
import { excerpt, KpiError } from '../error.ts';
import { display } from './display.ts';
import { plain } from './plain.ts';
import type { Report } from './reportShape.ts';

/**
 * A report as JSON, for programs and agents: what it says, with exact numbers and reasons, in no language. Amounts are `{ amount, currency }`,
 * other exact values text, counts numbers, what is not known `{ missing: reason }`; there is no NaN, no Infinity and no −0 in it.
 *
 * @throws {KpiError} bad-argument — for what is no data
 * @see reportFromJson
 * @example
 * ```ts
 * import { query, report, reportFromJson, revenue, toJson } from 'sales-kpi';
 * const table = query([{ id: '1', date: '2025-01-31', amount: 12.5, currency: 'EUR' }], { select: [revenue] });
 * const sales = report({ title: 'Sales', sections: [{ kind: 'table', table, columns: ['revenue'] }] });
 * toJson(sales).includes('"rows":[[{"amount":"12.5","currency":"EUR"}]]') // => true
 * toJson(reportFromJson(toJson(sales))) === toJson(sales) // => true
 * ```
 */
export function toJson(report: Report): string {
  return JSON.stringify(plain(report, ['report']));
}

/**
 * A report back from its JSON.
 *
 * @throws {KpiError} bad-argument — for what is no report, or one of another version
 * @see toJson
 */
export function reportFromJson(text: string): Report {
  const read = JSON.parse(text) as Report;
  if (typeof read !== 'object' || read === null || read.version !== 1 || !Array.isArray(read.sections))
    throw new KpiError('bad-argument', `${excerpt(text)} is no report`, 'give what toJson made', ['text']);
  return display(read);
}
