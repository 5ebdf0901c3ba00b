// A whole report in the words of a language.
import type { Report } from '../reportShape.ts';
import type { ReportSection } from '../section.ts';
import type { Block, ReportView } from './block.ts';
import { chartBlocks } from './chart.ts';
import { figureView } from './figures.ts';
import { goalBlocks } from './goals.ts';
import { gridOf } from './grid.ts';
import { alertBlocks, findingBlocks } from './listed.ts';
import { qualityBlocks } from './quality.ts';
import type { Speech } from './speech.ts';

/** The report as it is said. */
export function viewOf(speech: Speech, report: Report): ReportView {
  const { locale, words, write } = speech;
  const { period, asOf } = report;
  const known = asOf === null ? [] : [speech.fill(words.asOf, { date: momentOf(speech, asOf, report.calendar.timeZone) })];
  return {
    language: locale.words.tag,
    title: speech.text(report.title),
    lead: [...(period === null ? [] : [capital(write.period(period.id), locale.words.tag)]), ...known],
    sections: report.sections.map((section) => {
      const blocks = blocksOf(speech, section);
      const nothing: Block = { kind: 'paragraph', text: words.nothing[section.kind], url: null };
      return {
        title: section.title === null ? words.headings[section.kind] : speech.text(section.title),
        blocks: blocks.length === 0 ? [nothing] : blocks,
      };
    }),
  };
}

function blocksOf(speech: Speech, section: ReportSection): Block[] {
  switch (section.kind) {
    case 'indicators':
      return section.figures.length === 0
        ? []
        : [{ kind: 'figures', figures: section.figures.map((figure) => figureView(speech, figure)) }];
    case 'table':
      return section.rows.length === 0 ? [] : [gridOf(speech, section)];
    case 'chart':
      return chartBlocks(speech, section.spec, section.dark, section.description === null ? null : speech.text(section.description));
    case 'findings':
      return findingBlocks(speech, section.findings);
    case 'alerts':
      return alertBlocks(speech, section);
    case 'goals':
      return goalBlocks(speech, section.goals);
    case 'quality':
      return qualityBlocks(speech, section.sources, section.notes);
    case 'text':
      return [
        ...section.paragraphs.map((text): Block => ({ kind: 'paragraph', text: speech.text(text), url: null })),
        ...section.links.map(({ text, url }): Block => ({ kind: 'paragraph', text: speech.text(text), url })),
      ];
  }
}

/** A day in words; an instant by the clocks of the calendar's zone. */
function momentOf({ locale, write }: Speech, asOf: string, timeZone: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(asOf)) return write.period(asOf);
  const written = new Intl.DateTimeFormat(locale.words.tag, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(new Date(asOf));
  return `${written} (${timeZone})`;
}

/** A line of its own begins with a capital letter. */
const capital = (text: string, tag: string): string => text.slice(0, 1).toLocaleUpperCase(tag) + text.slice(1);
