// A table as CSV.
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import type { Locale } from '../../locale/locale.ts';
import type { Table } from '../../query/table.ts';
import type { ReportCell, ReportColumn, ReportTable } from '../sectionParts.ts';
import { tableOf } from '../tableOf.ts';
import { csvField, withoutFormula } from './field.ts';
import { type QualitySection, qualityTable } from './qualityTable.ts';

/** How a table becomes CSV. */
export interface CsvOptions {
  /** The language of the headings; unless given they are the names of the columns. */
  readonly locale?: Locale | undefined;
  /** What separates the fields; a comma unless given. */
  readonly delimiter?: ',' | ';' | '\t' | '|' | undefined;
  /** The sign in front of the digits behind the point; a point unless given. A comma needs another delimiter. */
  readonly decimal?: '.' | ',' | undefined;
  /** Whether the file begins with the mark by which Excel knows that it is UTF-8; `without` unless given. */
  readonly byteOrderMark?: 'with' | 'without' | undefined;
  /** `safe` unless given: text that a spreadsheet would run as a formula has an apostrophe in front. `lossless` writes every text as it is: only for programs. */
  readonly text?: 'safe' | 'lossless' | undefined;
}

/**
 * A table as CSV (RFC 4180, lines end in CRLF): all columns of a table of `query`, those of a table in a report, or the
 * figures of a section on the quality of records, one a row. Numbers are exact and
 * plain, shares are fractions (0.153), periods their names; what is missing is empty. Text that a spreadsheet would take for a formula is
 * kept from it by an apostrophe; numbers never are, so that `-5.2` stays a number.
 *
 * @throws {KpiError} unknown-option; bad-argument — for a value that an option does not have, and for a decimal comma between commas
 * @see report, tableFromJson
 * @example
 * ```ts
 * import { query, revenue, toCsv } from 'sales-kpi';
 * const sales = [{ id: '1', date: '2025-01-31', amount: -12.5, channel: '=HYPERLINK("http://x")', currency: 'EUR' }];
 * toCsv(query(sales, { select: [revenue], by: ['channel'] })).split('\r\n') // => ["period,channel,revenue","all,\"'=HYPERLINK(\"\"http://x\"\")\",-12.5",""]
 * ```
 */
export function toCsv(table: Table<object> | ReportTable | QualitySection, options: CsvOptions = {}): string {
  refuseUnknown(options, ['locale', 'delimiter', 'decimal', 'byteOrderMark', 'text']);
  const delimiter = oneOf(options.delimiter, [',', ';', '\t', '|'], 'delimiter');
  const decimal = oneOf(options.decimal, ['.', ','], 'decimal');
  const byteOrderMark = oneOf(options.byteOrderMark, ['without', 'with'], 'byteOrderMark');
  const isSafe = oneOf(options.text, ['safe', 'lossless'], 'text') === 'safe';
  if (decimal === delimiter)
    throw new KpiError('bad-argument', 'a decimal comma between commas', "give delimiter: ';' with decimal: ','", ['decimal']);
  const { columns, rows } = cellsIn(table, options.locale);
  const word = (text: string): string => csvField(isSafe ? withoutFormula(text) : text);
  const number = (text: string): string => (decimal === ',' ? text.replace('.', ',') : text);
  const lines = [
    columns.map((column) => word(headOf(column, options.locale))),
    ...rows.map((row) => row.map((cell, i) => fieldOf(cell, columns[i]?.unit == null, word, number))),
  ];
  return `${byteOrderMark === 'with' ? '\ufeff' : ''}${lines.map((line) => `${line.join(delimiter)}\r\n`).join('')}`;
}

function cellsIn(table: Table<object> | ReportTable | QualitySection, locale: Locale | undefined): Pick<ReportTable, 'columns' | 'rows'> {
  if ('sources' in table) return qualityTable(table, locale);
  return 'states' in table ? table : tableOf({ table, columns: table.columns.map(({ id }) => id), limit: Number.POSITIVE_INFINITY });
}

function oneOf<T extends string>(given: T | undefined, known: readonly [T, ...T[]], name: string): T {
  if (given === undefined) return known[0];
  if (known.includes(given)) return given;
  throw new KpiError('bad-argument', `${name} is ${excerpt(given)}`, `one of ${known.map((one) => JSON.stringify(one)).join(', ')}`, [
    name,
  ]);
}

function headOf({ id, label, currency }: ReportColumn, locale: Locale | undefined): string {
  if (locale === undefined) return id;
  const name = typeof label === 'string' ? label : locale.label(label);
  return currency === null ? name : `${name} (${currency})`;
}

function fieldOf(cell: ReportCell, isText: boolean, word: (text: string) => string, number: (text: string) => string): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return 'amount' in cell ? number(cell.amount) : '';
  return typeof cell === 'string' && isText ? word(cell) : typeof cell === 'boolean' ? String(cell) : number(String(cell));
}
