// What all charts share: titles, the text for those who do not see them, sizes, colours, languages.
import type { ChartKind, ChartNoteCode } from '../locale/chartWords.ts';
import { asChart, type Chart, type ChartNote, type ChartObject } from './asChart.ts';
import type { Drawing } from './chartOptions.ts';
import { configOf } from './config.ts';
import { filled, lines, plainText } from './plainText.ts';

/** A note of a code that there are words for. */
export interface Remark extends ChartNote {
  readonly code: ChartNoteCode;
}

/** What is drawn, and what is said of it. */
export interface Framed {
  readonly kind: ChartKind;
  /** The title unless another is given. */
  readonly title: string;
  /** Sentences about the numbers. */
  readonly facts: readonly string[];
  readonly notes: readonly Remark[];
  /** How high it is unless told. */
  readonly height: number;
  readonly rows: readonly ChartObject[];
  /** `mark` and `encoding`, or `layer`. */
  readonly body: ChartObject;
  readonly currency?: string | null;
  /** Whether the title is only in the description. */
  readonly isBare?: boolean;
}

/** A row with what is read out for its mark. */
export function told(row: ChartObject): ChartObject {
  const { when, series, text } = row;
  return when === undefined ? row : { ...row, said: [when, series, text].filter((one) => one !== undefined && one !== '').join(', ') };
}

/** How many entries of a legend stand beside each other: all of them where they fit. */
export function legendColumns(names: readonly string[], { room }: Pick<Drawing, 'room'>): number {
  const sizes = names.map((name) => Math.min(name.length, 30) * 8 + 40);
  const isFitting = sizes.reduce((sum, size) => sum + size, 0) <= room;
  return isFitting ? Math.max(1, names.length) : Math.max(1, Math.floor(room / Math.max(...sizes)));
}

const SCHEMA = 'https://vega.github.io/schema/vega-lite/v6.json';

/** A note where it is needed: a number of things, where there are any. */
export function remark(code: ChartNoteCode, detail: string | number | null, isNeeded = detail !== 0): Remark[] {
  return isNeeded ? [{ code, detail }] : [];
}

/** A whole chart. Without rows it says that there is nothing to draw. */
export function framed(framedOf: Framed, drawing: Drawing): Chart {
  const { kind, facts, rows, isBare = false } = framedOf;
  const { words, room, width } = drawing;
  const notes =
    rows.length > 0 || framedOf.notes.some(({ code }) => code === 'no-answer')
      ? framedOf.notes
      : [...remark('no-values', null), ...framedOf.notes];
  const said = notes.map(({ code, detail }) => sentenceStart(filled(words.notes[code], { detail: noteDetail(detail, drawing) }), drawing));
  const title = drawing.title === null ? framedOf.title : plainText(drawing.title, 200);
  const told = [filled(words.described, { kind: words.kinds[kind], title }), ...facts, ...said.map((one) => `${one}.`)];
  const description = drawing.description === null ? told.join(' ') : plainText(drawing.description, 2000);
  const heading = {
    text: lines(title, Math.max(12, room / 12.8)),
    ...(said.length > 0 ? { subtitle: said.flatMap((one) => lines(one, Math.max(12, room / 9.6))) } : {}),
  };
  const isShown = !isBare || drawing.title !== null;
  return asChart({
    $schema: SCHEMA,
    ...(isShown ? { title: heading } : {}),
    description,
    width,
    height: drawing.height ?? framedOf.height,
    ...(width === 'container' ? {} : { autosize: { type: 'fit-x', contains: 'padding' } }),
    data: { values: rows },
    ...(rows.length > 0 ? framedOf.body : nothing),
    config: configOf(drawing, framedOf.currency ?? null, isBare),
    usermeta: { 'sales-kpi': { kind, title, notes } },
  });
}

/** Nothing drawn: what is said below the title tells why. */
const nothing: ChartObject = { mark: { type: 'point', opacity: 0, aria: false } };

/** With a capital letter. */
function sentenceStart(text: string, { locale }: Drawing): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase(locale.words.tag) + rest.join('');
}

function noteDetail(detail: string | number | null, { write }: Drawing): string {
  return typeof detail === 'number' ? write.number(detail, 0) : (detail ?? '');
}

/** The axis of values below or beside: lines across, its name over it. */
export const acrossTitle: ChartObject = {
  titleAngle: 0,
  titleAlign: 'left',
  titleAnchor: 'end',
  titleBaseline: 'bottom',
  titleX: 0,
  titleY: -8,
};
