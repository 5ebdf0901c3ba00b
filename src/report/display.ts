// A report that shows itself: as a page in notebooks, as text in consoles.
import { refuseUnknown } from '../error.ts';
import { en } from '../locale/en.ts';
import type { Locale } from '../locale/locale.ts';
import { showing } from '../query/display/showing.ts';
import type { RenderChart } from './html/chart.ts';
import { htmlNested } from './html/escape.ts';
import { toHtml } from './html/toHtml.ts';
import { toMarkdown } from './markdown/toMarkdown.ts';
import type { Report } from './reportShape.ts';

/** How a report shows itself. */
export interface DisplayOptions {
  /** The language; English unless given. */
  readonly locale?: Locale | undefined;
  /** Draws charts, as for `toHtml`. */
  readonly renderChart?: RenderChart<string | null | Promise<string | null>> | undefined;
}

/**
 * The same report, shown in a language and with drawn charts where a notebook or a console asks. `report` alone shows itself in English,
 * its charts as tables.
 *
 * @throws {KpiError} unknown-option
 * @see report, toHtml
 * @example
 * ```ts
 * import { display, fr, report } from 'sales-kpi';
 * const october = display(report({ title: { en: 'October', fr: 'Octobre' }, sections: [] }), { locale: fr });
 * JSON.stringify(Object.keys(october)) // => '["version","title","asOf","period","calendar","sections"]'
 * ```
 */
export function display(report: Report, options: DisplayOptions = {}): Report {
  refuseUnknown(options, ['locale', 'renderChart']);
  const { locale = en, renderChart } = options;
  const print = (): string => toMarkdown(report, { locale });
  const page = toHtml as (report: Report, options: object) => string | Promise<string>;
  const bundle = async (): Promise<Record<string, string>> => ({
    'text/plain': print(),
    'text/markdown': print(),
    'text/html': framed(await page(report, { locale, renderChart })),
  });
  return showing({ ...report }, 'Report', bundle, print);
}

/** A page of its own within another: its style stays in it, and nothing in it can run. */
const framed = (page: string): string =>
  `<iframe sandbox srcdoc="${htmlNested(page)}" style="width:100%;height:640px;border:1px solid #8884"></iframe>`;
