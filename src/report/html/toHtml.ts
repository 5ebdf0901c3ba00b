// A report as a page that needs nothing else: no script, no other file, no network.
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import type { Locale } from '../../locale/locale.ts';
import type { Report } from '../reportShape.ts';
import type { SectionView } from '../view/block.ts';
import { speech } from '../view/speech.ts';
import { viewOf } from '../view/viewOf.ts';
import { blockHtml } from './blocks.ts';
import { type Pictures, type RenderChart, specsOf } from './chart.ts';
import { htmlAttribute, htmlText } from './escape.ts';
import { style } from './style.ts';

/** How a report becomes a page; `R` is what `renderChart` gives. */
export interface HtmlOptions<R = string | null> {
  /** The language. */
  readonly locale: Locale;
  /**
   * Draws charts: a specification in, the text of an SVG out, at once or as a promise. Without it the numbers of each chart are shown as a
   * table with bars.
   */
  readonly renderChart?: RenderChart<R> | undefined;
  /** The nonce of the style sheet, where the content-security policy of your server asks for one. */
  readonly nonce?: string | undefined;
}

const rightToLeft = /^(?:ar|dv|fa|he|ps|sd|ug|ur|yi)\b/;

/**
 * A report as one HTML page without scripts, to be sent, stored or printed: it works under `default-src 'none'; style-src 'unsafe-inline';
 * img-src data:` (it says so itself), in light and dark, on small screens, by keyboard and with a screen reader. What came with the data is
 * text in it and nothing else.
 *
 * @throws {KpiError} unknown-option; bad-argument — for a nonce that is none, and for a chart that was not drawn as SVG
 * @see toMarkdown, report
 * @example
 * ```ts
 * import { fr, report, toHtml } from 'sales-kpi';
 * const page = toHtml(report({ title: 'Ventes <octobre>', sections: [] }), { locale: fr });
 * page.includes('<title>Ventes &lt;octobre&gt;</title>') // => true
 * page.includes('<html lang="fr" dir="ltr">') // => true
 * ```
 */
export function toHtml(report: Report, options: HtmlOptions): string;
export function toHtml(report: Report, options: HtmlOptions<Promise<string | null>>): Promise<string>;
export function toHtml(report: Report, options: HtmlOptions<string | null | Promise<string | null>>): string | Promise<string> {
  refuseUnknown(options, ['locale', 'renderChart', 'nonce']);
  const { locale, renderChart, nonce } = options;
  if (nonce !== undefined && !/^[A-Za-z0-9+/_=-]{1,256}$/.test(nonce))
    throw new KpiError('bad-argument', `nonce is ${excerpt(nonce)}`, 'give base64 text', ['nonce']);
  const specs = renderChart === undefined ? [] : specsOf(report);
  const drawn = specs.map((spec) => renderChart?.(spec) ?? null);
  const written = (svgs: readonly (string | null)[]): string =>
    pageOf(report, locale, nonce, new Map(specs.map((spec, i) => [spec, svgs[i] ?? null])));
  const isReady = (svgs: readonly unknown[]): svgs is readonly (string | null)[] => svgs.every((svg) => !(svg instanceof Promise));
  return isReady(drawn) ? written(drawn) : Promise.all(drawn).then(written);
}

function pageOf(report: Report, locale: Locale, nonce: string | undefined, pictures: Pictures): string {
  const say = speech(locale, false);
  const { language, title, lead, sections } = viewOf(say, report);
  const styles = nonce === undefined ? "'unsafe-inline'" : `'nonce-${nonce}'`;
  return [
    '<!doctype html>',
    `<html lang="${htmlAttribute(language)}" dir="${rightToLeft.test(language) ? 'rtl' : 'ltr'}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${styles}; img-src data:">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${htmlText(title)}</title>`,
    `<style${nonce === undefined ? '' : ` nonce="${htmlAttribute(nonce)}"`}>${style}</style>`,
    '</head>',
    '<body>',
    `<a class="skip" href="#report">${htmlText(say.words.skip)}</a>`,
    '<div class="page">',
    `<header><h1 dir="auto">${htmlText(title)}</h1>${lead.map((line) => `<p>${htmlText(line)}</p>`).join('')}</header>`,
    '<main id="report" tabindex="-1">',
    ...sections.map((section, i) => sectionHtml(section, `s${i + 1}`, pictures)),
    '</main>',
    '</div>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function sectionHtml({ title, blocks }: SectionView, id: string, pictures: Pictures): string {
  const inner = blocks.map((block, at) => blockHtml(block, { id, title, pictures }, at)).join('\n');
  return `<section id="${id}">\n<h2 dir="auto">${htmlText(title)}</h2>\n${inner}\n</section>`;
}
