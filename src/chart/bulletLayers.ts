// The marks of bullets: bars, and what they are held against.
import type { ChartObject } from './asChart.ts';
import { namesAxis } from './bars.ts';
import type { Drawing } from './chartOptions.ts';
import { legendColumns } from './frame.ts';

/** What is drawn. */
export interface Bulleted {
  readonly names: readonly string[];
  readonly isOne: boolean;
  readonly numbers: readonly number[];
  /** What there are marks of. */
  readonly series: ReadonlySet<string>;
  readonly axis: ChartObject;
}

/** An upright stroke, thick or thin; a triangle that points to the bar; a diamond. */
const forms = {
  target: 'M-0.16,-1L0.16,-1L0.16,1L-0.16,1Z',
  minimum: 'M-0.07,-0.8L0.07,-0.8L0.07,0.8L-0.07,0.8Z',
  expected: 'triangle-down',
  stretch: 'diamond',
} as const;

export function bulletLayers({ names, isOne, numbers, series, axis }: Bulleted, drawing: Drawing): ChartObject {
  const { palette, words, room } = drawing;
  const known = (['target', 'expected', 'minimum', 'stretch'] as const).filter((one) => series.has(words.names[one]));
  const entries = known.map((one) => words.names[one]);
  const domain = [Math.min(0, ...numbers), Math.max(...numbers, 0) * 1.04 || 1];
  const y: ChartObject = {
    field: 'name',
    type: 'nominal',
    sort: null,
    scale: { domain: names, paddingInner: 0.62, paddingOuter: 0.31 },
    axis: isOne ? null : { ...namesAxis(room), labelColor: palette.ink },
  };
  const x: ChartObject = {
    field: 'value',
    type: 'quantitative',
    stack: null,
    scale: { domain, nice: false },
    axis: { ...axis, title: isOne ? null : words.names.ofTarget, grid: true, tickCount: 5 },
  };
  const tones = { good: palette.good, bad: palette.bad, doubtful: palette.doubtful, plain: palette.other };
  const told: ChartObject = {
    tooltip: [
      { field: 'name', type: 'nominal', title: words.names.goal },
      { field: 'series', type: 'nominal', title: words.names.series },
      { field: 'text', type: 'nominal', title: words.names.value },
    ],
    description: { field: 'said', type: 'nominal' },
  };
  const shape: ChartObject = {
    field: 'series',
    type: 'nominal',
    scale: { domain: entries, range: known.map((one) => forms[one]) },
    legend: {
      title: null,
      columns: legendColumns(entries, { room: isOne ? room : room * 0.56 }),
      symbolFillColor: palette.ink,
      symbolStrokeColor: palette.ink,
      symbolStrokeWidth: 0,
      symbolSize: 160,
    },
  };
  const marks = (some: readonly string[], size: number, yOffset: number): ChartObject => ({
    transform: [{ filter: { field: 'role', equal: 'mark' } }, { filter: { field: 'series', oneOf: some } }],
    mark: { type: 'point', filled: true, fill: palette.ink, stroke: palette.ground, strokeWidth: 1, opacity: 1, size, yOffset },
    encoding: { y, x, shape, ...told },
  });
  const onBar = known.filter((one) => one !== 'expected').map((one) => words.names[one]);
  return {
    layer: [
      {
        transform: [{ filter: { field: 'role', equal: 'bar' } }],
        mark: { type: 'bar' },
        encoding: {
          y,
          x,
          color: { field: 'tone', type: 'nominal', scale: { domain: Object.keys(tones), range: Object.values(tones) }, legend: null },
          ...told,
        },
      },
      {
        transform: [{ filter: { field: 'role', equal: 'bar' } }],
        mark: { type: 'text', align: 'left', dy: 22, baseline: 'middle' },
        encoding: { y, x: { datum: 0, type: 'quantitative' }, text: { field: 'label', type: 'nominal' } },
      },
      ...(onBar.length > 0 ? [marks(onBar, 400, 0)] : []),
      ...(known.includes('expected') ? [marks([words.names.expected], 70, -16)] : []),
    ],
  };
}
