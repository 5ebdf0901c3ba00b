// The quality of records in Markdown, in English or French. What stands in the data stays data: quoted, cut, on one line.
import type { ReasonLanguage } from '../../model/reason.ts';
import type { QualityRate, QualityReport } from './qualityShape.ts';
import { type QualityWords, qualityWords } from './qualityWords.ts';

const SHOWN = 48;
/** Rows of a table at most; what is beyond is counted. */
const ROWS = 100;

/**
 * A report of the quality of records in Markdown.
 *
 * @param language  `en` (default) or `fr`
 * @see qualityReport
 * @example
 * ```ts
 * import { qualityMarkdown, qualityReport } from 'sales-kpi/clean';
 * const text = qualityMarkdown(qualityReport([{ id: '1', date: '2025-03-31', amount: 10 }]));
 * text.split('\n')[0] // => '## Quality of the data: usable'
 * ```
 */
export function qualityMarkdown(report: QualityReport, language: ReasonLanguage = 'en'): string {
  const words = qualityWords(language);
  const { counts, coverage } = report;
  const rates: (readonly [string, QualityRate])[] = [
    [words.duplicates, report.duplicates],
    ...report.orphans.map((one) => [`${words.orphans} ${quoted(one.column)}`, one] as const),
    ...report.reconciliation.map((one) => [`${words.mismatches} ${quoted(one.column)}`, one] as const),
  ];
  return [
    `## ${words.title(words.verdicts[report.verdict])}`,
    '',
    `${words.counts(counts)}`,
    coverage.from === null ? words.undated : words.coverage(coverage),
    '',
    ...defectLines(report, words),
    ...table(
      [words.field, words.present, words.valid, words.distinct, words.smallest, words.largest, words.worst],
      fieldRows(report),
      words,
    ),
    ...table(
      [words.rate, words.count, words.share],
      rates.map(([name, rate]) => [name, `${rate.count} / ${rate.of}`, percent(rate.share)]),
      words,
    ),
    ...table(
      [words.indicator, words.verdict],
      report.indicators.map(({ id, verdict }) => [quoted(id), words.verdicts[verdict]]),
      words,
    ),
  ]
    .join('\n')
    .trimEnd();
}

function defectLines({ defects }: QualityReport, words: QualityWords): string[] {
  if (defects.length === 0) return [];
  const rows = defects.map(({ code, column, count, share, indicators }) => [
    words.defects[code] + (column === null ? '' : ` ${quoted(column)}`),
    String(count),
    percent(share),
    indicators.map(quoted).join(', '),
  ]);
  return table([words.defect, words.count, words.share, words.affects], rows, words);
}

const fieldRows = ({ fields, counts }: QualityReport): string[][] =>
  fields.map(({ name, present, valid, distinct, isDistinctExact, min, max, worst }) => [
    quoted(name),
    percent(counts.accepted === 0 ? null : present / counts.accepted),
    percent(counts.accepted === 0 ? null : valid / counts.accepted),
    `${isDistinctExact ? '' : '> '}${distinct}`,
    min === null ? '' : quoted(min),
    max === null ? '' : quoted(max),
    worst === null ? '' : quoted(worst.value),
  ]);

function table(head: readonly string[], rows: readonly (readonly string[])[], words: QualityWords): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const more = rows.length > ROWS ? ['', words.more(rows.length - ROWS)] : [];
  return [line(head), line(head.map(() => '---')), ...rows.slice(0, ROWS).map(line), ...more, ''];
}

/** A share in percent, cut towards the middle: 0 and 100 are said of nothing else. */
function percent(share: number | null): string {
  if (share === null) return '';
  const tenths = share > 0 && share < 1 ? Math.min(999, Math.max(1, Math.round(share * 1000))) : share * 1000;
  return `${tenths / 10} %`;
}

/** Text of the data as code, without what ends it, steers it or breaks the line. */
function quoted(text: string): string {
  const plain = text
    .slice(0, SHOWN)
    .replace(/[\p{C}\u2028\u2029]/gu, ' ')
    .replaceAll('`', 'ˋ')
    .replaceAll('|', '\\|');
  return `\`${plain}${text.length > SHOWN ? '…' : ''}\``;
}
