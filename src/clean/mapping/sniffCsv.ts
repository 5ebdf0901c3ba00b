// What a CSV text looks like: which delimiter, line end, marks. It is told, nothing is parsed: a parser of CSV does that.
import { excerpt, KpiError } from '../../error.ts';
import { encodingSigns } from './encodingSigns.ts';
import { looksDecimal, type ScannedCsv, scanCsv } from './scanCsv.ts';

/** How a line ends: Windows, Unix, old Mac. */
export type LineEnd = '\r\n' | '\n' | '\r';

/** What a CSV text looks like. */
export interface CsvSigns {
  /** What stands between cells; null where there is one column only. */
  readonly delimiter: ',' | ';' | '\t' | '|' | null;
  /** How many columns the rows looked at have: most of them. */
  readonly columns: number;
  /** Rows looked at, and how many of them have another number of columns. */
  readonly rows: number;
  /** Rows with another number of columns. */
  readonly uneven: number;
  /** How lines end, outside of quotes: most of them; null where there is no line end. */
  readonly lineEnd: LineEnd | null;
  /** Whether lines end in several ways. */
  readonly mixedLineEnds: boolean;
  /** Whether it begins with a byte order mark. */
  readonly bom: boolean;
  /** Signs of a text decoded with the wrong encoding. */
  readonly encoding: readonly ('replacement' | 'mojibake' | 'nul')[];
  /** The decimal mark of the cells that are decimal numbers: `mixed` where both occur, null where none does. */
  readonly decimal: ',' | '.' | 'mixed' | null;
  /** Whether a quote is opened and never closed in what was looked at. */
  readonly openQuote: boolean;
  /** Characters looked at: the beginning of the text. */
  readonly looked: number;
}

/** Characters looked at. */
const LENGTH = 262_144;
const delimiters = [',', ';', '\t', '|'] as const;

/**
 * What a CSV text looks like, by its beginning: one pass for each delimiter. Give what it says to your parser of CSV.
 *
 * @param text  the text, decoded; its beginning is enough
 * @throws {KpiError} bad-argument — for something that is no text
 * @example
 * ```ts
 * import { sniffCsv } from 'sales-kpi/clean';
 * const { delimiter, decimal, lineEnd } = sniffCsv('date;amount\r\n31/03/2025;1234,56\r\n');
 * [delimiter, decimal, lineEnd] // => [ ';', ',', '\r\n' ]
 * ```
 */
export function sniffCsv(text: string): CsvSigns {
  if (typeof text !== 'string') throw new KpiError('bad-argument', `the text is ${excerpt(text)}`, 'give the text of the file', ['text']);
  const bom = text.startsWith('\ufeff');
  const part = text.slice(bom ? 1 : 0, LENGTH);
  const isWhole = text.length <= LENGTH;
  const scans = delimiters.map((delimiter) => ({ delimiter, scan: scanCsv(part, delimiter, isWhole) }));
  const best = scans.reduce((one, other) => (quality(other.scan) > quality(one.scan) ? other : one));
  const { scan } = best;
  const ends = (['\r\n', '\n', '\r'] as const).filter((end) => scan.ends[end] > 0).sort((a, b) => scan.ends[b] - scan.ends[a]);
  const [commas, points] = [
    scan.sample.filter((cell) => looksDecimal(cell, ',')).length,
    scan.sample.filter((cell) => looksDecimal(cell, '.')).length,
  ];
  return {
    delimiter: scan.columns > 1 ? best.delimiter : null,
    columns: scan.columns,
    rows: scan.rows,
    uneven: scan.uneven,
    lineEnd: ends[0] ?? null,
    mixedLineEnds: ends.length > 1,
    bom,
    encoding: encodingSigns(part),
    decimal: commas > 0 && points > 0 ? 'mixed' : commas > 0 ? ',' : points > 0 ? '.' : null,
    openQuote: scan.openQuote,
    looked: Math.min(text.length, LENGTH),
  };
}

/** Rows that agree on more than one column; among equals the one with more columns. */
function quality({ rows, uneven, columns, strays }: ScannedCsv): number {
  if (columns < 2 || rows === 0) return 0;
  return (rows - uneven) / (rows + strays) + Math.min(columns, 1000) / 1e6;
}
