// Horizontal bars with their names before and their values behind them.
import type { ChartObject } from './asChart.ts';
import type { Drawing } from './chartOptions.ts';

/** So high is a bar with the space around it. */
export const BAR = 28;

/** What bars are drawn from: rows with `name`, `value`, `label`, `side`, and what is said of each. */
export interface Barred {
  readonly names: readonly string[];
  readonly axis: ChartObject;
  /** The colour of a bar, by `tone` of its row. */
  readonly tones: Readonly<Record<string, string>>;
  /** Which sides of zero there are bars on. */
  readonly sides: readonly string[];
  readonly tooltip: readonly (readonly [field: string, title: string])[];
}

/** Which side of zero the text of a bar stands on. */
export const sideOf = (value: number | null): 'left' | 'right' | 'none' => (value === null ? 'none' : value < 0 ? 'left' : 'right');

/** The names before bars: no more than about a third of the width. */
export const namesAxis = (room: number): ChartObject => ({
  title: null,
  labelLimit: Math.min(260, Math.round(room * 0.42)),
  labelFontSize: 12,
  labelPadding: 8,
});

export function barLayers({ names, axis, tones, tooltip, sides }: Barred, { palette, room }: Drawing): ChartObject {
  const y: ChartObject = {
    field: 'name',
    type: 'nominal',
    sort: null,
    scale: { domain: names, paddingInner: 0.3, paddingOuter: 0.15 },
    axis: { ...namesAxis(room), labelColor: palette.ink },
  };
  const x: ChartObject = {
    field: 'value',
    type: 'quantitative',
    stack: null,
    scale: { zero: true, nice: true },
    axis: { ...axis, grid: true, tickCount: 5, title: null },
  };
  /** Beside a bar, or beside zero where that leads to the left or there is none. */
  const label = (side: string, more: ChartObject = {}): ChartObject => ({
    transform: [{ filter: { field: 'side', equal: side } }],
    mark: { type: 'text', align: 'left', dx: 5, baseline: 'middle', ...more },
    encoding: { y, x: side === 'right' ? x : { datum: 0, type: 'quantitative' }, text: { field: 'label', type: 'nominal' } },
  });
  return {
    layer: [
      {
        transform: [{ filter: { field: 'side', oneOf: ['left', 'right'] } }],
        mark: { type: 'bar' },
        encoding: {
          y,
          x,
          color: { field: 'tone', type: 'nominal', scale: { domain: Object.keys(tones), range: Object.values(tones) }, legend: null },
          tooltip: tooltip.map(([field, title]) => ({ field, type: 'nominal', title })),
          description: { field: 'said', type: 'nominal' },
        },
      },
      ...(sides.includes('right') ? [label('right')] : []),
      ...(sides.includes('left') ? [label('left')] : []),
      ...(sides.includes('none') ? [label('none', { fill: palette.faint, fontStyle: 'italic' })] : []),
    ],
  };
}
