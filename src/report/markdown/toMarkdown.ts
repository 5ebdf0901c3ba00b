// A report as Markdown: headings, tables and lists, in which nothing that came with the data is more than text.
import { refuseUnknown } from '../../error.ts';
import type { Locale } from '../../locale/locale.ts';
import { safeUrl } from '../html/escape.ts';
import type { Report } from '../reportShape.ts';
import type { Block, FigureView, GoalView, ItemView } from '../view/block.ts';
import { numberCell, wordCell } from '../view/cells.ts';
import type { CellView, GridView } from '../view/gridView.ts';
import { type Speech, speech } from '../view/speech.ts';
import { viewOf } from '../view/viewOf.ts';
import { markdownCell, markdownText, markdownUrl } from './escape.ts';

/** How a report becomes Markdown. */
export interface MarkdownOptions {
  /** The language. */
  readonly locale: Locale;
}

/**
 * A report as Markdown (CommonMark with tables): for e-mail, chat, issues, and for agents. What came with the data stands between
 * quotation marks and is cut at 200 characters; nothing in it becomes a tag, a link, a picture or a heading. Charts are told: what they
 * show, and their numbers.
 *
 * @throws {KpiError} unknown-option
 * @see toHtml, report
 * @example
 * ```ts
 * import { en, report, toMarkdown } from 'sales-kpi';
 * const note = report({ title: 'Week 44', sections: [{ kind: 'text', title: 'Remarks', paragraphs: ['Two <b>shops</b> were closed.'] }] });
 * toMarkdown(note, { locale: en }).split('\n') // => ["# Week 44","","## Remarks","","Two &lt;b&gt;shops&lt;/b&gt; were closed.",""]
 * ```
 */
export function toMarkdown(report: Report, options: MarkdownOptions): string {
  refuseUnknown(options, ['locale']);
  const say = speech(options.locale, true);
  const { title, lead, sections } = viewOf(say, report);
  const parts = [
    `# ${markdownText(title)}`,
    ...lead.map(markdownText),
    ...sections.flatMap((section) => [`## ${markdownText(section.title)}`, ...section.blocks.flatMap((block) => blockParts(say, block))]),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function blockParts(say: Speech, block: Block): string[] {
  switch (block.kind) {
    case 'figures':
      return gridParts(figuresGrid(say, block.figures));
    case 'grid':
      return gridParts(block);
    case 'goals':
      return [block.goals.map(goalItem).join('\n')];
    case 'list':
      return [block.heading === null ? '' : `### ${markdownText(block.heading)}`, block.items.map(listItem).join('\n')];
    case 'chart':
      return [markdownText(block.description), ...(block.grid === null ? [] : gridParts(block.grid))];
    case 'paragraph': {
      const url = block.url === null ? null : safeUrl(block.url);
      const text = markdownText(block.text);
      return [url === null ? text : `[${text}](${markdownUrl(url)})`];
    }
  }
}

const listItem = ({ badge, text }: ItemView): string => `- ${badge === null ? '' : `**${markdownText(badge)}** `}${markdownText(text)}`;

function goalItem({ title, status, words, facts }: GoalView): string {
  const told = [...words.map(markdownText), ...facts.map(([name, value]) => `${markdownText(name)} ${markdownText(value)}`)];
  return `- ${markdownText(title)} **${markdownText(status)}**${told.length === 0 ? '' : `: ${told.join('; ')}`}`;
}

function figuresGrid({ words }: Speech, figures: readonly FigureView[]): GridView {
  const heads = (['indicator', 'value', 'change', 'against'] as const).map((name) => ({
    text: words.heads[name],
    isNumber: name === 'value' || name === 'change',
  }));
  const rows = figures.map(({ name, value, remark, change, against }) => [
    wordCell(name),
    numberCell(remark === null ? value : `${value} (${remark})`),
    change ?? numberCell(''),
    wordCell(against ?? ''),
  ]);
  return { kind: 'grid', caption: null, heads, rows, remarks: [], notes: [] };
}

function gridParts({ caption, heads, rows, remarks, notes }: GridView): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const table = [
    line(heads.map(({ text }) => markdownCell(text))),
    line(heads.map(({ isNumber }) => (isNumber ? '--:' : ':--'))),
    ...rows.map((row) => line(row.map(cellText))),
  ];
  const numbered = remarks.map((text, i) => `(${i + 1}) ${markdownText(text)}`);
  const below = [...numbered, ...notes.map(markdownText)].map((text) => `- ${text}`);
  return [caption === null ? '' : `### ${markdownText(caption)}`, table.join('\n'), below.join('\n')];
}

function cellText(cell: CellView): string {
  const { text, arrow, remark, moved } = cell;
  const value = markdownCell(`${arrow === null ? '' : `${arrow} `}${text}${remark === null ? '' : ` (${remark})`}`);
  return moved === null ? value : `${value} (${cellText(moved)})`;
}
