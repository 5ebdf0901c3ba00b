// One pass over a CSV text under one delimiter: cells in each row, line ends outside of quotes.

/** What a pass finds. */
export interface ScannedCsv {
  readonly rows: number;
  /** The number of cells that most rows have. */
  readonly columns: number;
  readonly uneven: number;
  readonly ends: Readonly<Record<'\r\n' | '\n' | '\r', number>>;
  readonly openQuote: boolean;
  /** Quotes that close before a cell ends, and one that never closes in a text that is whole: signs of another delimiter. */
  readonly strays: number;
  /** The first short cells. */
  readonly sample: readonly string[];
}

const SAMPLE = 2000;
const CELL = 40;

/** Quotes hide delimiters and line ends; two of them are one. The last row counts where the text is whole. */
export function scanCsv(text: string, delimiter: string, isWhole: boolean): ScannedCsv {
  const widths = new Map<number, number>();
  const ends = { '\r\n': 0, '\n': 0, '\r': 0 };
  const sample: string[] = [];
  let [cells, start, quoted, rowStart, strays] = [1, 0, false, 0, 0];
  const cellEnds = (at: number): void => {
    if (at - start <= CELL && sample.length < SAMPLE) sample.push(text.slice(start, at));
  };
  const rowEnds = (at: number): void => {
    cellEnds(at);
    // A blank line is no row.
    if (at > rowStart) widths.set(cells, (widths.get(cells) ?? 0) + 1);
    cells = 1;
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '"' && (quoted || at === start)) {
      if (quoted && text[at + 1] === '"') at++;
      else {
        const next = text[at + 1];
        if (quoted && next !== undefined && next !== delimiter && next !== '\n' && next !== '\r') strays++;
        quoted = !quoted;
      }
    } else if (quoted) continue;
    else if (letter === delimiter) {
      cellEnds(at);
      cells++;
      start = at + 1;
    } else if (letter === '\n' || letter === '\r') {
      rowEnds(at);
      const end = letter === '\n' ? '\n' : text[at + 1] === '\n' ? '\r\n' : '\r';
      ends[end]++;
      at += end.length - 1;
      start = at + 1;
      rowStart = start;
    }
  }
  if (isWhole && rowStart < text.length) rowEnds(text.length);
  const [columns, most] = [...widths].reduce((one, other) => (other[1] > one[1] ? other : one), [1, 0]);
  const rows = [...widths.values()].reduce((sum, count) => sum + count, 0);
  return { rows, columns, uneven: rows - most, ends, openQuote: quoted, strays: strays + (quoted && isWhole ? 1 : 0), sample };
}

/** Signs, brackets, currencies and spaces around a number. */
const around = /^[(+\-−\p{Sc}\s]+|[)\-%\p{Sc}\s]+$/gu;

/** Whether a cell is a number with a decimal mark: a date or a version has more than one. */
export function looksDecimal(cell: string, mark: ',' | '.'): boolean {
  const text = cell.replaceAll('"', '').replace(around, '');
  const at = text.lastIndexOf(mark);
  if (at < 1 || at === text.length - 1) return false;
  const behind = text.slice(at + 1);
  // Three digits behind the mark may be thousands.
  if (behind.length === 3 || !/^\d+$/u.test(behind)) return false;
  const other = mark === ',' ? '.' : ',';
  const front = text
    .slice(0, at)
    .replaceAll(other, '')
    .replace(/[\s'’]/gu, '');
  return /^[-+]?\d+$/u.test(front) && text.indexOf(mark) === at;
}
