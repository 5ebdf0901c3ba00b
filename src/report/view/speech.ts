// How a writer says things: the words of a language, and how it marks what came with the data.
import type { Key } from '../../expr/key.ts';
import { type AnyFinding, type Locale, sentence } from '../../locale/locale.ts';
import { type Writing, writing } from '../../locale/numbers.ts';
import type { ReportWords } from '../../locale/reportWords.ts';
import type { Subject } from '../../query/finding.ts';
import { isolated, label } from '../clean.ts';
import type { ReportText } from '../sectionParts.ts';

/** Says things in a language. */
export interface Speech {
  /** The language. */
  readonly locale: Locale;
  /** Its words for reports. */
  readonly words: ReportWords;
  /** Writes numbers and periods. */
  readonly write: Writing;
  /** A text of the report. */
  text(text: ReportText): string;
  /** A key of the data. */
  key(key: Key | null): string;
  /** Any text of the data. */
  data(text: string): string;
  /** The name of an indicator. */
  name(of: Subject): string;
  /** A finding in a sentence. */
  said(finding: AnyFinding): string;
  /** A pattern with its gaps filled: `{share} of {target}`. */
  fill(pattern: string, values: Readonly<Record<string, string>>): string;
}

/** The speech of a locale; `quotes` puts what came with the data between quotation marks, for readers that take text for orders. */
export function speech(locale: Locale, quotes: boolean): Speech {
  const words = locale.report;
  const write = writing(locale.words);
  const fill: Speech['fill'] = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (gap, name: string) => values[name] ?? gap);
  const data = (text: string): string => {
    const shown = label(text);
    return quotes ? fill(words.quoted, { text: unquoted(shown, words.quoted) }) : isolated(shown);
  };
  const key = (one: Key | null): string =>
    one === null
      ? locale.words.missing
      : typeof one === 'boolean'
        ? words.flags[one ? 'true' : 'false']
        : typeof one === 'number'
          ? String(one)
          : data(one);
  return {
    locale,
    words,
    write,
    fill,
    key,
    data,
    text: (text) => (typeof text === 'string' ? text : locale.label(text)),
    name: (of) => locale.label(of.label),
    said: (finding) => sentence(marked(finding, key), locale),
  };
}

/** Quotation marks inside a quotation would end it. */
function unquoted(text: string, pattern: string): string {
  const marks = new Set(`${pattern.replace('{text}', '')}"“”„«»`.replace(/\s/g, ''));
  return [...text].map((sign) => (marks.has(sign) ? "'" : sign)).join('');
}

/** The finding with its keys as the writer shows them; a missing key stays one, since sentences have a word for it. */
function marked(finding: AnyFinding, show: (key: Key | null) => string): AnyFinding {
  return deep(finding, show) as AnyFinding;
}

function deep(value: unknown, show: (key: Key | null) => string): unknown {
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? label(value) : value;
  if (Array.isArray(value)) return value.map((item) => deep(item, show));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, name === 'segment' ? keysShown(inner, show) : deep(inner, show)]),
  );
}

function keysShown(keys: unknown, show: (key: Key | null) => string): unknown {
  if (typeof keys !== 'object' || keys === null) return keys;
  return Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, key === null ? null : show(key as Key)]));
}
