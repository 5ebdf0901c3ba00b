// The marks of a line chart, from the back to the front. Filters name roles of rows; nothing of the data is in them.
import type { ChartObject } from '../asChart.ts';
import type { Drawing } from '../chartOptions.ts';
import { legendColumns } from '../frame.ts';
import { dashes, shapes } from '../palette.ts';

/** An entry of the legend. */
export interface Entry {
  readonly name: string;
  readonly colour: string;
  readonly dash: readonly number[];
  readonly shape: string;
}

/** The entries of lines that stand beside each other. */
export function entriesOf(names: readonly string[], { palette }: Drawing): Entry[] {
  return names.map((name, at) => ({
    name,
    colour: palette.series[at] as string,
    dash: dashes[at] as number[],
    shape: shapes[at] as string,
  }));
}

/** The entries of what is drawn over one line. */
export function overlayEntries(
  { isCompared, isForecast }: { readonly isCompared: boolean; readonly isForecast: boolean },
  { palette, words }: Drawing,
): Entry[] {
  const { names } = words;
  return [
    ...(isCompared ? [{ name: names.before, colour: palette.other, dash: [6, 3], shape: 'square' }] : []),
    ...(isForecast ? [{ name: names.forecast, colour: palette.forecast, dash: [8, 4], shape: 'triangle-up' }] : []),
  ];
}

/** What is drawn. */
export interface Layered {
  readonly entries: readonly Entry[];
  readonly roles: ReadonlySet<string>;
  /** The names of all periods. */
  readonly domain: readonly string[];
  readonly axisX: ChartObject;
  readonly axisY: ChartObject;
  readonly isFromZero: boolean;
  /** Whether each value has its point. */
  readonly isPointed: boolean;
  /** Whether something is drawn over one line, instead of several lines beside each other. */
  readonly isOver: boolean;
}

/** The dashes and the symbol of a row. */
export function withLook(row: ChartObject, entries: readonly Entry[]): ChartObject {
  const { dash = [1, 0], shape = 'circle' } = entries.find(({ name }) => name === row['series']) ?? {};
  return { ...row, dash, shape };
}

const only = (...roles: string[]): ChartObject => ({ transform: [{ filter: { field: 'role', oneOf: roles } }] });

export function lineLayers(
  { entries, roles, domain, axisX, axisY, isFromZero, isPointed, isOver }: Layered,
  drawing: Drawing,
): ChartObject {
  const { palette, words } = drawing;
  const names = entries.map(({ name }) => name);
  const look = isOver ? { symbolType: 'stroke', symbolSize: 400, symbolStrokeWidth: 2.2 } : {};
  const legend = names.length > 1 ? { title: null, columns: legendColumns(names, drawing), ...look } : null;
  const x: ChartObject = { field: 'period', type: 'ordinal', scale: { type: 'point', domain, padding: 0.3 }, axis: axisX };
  const y: ChartObject = { field: 'value', type: 'quantitative', scale: { zero: isFromZero, nice: true }, axis: axisY };
  /** A channel that the legend shows; the other one, of dashes and symbols, is read off the rows as it is. */
  const scaled = (channel: 'colour' | 'dash' | 'shape'): ChartObject =>
    channel === (isOver ? 'shape' : 'dash')
      ? { field: channel, type: 'nominal', scale: null }
      : { field: 'series', type: 'nominal', scale: { domain: names, range: entries.map((entry) => entry[channel] as string) }, legend };
  const color = scaled('colour');
  const told: ChartObject = {
    tooltip: [
      { field: 'when', type: 'nominal', title: words.names.period },
      { field: 'series', type: 'nominal', title: words.names.series },
      { field: 'text', type: 'nominal', title: words.names.value },
    ],
    description: { field: 'said', type: 'nominal' },
  };
  const band = (low: string, high: string, opacity: number): ChartObject => ({
    ...only('link', 'forecast'),
    mark: { type: 'area', opacity, color: palette.forecast, aria: false },
    encoding: { x, y: { ...y, field: low }, y2: { field: high } },
  });
  const point = (role: string, mark: ChartObject): ChartObject => ({
    ...only(role),
    mark: { type: 'point', filled: true, opacity: 1, ...mark },
    encoding: { x, y, color, shape: scaled('shape'), ...told },
  });
  const hollow = { filled: false, fill: palette.ground, strokeWidth: 2 };
  return {
    layer: [
      ...(roles.has('forecast') ? [band('low95', 'high95', 0.18), band('low80', 'high80', 0.28)] : []),
      ...(roles.has('shift')
        ? [
            { ...only('shift'), mark: { type: 'rule', color: palette.faint, strokeDash: [2, 2], aria: false }, encoding: { x } },
            {
              ...only('shift'),
              mark: { type: 'text', align: 'left', dx: 5, y: 6, color: palette.faint },
              encoding: { x, text: { field: 'label' } },
            },
          ]
        : []),
      {
        ...only('line', 'forecast', 'link'),
        mark: { type: 'line', strokeWidth: 2.2, aria: false },
        encoding: { x, y, color, strokeDash: scaled('dash') },
      },
      ...(roles.has('dash')
        ? [
            {
              ...only('dash'),
              mark: { type: 'line', strokeWidth: 2.2, strokeDash: [2, 3], aria: false },
              encoding: { x, y, color, detail: { field: 'path' } },
            },
          ]
        : []),
      ...(roles.has('point') ? [point('point', { size: 36, opacity: isPointed ? 1 : 0 })] : []),
      ...(roles.has('alone') ? [point('alone', { size: 36 })] : []),
      ...(roles.has('hollow') ? [point('hollow', { size: 46, ...hollow })] : []),
      ...(roles.has('forecast') ? [point('forecast', { size: 36 })] : []),
      ...(roles.has('anomaly')
        ? [
            {
              ...only('anomaly'),
              mark: { type: 'point', shape: 'diamond', size: 190, filled: false, strokeWidth: 2.5, opacity: 1, color: palette.bad },
              encoding: { x, y, ...told },
            },
          ]
        : []),
    ],
  };
}
