// Colours that are told apart by those who do not see all of them, after Okabe and Ito (2008): darker ones on a light ground, so that each
// has a contrast of 3 : 1 and more; on a dark ground their own. Each pair differs for the three kinds of colour blindness as well. Lines differ in dashes and symbols as well.

/** The ground of a chart. */
export type ChartTheme = 'light' | 'dark';

/** The colours of a chart. */
export interface Palette {
  readonly ground: string;
  /** Titles and numbers. */
  readonly ink: string;
  /** Subtitles, axes. */
  readonly faint: string;
  readonly grid: string;
  /** Series, in their order. */
  readonly series: readonly string[];
  /** What is compared with, and all others. */
  readonly other: string;
  readonly good: string;
  readonly bad: string;
  readonly doubtful: string;
  readonly forecast: string;
  /** Totals, targets. */
  readonly firm: string;
  /** From few to many. */
  readonly ramp: readonly [string, string];
}

/** How series differ beside their colours. */
export const dashes: readonly (readonly number[])[] = [
  [1, 0],
  [8, 4],
  [3, 3],
  [10, 3, 2, 3],
  [14, 4],
  [6, 2, 2, 2, 2, 2],
  [2, 6],
];
/** The symbols of series. */
export const shapes: readonly string[] = ['circle', 'square', 'triangle-up', 'diamond', 'triangle-down', 'cross', 'triangle-right'];

export const palettes: Readonly<Record<ChartTheme, Palette>> = {
  light: {
    ground: '#ffffff',
    ink: '#1f2328',
    faint: '#57606a',
    grid: '#e4e7eb',
    series: ['#0072b2', '#d55e00', '#00a77a', '#cc79a7', '#605b1a', '#000000', '#22485d'],
    forecast: '#cc79a7',
    other: '#595f69',
    good: '#0072b2',
    bad: '#d55e00',
    doubtful: '#605b1a',
    firm: '#4b5563',
    ramp: ['#eaf3fa', '#00507e'],
  },
  dark: {
    ground: '#16191d',
    ink: '#f0f3f6',
    faint: '#b3bac2',
    grid: '#343a42',
    series: ['#56b4e9', '#d89500', '#f0e442', '#8f5575', '#f0f3f6', '#af4d00', '#006ba7'],
    forecast: '#cc79a7',
    other: '#c3c9d1',
    good: '#56b4e9',
    bad: '#d89500',
    doubtful: '#f0e442',
    firm: '#c3c9d1',
    ramp: ['#22303c', '#8fd0f7'],
  },
};

/** The share of light that a colour sends back (WCAG 2). */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** How much two colours differ in light, from 1 to 21 (WCAG 2). */
export function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** A colour between two, as Vega draws it: 0 is the first, 1 the second. */
export function between([from, to]: readonly [string, string], share: number): string {
  const part = (colour: string, at: number): number => Number.parseInt(colour.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(part(from, at) + (part(to, at) - part(from, at)) * share));
  return `#${mixed.map((one) => one.toString(16).padStart(2, '0')).join('')}`;
}

/** Black or white, whichever is read better on a colour. */
export function inkOn(colour: string): string {
  return contrast(colour, '#000000') > contrast(colour, '#ffffff') ? '#000000' : '#ffffff';
}
