// A report: sections of figures, tables, charts, findings, alerts, goals and the quality of the data, as plain JSON.
import { excerpt, KpiError, nearest, refuseUnknown } from '../error.ts';
import { type AsOf, readAsOf } from '../period/asOf.ts';
import { type CalendarOptions, calendar as calendarOf } from '../period/calendar.ts';
import { alertsOf } from './alerts.ts';
import { display } from './display.ts';
import { figuresOf } from './figures.ts';
import { goalsOf } from './goals.ts';
import { plain } from './plain.ts';
import { qualityOf } from './quality.ts';
import type { ReportPeriod } from './reportPeriod.ts';
import type { Report } from './reportShape.ts';
import type { ChartInput, ReportSection, SectionInput } from './section.ts';
import type { ReportText } from './sectionParts.ts';
import { tableOf } from './tableOf.ts';

/** What a report is made from. */
export interface ReportInput {
  /** What it is called. */
  readonly title: ReportText;
  /** Its sections, in their order. */
  readonly sections: readonly SectionInput[];
  /** Up to when records are known: a day means its end. */
  readonly asOf?: AsOf | undefined;
  /** What it is about: see `reportPeriod`. */
  readonly period?: ReportPeriod | undefined;
  /** The calendar of its days, as in a question. */
  readonly calendar?: CalendarOptions | undefined;
}

/** What may be said of each kind of section. */
const options: Readonly<Record<SectionInput['kind'], readonly string[]>> = {
  indicators: ['table', 'select', 'row'],
  table: ['table', 'columns', 'labels', 'limit'],
  chart: ['spec', 'dark', 'description'],
  findings: ['findings'],
  alerts: ['alerts'],
  goals: ['goals'],
  quality: ['read', 'tables', 'limit'],
  text: ['paragraphs', 'links'],
};

/**
 * A report as data: plain JSON that says the same for ever, in no language and with exact amounts. It is written by `toHtml` (a page
 * that needs nothing else), `toMarkdown`, `toJson`, and its tables by `toCsv`. The same input gives the same report: no clock is read.
 *
 * A section without anything to show is kept, and says so.
 *
 * @throws {KpiError} unknown-option; bad-date — for `asOf`; unknown-field — for a column that a table does not have; bad-argument — for
 * what is no data
 * @see reportPeriod, toHtml, toMarkdown, toCsv, toJson, display
 * @example
 * ```ts
 * import { en, orderCount, query, report, reportPeriod, revenue, toMarkdown } from 'sales-kpi';
 * const sales = [
 *   { id: '1', date: '2025-09-30', amount: 100, currency: 'EUR' },
 *   { id: '2', date: '2025-10-31', amount: 130, currency: 'EUR' },
 * ];
 * const period = reportPeriod('month', '2025-11-02');
 * const table = query(sales, { select: [revenue, orderCount], between: period.between, compare: 'previousPeriod' });
 * const october = report({ title: 'Sales', asOf: '2025-11-02', period, sections: [{ kind: 'indicators', table }] });
 * toMarkdown(october, { locale: en }).includes('| Revenue | €130.00 | ▲ +30% |') // => true
 * ```
 */
export function report(input: ReportInput): Report {
  refuseUnknown(input, ['title', 'sections', 'asOf', 'period', 'calendar']);
  const calendar = calendarOf(input.calendar);
  if (!Array.isArray(input.sections))
    throw new KpiError('bad-argument', `sections is ${excerpt(input.sections)}`, 'give a list of sections', ['sections']);
  if (input.asOf !== undefined) readAsOf(input.asOf, calendar);
  return display({
    version: 1,
    title: textOf(input.title, ['title']),
    asOf: input.asOf === undefined ? null : typeof input.asOf === 'string' ? input.asOf : new Date(input.asOf).toISOString(),
    period: input.period === undefined ? null : plain(input.period, ['period']),
    calendar,
    sections: input.sections.map((section, i) => sectionOf(section, ['sections', i])),
  });
}

function sectionOf(input: SectionInput, path: readonly (string | number)[]): ReportSection {
  const { kind } = input;
  if (typeof kind !== 'string' || !Object.hasOwn(options, kind)) {
    const near = nearest(String(kind), Object.keys(options));
    const hint = near === undefined ? `the kinds are ${Object.keys(options).join(', ')}` : `did you mean ${near}?`;
    throw new KpiError('bad-argument', `a section of the kind ${excerpt(kind)}`, hint, [...path, 'kind']);
  }
  refuseUnknown(input, ['kind', 'title', ...options[kind]], path);
  const title = input.title === undefined ? null : textOf(input.title, [...path, 'title']);
  switch (input.kind) {
    case 'indicators':
      return { kind: 'indicators', title, figures: figuresOf(input) };
    case 'table':
      return { kind: 'table', title, ...tableOf(input) };
    case 'chart':
      return { kind: 'chart', title, ...chartOf(input, path) };
    case 'findings':
      return { kind: 'findings', title, findings: plain(input.findings, [...path, 'findings']) };
    case 'alerts':
      return { kind: 'alerts', title, ...alertsOf(input) };
    case 'goals':
      return { kind: 'goals', title, goals: goalsOf(input) };
    case 'quality':
      return { kind: 'quality', title, ...qualityOf(input) };
    case 'text':
      return { kind: 'text', title, paragraphs: plain(input.paragraphs, path), links: plain(input.links ?? [], path) };
  }
}

function chartOf({ spec, dark, description }: ChartInput, path: readonly (string | number)[]) {
  type Spec = Readonly<Record<string, unknown>>;
  const json = plain(spec, [...path, 'spec']) as Spec;
  const own = typeof json['description'] === 'string' ? json['description'] : null;
  return {
    spec: json,
    dark: dark === undefined ? null : (plain(dark, [...path, 'dark']) as Spec),
    description: description === undefined ? own : textOf(description, [...path, 'description']),
  };
}

/** A text, or one a language. @throws {KpiError} bad-argument */
function textOf(text: ReportText, path: readonly (string | number)[]): ReportText {
  if (typeof text === 'string' || (typeof text === 'object' && text !== null && typeof text.en === 'string')) return plain(text, path);
  throw new KpiError('bad-argument', `${excerpt(text)} is no text`, "give text, or { en: '…', fr: '…' }", path);
}
