// The marks of a Pareto chart.
import type { ChartObject } from './asChart.ts';
import type { Drawing } from './chartOptions.ts';
import { acrossTitle } from './frame.ts';
import { valueAxis } from './measure.ts';

/** So many names are written level; more of them are turned. */
const LEVEL = 8;

export function paretoLayers(names: readonly string[], classes: readonly string[], drawing: Drawing): ChartObject {
  const { palette, words } = drawing;
  const turned = names.length > LEVEL ? { labelAngle: -40, labelAlign: 'right', labelBaseline: 'middle' } : { labelAngle: 0 };
  const x: ChartObject = {
    field: 'name',
    type: 'nominal',
    sort: null,
    scale: { type: 'band', domain: names, paddingInner: 0.2 },
    axis: { title: null, ...turned, labelLimit: names.length > LEVEL ? 190 : 100, labelOverlap: false },
  };
  const axis = { ...acrossTitle, ...valueAxis({ unit: 'ratio', currency: null }, [1], drawing), title: null, grid: true, tickCount: 5 };
  const y = (field: string): ChartObject => ({ field, type: 'quantitative', stack: null, scale: { domain: [0, 1] }, axis });
  const colours: Readonly<Record<string, string>> = {
    A: palette.series[0] as string,
    B: palette.series[2] as string,
    C: palette.doubtful,
    other: palette.other,
  };
  const told: ChartObject = {
    tooltip: [
      { field: 'name', type: 'nominal', title: words.names.segment },
      { field: 'text', type: 'nominal', title: words.names.share },
      { field: 'together', type: 'nominal', title: words.names.runningShare },
      { field: 'class', type: 'nominal', title: words.names.class },
      { field: 'amount', type: 'nominal', title: words.names.value },
    ],
    description: { field: 'said', type: 'nominal' },
  };
  const known = ['A', 'B', 'C', 'other'].filter((one) => classes.includes(one));
  return {
    layer: [
      {
        mark: { type: 'bar' },
        encoding: {
          x,
          y: y('value'),
          color: {
            field: 'class',
            type: 'nominal',
            scale: { domain: known, range: known.map((one) => colours[one] as string) },
            legend: null,
          },
          ...told,
        },
      },
      {
        mark: { type: 'text', dy: -13, fontSize: 11, fontWeight: 600 },
        encoding: { x, y: y('value'), text: { field: 'letter', type: 'nominal' } },
      },
      { mark: { type: 'line', color: palette.ink, strokeWidth: 1.8, aria: false }, encoding: { x, y: y('running') } },
      { mark: { type: 'point', filled: true, color: palette.ink, size: 30, opacity: 1 }, encoding: { x, y: y('running'), ...told } },
      {
        // The line bends upwards: below its middle there is room.
        transform: [{ filter: { field: 'isMiddle', equal: true } }],
        mark: { type: 'text', align: 'left', dx: 4, dy: 16 },
        encoding: { x, y: y('running'), text: { value: words.names.runningShare } },
      },
    ],
  };
}
