// What every chart may be told, and how it is read.
import { excerpt, KpiError, refuseUnknown } from '../error.ts';
import type { ChartWords } from '../locale/chartWords.ts';
import { en } from '../locale/en.ts';
import type { Locale } from '../locale/locale.ts';
import { type Writing, writing } from '../locale/numbers.ts';
import { type ChartTheme, type Palette, palettes } from './palette.ts';

/** What every chart may be told. */
export interface ChartOptions {
  /** The language: `en` unless given. */
  readonly locale?: Locale | undefined;
  /** The title; made from what is drawn unless given. */
  readonly title?: string | undefined;
  /** The text for those who do not see the picture; made from the numbers unless given. */
  readonly description?: string | undefined;
  /** The width in pixels, 80 to 4000, axes included; `container` takes that of the page around it. 640 unless given. */
  readonly width?: number | 'container' | undefined;
  /** The height of what is drawn in pixels, 10 to 4000, without titles and axes. */
  readonly height?: number | undefined;
  /** The ground that it is drawn on; `light` unless given. */
  readonly theme?: ChartTheme | undefined;
  /** Other names for what a table is split by: `{ country: 'Pays' }`. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
}

/** The options as they were read. */
export interface Drawing {
  readonly locale: Locale;
  readonly words: ChartWords;
  readonly write: Writing;
  readonly palette: Palette;
  readonly title: string | null;
  readonly description: string | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly width: number | 'container';
  readonly height: number | null;
  /** About how wide it will be, to break lines. */
  readonly room: number;
}

const names = ['locale', 'title', 'description', 'width', 'height', 'theme', 'labels'];
const [NARROWEST, LOWEST, LARGEST] = [80, 10, 4000];
const WIDTH = 640;

/** Reads the options of a chart; `own` are the names of those that only it has. */
export function drawingOf(options: ChartOptions, own: readonly string[], narrow = WIDTH): Drawing {
  if (typeof options !== 'object' || options === null)
    throw new KpiError('bad-argument', `the options are ${excerpt(options)}`, "give an object: { title: '…' }", ['options']);
  refuseUnknown(options, [...own, ...names]);
  const { locale = en, title, description, width = narrow, height, theme = 'light', labels = {} } = options;
  if (typeof locale !== 'object' || locale === null || typeof locale.words?.tag !== 'string' || typeof locale.charts !== 'object')
    throw new KpiError('bad-argument', `locale is ${excerpt(locale)}`, "give the language itself: import { fr } from 'sales-kpi'", [
      'locale',
    ]);
  refuseText(title, 'title');
  refuseText(description, 'description');
  if (width !== 'container') refuseSize(width, 'width', NARROWEST);
  if (height !== undefined) refuseSize(height, 'height', LOWEST);
  if (!Object.hasOwn(palettes, theme))
    throw new KpiError('bad-argument', `theme is ${excerpt(theme)}`, "give 'light' or 'dark'", ['theme']);
  if (typeof labels !== 'object' || labels === null)
    throw new KpiError('bad-argument', `labels is ${excerpt(labels)}`, "give names by column: { country: 'Pays' }", ['labels']);
  return {
    locale,
    words: locale.charts,
    write: writing(locale.words),
    palette: palettes[theme],
    labels,
    title: title ?? null,
    description: description ?? null,
    width,
    height: height ?? null,
    room: width === 'container' ? WIDTH : width,
  };
}

function refuseText(text: unknown, name: string): void {
  if (text !== undefined && typeof text !== 'string')
    throw new KpiError('bad-argument', `${name} is ${excerpt(text)}`, 'give a text, or leave it out', [name]);
}

function refuseSize(size: unknown, name: string, least: number): void {
  if (typeof size !== 'number' || !(size >= least && size <= LARGEST))
    throw new KpiError('bad-argument', `${name} is ${excerpt(size)}`, `give pixels, ${least} to ${LARGEST}`, [name]);
}

/** A whole number of things drawn at most. */
export function mostOf(most: unknown, unlessGiven: number, limit: number): number {
  const given = most ?? unlessGiven;
  if (typeof given === 'number' && Number.isSafeInteger(given) && given >= 1 && given <= limit) return given;
  throw new KpiError('bad-argument', `most is ${excerpt(most)}`, `give a whole number from 1 to ${limit}`, ['most']);
}
