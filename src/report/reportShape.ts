// A report as data: plain JSON in no language, from which each writer makes a page, a text or a file.
import type { Calendar } from '../period/calendar.ts';
import type { ReportPeriod } from './reportPeriod.ts';
import type { ReportSection } from './section.ts';
import type { ReportText } from './sectionParts.ts';

/** A report, complete: plain JSON. `toHtml`, `toMarkdown` and `toJson` write it. */
export interface Report {
  /** The form of this data. */
  readonly version: 1;
  /** What it is called. */
  readonly title: ReportText;
  /** Up to when records are known: a day or an instant; null where that is not said. */
  readonly asOf: string | null;
  /** What it is about; null where that is not said. */
  readonly period: ReportPeriod | null;
  /** The calendar of its days. */
  readonly calendar: Calendar;
  /** Its sections, in their order. */
  readonly sections: readonly ReportSection[];
}
